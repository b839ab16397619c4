// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// valuta and perche: the same question, asked of the whole catalogue or of one
// instrument.

#include <fmt/format.h>
#include <unistd.h>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "day.hpp"
#include "files.hpp"
#include "output.hpp"

namespace attiva::cli {
namespace {

Question question_of(const Request& r, Date day) {
    Question q;
    q.day = day;
    q.comune = r.value("--comune");
    q.zona = r.value("--zona");
    q.view = r.value("--vista");
    q.presumptions = !r.has("--senza-presunzioni");
    q.instrument = r.value("--strumento");
    q.all_ways = r.has("--tutte");
    return q;
}

void report(const Catalogue& c, const Diagnostics& d, const Request& r) {
    if (d.empty()) return;
    if (r.value("--formato") == "json") print(c.render_json(d) + "\n");
    else to_stderr(c, d, r);
}

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
    const auto day = day_of(r);
    if (!day) return misused;
    if (r.has("--comune") && r.has("--zona")) {
        complain("--comune e --zona insieme: basta il comune, la zona segue dal giorno");
        return misused;
    }
    std::string error;
    const auto person = read_input(r.arguments.front(), error);
    if (!person) {
        complain(error);
        return failed;
    }
    const Catalogue catalogue =
        Catalogue::open(r.value("--catalogo", Catalogue::shipped(run.executable)));
    if (!catalogue.ok()) {
        report(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    Question q = question_of(r, *day);
    if (!instrument.empty()) q.instrument = instrument;
    Diagnostics problems;
    answer = catalogue.ask(*person, q, problems);
    if (!answer) {
        report(catalogue, problems, r);
        return invalid;
    }
    if (r.value("--formato") != "json") report(catalogue, answer->notes, r);
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
