// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the random problems and the families are made of: a share of everything, about half
// with a plan, and the witnesses and the optimum that the families tell are true.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <string>

#include "checker.hpp"
#include "exhaustive.hpp"
#include "families.hpp"
#include "random_problem.hpp"
#include "text_form.hpp"

using namespace attiva::pathway;

namespace {

using Counts = std::map<std::string, int>;

void conditions(const Problem& p, Counts& counts) {
    bool has[4] = {};
    for (const Condition& c : p.conditions) {
        has[0] = has[0] || (c.kind == Condition::Kind::at_least && c.count > 1 && c.count < c.arguments.size());
        has[1] = has[1] || c.kind == Condition::Kind::negation;
        has[2] = has[2] || (c.kind == Condition::Kind::done && c.days > 0);
        has[3] = has[3] || c.kind == Condition::Kind::running;
    }
    constexpr const char* names[] = {"k of", "not", "done days ago", "runs"};
    for (int k = 0; k < 4; ++k) counts[names[k]] += has[k] ? 1 : 0;
}

void activities(const Problem& p, Counts& counts) {
    const auto any = [&](const char* name, auto is) { counts[name] += std::any_of(p.activities.begin(), p.activities.end(), is) ? 1 : 0; };
    any("stay", [](const Activity& a) { return a.stay != always; });
    any("discouraged", [](const Activity& a) { return a.discouraged != never; });
    any("better after", [](const Activity& a) { return !a.better_after.empty(); });
    any("better after one of two", [](const Activity& a) { return !a.better_after.empty() && a.better_after[0].size() > 1; });
    any("window", [](const Activity& a) { return !a.windows.empty(); });
    any("wait", [](const Activity& a) { return a.wait > 0 && a.most_times > 1; });
    any("repeat", [](const Activity& a) { return a.most_times > 1; });
    any("may not", [](const Activity& a) { return a.most_times == 0; });
    any("no effect", [](const Activity& a) { return a.effects.empty(); });
    const auto effect = [&](const char* name, auto is) {
        any(name, [&](const Activity& a) { return std::any_of(a.effects.begin(), a.effects.end(), is); });
    };
    effect("guard", [](const Effect& e) { return e.when != always; });
    effect("shift up", [](const Effect& e) { return e.by > 0; });
    effect("shift down", [](const Effect& e) { return e.by < 0; });
    effect("becomes open", [](const Effect& e) { return (e.values & (e.values - 1)) != 0; });
}

void rest(const Problem& p, Counts& counts) {
    const auto past = [&](const char* name, auto is) { counts[name] += std::any_of(p.past.begin(), p.past.end(), is) ? 1 : 0; };
    past("was done", [](const Past& x) { return x.end <= 0; });
    past("runs from before", [](const Past& x) { return x.end > 0 && x.end != never_ends; });
    past("never ends", [](const Past& x) { return x.end == never_ends; });
    counts["beside"] += std::any_of(p.activities.begin(), p.activities.end(), [](const Activity& a) { return a.beside; }) ? 1 : 0;
    counts["uncounted"] += std::any_of(p.facts.begin(), p.facts.end(), [](const Fact& f) { return !f.counted && (f.now & (f.now - 1)) != 0; }) ? 1 : 0;
    counts["apart"] += p.apart.empty() ? 0 : 1;
    counts["change"] += p.changes.empty() ? 0 : 1;
    counts["open fact"] += std::any_of(p.facts.begin(), p.facts.end(), [](const Fact& f) { return (f.now & (f.now - 1)) != 0; }) ? 1 : 0;
    ++counts[fmt::format("together {}", p.together)];
    ++counts[fmt::format("{} activities", p.activities.size())];
}

// Every plan of at most `steps` more steps, judged by the checker alone.
void try_all(const Problem& p, Plan& plan, int steps, std::array<std::optional<Cost>, 5>& best) {
    plan.end = p.horizon;
    plan.end = check(p, plan).cost.end;  // the day the goal is yes, if there is one
    const Checked c = check(p, plan);
    for (std::size_t k = 0; k < best.size() && c.violations.empty(); ++k)
        if (!best[k] || less(c.cost, *best[k], static_cast<Key>(k))) best[k] = c.cost;
    if (steps == 0) return;
    const Step last = plan.steps.empty() ? Step{0, 0} : plan.steps.back();
    for (Day d = last.start; d < p.horizon; ++d)
        for (ActivityId a = d == last.start && !plan.steps.empty() ? last.activity + 1 : 0; a < p.activities.size(); ++a) {
            plan.steps.push_back({a, d});
            try_all(p, plan, steps - 1, best);
            plan.steps.pop_back();
        }
}

}  // namespace

