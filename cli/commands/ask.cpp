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
#include "receipts.hpp"

namespace attiva::cli {
namespace {

std::string show(const Catalogue& c, const Answer& a, const Request& r, const Style& style, bool why) {
    const std::string format = r.value("--formato", "testo");
    if (r.has("--per-la-persona")) {
        const PersonPage page = person_page(c, a);
        if (format == "testo") return person_page_text(page, style);
        return page_text(page, format == "html" ? PageFormat::html : PageFormat::markdown);
    }
    if (format == "json") return to_json(a) + "\n";
    const Reasons reasons = r.has("--completa")                 ? Reasons::whole
                            : why || r.has("--ragioni") ? Reasons::decisive
                                                        : Reasons::none;
    if (format == "piano") return answer_plain(a, reasons);
    return why ? why_text(a, style, reasons) : answer_text(a, style, reasons);
}

bool open_verdict(Verdict v) {
    return v == Verdict::to_clarify || v == Verdict::to_verify_hidden;
}

// The page and the answer are written in different ways.
std::string wrong_format(const Request& r) {
    const std::string format = r.value("--formato", "testo");
    const bool paper = format == "html" || format == "markdown";
    if (!r.has("--per-la-persona")) return paper ? "html e markdown sono per la pagina: aggiungi --per-la-persona" : "";
    if (format != "testo" && !paper) return "--per-la-persona si scrive in --formato testo, html o markdown";
    for (const char* o : {"--ragioni", "--completa", "--tutte"})
        if (r.has(o)) return std::string(o) + " non va sulla pagina per la persona: le ragioni sono per l'équipe";
    return "";
}

int ask(const Run& run) {
    const Request& r = run.request;
    if (const std::string wrong = wrong_format(r); !wrong.empty()) {
        complain(wrong);
        return misused;
    }
    if (const int code = check_receipt(r); code != answered) return code;
    std::optional<AboutPerson> about;
    if (const int code = open_question(run, about); code != answered) return code;
    Diagnostics problems;
    const auto told = tell_answer(about->catalogue, about->person, r, about->question.day,
                                  style_of(r.value("--colore", "auto"), STDOUT_FILENO), Notes::told, problems);
    return told_or_not(*about, r, told, problems);
}

}  // namespace

std::optional<Told> tell_answer(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style,
                                Notes notes, Diagnostics& problems) {
    const bool why = r.verb->name == "perche";
    auto answer = c.ask(person, question_of(r, day), problems);
    if (!answer) return std::nullopt;
    Told out;
    out.notes = answer->notes;
    if (notes == Notes::left_out) answer->notes = {};
    for (const auto& i : answer->instruments) out.verdicts.emplace_back(i.id, word(i.verdict));
    out.text = show(c, *answer, r, style, why);
    out.undecided = why && !answer->instruments.empty() && open_verdict(answer->instruments.front().verdict);
    return out;
}

int run_valuta(const Run& run) { return ask(run); }

int run_perche(const Run& run) { return ask(run); }

}  // namespace attiva::cli
