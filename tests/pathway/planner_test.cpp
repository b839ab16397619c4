// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner against the exhaustive search and the checker. ATTIVA_PERCORSI=100000 sets how
// many problems, ATTIVA_SEME the seed.

#include "pathway/planner.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "pathway/checker.hpp"
#include "pathway/exhaustive.hpp"
#include "pathway/random_problem.hpp"

using namespace attiva::pathway;
using namespace attiva::pathway::judges;

namespace {

int number(const char* variable, int otherwise) {
    const char* said = std::getenv(variable);
    return said != nullptr ? std::atoi(said) : otherwise;
}

std::size_t some_size(std::mt19937_64& random) {
    static constexpr std::size_t sizes[] = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8};
    return sizes[random() % std::size(sizes)];
}

std::string told(const Search& s) {
    static constexpr const char* outcomes[] = {"best", "found", "none", "unknown"};
    std::string out = outcomes[static_cast<std::size_t>(s.outcome)];
    if (s.plan) out += ' ' + show(*s.plan) + ' ' + show(s.cost);
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
        {[](P) {}, "best a0@0 a2@3 fine 5 (0 0 5 2 0)"},
        {[](P p) { p.horizon = 5; }, "best a0@0 a2@3 fine 5 (0 0 5 2 0)"},
        {[](P p) { p.horizon = 4; }, "none"},
        {[](P p) { p.activities[0].discouraged = always; }, "best a1@0 a2@4 fine 6 (0 0 6 2 0)"},
        {[](P p) { p.activities[0].discouraged = p.activities[1].discouraged = always; }, "best a0@0 a2@3 fine 5 (1 0 5 2 0)"},
        {[](P p) { p.activities[2].better_after = {{1}}; }, "best a1@0 a2@4 fine 6 (0 0 6 2 0)"},
        {[](P p) { p.conditions[5].count = 2; }, "best a0@0 a1@0 a2@4 fine 6 (0 0 6 3 0)"},
        {[](P p) { p.conditions[5].count = 2; p.together = 1; }, "best a1@0 a0@4 a2@7 fine 9 (0 0 9 3 0)"},
        {[](P p) { p.conditions[5].count = 2; p.apart = {{0, 1}}; }, "best a1@0 a0@4 a2@7 fine 9 (0 0 9 3 0)"},
        {[](P p) { p.goal = always; }, "best fine 0 (0 0 0 0 0)"},
        {[](P p) { p.goal = never; }, "none"},
        {[](P p) { p.past = {{0, -1}}; }, "best a2@0 fine 2 (0 0 2 1 0)"},
        {[](P p) { p.past = {{0, 2}}; }, "best a2@2 fine 4 (0 0 4 1 0)"},
    };
    for (const Row& row : rows) {
        Problem p = three();
        row.change(p);
        INFO(show(p));
        CHECK(told(plan(p)) == row.expected);
    }
}

TEST_CASE("within the limits, and no further") {
    const Problem p = three();
    const Search enough = plan(p);
    CHECK(told(plan(p, Key::discouraged, {enough.expansions, 1'000'000})) == told(enough));
    const Search few = plan(p, Key::discouraged, {1, 1'000'000});
    CHECK(told(few) == "unknown");
    CHECK(few.bound == enough.cost);
    CHECK(told(plan(p, Key::discouraged, {0, 1})) == "unknown");
    CHECK(told(any_plan(p)).find("a2@") != std::string::npos);
}

TEST_CASE("the planner finds what the exhaustive search finds, whatever key comes first") {
    std::mt19937_64 random(static_cast<std::uint64_t>(number("ATTIVA_SEME", 5)));
    const int all = number("ATTIVA_PERCORSI", 3000);
    int different = 0;
    std::uint64_t most = 0;
    for (int n = 0; n < all && different < 5; ++n) {
        const Problem p = random_problem(random, some_size(random));
        const auto best = exhaustive(p);
        for (std::size_t k = 0; k < best.size(); ++k) {
            const Search s = plan(p, static_cast<Key>(k), {1'000'000, 500'000'000});
            most = std::max(most, s.expansions);
            std::string wrong;
            if (s.outcome != (best[k] ? Outcome::proved : Outcome::none)) wrong = "outcome";
            else if (best[k] && s.cost != best[k]->cost) wrong = "cost";
            else if (best[k] && !(s.bound == s.cost)) wrong = "bound";
            if (wrong.empty() && s.plan) {
                const Judgement j = judge(p, *s.plan);
                wrong = fmt::format("{}", fmt::join(j.violations, "; "));
                if (wrong.empty() && j.cost != s.cost) wrong = "cost told";
            }
            if (wrong.empty()) continue;
            ++different;
            FAIL_CHECK("problem " << n << ", key " << k << ": " << wrong << "\n" << show(p) << told(s) << "\n"
                       << (best[k] ? show(best[k]->plan) + " " + show(best[k]->cost) : "none"));
            break;
        }
    }
    fmt::print("percorsi: {} problemi, al più {} stati\n", all, most);
    CHECK(different == 0);
}
