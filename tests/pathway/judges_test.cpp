// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The judges of the planner are judged: the checker and the exhaustive search by tables made by
// hand (text_form.hpp says how to read them), one against the other on random problems, and
// what the random problems and the families are made of.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "checker.hpp"
#include "exhaustive.hpp"
#include "families.hpp"
#include "random_problem.hpp"
#include "shrink.hpp"
#include "text_form.hpp"

using namespace attiva::pathway;

namespace {

std::string judged(const Problem& p, const Plan& plan) {
    const Checked c = check(p, plan);
    std::string out = text_of(c.cost);
    for (const std::string& v : c.violations) out += "; " + v;
    return out;
}

struct Case {
    const char *problem, *plan, *expected;
};

void run(const Case& c) {
    INFO(c.problem << "   " << c.plan);
    const Problem p = problem_from(c.problem);
    CHECK(judged(p, plan_from(p, c.plan)) == c.expected);
}

// The best for a first key, as "a@0 end 3: 0 0 3 1 0", or "none".
std::string best(const Problem& p, Key key) {
    const Exhausted e = exhaust(p);
    const auto& b = e.best[static_cast<std::size_t>(key)];
    return b ? text_of(p, b->plan) + ": " + text_of(b->cost) : "none";
}

}  // namespace

TEST_CASE("the checker knows the days of a plan") {
    const std::array cases{
        Case{"act a 3; in 3; goal done(a)", "a@0 end 3", "0 0 3 1 0"},
        Case{"act a 3; in 2; goal done(a)", "a@0 end 3", "0 0 3 1 0; the end 3 is after the horizon"},
        Case{"act a 3; in 9; goal done(a)", "a@0 end 4", "0 0 3 1 0; the goal is yes on day 3, not first on 4"},
        Case{"act a 3; in 9; goal done(a)", "a@0 end 2", "0 0 3 1 0; the goal is yes on day 3, not first on 2"},
        Case{"act a 3; in 9; goal done(a,2)", "a@0 end 5", "0 0 5 1 0"},
        Case{"act a 3; in 9; goal done(a,2)", "a@0 end 4", "0 0 4 1 0; the goal is never yes"},
        Case{"act a 3; in 9; goal yes", "end 0", "0 0 0 0 0"},
        Case{"act a 3; in 9; goal yes", "a@0 end 0", "0 0 0 1 0; a ends on day 3, after the goal"},
        Case{"act a 3; act b 2; in 9; goal done(a)", "a@0 b@1 end 3", "0 0 3 2 0"},
        Case{"act a 3; act b 2; in 9; goal done(a)", "a@0 b@2 end 3", "0 0 3 2 0; b ends on day 4, after the goal"},
        Case{"act a 3; in 9; goal runs(a)", "a@2 end 2", "0 0 2 1 0; a ends on day 5, after the goal"},
        Case{"act a 3; past a 2; in 9; goal runs(a)", "end 0", "0 0 0 0 0"},
        Case{"act a 3; past a 2; in 9; goal not(runs(a))", "end 2", "0 0 2 0 0"},
        Case{"act a 1; act b 1; in 9; goal not(runs(a))", "a@0 end 1", "0 0 1 1 0"},
        Case{"act a 1; act b 1; in 9; goal all(done(a),done(b))", "a@0 b@0 end 1", "0 0 1 2 0"},
        Case{"act a 1; act b 1; in 9; goal all(done(a),done(b))", "b@0 a@0 end 1", "0 0 1 2 0; steps 0 and 1 out of order"},
        Case{"act a 1; act b 1; in 9; goal all(done(a),done(b))", "b@1 a@0 end 2", "0 0 2 2 0; steps 0 and 1 out of order"},
        Case{"act a 1; in 9; goal done(a)", "a@-1 end 0", "0 0 0 0 0; a starts before day 0"},
    };
    for (const Case& c : cases) run(c);
    const Problem p = problem_from("act a 1; goal done(a)");
    CHECK(judged(p, Plan{{{7, 0}}, 1}) == "0 0 0 0 0; no activity 7");
}

