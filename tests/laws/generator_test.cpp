// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The random rules are worth comparing: every operation has its share.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>

#include "generator.hpp"

using namespace attiva;
using namespace attiva::laws;

TEST_CASE("every operation is at least one random node in a hundred") {
    const World world;
    Random random(7);
    Made made{};
    std::size_t nodes = 0;
    for (int i = 0; i < 300; ++i) nodes += RuleMaker(world, random, made).make().nodes.size();
    CAPTURE(nodes);
    for (std::size_t op = 0; op < operations; ++op) {
        CAPTURE(op, made.nodes[op]);
        CHECK(made.nodes[op] * 100 >= nodes);
    }
    fmt::print("generatore: {} nodi in 300 libri di regole; quote per operazione (%):", nodes);
    for (std::size_t op = 0; op < operations; ++op)
        fmt::print(" {}:{:.1f}", op,
                   100 * static_cast<double>(made.nodes[op]) / static_cast<double>(nodes));
    fmt::print("\n");
}

TEST_CASE("every sign compares quantities, dates and events") {
    const World world;
    Random random(9);
    Made made{};
    std::map<std::pair<language::Compare, bool>, int> seen;  // sign, with an event
    for (int i = 0; i < 900; ++i) {
        const auto book = RuleMaker(world, random, made).make();
        for (const auto& n : book.nodes) {
            if (n.op != language::Op::compare) continue;
            const Base base = book.nodes[n.args[0]].type.base;
            if (base != Base::boolean && base != Base::choice) ++seen[{n.cmp, base == Base::event}];
        }
    }
    CHECK(seen.size() == 12);
    for (const auto& [what, times] : seen) CHECK(times >= (what.second ? 3 : 15));
}

TEST_CASE("children come before their parents") {
    const World world;
    Random random(11);
    Made made{};
    for (int i = 0; i < 50; ++i) {
        const auto book = RuleMaker(world, random, made).make();
        for (language::NodeId id = 0; id < book.nodes.size(); ++id)
            for (const auto a : book.nodes[id].args) CHECK(a < id);
    }
}
