// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"

// The answer to "cosa possiamo attivare?": per instrument a verdict, why (a
// tree with legal sources), what is missing and who knows it, how suitable it
// is, the amounts, what was presumed. Plain data in Italian, ready to print;
// every string is owned. An answer proposes: people decide. Below it the same over many days.

namespace attiva {

/// In the order shown. docs/lingua.md §12 gives the rule.
enum class Verdict : std::uint8_t {
    active_now,       ///< in corso
    available,        ///< attivabile
    to_clarify,       ///< attivabile se … (da chiarire)
    to_verify_hidden, ///< attivabile salvo verifica riservata di <servizio>
    not_now,          ///< non ora
    presumed_out,     ///< escluso salvo <condizione>: no only through presumptions
    already_done,     ///< già fatto
    not_offered,      ///< qui non offerto
    unavailable,      ///< non attivabile
};
const char* word(Verdict v);  ///< "attivabile", "da chiarire", "salvo verifica riservata", …

/// Suitability stands beside the verdict and never changes it.
enum class Suitability : std::uint8_t { indicated, neutral, discouraged };
const char* word(Suitability s);

/// What the person says of an instrument. It stands beside the verdict and never changes it.
enum class PersonSays : std::uint8_t { wanted, nothing, refused };
const char* word(PersonSays s);  ///< "desidera", "", "rifiuta"

/// Where a condition comes from.
struct SourceRef {
    std::string act;        ///< registry id, "dl_48_2023"
    std::string act_title;  ///< "DL 4 maggio 2023, n. 48"
    std::string place;      ///< "art. 2, c. 1"
    bool unverified = false;  ///< da_verificare
    std::string file;       ///< rule file and line where the clause is written
    int line = 0;
    std::string layer;      ///< "nazionale", "toscana", "zona versilia", "comune pietrasanta"
    bool local = false;     ///< zone or comune
};

/// Shared: many reasons and lines cite the same place. Never empty where there is one.
using SharedSource = std::shared_ptr<const SourceRef>;

struct Reason;

/// A reason below another. Shared: what an answer explains twice is told once.
struct ReasonPart {
    std::shared_ptr<const Reason> reason;  ///< never empty
    bool decisive = true;  ///< it is among the parts that settle the truth above it
    const Reason* operator->() const { return reason.get(); }
    const Reason& operator*() const { return *reason; }
};

/// One node of the explanation, recorded while deciding. `truth` is absent for
/// a term (then `value` says what it is worth).
struct Reason {
    std::string text;   ///< the sentence of the rule, or the condition in words
    std::optional<Truth> truth;
    std::string value;  ///< "ISEE: 7.000,00 euro; soglia: 10.140,00 euro"
    bool presumed = false;  ///< rests on a presumption
    bool hidden = false;    ///< rests on a fact the viewer may not see
    SharedSource source;
    std::vector<ReasonPart> parts;
    bool applies = true;    ///< false: the `se` of its clause is no, and it asks nothing of her
};

/// A fact that is not known and matters.
struct Missing {
    std::string attribute;  ///< id
    std::string label;      ///< Italian
    std::string question;   ///< whole sentence
    std::string holder;     ///< "l'INPS", "il SerD"; "il catalogo" for a value the law does not give
    std::string member;     ///< whose, when about a member of the household; may be empty
    bool hidden = false;    ///< riservato
    bool partial = false;   ///< known in part: `known` says what
    std::string known;
    bool reading = false;   ///< how a rule is read: not for anybody to verify about her
};

/// An amount or another typed result, possibly an interval.
struct Result {
    std::string name;   ///< "quota_a"
    std::string title;  ///< "Integrazione del reddito (quota A)"
    std::string type;   ///< "euro/anno", "data", "sì_no"
    std::string text;   ///< "6.500,00 euro/anno", "da … a …", "almeno …", "fino a …", "manca …"
    bool exact = false;
    Number lo, hi;      ///< base units; meaningful for numeric types and dates
    SharedSource source;
    std::vector<Missing> missing;
};

/// Something said in one line that hangs on an instrument: window, order,
/// duration, what it opens, who must be at the table, remarks.
struct Line {
    std::string kind;  ///< "durata", "apre", "dopo", "coinvolge", "predispone", "nota", …
    std::string text;
    std::optional<Truth> truth;  ///< for those with a condition
    SharedSource source;
};

/// An instrument at whose end (`al termine`) a fact would be as needed.
struct Opener {
    std::string id;
    std::string name;
    std::string service;  ///< who runs it: "il centro per l'impiego"; may be empty
};

/// A fact that would have to be otherwise than it is known to be.
struct ChangeNeeded {
    std::string attribute;  ///< id
    std::string label;      ///< Italian
    std::string member;     ///< whose, when about a member of the household; may be empty
    std::string now;        ///< "10.640 euro"
    std::string needed;     ///< "al massimo 10.140 euro"; of a place: "Lucca o zona Versilia"
    std::string distance;   ///< "500 euro di troppo"; empty where there is no distance
    std::string by;         ///< who can change it: "il tempo", "la persona", "il SerD", "nessuno"
    std::vector<Opener> openers;  ///< what a service can do: instruments that would; in catalogue order
};

/// One of the smallest sets of facts whose change would open a no: no part of it is
/// enough. It says what would have to be, not what one should wish for.
struct WayIn {
    std::vector<ChangeNeeded> changes;
};

/// May a funding line pay a cost of an instrument for the person on the day, by the rules
/// alone? Whether there is money left is another question.
enum class Payable : std::uint8_t {
    yes,              ///< può pagare
    to_clarify,       ///< da chiarire
    to_verify_hidden, ///< salvo verifica riservata: who asks may not see what decides it
    presumed_out,     ///< non può, salvo: a no only through presumptions
    no,               ///< non può
};
const char* word(Payable p);

/// A cost of an instrument and a line that pays it (`paga … per costo …`).
struct Funding {
    std::string id, name;   ///< of the line
    std::string cost;       ///< "indennità"; empty: the rules do not say which costs
    Payable payable = Payable::to_clarify;
    std::string summary;    ///< what decides it, in short; empty where it may pay
    std::vector<Reason> reasons;      ///< validity, call, for whom, `se`
    std::vector<Missing> missing;     ///< what would settle it
    std::vector<Line> limits;         ///< tetto, cofinanziamento, premio, riserva, dotazione, non insieme a
    std::optional<Date> until;        ///< the last day it can pay, where the rules say one
    SharedSource source;              ///< of `paga`
    bool unverified = false;          ///< something that counts here is da_verificare
};

/// A condition that only what is presumed says no to.
struct PresumedBar {
    std::string text;       ///< its title, or the condition in words; empty: no condition bars
                            ///< alone, all that are open do together
    bool excludes = false;  ///< it bars by being so, not by not being so
    std::vector<std::string> facts;  ///< labels of the presumed facts that make it a no
};

struct InstrumentAnswer {
    std::string id;
    std::string name;
    Verdict verdict = Verdict::to_clarify;
    Suitability suitability = Suitability::neutral;
    PersonSays wish = PersonSays::nothing;
    Truth eligible = Truth::unknown;  ///< E with presumptions
    Truth in_time = Truth::unknown;   ///< T
    Truth offered = Truth::unknown;
    std::string summary;  ///< one line: the reason in short
    std::vector<Reason> reasons;      ///< one per clause of E, T and availability
    std::vector<Reason> suitability_reasons;
    std::vector<Missing> missing;     ///< what would settle it, most telling first
    std::vector<std::string> presumed;  ///< labels of presumed facts it rests on
    std::vector<PresumedBar> bars;    ///< of an `escluso salvo`: what bars it
    std::vector<WayIn> ways_in;       ///< of a `non attivabile`: smallest first
    int ways_kept_back = 0;           ///< others, of facts nobody may wish for (Question::all_ways)
    bool ways_complete = true;        ///< no other set of up to three facts would do
    std::vector<Result> results;
    std::vector<Line> lines;
    std::vector<Funding> funding;     ///< of one instrument asked about: those that may pay first, then
                                      ///< by what they say, then catalogue order
    std::vector<std::string> services;  ///< holders to ask, for "salvo verifica riservata di"
    std::string opened_by;    ///< "si apre con …": another instrument sets the failing fact
    std::optional<Date> from; ///< when known dates alone will make it possible
    std::string tier;         ///< "fascia 2, solo a scorrimento"
    std::string interpretation;  ///< when an open reading changes verdict or amount
    bool anyway = false;      ///< «comunque»: no condition settles it, but whatever is still
                              ///< to be known, the verdict is this one
    bool exhausted = false;   ///< what is to be known may be in too many ways to look at all
    bool unverified = false;  ///< some clause that counts is da_verificare
    bool local = false;       ///< some clause that counts, or an amount or result, is local
    bool expired = false;     ///< its validity ended before the day: kept for the past
};

struct PresumedFact {
    std::string attribute, label, value, member;
};

struct Answer {
    Date day;
    std::string place;    ///< "comune di Pietrasanta (zona Versilia)" or "luogo non indicato"
    std::string view;     ///< "tutto il fascicolo" or the service's name
    std::string digest;   ///< of the catalogue
    std::string subject;  ///< label of the person file, may be empty
    std::vector<InstrumentAnswer> instruments;  ///< in the order shown: verdict, what the person
                                                ///< says, suitability, catalogue
    std::vector<PresumedFact> presumptions;     ///< those this answer rests on
    bool presumptions_on = true;
    Diagnostics notes;    ///< warnings about the person file
};

/// A fact that a viewer may not see, and whose consent shows it. Never its value.
struct FactToShare {
    std::string attribute;  ///< id
    std::string label;      ///< Italian
    std::string member;     ///< whose, when about a member of the household; may be empty
    std::string holder;     ///< who has it: "il SerD"
    std::string consent;    ///< service id to write under `consensi:`
};

/// Facts that together would settle an instrument; no part of them would.
struct SharingSet {
    std::vector<FactToShare> facts;
    std::string outcome;  ///< the verdict it would be, in words: only for who sees the whole file
};

/// What to share, with the person's consent, to settle one instrument (docs/lingua.md §12).
struct SharingAnswer {
    Date day;
    std::string place, view, digest, subject;  ///< as in Answer
    std::string with;         ///< who would be shown the facts: "il centro per l'impiego"
    bool on_true_values = false;  ///< asked by who sees the whole file; else on all completions
    std::string id, name;     ///< of the instrument
    Verdict verdict = Verdict::to_clarify;  ///< as `with` sees it now
    std::vector<SharingSet> enough;  ///< «basta», or «basta comunque»: all of the smallest size
    std::vector<SharingSet> may;     ///< «può bastare»: with some values of theirs; the same
    bool all_enough = true;          ///< no other set of that size, or smaller, is
    bool all_may = true;
    std::vector<Missing> besides;    ///< what is missing beside hidden facts
    Diagnostics notes;
};
// From when and until when: the verdicts of a person from a day to another, as long as
// nothing else is learnt of her. On each day the verdict is the one the question of that
// day gets (Catalogue::ask). Plain data in Italian, ready to print.

/// The calendar goes no farther than so many months from its first day; without a last
/// day it goes so far.
inline constexpr int longest_calendar_months = 120;
inline constexpr int usual_calendar_months = 60;

/// Why a verdict turns on a day.
struct DayReason {
    std::string text;     ///< what turns: "compie 18 anni", "comincia il 1º gennaio 2027"
    std::string clause;   ///< the sentence of the rule it turns; empty when no clause is named
    SharedSource source;  ///< of that clause; may be empty
};

/// A stretch of days with one verdict.
struct CalendarPeriod {
    Date from, to;  ///< both included
    Verdict verdict = Verdict::to_clarify;
    bool anyway = false;         ///< «comunque», as in InstrumentAnswer on its first day
    std::string summary;         ///< the answer's line on its first day; only of one instrument
    std::vector<DayReason> why;  ///< of its beginning; none of the first
};

struct InstrumentCalendar {
    std::string id;
    std::string name;
    std::vector<CalendarPeriod> periods;  ///< in order, without gaps; never empty
    /// The first day on which it is attivabile; nothing if there is none.
    std::optional<Date> available_from;
};

struct Calendar {
    Date from, to;        ///< both included
    std::string place, view, digest, subject;  ///< as in Answer, on the first day
    bool one = false;     ///< one instrument was asked about
    bool presumptions_on = true;
    std::vector<InstrumentCalendar> instruments;  ///< catalogue order
    Diagnostics notes;    ///< warnings about the person file
};

/// What a day does to an instrument.
enum class Turning : std::uint8_t {
    opens,    ///< apre: becomes attivabile
    closes,   ///< chiude: is attivabile no more, and not because it is running
    clarify,  ///< da chiarire: it was clear, and is so no more
    starts,   ///< comincia
    ends,     ///< finisce: it was running
    other,    ///< cambia: another verdict that is not attivabile
};
const char* word(Turning t);
Turning turning(Verdict before, Verdict after);

/// One line of the merged calendar.
struct CalendarEvent {
    Date day;
    Turning turning = Turning::other;
    const InstrumentCalendar* instrument = nullptr;  ///< of the calendar given; never empty
    const CalendarPeriod* before = nullptr;
    const CalendarPeriod* after = nullptr;  ///< begins on the day
};
/// Every change, by day, then what it does, then catalogue order. Points into `calendar`.
std::vector<CalendarEvent> events(const Calendar& calendar);

/// Schema "attiva/calendario/1" (docs/json.md).
std::string to_json(const Calendar& calendar);
/// iCalendar (RFC 5545): one all-day event a change, no alarm; the same text for the
/// same calendar.
std::string to_ics(const Calendar& calendar);

}  // namespace attiva
