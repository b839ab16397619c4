// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lines for those served, against every way there is; prices of a choice, against what solutions
// lose. ATTIVA_FONDI sets how many.
#include <catch2/catch.hpp>

#include <random>

#include "funding/packing.hpp"
#include "funding/tolls.hpp"
#include "how_many.hpp"
#include "judge.hpp"
#include "paper.hpp"
#include "random_problem.hpp"

using namespace attiva::funding;

namespace {

// Atomic requests only; no decisions: boxes say who is served.
Problem all_or_nothing(std::uint64_t seed) {
    Problem p = judge::small_problem(seed);
    p.decisions.clear();
    for (Request& r : p.requests) r.least = r.cost, r.most_lines = 1;
    return p;
}

// Every way to give each of those served one of its lines.
bool some_way(const Problem& p, const std::vector<bool>& served, RequestId r, Solution& so_far) {
    if (r == p.requests.size()) return !judge::broken_rule(p, so_far);
    if (!served[r]) return some_way(p, served, r + 1, so_far);
    for (const Option& o : p.requests[r].options) {
        so_far.push_back({r, o.line, p.requests[r].cost});
        const bool found = some_way(p, served, r + 1, so_far);
        if (found) return true;
        so_far.pop_back();
    }
    return false;
}

std::vector<bool> drawn(std::mt19937_64& random, std::size_t count, std::uint64_t one_in) {
    std::vector<bool> out;
    for (std::size_t i = 0; i < count; ++i) out.push_back(random() % one_in != 0);
    return out;
}

}  // namespace

TEST_CASE("a line for each of those served is found exactly where there is one") {
    std::uint64_t found = 0, impossible = 0, at_hand = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(2000); ++seed) {
        std::mt19937_64 random(seed);
        const Problem p = all_or_nothing(seed);
        if (fault(p)) continue;
        const Form form = form_of(p);
        const Goal goal{p, form, box_of(p, form), {}, {}};
        for (int draw = 0; draw < 4; ++draw) {
            const std::vector<bool> served = drawn(random, p.requests.size(), 2 + static_cast<std::uint64_t>(draw));
            Solution way;
            const bool may = some_way(p, served, 0, way);
            const Exactly e = packed_exactly(goal, goal.box, served, 0, 1'000'000);
            INFO("seed " << seed << " draw " << draw << "\n" << judge::written_out(p));
            REQUIRE(e.answer == (may ? Exactly::Answer::found : Exactly::Answer::impossible));
            if (may) REQUIRE_FALSE(judge::broken_rule(p, e.solution));
            ++(may ? found : impossible);
            std::vector<double> values(form.columns.size(), 0);
            for (RequestId r = 0; r < p.requests.size(); ++r)
                if (served[r] && form.first[r] < form.first[r + 1]) values[form.first[r]] = 1;
            if (const auto near = packed(goal, values, 0)) at_hand += judge::broken_rule(p, *near) ? 0 : 1;
        }
    }
    CHECK(found > 100);
    CHECK(impossible > 100);
    CHECK(at_hand > 100);  // mostly the rearranging is enough
}

TEST_CASE("what is asked of the levels is asked of the lines too") {
    // Three of 400 on L and M of 800 each, M scarce: no more than 400 of M, and then not less.
    Problem p = fund_tests::problem({800, 800}, {{"a", 400}, {"b", 400}, {"c", 400}});
    p.lines[1].scarcity = 1;
    p.rule = {{Key::Kind::served, 0}, {Key::Kind::least_scarce, 0}};
    const Form form = form_of(p);
    const std::vector<bool> all(3, true);
    const Goal goal{p, form, box_of(p, form), {3}, {&form.levels[1], form.grains[1]}};
    CHECK(packed_exactly(goal, goal.box, all, -400, 1000).answer == Exactly::Answer::found);
    CHECK(packed_exactly(goal, goal.box, all, 0, 1000).answer == Exactly::Answer::impossible);
    CHECK(packed_exactly(goal, goal.box, all, -399, 1000).answer == Exactly::Answer::impossible);
    CHECK(packed_exactly(goal, goal.box, all, -400, 1).answer == Exactly::Answer::unknown);
}

TEST_CASE("no solution that keeps a level loses more than a toll allows") {
    std::uint64_t told = 0;
    for (std::uint64_t seed = 1; seed <= fund_tests::how_many(2000); ++seed) {
        std::mt19937_64 random(seed);
        const Problem p = all_or_nothing(seed);
        if (fault(p) || measures(p).empty()) continue;
        const Form form = form_of(p);
        const std::vector<bool> served = drawn(random, p.requests.size(), 3);
        Solution way;
        if (!some_way(p, served, 0, way)) continue;
        const Goal goal{p, form, box_of(p, form), {judge::levels(p, way)[0]}, {}};
        Prices prices;
        for (std::size_t i = 0; i < form.rows.size(); ++i) prices.rows.push_back(static_cast<std::int64_t>(random() % 4));
        prices.denominator = 1 + static_cast<std::int64_t>(random() % 3);
        const Toll toll = kept(goal, 0, prices);
        INFO("seed " << seed << "\n" << judge::written_out(p));
        REQUIRE(toll.in_all());
        Wide lost = 0;
        for (RequestId r = 0; r < p.requests.size(); ++r) lost += *toll.least(goal.box, r, served[r]);
        REQUIRE(lost <= *toll.in_all());
        ++told;
    }
    CHECK(told > 100);
}
