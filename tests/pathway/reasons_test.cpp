// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why there is no path, against the exhaustive search.
// ATTIVA_PERCORSI sets how many problems.

#include "pathway/reasons.hpp"

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

constexpr std::uint64_t most_days = 1'000'000;  // of the exhaustive search: a problem without bars has many plans
constexpr Limits enough{1'000'000, 500'000'000};

int wanted(int otherwise) {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    return said != nullptr ? std::atoi(said) : otherwise;
}

// The next random problem of at most so many activities.
Problem next_problem(std::uint64_t& seed, std::size_t activities) {
    while (true) {
        Problem p = random_problem(seed++);
        if (p.activities.size() <= activities) return p;
    }
}

enum class Reach : std::uint8_t { yes, no, too_big };
Reach reach(const Problem& p) {
    const Exhausted e = exhaust(p, most_days);
    if (e.best[0]) return Reach::yes;
    return e.whole ? Reach::no : Reach::too_big;
}

}  // namespace

TEST_CASE("a cut alone leaves no path, and none of it can be spared") {
    std::uint64_t seed = 0;
    int none = 0, cuts = 0, judged = 0, big = 0;
    const int all = wanted(300);
    for (int n = 0; n < all; ++n) {
        const Problem p = next_problem(seed, 3);
        const Reasons reasons = why_none(p, enough);
        INFO(text_of(p));
        CHECK(reasons.all_proved);
        const Reach whole = reach(p);
        if (whole == Reach::yes) CHECK(reasons.cuts.empty());
        if (whole != Reach::no) continue;
        ++none;
        if (reasons.cuts.empty()) CHECK(reach(lifted(p, {})) != Reach::yes);
        for (const Cut& c : reasons.cuts) {
            ++cuts;
            const Reach alone = reach(lifted(p, c));
            CHECK(alone != Reach::yes);
            big += alone == Reach::too_big ? 1 : 0;
            for (const Bar& b : c) {
                Cut less = c;
                std::erase(less, b);
                const Reach without = reach(lifted(p, less));
                CHECK(without != Reach::no);
                judged += without == Reach::yes ? 1 : 0;
            }
        }
    }
    fmt::print("percorsi che non ci sono: {} di {}, {} tagli ({} troppo grandi per la ricerca esaustiva), {} cose tolte\n", none, all, cuts, big, judged);
    CHECK(cuts > none / 4);
    CHECK(big * 10 <= cuts);
    CHECK(judged > cuts / 2);
}

TEST_CASE("what runs beside the others is never had once more") {
    const Problem p = problem_from(
        "fact f0 2 now=1; fact f1 4 now=0; at 10 f1=2|3; act a0 1 hours=30 stay=runs(a1) moves=f1:+1; act a1 2 entry=runs(a1) moves=f1:-1; "
        "past a1 1; past a0 1; beside a0; hours 60; together 1; in 12; goal 1of(f1=1,f1=3)");
    const auto all = bars(p);
    CHECK(std::find(all.begin(), all.end(), Bar{Bar::Kind::times, 0, 0}) == all.end());
    CHECK(std::find(all.begin(), all.end(), Bar{Bar::Kind::times, 1, 0}) != all.end());
    CHECK(lifted(p, {}).activities[0].most_times == p.activities[0].most_times);
    for (const Cut& c : why_none(p, enough).cuts) CHECK(reach(lifted(p, c)) == Reach::no);
}

TEST_CASE("no cut is smaller than the first") {
    std::uint64_t seed = 0;
    int cuts = 0, several = 0;
    const int all = wanted(400) / 4;
    for (int n = 0; n < all; ++n) {
        const Problem p = next_problem(seed, 3);
        const Reasons reasons = why_none(p, enough);
        if (reasons.cuts.empty()) continue;
        INFO(text_of(p));
        CHECK(reasons.smallest);
        ++cuts;
        several += reasons.cuts[0].size() > 1 ? 1 : 0;
        const std::vector<Bar> from = bars(p);
        std::vector<Cut> less{{}};  // all of one bar less
        for (std::size_t size = 1; size < reasons.cuts[0].size(); ++size) {
            std::vector<Cut> more;
            for (const Cut& c : less)
                for (const Bar& b : from)
                    if (c.empty() || std::find(from.begin(), from.end(), c.back()) < std::find(from.begin(), from.end(), b)) {
                        more.push_back(c);
                        more.back().push_back(b);
                    }
            less = std::move(more);
        }
        for (const Cut& c : less) CHECK(any_plan(lifted(p, c), enough).plan.has_value());
    }
    fmt::print("tagli più piccoli: {}, di più di una cosa {}\n", cuts, several);
    CHECK(several > cuts / 10);
}

TEST_CASE("what is nearest is the best there is of a part of the goal") {
    const std::string ab = "fact f 2 now=0; act a 2; act b 3 entry=f=1; act c 4; in 9; ";
    const std::vector<std::pair<std::string, std::string>> rows{
        {ab + "goal all(done(a),done(b))", "done(a): a@0 end 2"},
        {ab + "goal all(done(c),done(a),done(b))", "done(a): a@0 end 2; done(c): c@0 end 4"},
        {ab + "goal all(done(a),done(c))", "2of(done(a),done(c)): a@0 c@0 end 4"},
        {ab + "goal 3of(done(a),done(c),done(b),f=1)", "done(a): a@0 end 2; done(c): c@0 end 4"},
        {ab + "goal done(b)", ""},
        {"act a 2; act b 3 entry=all(done(a),no); in 9; goal done(b)", "done(a): a@0 end 2"},
        {ab + "goal all(f=0,done(b))", ""},  // what is so already is no path
    };
    const auto told = [](const Problem& p) {
        std::string out;
        for (const Nearest& n : nearest(p, Key::discouraged)) {
            Problem q = p;
            q.goal = n.goal;
            const std::string text = text_of(q), goal = text.substr(text.rfind("goal ") + 5);
            out += (out.empty() ? "" : "; ") + goal.substr(0, goal.find('\n')) + ": " + text_of(p, *n.search.plan);
        }
        return out;
    };
    for (const auto& [problem, expected] : rows) {
        INFO(problem);
        CHECK(told(problem_from(problem)) == expected);
    }
    std::uint64_t seed = 0;
    int found = 0;
    for (int n = 0; n < wanted(300); ++n) {
        const Problem p = next_problem(seed, 4);
        if (reach(p) != Reach::no) continue;
        INFO(text_of(p));
        std::optional<Cost> before;
        for (const Nearest& near : nearest(p, Key::discouraged, enough)) {
            ++found;
            Problem q = p;
            q.goal = near.goal;
            CHECK(near.goal != p.goal);
            CHECK_FALSE(near.search.plan->steps.empty());
            CHECK(check(q, *near.search.plan).violations.empty());
            const auto best = exhaust(q, 20 * most_days).best[static_cast<std::size_t>(Key::discouraged)];
            REQUIRE(best);
            CHECK(near.search.cost == best->cost);
            if (before) CHECK_FALSE(less(near.search.cost, *before, Key::discouraged));
            before = near.search.cost;
        }
    }
    fmt::print("il più vicino: {}\n", found);
    CHECK(found > 5);
}
