// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// quando: from when and until when, for one instrument or for all of them.
// Tested by tests/cases/buoni/quando/.

#include <unistd.h>

#include "attiva/attiva.hpp"
#include "calendar_text.hpp"
#include "day.hpp"
#include "question.hpp"

namespace attiva::cli {
namespace {

std::string show(const Calendar& c, const Request& r) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(c) + "\n";
    if (format == "ics") return to_ics(c);
    if (format == "piano") return calendar_plain(c);
    return calendar_text(c, style_of(r.value("--colore", "auto"), STDOUT_FILENO));
}

}  // namespace

int run_quando(const Run& run) {
    const Request& r = run.request;
    std::optional<Date> last;
    if (r.has("--fino") && !(last = day_of(r, "--fino"))) return misused;
    std::optional<AboutPerson> about;
    if (const int code = open_question(run, about); code != answered) return code;
    if (r.arguments.size() > 1) about->question.instrument = r.arguments[1];
    Diagnostics problems;
    const auto calendar = about->catalogue.calendar(
        about->person, about->question, last.value_or(add_months(about->question.day, usual_calendar_months)), problems);
    if (!calendar) {
        report(about->catalogue, problems, r);
        return invalid;
    }
    if (r.value("--formato") != "json") report(about->catalogue, calendar->notes, r);
    return print(show(*calendar, r)) ? answered : failed;
}

}  // namespace attiva::cli
