// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random rulebooks and persons in SQLite: whatever is exported is, for each person, what
// the evaluator says. ATTIVA_SQL sets how many verdicts; bench/peers/verdetti gives the same to
// other engines.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <optional>
#include <set>

#include "laws/generator.hpp"
#include "laws/trial.hpp"
#include "sql/database.hpp"
#include "sql/sql.hpp"

using namespace attiva;
using namespace attiva::laws;
using program::Id;

namespace {

std::uint64_t wanted_verdicts() {
    const char* said = std::getenv("ATTIVA_SQL");
    return said != nullptr ? std::strtoull(said, nullptr, 10) : 300'000;
}

struct Tried {
    std::uint64_t verdicts[3] = {};
    std::uint64_t asked = 0;
    std::uint64_t refused = 0;
    std::uint64_t persons_refused = 0;
    std::uint64_t too_big = 0;
    std::uint64_t books = 0;
    std::set<std::string> why;
    [[nodiscard]] std::uint64_t all() const { return verdicts[0] + verdicts[1] + verdicts[2]; }
};

// Every condition about the person, alone; then each instrument and fund.
std::vector<sql::Wanted> everything(const evaluation::DayTables& day) {
    std::vector<sql::Wanted> out;
    const auto want = [&](const std::string& name, Id id) {
        if (id != program::no_id) out.push_back({name, name, {{name, id}}});
    };
    for (Id id = 0; id < day.program.nodes.size(); ++id)
        if (day.program.nodes[id].base == Base::boolean && !day.program.nodes[id].of_member) want(fmt::format("n{}", id), id);
    for (auto& w : sql::of_instruments(day, {}, {}))
        for (auto& root : w.roots) want(root.column, root.id);
    return out;
}

std::optional<std::string> differ(const evaluation::DayTables& day, const std::vector<const person::Profile*>& people,
                                  const std::vector<std::uint16_t>& places, Tried& tried) {
    const auto wanted = everything(day);
    const sql::Export out = sql::exported(day, wanted, places);
    tried.asked += wanted.size();
    tried.refused += out.refused.size();
    for (const auto& r : out.refused) tried.why.insert(r.why);
    tests::Database database;
    database.run(out.tables + out.views);
    std::string text;
    std::set<std::int64_t> held;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto rows = sql::rows(out, day, *people[i], static_cast<std::int64_t>(i));
        if (!rows) {
            ++tried.persons_refused;
            continue;
        }
        held.insert(static_cast<std::int64_t>(i));
        for (const auto& row : *rows) text += sql::insertion(out, row);
    }
    text = "BEGIN;\n" + text + "COMMIT;\n";
    database.run(text);
    const auto found = database.verdicts();
    if (found.size() != held.size()) return "not as many rows as persons";
    evaluation::Evaluation one(day);
    std::string results;
    for (const std::int64_t i : held) {
        one.run(*people[static_cast<std::size_t>(i)]);
        results += std::to_string(i);
        for (std::size_t w = 0; w < wanted.size(); ++w) {
            if (out.columns[w].empty()) continue;
            const int is = found.at(i).at(out.columns[w][0]);
            const int should = static_cast<int>(one.truth(wanted[w].roots[0].id));
            ++tried.verdicts[should];
            results += "|" + std::to_string(should);
            if (is == should) continue;
            const Id id = wanted[w].roots[0].id;
            std::string said = fmt::format("persona {}: {} {} vale {}, non {}\n", i, wanted[w].id, program::dump(day.program, id), is, should);
            for (std::uint32_t a = 0; a < day.program.nodes[id].count; ++a) {
                const Id arg = day.program.argument(day.program.nodes[id], a);
                const auto& v = one.value(arg);
                said += fmt::format("  {} {} [{}/{} {}/{}] may {} must {} {}{}{}\n", arg, program::dump(day.program, arg), v.lo.num(), v.lo.den(), v.hi.num(),
                                    v.hi.den(), v.may, v.must, v.never, v.dated, v.not_applicable);
            }
            return said + out.tables + out.views.substr(0, 60'000);
        }
        results += '\n';
    }
    tests::keep_for_others(fmt::format("regole_{:05}", ++tried.books), out.tables + text + out.views, results);
    return std::nullopt;
}

}  // namespace

TEST_CASE("what is exported says in SQLite what the evaluator says") {
    const World world;
    Random random(seed(20'261'127));
    Made made{};
    Tried tried;
    int differences = 0;
    while (tried.all() < wanted_verdicts() && differences < 1) {
        const Court court(world, RuleMaker(world, random, made).make());
        std::vector<Person> people;
        for (std::size_t i = 0; i < 40; ++i) people.push_back(random_person(world, {"s0", "s1", "s2"}, random));
        // Half know where they live: of one zone only those who do.
        const bool somewhere = random.chance(25);
        const std::vector<std::uint16_t> places = somewhere ? std::vector<std::uint16_t>{0, 1} : std::vector<std::uint16_t>{};
        std::vector<const person::Profile*> profiles;
        for (Person& p : people) {
            person::Profile& chosen = random.chance(50) ? p.with : p.without;
            if (somewhere) chosen.facts[world.residence].places = random.chance(30) ? places : std::vector<std::uint16_t>{places[random.below(2)]};
            if (random.chance(20)) chosen.concealed = {"s0"};
            profiles.push_back(&chosen);
        }
        const evaluation::DayTables day(court.program(random.chance(70)), court.book(), court.catalogue().vocabulary, court.catalogue().territory,
                                        random.pick(world.days));
        try {
            const auto d = differ(day, profiles, places, tried);
            if (!d) continue;
            ++differences;
            FAIL_CHECK(*d);
        } catch (const std::overflow_error&) {
            ++tried.too_big;
        }
    }
    fmt::print("sql: {} no, {} ignoti, {} sì; {} condizioni su {} rifiutate, {} persone, {} lasciati\n", tried.verdicts[0], tried.verdicts[1],
               tried.verdicts[2], tried.refused, tried.asked, tried.persons_refused, tried.too_big);
    for (const auto& why : tried.why) fmt::print("  rifiutate: {}\n", why);
    CHECK(differences == 0);
    CHECK(tried.verdicts[1] * 20 > tried.all());
    CHECK(tried.refused * 5 < tried.asked);
    CHECK(tried.persons_refused == 0);
}
