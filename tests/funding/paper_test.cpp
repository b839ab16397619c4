// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The instances that problem.hpp counts on paper, and others counted by hand.
#include "funding/paper.hpp"

#include <catch2/catch.hpp>

using namespace fund_tests;

namespace {

// Everything an outcome claims of its levels, checked again.
void hold(const Problem& p, const Outcome& o) {
    REQUIRE(o.allowed);
    CHECK(broken(p, o.example).value_or("") == "");
    CHECK(levels_of(p, o.example) == values(o));
    for (std::uint32_t k = 0; k < o.levels.size(); ++k) CHECK(bound_of(p, values(o), k, o.levels[k].proof).value_or(-1) == o.levels[k].checked);
}

using Levels = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("whether funds can be solved is said") {
    if (!available()) WARN("built without COIN-OR: what is solved is not tested");
    SUCCEED();
}

TEST_CASE("A: two of these three") {
    if (!available()) return;
    const Problem p = problem({1000}, {{"a", 400}, {"b", 400}, {"c", 400}});
    const Outcome o = solve(p);
    hold(p, o);
    CHECK(values(o) == Levels{2});
    CHECK(o.levels[0].bound == 2);
    CHECK(o.levels[0].why == Level::Why::cut);
    REQUIRE(o.levels[0].cuts.size() == 1);
    CHECK(o.levels[0].cuts[0].requests == std::vector<RequestId>{0, 1, 2});
    CHECK(o.levels[0].cuts[0].ceilings == std::vector<std::uint32_t>{0});
    CHECK(o.levels[0].cuts[0].at_most == 2);
    CHECK(standing(o) == "ttt");
    REQUIRE(o.ties.size() == 1);
    CHECK(o.ties[0].requests.size() == 3);
    CHECK((o.ties[0].fewest == 2 && o.ties[0].most == 2 && o.ties[0].exact));
}

TEST_CASE("B: what cannot be split leaves a gap that no cut explains") {
    if (!available()) return;
    Problem p = problem({500, 500}, {{"a", 400}, {"b", 300}, {"c", 300}});
    p.rule.push_back({Key::Kind::money, 0});
    const Outcome o = solve(p);
    hold(p, o);
    CHECK(values(o) == Levels{2, 700});
    CHECK(o.levels[0].bound == 2);
    CHECK(o.levels[0].why == Level::Why::integer_gap);
    CHECK(o.levels[0].proof.size() > 1);
    CHECK(o.levels[1].bound == 700);
    CHECK(standing(o) == "stt");
    REQUIRE(o.ties.size() == 1);
    CHECK((o.ties[0].fewest == 1 && o.ties[0].most == 1));
}

TEST_CASE("C: who comes first by class leaves no room, and the cut says by what") {
    if (!available()) return;
    Problem p = problem({1000}, {{"a", 700}, {"b", 400}, {"c", 400}});
    p.attributes = {"urgenza"};
    for (RequestId r = 0; r < 3; ++r) p.requests[r].attributes = {r == 0 ? 1 : 0};
    p.rule = {{Key::Kind::served_by_class, 0}};
    const Outcome o = solve(p);
    hold(p, o);
    CHECK(values(o) == Levels{1, 0});
    CHECK(standing(o) == "suu");
    REQUIRE(o.levels[1].cuts.size() == 1);
    CHECK(o.levels[1].cuts[0].requests == std::vector<RequestId>{1, 2});
    REQUIRE(o.levels[1].cuts[0].musts.size() == 1);
    CHECK(o.levels[1].cuts[0].musts[0].requests == std::vector<RequestId>{0});
    CHECK(o.levels[1].cuts[0].musts[0].number == 1);
    CHECK(o.ties.empty());
}

TEST_CASE("places are a limit of their own") {
    if (!available()) return;
    Problem p = problem({100000}, {{"a", 400}, {"b", 400}, {"c", 400}});
    p.places = {{0, 0, 2}};
    const Outcome o = solve(p);
    hold(p, o);
    CHECK(values(o) == Levels{2});
    REQUIRE(o.levels[0].cuts.size() == 1);
    CHECK(o.levels[0].cuts[0].places == std::vector<std::uint32_t>{0});
    CHECK(standing(o) == "ttt");
}

TEST_CASE("cents, shares, premiums and exclusions are kept") {
    if (!available()) return;
    Problem p = problem({333, 333}, {{"a", 500}});
    p.requests[0].most_lines = 2;
    p.rule.push_back({Key::Kind::money, 0});
    CHECK(values(solve(p)) == Levels{1, 500});
    p.exclusions = {{Exclusion::Scope::same_expense, 0, 1}};
    CHECK(values(solve(p)) == Levels{0, 0});
    p.requests[0].least = 100;
    CHECK(values(solve(p)) == Levels{1, 333});
    p.requests[0].options[0].premium = p.requests[0].options[1].premium = 33;
    CHECK(values(solve(p)) == Levels{1, 300});
    // 33 % from others, who have put in 99: no more than 67/33 of it, 201 cents.
    for (Option& option : p.requests[0].options) option.others = 3300;
    p.requests[0].elsewhere = 99;
    CHECK(values(solve(p)) == Levels{1, 201});
}

TEST_CASE("decisions of people are kept, and contradictory ones refused with a proof") {
    if (!available()) return;
    Problem p = problem({1000}, {{"a", 400}, {"b", 400}, {"c", 400}});
    p.decisions = {{1, std::nullopt, true}};
    Outcome o = solve(p);
    hold(p, o);
    CHECK(standing(o) == "tst");
    p.decisions = {{0, std::nullopt, true}, {1, std::nullopt, true}, {2, 0, true}};
    o = solve(p);
    CHECK_FALSE(o.allowed);
    REQUIRE_FALSE(o.refusal.empty());
    CHECK_FALSE(bound_of(p, {}, 0, o.refusal));
}

TEST_CASE("the order of the input decides nothing") {
    if (!available()) return;
    const Problem p = problem({700, 900}, {{"a", 400}, {"b", 300}, {"c", 350}, {"d", 500}, {"e", 250}});
    Problem q = p;
    std::swap(q.requests[0], q.requests[4]);
    std::swap(q.requests[1], q.requests[3]);
    for (std::uint32_t r = 0; r < 5; ++r) q.requests[r].person = q.requests[r].expense = 70 - r;
    const Outcome one = solve(p), other = solve(q);
    CHECK(values(one) == values(other));
    CHECK(one.nodes == other.nodes);
    const RequestId back[] = {4, 3, 2, 1, 0};
    REQUIRE(one.example.size() == other.example.size());
    for (const Payment& x : other.example) {
        const Payment mine{back[x.request], x.line, x.cents};
        CHECK(std::find(one.example.begin(), one.example.end(), mine) != one.example.end());
    }
}
