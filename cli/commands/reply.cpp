// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// valuta and perche: the same question, asked of the whole catalogue or of one
// instrument.

#include "reply.hpp"

#include <unistd.h>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

std::string show(const Answer& a, const Request& r, bool why) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a) + "\n";
    const Reasons reasons = r.has("--completa")                 ? Reasons::whole
                            : why || r.has("--ragioni") ? Reasons::decisive
                                                        : Reasons::none;
    if (format == "piano") return answer_plain(a, reasons);
    const Style style = style_of(r.value("--colore", "auto"), STDOUT_FILENO);
    return why ? why_text(a, style, reasons) : answer_text(a, style, reasons);
}

bool open_verdict(Verdict v) { return v == Verdict::to_clarify || v == Verdict::to_verify_hidden; }

// Leaves `answer` empty when the reply is all there is to say.
Reply ask(const Catalogue& c, const Input& person, Question q, const Request& r, bool why, std::optional<Answer>& answer) {
    q.all_ways = r.has("--tutte");
    Reply reply;
    Diagnostics problems;
    answer = c.ask(person, q, problems);
    if (!answer) {
        add_report(reply, c, problems, r);
        reply.code = invalid;
        return reply;
    }
    if (r.value("--formato") != "json") add_report(reply, c, answer->notes, r);
    reply.out += show(*answer, r, why);
    return reply;
}

}  // namespace

void add_report(Reply& reply, const Catalogue& c, const Diagnostics& found, const Request& r) {
    if (found.empty()) return;
    if (r.value("--formato") == "json") {
        reply.out += c.render_json(found) + "\n";
        return;
    }
    const Style style = style_of(r.value("--colore", "auto"), STDERR_FILENO);
    reply.err += c.render(found, r.value("--formato") == "piano", style.colour);
}

Reply reply_valuta(const Catalogue& c, const Input& person, Question q, const Request& r) {
    q.instrument = r.value("--strumento");
    std::optional<Answer> answer;
    return ask(c, person, std::move(q), r, false, answer);
}

Reply reply_perche(const Catalogue& c, const Input& person, Question q, const Request& r) {
    q.instrument = r.arguments[1];
    std::optional<Answer> answer;
    Reply reply = ask(c, person, std::move(q), r, true, answer);
    if (answer && !answer->instruments.empty() && open_verdict(answer->instruments.front().verdict)) reply.code = undecided;
    return reply;
}

}  // namespace attiva::cli
