// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Months from the day a step starts.
#include <catch2/catch.hpp>

#include "pathway/months.hpp"

using namespace attiva;
using namespace attiva::pathway;

namespace {

// Two months, then one, from 1 February 2026 (28 days).
Problem two(Day horizon) {
    Problem p;
    p.conditions.resize(2);
    p.conditions[1].kind = Condition::Kind::no;
    p.activities.resize(2);
    p.activities[0].days = 59;
    p.activities[1].days = 28;
    Condition done;
    done.kind = Condition::Kind::done;
    p.conditions.push_back(done);
    done.activity = 1;
    p.conditions.push_back(done);
    p.activities[1].entry = 2;
    p.goal = 3;
    p.horizon = horizon;
    return p;
}

const Date february = *date_of(2026, 2, 1);

}  // namespace

TEST_CASE("days as whole months") {
    CHECK(whole_months(february, 28) == 1);
    CHECK(whole_months(february, 59) == 2);
    CHECK(whole_months(february, 365) == 12);
    CHECK(whole_months(february, 30) == 0);
    CHECK(whole_months(february, 27) == 0);
    CHECK(whole_months(*date_of(2026, 1, 31), 28) == 1);
    CHECK(whole_months(february, *date_of(2031, 2, 1) - february) == 60);
}

TEST_CASE("each step is as long as its months are from its day") {
    Problem p = two(200);
    Search found = plan(p);
    REQUIRE(found.plan);
    CHECK(found.plan->end == 87);
    count_months(p, found, {2, 1}, february, Key::discouraged);
    // February and March are 59 days; the second begins on 1 April, 30 days.
    CHECK(found.plan->steps == std::vector<Step>{{0, 0}, {1, 59}});
    CHECK(found.plan->end == 89);
    CHECK(found.cost.end == 89);
    CHECK(found.bound == found.cost);
    CHECK(p.activities[1].days == 30);
    CHECK(found.outcome == Outcome::proved);
}

TEST_CASE("where months leave no plan, days stay") {
    Problem p = two(88);
    Search found = plan(p);
    REQUIRE(found.plan);
    count_months(p, found, {2, 1}, february, Key::discouraged);
    CHECK(found.plan->end == 87);
    CHECK(p.activities[1].days == 28);
    Problem none = two(86);
    Search nothing = plan(none);
    count_months(none, nothing, {2, 1}, february, Key::discouraged);
    CHECK_FALSE(nothing.plan);
}
