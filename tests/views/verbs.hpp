// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <array>
#include <string>
#include <vector>

#include "commands/question.hpp"
#include "commands/reply.hpp"
#include "views/interviewed.hpp"

// Every verb that takes a person, in every form that says something else: one row each.
// A new verb is one row more. Used by pairs_test.cpp and process_test.cpp.

namespace attiva::views {

struct Row {
    const char* verb;
    cli::Tell tell;  ///< none: an interview
    bool of_one;   ///< takes an instrument
    int share;     ///< percent of its turns taken on the shipped catalogue: less where it is slow
    std::vector<std::array<const char*, 2>> options;  ///< a switch has the value "sì"
};

inline const std::vector<Row>& rows() {
    using namespace cli;
    static const std::vector<Row> all{
        {"valuta", tell_answer, false, 12, {{"--formato", "testo"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "testo"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "json"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "piano"}, {"--completa", "sì"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "testo"}, {"--tutte", "sì"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "json"}, {"--senza-presunzioni", "sì"}}},
        {"valuta", tell_answer, false, 12, {{"--formato", "json"}, {"--tutte", "sì"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "testo"}, {"--completa", "sì"}, {"--tutte", "sì"}}},
        {"perche", tell_answer, true, 100, {{"--formato", "piano"}, {"--comune", "Pietrasanta"}}},
        {"valuta", tell_answer, false, 12, {{"--formato", "piano"}, {"--ragioni", "sì"}, {"--senza-presunzioni", "sì"}}},
        {"quando", tell_calendar, true, 40, {{"--formato", "testo"}}},
        {"quando", tell_calendar, true, 40, {{"--formato", "json"}, {"--senza-presunzioni", "sì"}}},
        {"quando", tell_calendar, false, 6, {{"--formato", "piano"}}},
        {"quando", tell_calendar, false, 6, {{"--formato", "ics"}}},
        {"percorso", tell_path, false, 6, {{"--obiettivo", "tirocinio_non_curriculare"}, {"--completa", "sì"}}},
        {"percorso", tell_path, false, 4, {{"--formato", "json"}, {"--alternative", "1"}}},
        {"percorso", tell_path, false, 4, {{"--formato", "piano"}, {"--obiettivo", "stato_occupazionale = occupato"}, {"--senza-presunzioni", "sì"}}},
        {"grafo", tell_graph, false, 4, {{"--formato", "json"}, {"--obiettivo", "tirocinio_inclusione"}}},
        {"chiedi", nullptr, false, 6, {}},
        {"chiedi", nullptr, false, 6, {{"--formato", "json"}, {"--senza-presunzioni", "sì"}}},
        {"condividi", tell_sharing, true, 6, {{"--formato", "testo"}}},
        {"condividi", tell_sharing, true, 6, {{"--formato", "json"}, {"--senza-presunzioni", "sì"}}},
        {"condividi", tell_sharing, true, 6, {{"--formato", "piano"}}},
    };
    return all;
}

/// What is written on the command line after the verb; `instrument` where one is wanted.
inline cli::Request request(const Row& row, const std::string& view, const std::string& instrument) {
    cli::Request r;
    r.verb = cli::find_verb(row.verb);
    for (const auto& [name, value] : row.options) r.values[name] = value;
    r.values["--vista"] = view;
    r.values["--colore"] = "mai";
    r.arguments = {"persona.yaml"};
    if (row.of_one) r.arguments.push_back(instrument);
    return r;
}

/// What the verb replies about a file of that text, on that day.
inline cli::Reply ask(const Row& row, const Catalogue& catalogue, const std::string& text, cli::Request r, Date day) {
    const CivilDate d = civil(day);
    r.values["--data"] = fmt::format("{}-{:02}-{:02}", d.year, d.month, d.day);
    const Input person{"persona.yaml", text};
    return row.tell == nullptr ? interviewed(catalogue, person, r, day) : cli::reply(row.tell, catalogue, person, r, day);
}

}  // namespace attiva::views
