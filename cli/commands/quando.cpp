// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// quando: from when and until when, for one instrument or for all of them.
// Tested by tests/cases/buoni/quando/.

#include <unistd.h>

#include "attiva/attiva.hpp"
#include "calendar_text.hpp"
#include "commands.hpp"
#include "day.hpp"
#include "reply.hpp"

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

Reply reply_quando(const Catalogue& catalogue, const Input& person, Question question, const Request& r) {
    if (r.arguments.size() > 1) question.instrument = r.arguments[1];
    Date last = add_months(question.day, usual_calendar_months);
    if (r.has("--fino")) last = day_of(r, "--fino").value_or(last);
    Reply reply;
    Diagnostics problems;
    const auto calendar = catalogue.calendar(person, question, last, problems);
    if (!calendar) {
        add_report(reply, catalogue, problems, r);
        reply.code = invalid;
        return reply;
    }
    if (r.value("--formato") != "json") add_report(reply, catalogue, calendar->notes, r);
    reply.out += show(*calendar, r);
    return reply;
}

}  // namespace attiva::cli
