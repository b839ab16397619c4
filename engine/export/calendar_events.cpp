// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What each day does: the periods of a calendar, merged.
// Tested by tests/session/calendar_test.cpp.

#include <algorithm>

#include "attiva/answer.hpp"

namespace attiva {

const char* word(Turning t) {
    switch (t) {
        case Turning::opens: return "apre";
        case Turning::closes: return "chiude";
        case Turning::clarify: return "da chiarire";
        case Turning::starts: return "comincia";
        case Turning::ends: return "finisce";
        case Turning::other: return "cambia";
    }
    return "";
}

Turning turning(Verdict before, Verdict after) {
    const auto open = [](Verdict v) { return v == Verdict::to_clarify || v == Verdict::to_verify_hidden; };
    if (after == Verdict::active_now) return Turning::starts;
    if (after == Verdict::available) return Turning::opens;
    if (before == Verdict::active_now) return Turning::ends;
    if (before == Verdict::available && !open(after)) return Turning::closes;
    return open(after) && !open(before) ? Turning::clarify : Turning::other;
}

std::vector<CalendarEvent> events(const Calendar& calendar) {
    std::vector<CalendarEvent> out;
    for (const InstrumentCalendar& i : calendar.instruments)
        for (std::size_t k = 1; k < i.periods.size(); ++k)
            out.push_back({i.periods[k].from, turning(i.periods[k - 1].verdict, i.periods[k].verdict), &i, &i.periods[k - 1], &i.periods[k]});
    std::stable_sort(out.begin(), out.end(), [](const CalendarEvent& a, const CalendarEvent& b) { return std::pair(a.day, a.turning) < std::pair(b.day, b.turning); });
    return out;
}

}  // namespace attiva