TEST_CASE("the checker knows entry, stay and facts over time") {
    const std::array cases{
        Case{"fact f 2 now=0; at 2 f=1; act a 2 entry=f=1; in 9; goal done(a)", "a@2 end 4", "0 0 4 1 0"},
        Case{"fact f 2 now=0; at 2 f=1; act a 2 entry=f=1; in 9; goal done(a)", "a@1 end 3", "0 0 3 1 0; a starts on day 1: entry no"},
        Case{"fact f 2 now=0; at 0 f=1; act a 2 entry=f=1; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 0"},
        Case{"fact f 2 now=0; at 1 f=1; at 1 f=0; act a 2 entry=f=1; in 9; goal done(a)", "a@1 end 3", "0 0 3 1 0; a starts on day 1: entry no"},
        Case{"fact f 2 now=0; at 2 f=1; act a 2 stay=f=0; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 0"},
        Case{"fact f 2 now=0; at 2 f=1; act a 2 stay=f=0; in 9; goal done(a)", "a@1 end 3", "0 0 3 1 0; a on day 2: stay no"},
        Case{"fact f 2 now=0; at 2 f=1; act a 2 stay=f=1; in 9; goal done(a)", "a@1 end 3", "0 0 3 1 0; a on day 1: stay no"},
        Case{"fact f 2 now=0; act a 2 stay=f=0; act b 1 sets=f:1; in 9; goal done(a)", "a@0 b@0 end 2", "0 0 2 2 0; a on day 1: stay no"},
        Case{"fact f 2 now=0; act a 2 stay=f=0; act b 1 sets=f:1; in 9; goal done(a)", "a@0 b@1 end 2", "0 0 2 2 0"},
        // Those that start on a day run for each other; one that ends on it runs no more, and is done.
        Case{"act a 2 entry=runs(b); act b 2 entry=runs(a); in 9; goal all(done(a),done(b))", "a@0 b@0 end 2", "0 0 2 2 0"},
        Case{"act a 2; act b 2 entry=runs(a); in 9; goal done(b)", "a@0 b@1 end 3", "0 0 3 2 0"},
        Case{"act a 2; act b 2 entry=runs(a); in 9; goal done(b)", "a@0 b@2 end 4", "0 0 4 2 0; b starts on day 2: entry no"},
        Case{"act a 2; act b 2 entry=done(a); in 9; goal done(b)", "a@0 b@2 end 4", "0 0 4 2 0"},
        Case{"act a 2; act b 2 entry=done(a); in 9; goal done(b)", "a@0 b@1 end 3", "0 0 3 2 0; b starts on day 1: entry no"},
        Case{"act a 2; past a -3; act b 2 entry=done(a,4); in 9; goal done(b)", "b@1 end 3", "0 0 3 1 0"},
        Case{"act a 2; past a -3; act b 2 entry=done(a,4); in 9; goal done(b)", "b@0 end 2", "0 0 2 1 0; b starts on day 0: entry no"},
        // One end long ago is enough, whatever came after.
        Case{"act a 1 times=2; past a -3; act b 1 entry=done(a,4); in 9; goal done(b)", "a@0 b@1 end 2", "0 0 2 2 0"},
        Case{"act a 1; act b 1; act c 1 entry=2of(done(a),done(b),done(c)); in 9; goal done(c)", "a@0 b@0 c@1 end 2", "0 0 2 3 0"},
        Case{"act a 1; act b 1; act c 1 entry=2of(done(a),done(b),done(c)); in 9; goal done(c)", "a@0 c@1 end 2", "0 0 2 2 0; c starts on day 1: entry no"},
    };
    for (const Case& c : cases) run(c);
}