TEST_CASE("random problems have a share of everything") {
    constexpr int problems = 3000;
    Counts counts;
    for (std::uint64_t seed = 0; seed < problems; ++seed) {
        const Problem p = random_problem(seed);
        conditions(p, counts);
        activities(p, counts);
        rest(p, counts);
    }
    for (const auto& [what, count] : counts) {
        INFO(what);
        CHECK(count * 50 >= problems);
    }
    CHECK(counts.size() == 4 + 13 + 8 + 4 + 7);
}

TEST_CASE("the checker and the exhaustive search agree on every plan of a few steps") {
    int tried = 0, feasible = 0;
    for (std::uint64_t seed = 0; tried < 400; ++seed) {
        Problem p = random_problem(seed);
        if (p.activities.size() > 3) continue;
        p.horizon = std::min(p.horizon, 7);
        int times = 0;
        for (Activity& a : p.activities) times += a.most_times = std::min(a.most_times, 3 - std::min(times, 3));
        ++tried;
        std::array<std::optional<Cost>, 5> best;
        Plan plan;
        try_all(p, plan, times, best);
        const Exhausted e = exhaust(p);
        INFO("seed " << seed << "\n" << text_of(p));
        for (std::size_t k = 0; k < best.size(); ++k)
            CHECK((best[k] ? text_of(*best[k]) : "none") ==
                  (e.best[k] ? text_of(e.best[k]->cost) : "none"));
        feasible += best[0] ? 1 : 0;
    }
    CHECK(feasible > tried / 5);
    CHECK(feasible < tried * 4 / 5);
}

TEST_CASE("the families' witnesses are plans, and the optimum they tell is what theirs costs") {
    for (const FamilyKind kind : family_kinds)
        for (const std::uint32_t n : {10U, 30U, 300U, 3000U})
            for (std::uint64_t seed = 0; seed < (n < 300 ? 40U : 2U); ++seed) {
                INFO(name_of(kind) << " of " << n << ", seed " << seed);
                const Family f = family(kind, n, seed);
                CHECK(f.problem.activities.size() == n);
                const Checked c = check(f.problem, f.witness);
                CHECK(fmt::format("{}", fmt::join(c.violations, "; ")).empty());
                CHECK(f.optimum.has_value() == (kind == FamilyKind::known));
                if (f.optimum) CHECK(text_of(c.cost) == text_of(*f.optimum));
                CHECK(check(f.problem, Plan{{}, f.problem.horizon}).violations.size() == 1);  // nothing comes by itself
                CHECK(text_of(family(kind, n, seed).problem) == text_of(f.problem));
            }
}

TEST_CASE("the known optimum of the smallest ones is the exhaustive search's") {
    for (std::uint64_t seed = 0; seed < 20; ++seed) {
        const Family f = family(FamilyKind::known, 10, seed);
        const Exhausted e = exhaust(f.problem);
        INFO("seed " << seed << "\n" << text_of(f.problem));
        for (const Key key : {Key::discouraged, Key::skipped, Key::undecided}) {
            REQUIRE(e.best[static_cast<std::size_t>(key)]);
            CHECK(text_of(e.best[static_cast<std::size_t>(key)]->cost) == text_of(*f.optimum));
        }
    }
}
