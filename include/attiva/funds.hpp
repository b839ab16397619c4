// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// Which line pays which step, across a caseload: a proposal, with its reasons. docs/fondi.md
// says what a caseload and its budgets are and what is best; the rule of equity is the team's.
// Plain data in Italian, ready to print; money in whole cents. People decide: what the rule
// leaves equal is told as a tie, and never settled by the order of a file.

namespace attiva {

using Cents = std::int64_t;
/// "1.234,50 euro"
std::string euro(Cents cents);

struct Input;
struct Question;

/// The largest .jsonl or .csv of cases, in bytes: larger ones are split in more files.
inline constexpr std::size_t largest_caseload = std::size_t{64} << 20U;

struct FundsQuestion {
    std::vector<Input> cases;            ///< .yaml, .json: one each; .jsonl, .csv: many
    /// How the money stands, and the rule of equity (docs/fondi.md).
    std::string budgets_name, budgets_text;
    std::vector<std::string> changes;    ///< of a scenario: "fse_3h1.totale=150.000 euro", "senza=fse_3h1"
};

/// What the best proposals say of a request.
enum class Coverage : std::uint8_t {
    paid,       ///< every best proposal pays it
    tied,       ///< some do: the team decides
    uncovered,  ///< none does
    open,       ///< not decided within the limits of the search
};
const char* word(Coverage c);  ///< "pagata", "a pari merito", "scoperta", "non decisa"

struct FundsPayment {
    std::string line, name;
    Cents cents = 0;
    Cents premium = 0;  ///< held on the line, if the outcome comes
    SharedSource source;
    bool unverified = false;
};

/// A line that pays the instrument and not this request, or not with certainty.
struct FundsRefusal {
    std::string line, name;
    std::string why;      ///< Italian: "destinatari: iscritta al collocamento mirato", "la linea finisce il …"
    bool maybe = false;   ///< it may yet: something is to be known (`missing`)
    std::vector<Missing> missing;
    SharedSource source;
};

struct FundsRequest {
    std::string person;           ///< id of the case
    std::string instrument, name, cost;  ///< id, name, cost in words
    Date from, to;
    Cents cents = 0, least = 0, others = 0;
    std::string urgency;
    std::optional<int> waiting;   ///< days
    Coverage coverage = Coverage::open;
    std::vector<FundsPayment> payments;   ///< in the proposal shown; of a tie, of one of the best
    std::vector<std::string> why;         ///< why this line, or why none, in sentences; never empty
    std::vector<FundsRefusal> refusals;   ///< every other line that pays the instrument
    std::vector<std::string> would;       ///< what would pay it: "basterebbero 200 euro in più su …"
    std::vector<std::string> warnings;    ///< double funding, line near its end, …
};

/// A part of a line's money: a year, a zona, a category, a reserve.
struct FundsPart {
    std::string name;      ///< "2026", "zona Versilia", "riserva: in carico al SerD"
    Cents limit = 0, committed = 0, planned = 0;
    bool reserve = false;  ///< at least, not at most
};

struct FundsMonth {
    int year = 0, month = 1;
    Cents committed = 0, planned = 0;
};

struct FundsLine {
    std::string id, name;
    std::optional<Date> until;            ///< the last day it can pay
    Cents total = 0;                      ///< what there was; of a `residuo`: what was left
    Cents committed = 0, planned = 0, premiums = 0, left = 0;  ///< total = committed + planned + premiums + left
    bool overdrawn = false;               ///< commitments alone are beyond the total: nothing is left (left = 0 then)
    std::optional<std::uint32_t> places;
    std::uint32_t persons = 0;            ///< paid in the proposal
    std::vector<FundsPart> parts;
    std::vector<FundsMonth> months;       ///< spending by days of each step, from the first to the last; without gaps
    std::vector<std::string> alerts;
    SharedSource source;
    bool unverified = false;
};

/// «3 di queste 5: decide l'équipe».
struct FundsTie {
    std::vector<std::size_t> requests;    ///< indexes
    std::uint32_t fewest = 0, most = 0;
    bool exact = true;
    std::string text;
};

/// Why no more can be covered, so that it can be checked by hand.
struct FundsBottleneck {
    enum class Kind : std::uint8_t {
        cut,     ///< taglio: these requests need more than these lines have
        places,  ///< taglio: of places
        whole,   ///< resto intero: no short reason was found; in parts perhaps more, whole requests do not fit
    } kind = Kind::cut;
    std::vector<std::size_t> requests;
    std::vector<std::string> lines;       ///< ids
    std::uint32_t at_most = 0;
    Cents needed = 0, available = 0;
    std::string text;                     ///< "12 richieste … chiedono almeno 96.000 euro: questi 3 fondi ne hanno 84.000"
};

/// One number of the rule of equity.
struct FundsLevel {
    std::string text;       ///< "richieste pagate di urgenza «alta»"
    std::int64_t value = 0, bound = 0;
    bool money = false;     ///< cents
    bool proved = false;    ///< value = bound
};

struct FundsAnswer {
    Date day;
    std::string view, digest;
    std::vector<std::string> rule;        ///< in words, in order
    std::vector<FundsRequest> requests;   ///< as read: by file, then as written
    std::vector<FundsLine> lines;         ///< as in the budgets
    std::vector<FundsTie> ties;
    std::vector<FundsBottleneck> bottlenecks;
    std::vector<FundsLevel> levels;
    bool optimal = false;
    std::vector<std::string> frees;       ///< what would free most, best first
    std::vector<std::string> alerts;      ///< commitments: double funding, past the end of a line
    std::vector<std::string> notes;       ///< what was counted in a simpler way; lines without a budget
    std::size_t cases = 0, refused = 0;   ///< read; not read for errors (in `warnings`)
    Diagnostics warnings;                 ///< about the files
};

/// How many requests are so.
std::size_t how_many(const FundsAnswer& answer, Coverage coverage);
/// What the proposal gives a request; in all.
Cents assigned(const FundsRequest& request);
Cents assigned(const FundsAnswer& answer);
/// "anna, Tirocinio (indennità)"
std::string named(const FundsRequest& request);

/// What a scenario changes.
struct FundsDifference {
    std::vector<std::string> changes;     ///< what it supposes, in words
    std::vector<std::string> lines;       ///< Italian, one a line; empty: nothing changes
};
FundsDifference difference(const FundsAnswer& base, const FundsAnswer& scenario, const std::vector<std::string>& changes);

/// Schema "attiva/fondi/1" (docs/json.md).
std::string to_json(const FundsAnswer& answer, const std::optional<FundsDifference>& scenario);
/// For a spreadsheet as Italian ones want it (`;`, decimal comma): the requests; the lines.
std::string requests_csv(const FundsAnswer& answer);
std::string lines_csv(const FundsAnswer& answer);
/// A bar for each line: committed, planned, left; one SVG, says nothing by colour alone.
/// `width` in CSS pixels, 320 … 1280.
std::string funds_svg(const FundsAnswer& answer, int width);

}  // namespace attiva
