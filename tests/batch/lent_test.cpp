// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a plan with presumptions lends to one without: every node is still what the evaluator of
// one person says it is, of persons with households and histories too. ATTIVA_PRESTITI sets how
// many verdicts on nodes.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "batch/node_values.hpp"
#include "batch/run.hpp"
#include "laws/generator.hpp"
#include "laws/trial.hpp"
#include "population/presume.hpp"

using namespace attiva;
using namespace attiva::laws;
using program::Id;

namespace {

struct Counted {
    std::uint64_t nodes = 0, lent = 0, apart = 0, beside = 0;
};

// The nodes that come out otherwise.
std::size_t differences(const World& world, const evaluation::DayTables& day, const std::vector<Person>& people, Random& random, Counted& counted) {
    const population::Presuming presuming(world.vocabulary);
    std::vector<Id> all;
    std::vector<Id> some;
    for (Id id = 0; id < day.program.nodes.size(); ++id) {
        all.push_back(id);
        if (random.chance(50)) some.push_back(id);
    }
    const batch::Plan lender(day, all);
    const batch::Plan plan(day, some, lender, presuming.alike());
    batch::Run lends(lender);
    batch::Run run(plan, &lends);
    std::vector<const person::Profile*> with;
    std::vector<const person::Profile*> without;
    for (const Person& p : people) with.push_back(&p.with), without.push_back(&p.without);
    batch::Block lent_block;
    batch::Block block;
    batch::Filler(lender.layout(), world.vocabulary, names(day.book)).fill(lent_block, with);
    batch::Filler(plan.layout(), world.vocabulary, names(day.book)).fill(block, without);
    lends(lent_block);
    run(block);
    std::size_t out = 0;
    evaluation::Evaluation one(day);
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto is_apart = [&](const batch::Block& b) { return std::find(b.apart.begin(), b.apart.end(), i) != b.apart.end(); };
        if (is_apart(block) || is_apart(lent_block)) {
            ++counted.apart;
            continue;
        }
        one.run(people[i].without);
        for (const Id id : some) {
            const auto source = *plan.find(id);
            const auto& n = day.program.nodes[id];
            const bool lent = source.kind == batch::Source::Kind::lent;
            ++counted.nodes;
            counted.lent += lent ? 1 : 0;
            counted.beside += lent && language::over_members(n.op) ? 1 : 0;
            if (agree(run.value(id, i), one.value(id), n.base)) continue;
            ++out;
            UNSCOPED_INFO(fmt::format("nodo {} {}, persona {}, prestato {}", id, program::dump(day.program, id), i, lent));
        }
    }
    return out;
}

}  // namespace

TEST_CASE("what is lent is what one would have made") {
    const char* said = std::getenv("ATTIVA_PRESTITI");
    const std::uint64_t wanted = said != nullptr ? std::strtoull(said, nullptr, 10) : 1'000'000;
    const World world;
    Random random(seed(20'261'128));
    Made made{};
    Counted counted;
    std::size_t different = 0;
    while (counted.nodes < wanted && different == 0) {
        const Court court(world, RuleMaker(world, random, made).make());
        std::vector<Person> people;
        const std::size_t count = 1 + random.below(90);
        for (std::size_t i = 0; i < count; ++i) people.push_back(random_person(world, {"s0", "s1", "s2"}, random));
        const evaluation::DayTables day(court.program(random.chance(70)), court.book(), court.catalogue().vocabulary, court.catalogue().territory, random.pick(world.days));
        try {
            different = differences(world, day, people, random, counted);
        } catch (const std::overflow_error&) {
            // too large for anybody
        }
    }
    fmt::print("prestiti: {} nodi di persone, {} prestati, {} dei quali sulla famiglia; {} persone a parte\n", counted.nodes, counted.lent, counted.beside, counted.apart);
    CHECK(different == 0);
    CHECK(counted.lent * 50 > counted.nodes);
    CHECK(counted.beside > 0);
}
