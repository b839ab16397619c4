// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Plans played forward against the checker: those found, and those a little otherwise.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>

#include "pathway/checker.hpp"
#include "pathway/planner.hpp"
#include "pathway/random_problem.hpp"
#include "pathway/replay.hpp"
#include "pathway/text_form.hpp"

using namespace attiva::pathway;

namespace {

// One step elsewhere, one less, or one more.
std::vector<Step> disturbed(const Problem& p, std::vector<Step> steps, std::mt19937_64& random) {
    const auto any = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    const auto kind = any(3);
    if (kind == 0 && !steps.empty()) steps[any(steps.size())].start = static_cast<Day>(any(static_cast<std::size_t>(p.horizon) + 1));
    if (kind == 1 && !steps.empty()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(any(steps.size())));
    if (kind == 2) steps.push_back({static_cast<ActivityId>(any(p.activities.size())), static_cast<Day>(any(static_cast<std::size_t>(p.horizon) + 1))});
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return std::pair(a.start, a.activity) < std::pair(b.start, b.activity); });
    return steps;
}

}  // namespace

TEST_CASE("what is played is judged as the checker judges it") {
    std::mt19937_64 random(20261126);
    std::size_t good = 0;
    std::size_t bad = 0;
    for (int k = 0; k < 3000; ++k) {
        const Problem p = random_problem(static_cast<std::uint64_t>(k) + 500);
        const Search found = plan(p);
        std::vector<Step> steps = found.plan ? found.plan->steps : std::vector<Step>{};
        for (int turn = 0; turn < 4; ++turn) {
            const Playing played = play(p, steps);
            // The checker is told the day the goal is reached: where it is not, the last one.
            const Plan as_plan{steps, played.fault == Playing::Fault::none ? played.cost.end : p.horizon};
            const auto judged = check(p, as_plan);
            INFO(text_of(p) << text_of(p, as_plan));
            for (const auto& v : judged.violations) UNSCOPED_INFO(v);
            CHECK(judged.violations.empty() == (played.fault == Playing::Fault::none));
            if (judged.violations.empty()) CHECK(judged.cost == played.cost);
            (judged.violations.empty() ? good : bad) += 1;
            steps = disturbed(p, steps, random);
        }
    }
    CHECK(good > 2000);
    CHECK(bad > 2000);
}