TEST_CASE("the checker knows effects") {
    const std::array cases{
        Case{"fact f 3 now=0; act a 1 sets=f:2; in 9; goal f=2", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=0; act a 1 moves=f:+1; in 9; goal f=1", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=1; act a 1 moves=f:+9; in 9; goal f=2", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=1|2; act a 1 moves=f:+1; in 9; goal f=2", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=1|2; act a 1 moves=f:-1; in 9; goal f=0", "a@0 end 1", "0 0 1 1 0; the goal is never yes"},
        Case{"fact f 3 now=1|2; act a 1 moves=f:-2147483648; in 9; goal f=0", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0; fact g 2 now=0; act a 1 sets=f:1?g=0; in 9; goal f=1", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0; fact g 2 now=1; act a 1 sets=f:1?g=0; in 9; goal f=1", "a@0 end 1", "0 0 1 1 0; the goal is never yes"},
        Case{"fact f 2 now=0; fact g 2 now=0|1; act a 1 sets=f:1?g=0; in 9; goal f=1", "a@0 end 1", "0 0 1 1 1; the goal is never yes"},
        Case{"fact f 2 now=0; fact g 2 now=0|1; act a 1 sets=f:1?g=0; in 9; goal not(f=0)", "a@0 end 1", "0 0 1 1 1; the goal is never yes"},
        Case{"fact f 2 now=0; fact g 2 now=0|1; act a 1 sets=f:1?any(g=0,done(a)); in 9; goal f=1", "a@0 end 1", "0 0 1 1 0"},
        // Each on what the one before left; the last word counts.
        Case{"fact f 3 now=0; act a 1 sets=f:1 sets=f:2?f=1; in 9; goal f=2", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=0; act a 2 sets=f:1; act b 2 sets=f:2; in 9; goal f=2", "a@0 b@0 end 2", "0 0 2 2 0"},
        Case{"fact f 3 now=0; act a 2 sets=f:1; act b 2 sets=f:2; in 9; goal f=1", "a@0 b@0 end 2", "0 0 2 2 0; the goal is never yes"},
        Case{"fact f 3 now=0; act a 1 sets=f:1; act b 2 sets=f:2; in 9; goal f=1", "b@0 a@1 end 2", "0 0 2 2 0"},
        Case{"fact f 3 now=0; act a 2 sets=f:1; act b 1 sets=f:2; past b 2; in 9; goal f=1", "a@0 end 2", "0 0 2 1 0"},
        Case{"fact f 3 now=0; act a 2 sets=f:1; act b 1 sets=f:2; past a 2; past b 2; in 9; goal f=2", "end 2", "0 0 2 0 0"},
        Case{"fact f 3 now=0; act a 2 sets=f:1; act b 1 sets=f:2; past b 2; past a 2; in 9; goal f=2", "end 2", "0 0 2 0 0"},
        Case{"fact f 2 now=0; act a 1 sets=f:1; past a 0; in 9; goal f=1", "end 0", "0 0 0 0 0; the goal is never yes"},
        // Changes come before effects. When effects are judged all that end are done, and what starts does not run yet.
        Case{"fact f 3 now=0; at 1 f=2; act a 1 moves=f:-1; in 9; goal f=1", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0; act a 1 sets=f:1?done(b); act b 1; in 9; goal f=1", "a@0 b@0 end 1", "0 0 1 2 0"},
        Case{"fact f 2 now=0; act a 1 sets=f:1?runs(a); in 9; goal f=1", "a@0 end 1", "0 0 1 1 0; the goal is never yes"},
        Case{"fact f 2 now=0; act a 1 sets=f:1?runs(b); act b 2; in 9; goal all(f=1,done(b))", "a@0 b@0 end 2", "0 0 2 2 0"},
        Case{"fact f 2 now=0; act a 1 sets=f:1?runs(b); act b 2; in 9; goal all(f=1,done(b))", "a@0 b@1 end 3", "0 0 3 2 0; the goal is never yes"},
    };
    for (const Case& c : cases) run(c);
    // One condition, of an entry and of an effect the day after, is judged again.
    Problem p = problem_from("fact f 2 now=0; at 1 f=1; act a 1 entry=f=0 sets=f:0; in 9; goal all(done(a),f=0)");
    p.activities[0].effects[0].when = p.activities[0].entry;
    CHECK(judged(p, plan_from(p, "a@0 end 1")) == "0 0 1 1 0; the goal is never yes");
}

TEST_CASE("the checker knows windows, repeats, waits and limits") {
    const std::array cases{
        Case{"act a 1 from=2..3 from=6..6; in 9; goal done(a)", "a@2 end 3", "0 0 3 1 0"},
        Case{"act a 1 from=2..3 from=6..6; in 9; goal done(a)", "a@3 end 4", "0 0 4 1 0"},
        Case{"act a 1 from=2..3 from=6..6; in 9; goal done(a)", "a@6 end 7", "0 0 7 1 0"},
        Case{"act a 1 from=2..3 from=6..6; in 9; goal done(a)", "a@1 end 2", "0 0 2 1 0; a starts on day 1: no window"},
        Case{"act a 1 from=2..3 from=6..6; in 9; goal done(a)", "a@4 end 5", "0 0 5 1 0; a starts on day 4: no window"},
        Case{"fact f 3 now=0; act a 1 times=2 moves=f:+1; in 9; goal f=2", "a@0 a@1 end 2", "0 0 2 2 0"},
        Case{"fact f 3 now=0; act a 1 moves=f:+1; in 9; goal f=2", "a@0 a@1 end 2", "0 0 2 2 0; a starts on day 1: time 2 of 1"},
        Case{"act a 1; past a 0; in 9; goal done(a,1)", "a@0 end 1", "0 0 1 1 0; a starts on day 0: time 2 of 1"},
        Case{"act a 1 times=2; past a 0; in 9; goal done(a,1)", "a@0 end 1", "0 0 1 1 0"},
        Case{"act a 1 times=0; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0; a starts on day 0: time 1 of 0"},
        Case{"act a 1 times=0; past a 0; in 9; goal done(a)", "end 0", "0 0 0 0 0"},
        Case{"fact f 3 now=0; act a 2 times=2 moves=f:+1; in 9; goal f=2", "a@0 a@1 end 3", "0 0 3 2 0; a starts on day 1: it runs already"},
        Case{"act a 2 times=2; past a 2; act b 1; in 9; goal done(b)", "a@1 b@2 end 3", "0 0 3 2 0; a starts on day 1: it runs already"},
        Case{"fact f 3 now=0; act a 1 times=2 wait=2 moves=f:+1; in 9; goal f=2", "a@0 a@3 end 4", "0 0 4 2 0"},
        Case{"fact f 3 now=0; act a 1 times=2 wait=2 moves=f:+1; in 9; goal f=2", "a@0 a@2 end 3", "0 0 3 2 0; a starts on day 2: it waits until 3"},
        Case{"act a 1 times=2 wait=5; past a -3; in 9; goal done(a,5)", "a@2 end 2", "0 0 2 1 0; a ends on day 3, after the goal"},
        Case{"act a 1 times=2 wait=5; past a -3; in 9; goal done(a,6)", "a@2 end 3", "0 0 3 1 0"},
        Case{"act a 1 times=2 wait=5; past a -3; in 9; goal done(a,6)", "a@1 end 3", "0 0 3 1 0; a starts on day 1: it waits until 2"},
        Case{"act a 2; act b 2; apart b a; in 9; goal all(done(a),done(b))", "a@0 b@2 end 4", "0 0 4 2 0"},
        Case{"act a 2; act b 2; apart b a; in 9; goal all(done(a),done(b))", "a@0 b@1 end 3", "0 0 3 2 0; day 1: b and a not apart"},
        Case{"act a 2; act b 2; apart a b; past b 1; in 9; goal done(a)", "a@1 end 3", "0 0 3 1 0"},
        Case{"act a 2; act b 2; apart a b; past b 1; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 0; day 0: a and b not apart"},
        Case{"act a 2; act b 2; act c 1; apart a b; past a 1; past b 1; together 3; in 9; goal done(c)", "c@0 end 1", "0 0 1 1 0"},
        Case{"act a 2; act b 2; apart a a; in 9; goal done(a)", "a@0 b@0 end 2", "0 0 2 2 0"},
        Case{"act a 1 hours=20; act b 1 hours=20; hours 40; in 9; goal done(b)", "a@0 b@0 end 1", "0 0 1 2 0"},
        Case{"act a 1 hours=20; act b 1 hours=20; hours 39; in 9; goal done(b)", "a@0 b@0 end 1", "0 0 1 2 0; day 0: 40 hours"},
        Case{"act a 1 hours=20; act b 2 hours=20; past b ever; hours 39; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0; day 0: 40 hours"},
        Case{"act a 1; act b 2 hours=20; past b 1; hours 10; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0; day 0: 20 hours"},
        Case{"act a 1; act b 2 hours=20; past b 1; hours 10; in 9; goal done(a)", "a@1 end 2", "0 0 2 1 0"},
        Case{"act a 1; act b 1; act c 1; together 3; in 9; goal done(c)", "a@0 b@0 c@0 end 1", "0 0 1 3 0"},
        Case{"act a 1; act b 1; act c 1; together 2; in 9; goal done(c)", "a@0 b@0 c@0 end 1", "0 0 1 3 0; day 0: 3 together"},
        Case{"act a 1; act b 1; past b ever; together 1; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0; day 0: 2 together"},
        Case{"act a 1; act b 1; beside b; past b ever; together 1; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0|1; fact g 2 now=0|1; uncounted g; act a 1 entry=all(f=1,g=1); in 9; goal done(a)", "a@0 end 1", "0 0 1 1 1"},
        Case{"act a 1; act b 1; past b ever; together 0; in 9; goal runs(b)", "end 0", "0 0 0 0 0"},
    };
    for (const Case& c : cases) run(c);
}

TEST_CASE("the checker knows costs") {
    const std::array cases{
        Case{"fact f 2 now=1; act a 1 avoid=f=1; in 9; goal done(a)", "a@0 end 1", "1 0 1 1 0"},
        Case{"fact f 2 now=0|1; act a 1 avoid=f=1; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0; at 1 f=1; act a 2 avoid=f=1; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 0"},
        Case{"act a 1 after=b; act b 1; in 9; goal done(a)", "a@0 end 1", "0 1 1 1 0"},
        Case{"act a 1 after=b; act b 1; in 9; goal done(a)", "a@0 b@0 end 1", "0 1 1 2 0"},
        Case{"act a 1 after=b; act b 1; in 9; goal done(a)", "b@0 a@1 end 2", "0 0 2 2 0"},
        Case{"act a 1 after=b after=c; act b 1; act c 1; past c 0; in 9; goal done(a)", "a@0 end 1", "0 1 1 1 0"},
        Case{"act a 1 after=b|c; act b 1; act c 1; past c 0; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=0; act a 1 after=b times=2 moves=f:+1; act b 1; in 9; goal f=2", "a@0 a@1 end 2", "0 2 2 2 0"},
        Case{"fact f 3 now=0|1; act a 1 entry=f=0; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 1"},
        Case{"fact f 3 now=0|1; act a 1 entry=f=0|1; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 3 now=0|1; act a 1 entry=any(f=0,yes); in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=0|1; fact g 2 now=0|1; act a 1 entry=all(f=0,any(g=0,yes)); in 9; goal done(a)", "a@0 end 1", "0 0 1 1 2"},
        Case{"fact f 2 now=0|1; act a 1 entry=f=0; act b 1 stay=f=1; in 9; goal done(b)", "a@0 b@0 end 1", "0 0 1 2 1"},
        Case{"fact f 2 now=1; at 1 f=0|1; act a 1 stay=f=1; in 9; goal done(a)", "a@0 end 1", "0 0 1 1 0"},
        Case{"fact f 2 now=1; at 1 f=0|1; act a 2 stay=f=1; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 1"},
        Case{"fact f 2 now=1; at 1 f=0|1; act a 2 entry=f=1; in 9; goal done(a)", "a@0 end 2", "0 0 2 1 0"},
        Case{"fact f 2 now=0|1; act a 1 stay=f=1 sets=f:0?f=1; past a 1; in 9; goal done(a)", "end 1", "0 0 1 0 0"},
        Case{"fact f 2 now=0; act a 2 stay=f=1; past a 1; in 9; goal done(a)", "end 1", "0 0 1 0 0"},
    };
    for (const Case& c : cases) run(c);
}

TEST_CASE("the exhaustive search finds the best for each first key") {
    struct Wanted {
        const char* problem;
        Key key;
        const char* best;
    };
    const std::string two_ways =  // short and discouraged, or in two steps, or long and unknown
        "fact u 2 now=0|1; act a 1 avoid=yes; act b 2; act c 2 entry=done(b); act d 5 entry=u=1; in 9; ";
    const std::string goal = two_ways + "goal any(done(a),done(c),done(d))";
    const std::array wanted{
        Wanted{goal.c_str(), Key::discouraged, "b@0 c@2 end 4: 0 0 4 2 0"},
        Wanted{goal.c_str(), Key::skipped, "b@0 c@2 end 4: 0 0 4 2 0"},
        Wanted{goal.c_str(), Key::end, "a@0 end 1: 1 0 1 1 0"},
        Wanted{goal.c_str(), Key::steps, "d@0 end 5: 0 0 5 1 1"},
        Wanted{goal.c_str(), Key::undecided, "b@0 c@2 end 4: 0 0 4 2 0"},
        Wanted{"act a 1 after=b; act b 2; in 9; goal done(a)", Key::discouraged, "b@0 a@2 end 3: 0 0 3 2 0"},
        Wanted{"act a 1 after=b; act b 2; in 9; goal done(a)", Key::end, "a@0 end 1: 0 1 1 1 0"},
        Wanted{"act a 1 after=b; act b 2; in 2; goal done(a)", Key::discouraged, "a@0 end 1: 0 1 1 1 0"},
        Wanted{"act a 3; in 3; goal done(a)", Key::discouraged, "a@0 end 3: 0 0 3 1 0"},
        Wanted{"act a 3; in 2; goal done(a)", Key::discouraged, "none"},
        Wanted{"act a 3; in 0; goal yes", Key::steps, "end 0: 0 0 0 0 0"},
        Wanted{"act a 3; in 9; goal no", Key::steps, "none"},
        Wanted{"act a 3; in 9; goal runs(a)", Key::steps, "none"},
        Wanted{"fact f 2 now=0|1; at 4 f=1; in 9; goal f=1", Key::end, "end 4: 0 0 4 0 0"},
        // To keep a goal from being reached too early is a way too.
        Wanted{"act a 1; act b 1; past b 1; in 9; goal all(done(b),not(runs(a)))", Key::end, "end 1: 0 0 1 0 0"},
        Wanted{"act a 2 stay=f=0; fact f 2 now=0; act b 1 sets=f:1; together 2; in 9; goal all(done(a),f=1)", Key::end, "a@0 b@1 end 2: 0 0 2 2 0"},
        Wanted{"act a 2 stay=f=0; fact f 2 now=0; act b 1 sets=f:1; together 1; in 9; goal all(done(a),f=1)", Key::end, "a@0 b@2 end 3: 0 0 3 2 0"},
        Wanted{"act a 2; act b 2; apart a b; in 3; goal all(done(a),done(b))", Key::end, "none"},
        Wanted{"act a 2 hours=21; act b 2 hours=20; in 3; goal all(done(a),done(b))", Key::end, "none"},
        Wanted{"fact f 4 now=0; act a 1 times=3 wait=1 moves=f:+1; in 5; goal f=3", Key::end, "a@0 a@2 a@4 end 5: 0 0 5 3 0"},
        Wanted{"fact f 4 now=0; act a 1 times=2 wait=1 moves=f:+1; in 5; goal f=3", Key::end, "none"},
        Wanted{"fact f 4 now=0; act a 1 times=3 wait=1 moves=f:+1; past a 0; in 5; goal f=2", Key::end, "a@1 a@3 end 4: 0 0 4 2 0"},
        Wanted{"act a 2 from=1..1 from=4..5; past a 3; in 9; goal done(a,2)", Key::end, "end 5: 0 0 5 0 0"},
        Wanted{"act a 2 times=2 from=1..1 from=4..5; act b 1 entry=runs(a); past a 1; in 9; goal done(b)", Key::end, "b@0 end 1: 0 0 1 1 0"},
        Wanted{"fact f 2 now=0|1; act a 1 sets=f:0?f=1; past a 1; in 9; goal done(a)", Key::end, "end 1: 0 0 1 0 0"},
        Wanted{"fact f 2 now=0|1; act a 1 sets=f:0?f=1; in 9; goal done(a)", Key::end, "a@0 end 1: 0 0 1 1 1"},
        Wanted{"act a 2; act b 2; act c 1; apart a b; past a 1; past b 1; together 3; in 9; goal done(c)", Key::end, "c@0 end 1: 0 0 1 1 0"},
        Wanted{"act a 1; act b 2; beside b; past b 3; together 1; in 9; goal done(a)", Key::end, "a@0 end 1: 0 0 1 1 0"},
        Wanted{"fact f 2 now=0|1; fact g 2 now=0|1; uncounted g; act a 1 entry=f=1; act b 1 entry=g=1; in 9; goal any(done(a),done(b))", Key::end, "b@0 end 1: 0 0 1 1 0"},
        Wanted{"act a 2; act b 2; apart a b; past b 1; in 9; goal done(a)", Key::end, "a@1 end 3: 0 0 3 1 0"},
        Wanted{"act a 2; apart a a; in 9; goal done(a)", Key::end, "a@0 end 2: 0 0 2 1 0"},
        Wanted{"act a 1 from=1..2 from=4..4; in 9; goal done(a,3)", Key::end, "a@1 end 5: 0 0 5 1 0"},
        Wanted{"fact f 2 now=0; at 2 f=1; act a 1 entry=f=1 from=1..2; in 9; goal done(a)", Key::end, "a@2 end 3: 0 0 3 1 0"},
        Wanted{"act a 1; past a 1; past a -7; act b 1; together 1; in 9; goal done(b)", Key::end, "b@1 end 2: 0 0 2 1 0"},
    };
    for (const Wanted& w : wanted) {
        INFO(w.problem << "  first: " << static_cast<int>(w.key));
        CHECK(best(problem_from(w.problem), w.key) == w.best);
    }
    CHECK_FALSE(exhaust(problem_from(goal), 3).whole);
    Problem big;
    big.activities.resize(17);
    CHECK_THROWS_AS(exhaust(big), std::length_error);
}

TEST_CASE("the text form reads what it writes, and says where it stops") {
    for (std::uint64_t seed = 0; seed < 500; ++seed) {
        const std::string text = text_of(random_problem(seed, seed % 2 == 0 ? Size::small : Size::wide));
        CHECK(text_of(problem_from(text)) == text);
    }
    for (const char* wrong : {"act", "act a x", "act a 1 tiems=2", "act a 1 entry=f=1", "act a 1 entry=done(b)", "goal 2of(yes", "goal yes)", "in", "hours 1x", "goal twice(yes)"}) {
        INFO(wrong);
        CHECK_THROWS_AS(problem_from(wrong), std::invalid_argument);
    }
    const Problem p = problem_from("act a 1");
    CHECK_THROWS_AS(plan_from(p, "a@0"), std::invalid_argument);
    CHECK_THROWS_AS(plan_from(p, "b@0 end 1"), std::invalid_argument);
}

TEST_CASE("a shrunk problem keeps what matters and no more") {
    const Problem p = problem_from(
        "fact f 2 now=0; at 3 f=1; act x 4 hours=20; act a 2 hours=10 entry=any(f=0,done(x)) stay=f=0 sets=f:1; act b 1 entry=all(done(a),f=1,not(done(x))); "
        "past x 3; apart a b; in 12; goal all(done(b),done(x))");
    const auto needs_a = [](const Problem& q) {
        const auto best = exhaust(q).best[static_cast<std::size_t>(Key::end)];
        return best && std::any_of(best->plan.steps.begin(), best->plan.steps.end(), [&](const Step& s) { return q.activities[s.activity].name == "a"; });
    };
    REQUIRE(needs_a(p));
    CHECK(text_of(shrunk(p, needs_a)) == "fact f 2 now=0\nact a 1 sets=f:1\nact b 1 entry=f=1\nhours 1000\ntogether 10\nin 2\ngoal done(b)\n");
}
