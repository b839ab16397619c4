// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is said of a person among many is what is said of her alone: every verdict of the
// shipped catalogue, of made-up rows as a sheet and as JSON, against Catalogue::ask.
// ATTIVA_POPOLAZIONE=N tries N rows of each.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "population/rows.hpp"

using namespace attiva;

namespace {

const Catalogue& shipped() {
    static const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    return c;
}

const catalogue::Catalogue& inside() {
    static const catalogue::Catalogue c = [] {
        Diagnostics problems;
        return catalogue::load(ATTIVA_ROOT, problems);
    }();
    return c;
}

std::size_t rows_wanted() {
    const char* n = std::getenv("ATTIVA_POPOLAZIONE");
    return n != nullptr ? std::strtoull(n, nullptr, 10) : 1500;
}

Question question() {
    Question q;
    q.day = *date_of(2026, 11, 20);
    q.reasons = false;
    q.exact = false;
    return q;
}

struct Counted {
    std::map<std::string, std::vector<Verdict>> by_id;
    std::map<std::uint64_t, RefusedRow> refused;
    PopulationAnswer answer;
};

Counted counted(const std::string& name, const std::string& text, const Question& how, std::size_t threads) {
    PopulationQuestion q;
    q.inputs.push_back(rows::input(name, text));
    q.threads = threads;
    q.internal = true;
    Counted out;
    std::uint64_t last = 0;
    q.each = [&](const std::vector<PersonVerdicts>& persons) {
        for (const auto& p : persons) {
            REQUIRE(p.line > last);  // in their order
            last = p.line;
            out.by_id[p.id] = p.verdicts;
        }
    };
    q.refused = [&](const RefusedRow& r) { out.refused[r.line] = r; };
    Diagnostics problems;
    auto answer = shipped().population(q, how, nullptr, problems);
    INFO(shipped().render(problems, true, false));
    REQUIRE(answer);
    out.answer = std::move(*answer);
    return out;
}

// By the rows of the catalogue's list.
std::optional<std::vector<Verdict>> alone(std::string json, const Question& how, std::string& wrong) {
    // A person's file has shorter lines.
    for (std::size_t at = json.find(",\""); at != std::string::npos; at = json.find(",\"", at + 2)) json[at] = ',', json.insert(at + 1, "\n");
    Diagnostics problems;
    const auto answer = shipped().ask({"p.json", json}, how, problems);
    if (!answer) {
        wrong = shipped().render(problems, true, false);
        return std::nullopt;
    }
    std::map<std::string, Verdict> by_id;
    for (const auto& i : answer->instruments) by_id[i.id] = i.verdict;
    std::vector<Verdict> out;
    for (const Entry& e : shipped().instruments()) out.push_back(by_id.at(e.id));
    return out;
}

void compare(const Counted& got, const std::vector<std::string>& persons, const Question& how, std::size_t first_line) {
    const auto entries = shipped().instruments();
    REQUIRE(got.answer.rows == persons.size());
    REQUIRE(got.answer.rows == got.answer.evaluated + got.answer.refused);
    REQUIRE(got.answer.refused == got.refused.size());
    for (std::size_t k = 0; k < persons.size(); ++k) {
        INFO(persons[k]);
        std::string wrong;
        const auto expected = alone(persons[k], how, wrong);
        const bool refused = got.refused.count(k + first_line) != 0;
        INFO((refused ? got.refused.at(k + first_line).field + ": " + got.refused.at(k + first_line).message : "not refused"));
        INFO("alone: " << wrong);
        REQUIRE(refused == !expected);
        if (!expected) continue;
        const auto& verdicts = got.by_id.at(fmt::format("p{}", k));
        for (std::size_t i = 0; i < entries.size(); ++i) {
            INFO(entries[i].id << ": " << word(verdicts[i]) << ", alone " << word((*expected)[i]));
            REQUIRE(verdicts[i] == (*expected)[i]);
        }
    }
}

void compare_many(const rows::Odds& odds, const Question& how, std::size_t columns, std::size_t many, std::uint64_t seed) {
    rows::Maker maker(inside(), seed, columns);
    std::string csv = maker.head();
    std::string json;
    std::vector<std::string> persons;
    for (std::size_t k = 0; k < many; ++k) {
        const auto made = maker.row(odds);
        csv += rows::Maker::csv(made, k);
        persons.push_back(maker.json(made, k));
        json += persons.back() + "\n";
    }
    compare(counted("righe.csv", csv, how, 1), persons, how, 2);
    compare(counted("righe.ndjson", json, how, 2), persons, how, 1);
}

}  // namespace

TEST_CASE("a person among many is what she is alone, with everything a sheet may say") { compare_many({60, 10, 0}, question(), 1000, rows_wanted() / 3, 1); }

TEST_CASE("and with eighty facts, three in ten missing") { compare_many({70, 10, 0}, question(), 80, rows_wanted(), 2); }

TEST_CASE("and with little said, and nothing presumed") {
    Question q = question();
    q.presumptions = false;
    compare_many({25, 20, 0}, q, 200, rows_wanted() / 3, 3);
}

TEST_CASE("and living in a zone that the question says") {
    Question q = question();
    q.zona = "versilia";
    compare_many({50, 10, 0}, q, 120, rows_wanted() / 3, 4);
}

TEST_CASE("what is wrong is refused, and nothing else is") { compare_many({60, 10, 4}, question(), 80, rows_wanted() / 2, 5); }
