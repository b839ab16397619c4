// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// valuta and perche: the same question, asked of the whole catalogue or of one
// instrument.

#include <fmt/format.h>
#include <unistd.h>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "output.hpp"
#include "question.hpp"

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

// Leaves `answer` empty and returns the exit code when there is none.
int ask(const Run& run, const std::string& instrument, bool why, std::optional<Answer>& answer) {
    const Request& r = run.request;
    std::optional<AboutPerson> about;
    if (const int code = open_question(run, about); code != answered) return code;
    about->question.instrument = instrument.empty() ? r.value("--strumento") : instrument;
    about->question.all_ways = r.has("--tutte");
    Diagnostics problems;
    answer = about->catalogue.ask(about->person, about->question, problems);
    if (!answer) {
        report(about->catalogue, problems, r);
        return invalid;
    }
    if (r.value("--formato") != "json") report(about->catalogue, answer->notes, r);
    return print(show(*answer, r, why)) ? answered : failed;
}

bool open_verdict(Verdict v) {
    return v == Verdict::to_clarify || v == Verdict::to_verify_hidden;
}

}  // namespace

int run_valuta(const Run& run) {
    std::optional<Answer> answer;
    return ask(run, "", false, answer);
}

int run_perche(const Run& run) {
    std::optional<Answer> answer;
    const int code = ask(run, run.request.arguments[1], true, answer);
    if (code != answered || !answer || answer->instruments.empty()) return code;
    return open_verdict(answer->instruments.front().verdict) ? undecided : answered;
}

}  // namespace attiva::cli
