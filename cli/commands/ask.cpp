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
#include "receipts.hpp"
#include "telling.hpp"

namespace attiva::cli {
namespace {

void report(const Catalogue& c, const Diagnostics& d, const Request& r) {
    if (d.empty()) return;
    if (r.value("--formato") == "json") print(c.render_json(d) + "\n");
    else to_stderr(c, d, r);
}

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

std::optional<Told> tell(const Catalogue& c, const Input& person, const Request& r, const Question& q, bool why,
                         const Style& style, bool with_notes, Diagnostics& problems) {
    auto answer = c.ask(person, q, problems);
    if (!answer) return std::nullopt;
    Told out;
    out.notes = answer->notes;
    if (!with_notes) answer->notes = {};
    for (const auto& i : answer->instruments) out.verdicts.emplace_back(i.id, word(i.verdict));
    out.text = show(c, *answer, r, style, why);
    out.undecided = why && !answer->instruments.empty() && open_verdict(answer->instruments.front().verdict);
    return out;
}

Question question(const Request& r, Date day) {
    Question q = question_of(r, day);
    if (r.verb->name == "perche") q.instrument = r.arguments[1];
    return q;
}

// Of a receipt: the warnings about a file are no part of the answer.
std::optional<Told> tell_again(const Catalogue& c, const Input& person, const Request& r, Date day, const Style& style,
                               Diagnostics& problems) {
    return tell(c, person, r, question(r, day), r.verb->name == "perche", style, false, problems);
}

int save_receipt(const Catalogue& c, const Input& person, const Request& r, Date day) {
    std::string error;
    const auto receipt = receipt_of(c, person, r, day, error);
    if (receipt && create_file(r.value("--ricevuta"), receipt_file(*receipt), error)) return answered;
    complain(error);
    return failed;
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

// What is wrong before anything is read.
int check_use(const Request& r) {
    if (r.has("--comune") && r.has("--zona")) {
        complain("--comune e --zona insieme: basta il comune, la zona segue dal giorno");
        return misused;
    }
    if (const std::string wrong = wrong_format(r); !wrong.empty()) {
        complain(wrong);
        return misused;
    }
    if (!r.has("--ricevuta")) return answered;
    if (r.value("--ricevuta") == "-") {
        complain("--ricevuta vuole il nome di un file: sull'uscita standard c'è la risposta");
        return misused;
    }
    std::string error;
    if (!exists(r.value("--ricevuta"))) return answered;
    complain(fmt::format("«{}» c'è già: una ricevuta non si sovrascrive", r.value("--ricevuta")));
    return failed;
}

int ask(const Run& run, bool why) {
    const Request& r = run.request;
    const auto day = day_of(r);
    if (!day) return misused;
    if (const int code = check_use(r); code != answered) return code;
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
    Diagnostics problems;
    const Style style = style_of(r.value("--colore", "auto"), STDOUT_FILENO);
    const auto told = tell(catalogue, *person, r, question(r, *day), why, style, true, problems);
    if (!told) {
        report(catalogue, problems, r);
        return invalid;
    }
    if (r.value("--formato") != "json") report(catalogue, told->notes, r);
    if (r.has("--ricevuta"))
        if (const int code = save_receipt(catalogue, *person, r, *day); code != answered) return code;
    if (!print(told->text)) return failed;
    return told->undecided ? undecided : answered;
}

}  // namespace

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

Tell tell_of(const std::string& verb) { return verb == "valuta" || verb == "perche" ? tell_again : nullptr; }

int run_valuta(const Run& run) { return ask(run, false); }

int run_perche(const Run& run) { return ask(run, true); }

}  // namespace attiva::cli
