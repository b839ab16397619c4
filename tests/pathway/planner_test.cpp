// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner by hand, a line each; against its judges: compare_test.cpp.

#include "pathway/planner.hpp"

#include <catch2/catch.hpp>

#include "checker.hpp"
#include "text_form.hpp"

using namespace attiva::pathway;

namespace {

std::string told(const Problem& p, const Search& s) {
    static constexpr const char* outcomes[] = {"best", "found", "none", "unknown"};
    std::string out = outcomes[static_cast<std::size_t>(s.outcome)];
    if (s.plan) out += ' ' + text_of(p, *s.plan) + ": " + text_of(s.cost);
    return out;
}

// a0 (3 days) opens a2 (2 days), as does a1 (4 days, no step more); a2 is aimed at.
Problem three() {
    Problem p;
    p.horizon = 30;
    p.conditions.resize(2);
    p.conditions[never].kind = Condition::Kind::no;
    p.activities.resize(3);
    for (ActivityId a = 0; a < 3; ++a) {
        p.activities[a].name = "a" + std::to_string(a);
        p.activities[a].days = a == 0 ? 3 : a == 1 ? 4 : 2;
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = a;
        p.conditions.push_back(c);
    }
    Condition any;
    any.kind = Condition::Kind::at_least;
    any.count = 1;
    any.arguments = {2, 3};
    p.conditions.push_back(any);
    p.activities[2].entry = 5;
    p.goal = 4;
    return p;
}

}  // namespace

TEST_CASE("by hand, a line each") {
    using P = Problem&;
    struct Row {
        void (*change)(Problem&);
        const char* expected;
    };
    const Row rows[] = {
        {[](P) {}, "best a0@0 a2@3 end 5: 0 0 5 2 0"},
        {[](P p) { p.horizon = 5; }, "best a0@0 a2@3 end 5: 0 0 5 2 0"},
        {[](P p) { p.horizon = 4; }, "none"},
        {[](P p) { p.activities[0].discouraged = always; }, "best a1@0 a2@4 end 6: 0 0 6 2 0"},
        {[](P p) { p.activities[0].discouraged = p.activities[1].discouraged = always; }, "best a0@0 a2@3 end 5: 1 0 5 2 0"},
        {[](P p) { p.activities[2].better_after = {{1}}; }, "best a1@0 a2@4 end 6: 0 0 6 2 0"},
        {[](P p) { p.conditions[5].count = 2; }, "best a0@0 a1@0 a2@4 end 6: 0 0 6 3 0"},
        {[](P p) { p.conditions[5].count = 2; p.together = 1; }, "best a1@0 a0@4 a2@7 end 9: 0 0 9 3 0"},
        {[](P p) { p.conditions[5].count = 2; p.apart = {{0, 1}}; }, "best a1@0 a0@4 a2@7 end 9: 0 0 9 3 0"},
        {[](P p) { p.goal = always; }, "best end 0: 0 0 0 0 0"},
        {[](P p) { p.goal = never; }, "none"},
        {[](P p) { p.past = {{0, -1}}; }, "best a2@0 end 2: 0 0 2 1 0"},
        {[](P p) { p.past = {{0, 2}}; }, "best a2@2 end 4: 0 0 4 1 0"},
    };
    for (const Row& row : rows) {
        Problem p = three();
        row.change(p);
        INFO(text_of(p));
        CHECK(told(p, plan(p)) == row.expected);
    }
}

TEST_CASE("within the limits, and no further") {
    const Problem p = three();
    const Search enough = plan(p);
    CHECK(told(p, plan(p, Key::discouraged, {enough.expansions, 1'000'000})) == told(p, enough));
    const Search few = plan(p, Key::discouraged, {1, 1'000'000});
    CHECK(told(p, few) == "unknown");
    CHECK(few.bound == enough.cost);
    CHECK(told(p, plan(p, Key::discouraged, {0, 1})) == "unknown");
    CHECK(told(p, any_plan(p)).find("a2@") != std::string::npos);
}
