// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The other roads of random problems, against the checker and the exhaustive search.
// ATTIVA_PERCORSI sets how many problems.

#include "pathway/alternatives.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "checker.hpp"
#include "exhaustive.hpp"
#include "random_problem.hpp"
#include "text_form.hpp"

using namespace attiva::pathway;

namespace {

std::set<ActivityId> steps_of(const Plan& plan) {
    std::set<ActivityId> out;
    for (const Step& s : plan.steps) out.insert(s.activity);
    return out;
}

bool within(const std::set<ActivityId>& a, const std::set<ActivityId>& b) { return std::includes(b.begin(), b.end(), a.begin(), a.end()); }

// Three activities that each take a month: the goal asks one of the first two done, which is
// better after the third or the fourth.
Problem two_ways() {
    Problem p;
    p.conditions = {{}, {}};
    p.conditions[never].kind = Condition::Kind::no;
    for (const char* name : {"meta", "corso", "bottega", "borsa"}) {
        Activity a;
        a.name = name;
        a.days = 30;
        p.activities.push_back(a);
    }
    p.activities[2].days = 60;
    p.activities[0].better_after = {{1, 2}};
    Condition done;
    done.kind = Condition::Kind::done;
    p.conditions.push_back(done);
    p.goal = 2;
    p.horizon = 400;
    return p;
}

}  // namespace

TEST_CASE("a road through the other of a meglio dopo, then through what announces the step; none with a step less") {
    const Problem p = two_ways();
    const Search first = plan(p);
    REQUIRE(first.plan);
    CHECK(steps_of(*first.plan) == std::set<ActivityId>{0, 1});
    Ways ways;
    const auto found = other_roads(p, first.plan->steps, ways, Key::discouraged, {}, 5);
    REQUIRE(found.size() == 1);  // without either is no other road
    CHECK(steps_of(*found[0].search.plan) == std::set<ActivityId>{0, 2});
    CHECK(found[0].through == 2);
    CHECK(found[0].without == std::vector<ActivityId>{1});
    ways.openings = {{3, 0}};
    const auto more = other_roads(p, first.plan->steps, ways, Key::discouraged, {}, 5);
    REQUIRE(more.size() == 2);
    CHECK(steps_of(*more[1].search.plan) == std::set<ActivityId>{0, 3});
    ways.doors = {0, 0, 1, 0};
    const auto no_door = other_roads(p, first.plan->steps, ways, Key::discouraged, {}, 5);
    REQUIRE(no_door.size() == 1);
    CHECK(no_door[0].through == 3);
}

TEST_CASE("every other road is a plan, the best through there, and none has all the steps of another") {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    const int all = said != nullptr ? std::atoi(said) : 300;
    std::uint64_t seed = 0;
    int roads = 0, proved = 0;
    for (int n = 0; n < all; ++n) {
        Problem p = random_problem(seed++);
        while (p.activities.size() > 5) p = random_problem(seed++);
        const Search first = plan(p);
        if (!first.plan || first.plan->steps.empty()) continue;
        INFO(text_of(p));
        Ways ways;
        ways.openings = {{0, first.plan->steps.back().activity}};
        std::vector<std::set<ActivityId>> given{steps_of(*first.plan)};
        for (const Road& r : other_roads(p, first.plan->steps, ways, Key::discouraged, {}, 3)) {
            ++roads;
            const Problem q = through(p, r);
            const auto steps = steps_of(*r.search.plan);
            CHECK(check(q, *r.search.plan).violations.empty());
            CHECK(check(p, *r.search.plan).violations == std::vector<std::string>{});
            CHECK(steps.count(r.through) == 1);
            for (const ActivityId a : r.without) CHECK(steps.count(a) == 0);
            for (const auto& g : given) {
                CHECK(g.count(r.through) == 0);
                CHECK_FALSE(within(g, steps));
                CHECK_FALSE(within(steps, g));
            }
            given.push_back(steps);
            if (r.search.outcome != Outcome::proved) continue;
            ++proved;
            const auto best = exhaust(q, 1'000'000).best[0];
            REQUIRE(best);
            CHECK(r.search.cost == best->cost);
        }
    }
    fmt::print("altre strade: {} problemi, {} strade, {} provate\n", all, roads, proved);
    CHECK(roads > all / 50);
    CHECK(proved > 0);
}
