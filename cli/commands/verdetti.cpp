// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// valuta and perche: the same question, asked of the whole catalogue or of one
// instrument; for the team, or on the page for the person.

#include "attiva/attiva.hpp"
#include "question.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

std::string show_page(const PersonPage& page, const std::string& format, const Style& style) {
    if (format == "testo") return person_page_text(page, style);
    return page_text(page, format == "html" ? PageFormat::html : PageFormat::markdown);
}

std::string show(const Answer& a, const Request& r, const Style& style, bool why) {
    const std::string format = r.value("--formato", "testo");
    if (format == "json") return to_json(a) + "\n";
    const Reasons reasons = r.has("--completa")                 ? Reasons::whole
                            : why || r.has("--ragioni") ? Reasons::decisive
                                                        : Reasons::none;
    if (format == "piano") return answer_plain(a, reasons);
    return why ? why_text(a, style, reasons) : answer_text(a, style, reasons);
}

bool open_verdict(Verdict v) { return v == Verdict::to_clarify || v == Verdict::to_verify_hidden; }

}  // namespace

std::optional<Told> tell_answer(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style,
                                Notes notes, Diagnostics& problems) {
    const bool why = r.verb->name == "perche";
    const Question question = question_of(r, day);
    auto answer = c.ask(person, question, problems);
    if (!answer) return std::nullopt;
    Told out;
    out.notes = answer->notes;
    if (notes == Notes::left_out) answer->notes = {};
    for (const auto& i : answer->instruments) out.verdicts.emplace_back(i.id, word(i.verdict));
    out.undecided = why && !answer->instruments.empty() && open_verdict(answer->instruments.front().verdict);
    if (!r.has("--per-la-persona")) {
        out.text = show(*answer, r, style, why);
        return out;
    }
    const auto answers = page_answers(c, std::move(*answer), person, question);
    if (!answers) return std::nullopt;
    out.text = show_page(person_page(c, *answers), r.value("--formato", "testo"), style);
    return out;
}

}  // namespace attiva::cli
