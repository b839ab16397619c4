// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// esporta: the rules of a day for a database. Tested by tests/cases/buoni/esporta/.

#include <fmt/format.h>

#include "attiva/attiva.hpp"
#include "commands.hpp"
#include "question.hpp"

namespace attiva::cli {

int run_esporta(const Run& run) {
    const Request& r = run.request;
    if (r.arguments.front() != "sql") {
        complain(fmt::format("«{}» non si esporta: per ora solo sql, come in «attiva esporta sql»", r.arguments.front()));
        return misused;
    }
    auto question = question_of(r);
    if (!question) return misused;
    question->instrument = r.value("--strumento");
    const Catalogue catalogue = open_catalogue(run);
    if (!catalogue.ok()) {
        to_stderr(catalogue, catalogue.diagnostics(), r);
        return invalid;
    }
    Diagnostics problems;
    const auto found = catalogue.sql(*question, problems);
    if (!problems.empty()) to_stderr(catalogue, problems, r);
    if (!found) return invalid;
    const std::string part = r.value("--parte", "tutto");
    std::string out = found->head;
    if (part != "viste") out += found->tables;
    if (part != "tabelle") out += found->views;
    if (!print(out)) return failed;
    for (const auto& no : found->refused) complain(fmt::format("{} ({}) non si esporta, perché {}", no.name, no.id, no.why));
    return found->refused.empty() ? answered : some_failed;
}

}  // namespace attiva::cli
