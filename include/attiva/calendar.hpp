// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "attiva/answer.hpp"

// From when and until when: the verdicts of a person from a day to another, as long as
// nothing else is learnt of her. On each day the verdict is the one the question of that
// day gets (Catalogue::ask). Plain data in Italian, ready to print.

namespace attiva {

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
