// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The verbs that take a person: the file read, the catalogue opened, the receipt written,
// what the verb replies printed.

#include <cstdio>
#include <optional>

#include "attiva/attiva.hpp"
#include "day.hpp"
#include "files.hpp"
#include "question.hpp"
#include "receipts.hpp"
#include "reply.hpp"

namespace attiva::cli {
namespace {

int say(const Reply& reply) {
    std::fputs(reply.err.c_str(), stderr);
    return reply.out.empty() || print(reply.out) ? reply.code : failed;
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

int ask_verdicts(const Run& run) {
    const std::string wrong = wrong_format(run.request);
    if (wrong.empty()) return ask_person(run, tell_answer);
    complain(wrong);
    return misused;
}

}  // namespace

int ask_person(const Run& run, Tell tell) {
    const Request& r = run.request;
    const auto question = question_of(r);
    if (!question) return misused;
    if (const int code = check_receipt(r); code != answered) return code;
    std::string error;
    const auto person = read_input(r.arguments.front(), error);
    if (!person) {
        complain(error);
        return failed;
    }
    const Catalogue catalogue = open_catalogue(run);
    Reply said;
    if (!catalogue.ok()) {
        add_report(said, catalogue, catalogue.diagnostics(), r);
        said.code = invalid;
        return say(said);
    }
    said = reply(tell, catalogue, *person, r, question->day);
    if (said.code == invalid || !r.has("--ricevuta")) return say(said);
    const int saved = save_receipt(catalogue, *person, r, question->day);
    return saved == answered ? say(said) : saved;
}

int run_valuta(const Run& run) { return ask_verdicts(run); }
int run_perche(const Run& run) { return ask_verdicts(run); }

int run_quando(const Run& run) {
    const Request& r = run.request;
    if (r.has("--fino") && !day_of(r, "--fino")) return misused;
    return ask_person(run, tell_calendar);
}

int run_condividi(const Run& run) {
    const Request& r = run.request;
    if (r.value("--vista").empty() != r.value("--con").empty()) return ask_person(run, tell_sharing);
    complain("condividi vuole --vista (che cosa può dire quel servizio) oppure --con (con chi condividere, guardando tutto il fascicolo)");
    return misused;
}

}  // namespace attiva::cli
