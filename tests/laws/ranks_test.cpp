// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Rank by rank and node by node the same is said of each node the verdicts hang on: random
// rulebooks, persons and days, simplified and as written.

#include <catch2/catch.hpp>

#include <map>

#include "evaluation/evaluator.hpp"
#include "generator.hpp"
#include "naive_atoms.hpp"
#include "trial.hpp"

using namespace attiva;
using namespace attiva::laws;
using Does = evaluation::Ranks::Does;

namespace {

// How many nodes differ between a run of all and a run by rank.
std::size_t differences(const evaluation::DayTables& day, const person::Profile& profile, evaluation::Evaluation& ranked) {
    evaluation::Evaluation all(day);
    all.run(profile);
    ranked.run(profile, evaluation::Extent::deciding);
    std::size_t out = 0;
    for (const program::Id id : day.program.deciding) {
        const auto base = day.program.nodes[id].base;
        const bool alike = base == vocabulary::Base::boolean ? all.truth(id) == ranked.truth(id) && all.value(id).may == ranked.value(id).may
                                                             : same(all.value(id), ranked.value(id), base);
        out += alike ? 0 : 1;
    }
    return out;
}

}  // namespace

TEST_CASE("rank by rank the deciding nodes are what they are one by one") {
    const World world;
    Random random(20'261'128);
    Made made{};
    std::map<Does, std::size_t> met;
    for (int k = 0; k < 60; ++k) {
        const Court court(world, RuleMaker(world, random, made).make());
        const evaluation::DayTables day(court.program(random.chance(50)), court.book(), court.catalogue().vocabulary, court.catalogue().territory,
                                        random.pick(world.days));
        const auto& ranks = day.ranks();
        REQUIRE(ranks.steps.size() == day.deciding().size());
        for (const auto& g : ranks.groups) met[g.does] += g.end - g.first;
        evaluation::Evaluation ranked(day);  // the same for all: what was said of one is not said of the next
        for (int i = 0; i < 30; ++i) {
            const Person p = random_person(world, {"s0", "s1", "s2"}, random);
            try {
                REQUIRE(differences(day, random.chance(50) ? p.with : p.without, ranked) == 0);
            } catch (const std::overflow_error&) {
                continue;
            }
        }
    }
    for (const Does does : {Does::fact, Does::truth, Does::negation, Does::all, Does::any, Does::one_of, Does::at_most, Does::above, Does::other})
        CHECK(met[does] > 0);
}
