// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The verbs that take a person: the file read, the catalogue opened, what the verb
// replies printed.

#include <cstdio>
#include <optional>

#include "attiva/attiva.hpp"
#include "day.hpp"
#include "files.hpp"
#include "question.hpp"
#include "reply.hpp"

namespace attiva::cli {
namespace {

int say(const Reply& reply) {
    std::fputs(reply.err.c_str(), stderr);
    return reply.out.empty() || print(reply.out) ? reply.code : failed;
}

int ask(const Run& run, Answering verb) {
    const Request& r = run.request;
    const auto question = question_of(r);
    if (!question) return misused;
    std::string error;
    const auto person = read_input(r.arguments.front(), error);
    if (!person) {
        complain(error);
        return failed;
    }
    const Catalogue catalogue = open_catalogue(run);
    if (catalogue.ok()) return say(verb(catalogue, *person, *question, r));
    Reply reply;
    reply.code = invalid;
    add_report(reply, catalogue, catalogue.diagnostics(), r);
    return say(reply);
}

}  // namespace

int run_valuta(const Run& run) { return ask(run, reply_valuta); }
int run_perche(const Run& run) { return ask(run, reply_perche); }

int run_quando(const Run& run) {
    const Request& r = run.request;
    if (r.has("--fino") && !day_of(r, "--fino")) return misused;
    return ask(run, reply_quando);
}

int run_condividi(const Run& run) {
    const Request& r = run.request;
    if (r.value("--vista").empty() != r.value("--con").empty()) return ask(run, reply_condividi);
    complain("condividi vuole --vista (che cosa può dire quel servizio) oppure --con (con chi condividere, guardando tutto il fascicolo)");
    return misused;
}

}  // namespace attiva::cli
