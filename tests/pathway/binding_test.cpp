// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why a step stands where it stands: by hand, and against the checker on random problems.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "pathway/binding.hpp"
#include "pathway/checker.hpp"
#include "pathway/random_problem.hpp"
#include "pathway/text_form.hpp"

using namespace attiva::pathway;

namespace {

const char* word(Binding::Kind k) {
    static const char* const words[] = {"primo giorno", "finestra", "ingresso", "attesa", "mai insieme", "ore", "troppi", "salterebbe", "sconsigliato", "dopo", "libero", "da sapere"};
    return words[static_cast<int>(k)];
}

std::string dump(const std::vector<Binding>& all) {
    std::string out;
    for (const Binding& b : all) {
        out += fmt::format("[{}", word(b.kind));
        for (const auto k : b.after) out += fmt::format(" s{}", k);
        for (const auto a : b.beside) out += fmt::format(" a{}", a);
        for (const auto c : b.parts) out += fmt::format(" c{}", c);
        for (const auto g : b.groups) out += fmt::format(" g{}", g);
        if (b.since) out += fmt::format(" dal {}", *b.since);
        out += "]";
    }
    return out;
}

// Two activities of five and three days; the second is the goal.
struct Pair {
    Problem p;
    Pair() {
        p.conditions.resize(2);
        p.conditions[1].kind = Condition::Kind::no;
        p.activities.resize(2);
        p.activities[0].days = 5;
        p.activities[1].days = 3;
        p.horizon = 30;
        p.goal = done(1);
    }
    ConditionId done(ActivityId a, Day days = 0) {
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = a;
        c.days = days;
        p.conditions.push_back(c);
        return static_cast<ConditionId>(p.conditions.size() - 1);
    }
    std::string of(const Plan& plan, std::size_t step, const std::vector<ConditionId>& parts = {}) const { return dump(why_not_before(p, plan, step, parts)); }
};

}  // namespace

TEST_CASE("why a step does not begin before, by hand") {
    SECTION("the first day") {
        Pair x;
        CHECK(x.of({{{1, 0}}, 3}, 0) == "[primo giorno]");
    }
    SECTION("another must be done") {
        Pair x;
        const ConditionId done = x.done(0);
        x.p.activities[1].entry = done;
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1, {done}) == fmt::format("[ingresso s0 c{}]", done));
    }
    SECTION("it was done long enough ago") {
        Pair x;
        const ConditionId done = x.done(0, 2);
        x.p.activities[1].entry = done;
        CHECK(x.of({{{0, 0}, {1, 7}}, 10}, 1, {done}) == fmt::format("[ingresso c{}]", done));
    }
    SECTION("its call opens") {
        Pair x;
        x.p.activities[1].windows = {{4, 9}};
        CHECK(x.of({{{1, 4}}, 7}, 0) == "[finestra]");
    }
    SECTION("never beside, and one at a time") {
        Pair x;
        x.p.apart = {{1, 0}};
        x.p.together = 1;
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1) == "[mai insieme s0 a0]");
        // The cap is named where raising it would do.
        x.p.apart.clear();
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1) == "[troppi s0 a0]");
        x.p.activities[1].better_after = {{0}};
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1) == "[salterebbe s0 g0]");
    }
    SECTION("the hours of the week") {
        Pair x;
        x.p.activities[0].hours = 30;
        x.p.activities[1].hours = 20;
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1) == "[ore s0 a0]");
    }
    SECTION("it is better after") {
        Pair x;
        x.p.activities[1].better_after = {{0}};
        CHECK(x.of({{{0, 0}, {1, 5}}, 8}, 1) == "[salterebbe s0 g0]");
    }
    SECTION("too soon after the last time") {
        Pair x;
        x.p.activities[1].wait = 4;
        x.p.activities[1].most_times = 2;
        x.p.past = {{1, 0}};
        x.p.goal = x.done(0);
        x.p.activities[0].entry = x.done(1);
        CHECK(x.of({{{0, 0}, {1, 4}}, 8}, 1) == "[attesa]");
    }
    SECTION("nothing: it could begin before") {
        Pair x;
        CHECK(x.of({{{1, 6}}, 9}, 0) == "[libero dal 0]");
    }
    SECTION("another would be barred") {
        Pair x;
        const ConditionId done = x.done(0);
        Condition no;
        no.kind = Condition::Kind::negation;
        no.arguments = {done};
        x.p.conditions.push_back(no);
        x.p.activities[1].stay = static_cast<ConditionId>(x.p.conditions.size() - 1);
        Condition both;
        both.kind = Condition::Kind::at_least;
        both.count = 2;
        both.arguments = {done, x.p.goal};
        x.p.conditions.push_back(both);
        x.p.goal = static_cast<ConditionId>(x.p.conditions.size() - 1);
        // The second step (a0 on day 2, done on 7) may not be done while the third runs (4 … 6).
        CHECK(x.of({{{0, 2}, {1, 4}}, 7}, 0) == "[dopo s1]");
    }
}

TEST_CASE("what hangs on a step, and what moves if it takes longer") {
    Pair x;
    const ConditionId done = x.done(0);
    x.p.activities[1].entry = done;
    const Plan plan{{{0, 0}, {1, 5}}, 8};
    const auto hanging = what_hangs(x.p, plan);
    CHECK(hanging[0].needed == std::vector<std::size_t>{1});
    CHECK_FALSE(hanging[0].goal);
    CHECK(hanging[1].needed.empty());
    CHECK(hanging[1].goal);
    const auto longer = with_duration(x.p, plan, 0, 9, Key::discouraged, {});
    REQUIRE(longer);
    CHECK(longer->steps == std::vector<Step>{{0, 0}, {1, 9}});
    CHECK(longer->end == 12);
    // Beyond the 30 days asked for.
    const auto late = with_duration(x.p, plan, 0, 29, Key::discouraged, {});
    REQUIRE(late);
    CHECK(late->end == 32);
    // Where its window is over by then, no plan has it still.
    x.p.activities[1].windows = {{5, 6}};
    CHECK_FALSE(with_duration(x.p, plan, 0, 9, Key::discouraged, {}));
}

TEST_CASE("a step that nothing keeps can begin the day before; any other can not, or for more") {
    std::size_t kept = 0;
    std::size_t free = 0;
    for (int k = 0; k < 4000; ++k) {
        const Problem p = random_problem(static_cast<std::uint64_t>(k) + 7000);
        const Search found = plan(p, static_cast<Key>(k % 5));
        if (!found.plan) continue;
        for (std::size_t s = 0; s < found.plan->steps.size(); ++s) {
            const auto why = why_not_before(p, *found.plan, s, {});
            INFO(text_of(p) << text_of(p, *found.plan) << s << dump(why));
            REQUIRE(!why.empty());
            if (why[0].kind == Binding::Kind::first_day) continue;
            // Earlier: a plan to the checker, on some day of its end?
            Plan before = *found.plan;
            --before.steps[s].start;
            std::sort(before.steps.begin(), before.steps.end(), [](const Step& a, const Step& b) { return std::pair(a.start, a.activity) < std::pair(b.start, b.activity); });
            bool good = false;
            for (before.end = 0; before.end <= p.horizon && !good; ++before.end) {
                const auto judged = check(p, before);
                good = judged.violations.empty() && judged.cost.skipped <= found.cost.skipped && judged.cost.discouraged <= found.cost.discouraged && judged.cost.undecided <= found.cost.undecided;
            }
            CHECK(good == (why[0].kind == Binding::Kind::free));
            (good ? free : kept) += 1;
        }
    }
    CHECK(kept > 300);
    CHECK(free > 10);
}
