// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random rulebooks and persons by the block: every node is for each person what the
// evaluator of one person says it is, whatever the size of the block and the kind of
// vector. ATTIVA_BLOCCHI sets how many verdicts on nodes.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <optional>

#include "batch/node_values.hpp"
#include "batch/run.hpp"
#include "laws/generator.hpp"
#include "laws/trial.hpp"
#include "program/program.hpp"

using namespace attiva;
using namespace attiva::laws;
using batch::Block;
using program::Id;

namespace {

std::uint64_t wanted() {
    const char* said = std::getenv("ATTIVA_BLOCCHI");
    if (said != nullptr) return std::strtoull(said, nullptr, 10);
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    return 60'000'000;  // a set within a case table within another was read wrongly once in eighteen million
#else
    return 2'000'000;
#endif
}

struct Counted {
    std::uint64_t nodes = 0;
    std::uint64_t apart = 0;
    std::uint64_t too_big = 0;
    std::uint64_t unknown = 0;
};

// The first difference on one day, of these persons by blocks of so many.
std::optional<std::string> differ(const World& world, const evaluation::DayTables& day, const std::vector<const person::Profile*>& people, std::size_t size,
                                  Counted& counted) {
    std::vector<Id> all(day.program.nodes.size());
    for (Id id = 0; id < all.size(); ++id) all[id] = id;
    const batch::Plan plan(day, all);
    const batch::Filler filler(plan.layout(), world.vocabulary, names(day.book));
    batch::Run run(plan);
    evaluation::Evaluation one(day);
    Block block;
    for (std::size_t from = 0; from < people.size(); from += size) {
        const std::vector<const person::Profile*> part(people.begin() + static_cast<std::ptrdiff_t>(from),
                                                       people.begin() + static_cast<std::ptrdiff_t>(std::min(from + size, people.size())));
        filler.fill(block, part);
        run(block);
        for (std::size_t i = 0; i < part.size(); ++i) {
            if (std::find(block.apart.begin(), block.apart.end(), i) != block.apart.end()) {
                ++counted.apart;
                continue;
            }
            one.run(*part[i]);
            for (const Id id : all) {
                ++counted.nodes;
                const auto& n = day.program.nodes[id];
                const Possible mine = run.value(id, i);
                counted.unknown += n.base == Base::boolean && mine.may == 3 ? 1 : 0;
                if (agree(mine, one.value(id), n.base)) continue;
                std::string out = fmt::format("nodo {} {} (base {}), persona {} di {}: blocco [{}/{} … {}/{}] may {} must {} {}{}{}, uno [{}/{} … {}/{}] may {} must {} {}{}{}\n", id, program::dump(day.program, id),
                                   static_cast<int>(n.base), i, part.size(), mine.lo.num(), mine.lo.den(), mine.hi.num(), mine.hi.den(), mine.may, mine.must, mine.never, mine.dated, mine.not_applicable,
                                   one.value(id).lo.num(), one.value(id).lo.den(), one.value(id).hi.num(), one.value(id).hi.den(), one.value(id).may, one.value(id).must, one.value(id).never, one.value(id).dated, one.value(id).not_applicable);
                for (std::uint32_t k = 0; k < n.count; ++k) {
                    const Id a = day.program.argument(n, k);
                    out += fmt::format("   {} {} = may {} lo {} hi {} na {}\n", a, program::dump(day.program, a), one.value(a).may, one.value(a).lo.num(), one.value(a).hi.num(), one.value(a).not_applicable);
                }
                return out;
            }
        }
    }
    return std::nullopt;
}

std::uint64_t compare_some(std::uint64_t nodes, std::uint64_t seed_of) {
    const World world;
    Random random(seed(seed_of));
    Made made{};
    Counted counted;
    int differences = 0;
    while (counted.nodes < nodes && differences < 3) {
        const Court court(world, RuleMaker(world, random, made).make());
        std::vector<Person> people;
        const std::size_t count = 1 + random.below(90);
        for (std::size_t i = 0; i < count; ++i) people.push_back(random_person(world, {"s0", "s1", "s2"}, random));
        std::vector<const person::Profile*> profiles;
        for (const Person& p : people) profiles.push_back(random.chance(50) ? &p.with : &p.without);
        const evaluation::DayTables day(court.program(random.chance(70)), court.book(), court.catalogue().vocabulary, court.catalogue().territory,
                                        random.pick(world.days));
        try {
            const auto d = differ(world, day, profiles, 1 + random.below(100), counted);
            if (!d) continue;
            ++differences;
            UNSCOPED_INFO(*d);
        } catch (const std::overflow_error&) {
            ++counted.too_big;
        }
    }
    fmt::print("blocchi: {} nodi di persone, {} ignoti, {} persone a parte, {} lasciati\n", counted.nodes, counted.unknown, counted.apart, counted.too_big);
    CHECK(differences == 0);
    CHECK(counted.unknown * 20 > counted.nodes);
    return counted.nodes;
}

}  // namespace

TEST_CASE("a block of persons is what each of them is") { compare_some(wanted(), 20'261'127); }

TEST_CASE("the kind of vector changes nothing") {
    const auto kinds = batch::kernels::kinds();
    REQUIRE(!kinds.empty());
    for (const auto& kind : kinds) {
        INFO(kind);
        batch::kernels::use(kind);
        compare_some(wanted() / 100, 7);
    }
    batch::kernels::use("");
}
