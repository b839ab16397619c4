// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The levels of a rule: on paper, and as the judge counts them.
#include <catch2/catch.hpp>

#include "funding/paper.hpp"
#include "how_many.hpp"
#include "judge.hpp"
#include "linear.hpp"
#include "random_problem.hpp"

using namespace fund_tests;

TEST_CASE("levels are counted as the rule lists them") {
    Problem p = problem({500, 500}, {{"a", 400}, {"b", 300}});
    p.attributes = {"urgenza"};
    p.requests[0].attributes = {2};
    p.requests[1].attributes = {1};
    p.lines[1].scarcity = 3;
    p.rule = {{Key::Kind::served_by_class, 0}, {Key::Kind::sum_of, 0}, {Key::Kind::served, 0}, {Key::Kind::persons, 0}, {Key::Kind::money, 0}, {Key::Kind::least_scarce, 0}};
    CHECK(measures(p).size() == 8);
    CHECK(levels_of(p, {{0, 1, 400}}) == std::vector<std::int64_t>{1, 0, 2, 1, 1, 400, -400, 0});
    p.requests[1].person = 0;
    CHECK(levels_of(p, {{0, 1, 400}})[4] == 0);
}

TEST_CASE("the engine lists the levels of a rule as the judge does") {
    for (std::uint64_t seed = 1; seed <= how_many(2000); ++seed) {
        const Problem p = judge::small_problem(seed);
        const auto mine = judge::counted_by(p);
        const auto its = measures(p);
        REQUIRE(its.size() == mine.size());
        for (std::size_t k = 0; k < mine.size(); ++k) {
            CHECK(p.rule[its[k].key].kind == mine[k].key.kind);
            CHECK(its[k].value.value_or(0) == mine[k].value);
        }
        // Of a payment of each option alone, allowed or not.
        for (RequestId r = 0; r < p.requests.size(); ++r)
            for (const Option& o : p.requests[r].options) {
                const Solution paid = {{r, o.line, p.requests[r].cost}};
                CHECK(levels_of(p, paid) == judge::levels(p, paid));
            }
    }
}
