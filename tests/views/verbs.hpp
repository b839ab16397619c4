// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <fmt/format.h>

#include <unistd.h>

#include <array>
#include <filesystem>
#include <fstream>
#include <functional>
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
    cli::Tell tell;  ///< none: an interview, or the funds
    bool of_one;   ///< takes an instrument
    int share;     ///< percent of its turns taken on the shipped catalogue: less where it is slow
    std::vector<std::array<const char*, 2>> options;  ///< a switch has the value "sì"
};

/// Files that the pairs are asked with: a path told earlier to the same view, the budgets.
inline constexpr const char* earlier = "prima.json";
inline constexpr const char* budgets = "bilanci.yaml";

inline bool is_of_funds(const Row& row) { return row.verb == std::string("fondi"); }

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
        {"percorso", tell_path, false, 3, {{"--prima", earlier}, {"--obiettivo", "tirocinio_non_curriculare"}}},
        {"percorso", tell_path, false, 3, {{"--prima", earlier}, {"--formato", "json"}}},
        {"percorso", tell_path, false, 3, {{"--prima", earlier}, {"--formato", "html"}, {"--obiettivo", "tirocinio_inclusione"}}},
        {"fondi", nullptr, false, 12, {{"--bilanci", budgets}, {"--completa", "sì"}}},
        {"fondi", nullptr, false, 12, {{"--bilanci", budgets}, {"--formato", "json"}, {"--se", "senza=qsfp"}}},
        {"fondi", nullptr, false, 12, {{"--bilanci", budgets}, {"--formato", "piano"}, {"--senza-presunzioni", "sì"}}},
        {"fondi", nullptr, false, 12, {{"--bilanci", budgets}, {"--formato", "csv"}}},
        {"fondi", nullptr, false, 12, {{"--bilanci", budgets}, {"--formato", "csv"}, {"--linee", "sì"}}},
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
    for (const auto& [name, value] : row.options) {
        r.values[name] = value;
        if (name == std::string("--se")) r.lists[name] = {value};
    }
    r.values["--vista"] = view;
    r.values["--colore"] = "mai";
    r.arguments = {"persona.yaml"};
    if (row.of_one) r.arguments.push_back(instrument);
    return r;
}

inline std::string iso(Date day) {
    const CivilDate d = civil(day);
    return fmt::format("{}-{:02}-{:02}", d.year, d.month, d.day);
}

/// Lines of the shipped catalogue, with little money.
inline std::string budgets_of(Date day) {
    std::string out = "al: " + iso(day) + "\nurgenze: [alta, bassa]\nregola: [urgenza, richieste, denaro]\nlinee:\n";
    for (const char* line : {"fse_3h1", "qsfp", "fnps", "frd", "bilancio_comune_sds"}) out += fmt::format("  - {{linea: {}, totale: 5.000 euro}}\n", line);
    return out;
}

/// The sheet as a case that asks for money of several lines, beside one that asks for the same.
inline std::vector<Input> cases_of(const std::string& sheet, Date day) {
    const int year = civil(day).year + 1;
    const auto asks = [&](const char* who) {
        std::string out = fmt::format("caso: {}\nurgenza: alta\nrichieste:\n", who);
        for (const auto& [instrument, cost] : std::vector<std::array<const char*, 2>>{{"tirocinio_inclusione", "indennita"}, {"incentivo_frd", "incentivo"}, {"borsa_lavoro", "indennita"}})
            out += fmt::format("  - {{strumento: {}, costo: {}, importo: 3.000 euro, dal: {}-01-01, al: {}-06-30}}\n", instrument, cost, year, year);
        return out + "persona:\n";
    };
    std::string indented = "  ";
    for (const char c : sheet) indented += c == '\n' ? "\n  " : std::string(1, c);
    const std::string known = "  al: " + iso(day) + "\n  persona: {eta: 40 anni, residenza: Viareggio, iscritto_l68: sì, in_carico_servizio_sociale: sì}\n";
    return {{"persona.yaml", asks("A") + indented + "\n"}, {"altra.yaml", asks("B") + known}};
}

/// What the verb replies about a file of that text, on that day.
inline cli::Reply ask(const Row& row, const Catalogue& catalogue, const std::string& text, cli::Request r, Date day) {
    r.values["--data"] = iso(day);
    const Input person{"persona.yaml", text};
    if (!is_of_funds(row)) return row.tell == nullptr ? interviewed(catalogue, person, r, day) : cli::reply(row.tell, catalogue, person, r, day);
    FundsQuestion q;
    q.budgets_name = budgets;
    q.budgets_text = budgets_of(day);
    q.cases = cases_of(text, day);
    return cli::reply_of_funds(catalogue, nullptr, q, r);
}

/// A file of this process, gone with it.
inline const std::filesystem::path& earlier_file() {
    struct Kept {
        std::filesystem::path path = std::filesystem::temp_directory_path() / fmt::format("attiva-viste-{}-{}", ::getpid(), earlier);
        ~Kept() {
            std::error_code ignored;
            std::filesystem::remove(path, ignored);
        }
    };
    static const Kept kept;
    return kept.path;
}

/// The request with what an earlier path said written where `--prima` finds it; the others as they are.
inline cli::Request with_earlier(cli::Request r, const std::function<std::string(const cli::Request&)>& told) {
    if (!r.has("--prima")) return r;
    cli::Request then = r;
    then.values.erase("--prima");
    then.values["--formato"] = "json";
    std::ofstream(earlier_file(), std::ios::binary) << told(then);
    r.values["--prima"] = earlier_file().string();
    return r;
}

}  // namespace attiva::views
