// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Cuts counted by hand: what is read aloud of why no more are served. That every cut holds is
// certificates_test.cpp's.
#include <catch2/catch.hpp>

#include "funding/paper.hpp"

using namespace fund_tests;

TEST_CASE("what its own options cannot pay is a cut of its own") {
    if (!available()) return;
    Problem p = problem({1000, 1000}, {{"a", 400}, {"b", 300}});
    for (Option& o : p.requests[0].options) o.most = 150;
    p.requests[0].most_lines = 2;
    const Outcome o = solve(p);
    CHECK(values(o) == std::vector<std::int64_t>{1});
    REQUIRE(o.levels[0].cuts.size() == 1);
    CHECK(o.levels[0].cuts[0].requests == std::vector<RequestId>{0});
    CHECK(o.levels[0].cuts[0].at_most == 0);
    CHECK(o.levels[0].cuts[0].ceilings.empty());
}

TEST_CASE("lines that share no request are cut apart") {
    if (!available()) return;
    // L 500 pays a and b, M 700 pays c, d, e: of each only some.
    Problem p = problem({500, 700}, {{"a", 400}, {"b", 300}, {"c", 300}, {"d", 300}, {"e", 300}});
    for (RequestId r = 0; r < 5; ++r) {
        const Option only = p.requests[r].options[r < 2 ? 0 : 1];
        p.requests[r].options = {only};
    }
    const Outcome o = solve(p);
    CHECK(values(o) == std::vector<std::int64_t>{3});
    CHECK(o.levels[0].why == Level::Why::cut);
    REQUIRE(o.levels[0].cuts.size() == 2);
    const Cut& one = o.levels[0].cuts[o.levels[0].cuts[0].requests.size() == 2 ? 0 : 1];
    const Cut& other = o.levels[0].cuts[o.levels[0].cuts[0].requests.size() == 2 ? 1 : 0];
    CHECK(one.requests == std::vector<RequestId>{0, 1});
    CHECK(one.ceilings == std::vector<std::uint32_t>{0});
    CHECK(one.at_most == 1);
    CHECK(other.requests == std::vector<RequestId>{2, 3, 4});
    CHECK(other.ceilings == std::vector<std::uint32_t>{1});
    CHECK(other.at_most == 2);
}

TEST_CASE("places are of persons: who has two requests counts for both") {
    if (!available()) return;
    Problem p = problem({100000}, {{"a", 400}, {"b", 400}, {"c", 400}, {"d", 400}});
    p.requests[1].person = p.requests[0].person;
    p.places = {{0, 0, 2}};
    const Outcome o = solve(p);
    CHECK(values(o) == std::vector<std::int64_t>{3});
    REQUIRE(o.levels[0].cuts.size() == 1);
    CHECK(o.levels[0].cuts[0].places == std::vector<std::uint32_t>{0});
    CHECK(o.levels[0].cuts[0].at_most == 3);
    CHECK(standing(o) == "sstt");
}

TEST_CASE("no cut is read of levels that count no requests") {
    if (!available()) return;
    Problem p = problem({1000}, {{"a", 700}, {"b", 400}});
    p.rule = {{Key::Kind::money, 0}};
    const Outcome o = solve(p);
    CHECK(values(o) == std::vector<std::int64_t>{700});
    CHECK(o.levels[0].cuts.empty());
}
