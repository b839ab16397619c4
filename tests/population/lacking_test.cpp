// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Who lacks which fact, counted over many, is what is missing of each person alone: the sum of
// what Catalogue::ask says. And looking closer decides what it decides of each.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "population/rows.hpp"

using namespace attiva;

namespace {

struct Many {
    std::vector<std::string> persons;
    std::string text;
};

Many made(std::uint64_t seed, std::size_t many) {
    Diagnostics problems;
    static const catalogue::Catalogue inside = catalogue::load(ATTIVA_ROOT, problems);
    rows::Maker maker(inside, seed, 40);
    Many out;
    for (std::size_t k = 0; k < many; ++k) {
        const std::string json = maker.json(maker.row({60, 10, 0}), k);
        out.text += json + "\n";
        out.persons.push_back(json);
    }
    return out;
}

}  // namespace

TEST_CASE("what many lack is what each lacks") {
    const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    const Many many = made(11, 150);
    Question how;
    how.day = *date_of(2026, 11, 20);
    how.exact = false;
    how.reasons = false;
    std::map<std::string, std::uint64_t> expected;
    for (const std::string& p : many.persons) {
        Diagnostics problems;
        const auto a = c.ask({"p.json", p}, how, problems);
        if (!a) continue;  // she contradicts herself, and is refused
        std::set<std::string> of_her;
        for (const auto& i : a->instruments)
            for (const Missing& m : i.missing)
                if (m.member.empty() && m.holder != "il catalogo") of_her.insert(m.attribute);
        for (const auto& id : of_her) ++expected[id];
    }
    PopulationQuestion q;
    q.inputs.push_back(rows::input("righe.ndjson", many.text));
    q.internal = true;
    Diagnostics problems;
    const auto got = c.population(q, how, nullptr, problems);
    REQUIRE(got);
    std::map<std::string, std::uint64_t> counted;
    for (const LackingFact& f : got->lacking)
        if (f.member.empty()) counted[f.id] = f.persons.persons;
    for (const auto& [id, n] : expected) {
        INFO(id);
        CHECK(counted[id] == n);
    }
    for (const auto& [id, n] : counted) {
        INFO(id);
        CHECK(expected[id] == n);
    }
    for (std::size_t k = 1; k < got->lacking.size(); ++k) CHECK(got->lacking[k - 1].persons.persons >= got->lacking[k].persons.persons);
}

TEST_CASE("looking closer decides of many what it decides of each") {
    const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    const Many many = made(12, 30);
    Question how;
    how.day = *date_of(2026, 11, 20);
    how.reasons = false;
    std::map<std::string, std::vector<Verdict>> got;
    PopulationQuestion q;
    q.inputs.push_back(rows::input("righe.ndjson", many.text));
    q.internal = true;
    q.exact = true;
    q.threads = 2;
    q.each = [&](const std::vector<PersonVerdicts>& persons) {
        for (const auto& p : persons) got[p.id] = p.verdicts;
    };
    Diagnostics problems;
    const auto counts = c.population(q, how, nullptr, problems);
    REQUIRE(counts);
    std::uint64_t exactly = 0;
    std::uint64_t counted = 0;
    for (std::size_t k = 0; k < many.persons.size(); ++k) {
        how.exact = true;
        const auto a = c.ask({"p.json", many.persons[k]}, how, problems);
        how.exact = false;
        const auto plain = c.ask({"p.json", many.persons[k]}, how, problems);
        if (!a) continue;
        std::map<std::string, Verdict> by_id;
        for (const auto& i : a->instruments) by_id[i.id] = i.verdict;
        const auto entries = c.instruments();
        for (std::size_t i = 0; i < entries.size(); ++i) {
            INFO(many.persons[k] << "\n" << entries[i].id);
            CHECK(got.at(fmt::format("p{}", k))[i] == by_id.at(entries[i].id));
        }
        for (const auto& i : plain->instruments) exactly += i.verdict == Verdict::to_clarify && by_id.at(i.id) != Verdict::to_clarify ? 1 : 0;
    }
    for (const auto& i : counts->instruments) counted += i.decided_exactly.persons;
    CHECK(counted == exactly);
}
