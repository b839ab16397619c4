// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// quando: from when and until when, for one instrument or for all of them.
// Tested by tests/cases/buoni/quando/.

#include <unistd.h>

#include "attiva/attiva.hpp"
#include "calendar_text.hpp"
#include "day.hpp"
#include "output.hpp"
#include "question.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

std::string show(const Calendar& c, const Request& r, const Style& style) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(c) + "\n";
    if (format == "ics") return to_ics(c);
    return format == "piano" ? calendar_plain(c) : calendar_text(c, style);
}

// "da chiarire; dal 2026-05-01 attivabile"
std::string verdicts(const InstrumentCalendar& i) {
    std::string out;
    for (const CalendarPeriod& p : i.periods) out += (out.empty() ? "" : "; dal " + iso(p.from) + " ") + std::string(word(p.verdict));
    return out;
}

}  // namespace

Date last_day(const Request& r, Date first) {
    const auto said = r.has("--fino") ? day_of(r, "--fino") : std::nullopt;
    return said.value_or(add_months(first, usual_calendar_months));
}

std::optional<Told> tell_calendar(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style,
                                  Notes notes, Diagnostics& problems) {
    auto calendar = c.calendar(person, question_of(r, day), last_day(r, day), problems);
    if (!calendar) return std::nullopt;
    Told out;
    out.notes = calendar->notes;
    if (notes == Notes::left_out) calendar->notes = {};
    for (const auto& i : calendar->instruments) out.verdicts.emplace_back(i.id, verdicts(i));
    out.text = show(*calendar, r, style);
    return out;
}

}  // namespace attiva::cli
