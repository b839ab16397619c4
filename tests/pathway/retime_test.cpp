// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Plans with other lengths: what comes of them is a plan to the checker, with the same steps in
// the same order; with the same lengths, hardly ever one later.
#include <catch2/catch.hpp>

#include <random>

#include "pathway/checker.hpp"
#include "pathway/random_problem.hpp"
#include "pathway/retime.hpp"
#include "pathway/text_form.hpp"

using namespace attiva::pathway;

TEST_CASE("the steps of a plan at other lengths") {
    std::mt19937_64 random(77);
    int again = 0;
    int later = 0;
    int other = 0;
    int lost = 0;
    for (std::uint64_t k = 0; k < 3000; ++k) {
        const Problem p = random_problem(k + 90'000);
        const Search found = plan(p);
        if (!found.plan || found.plan->steps.empty()) continue;
        const auto same = retimed(p, p, *found.plan);
        INFO(text_of(p) << text_of(p, *found.plan));
        if (same) {
            CHECK(check(p, same->plan).violations.empty());
            later += same->cost.end > found.cost.end ? 1 : 0;
            ++again;
        }
        Problem longer = p;
        const auto a = found.plan->steps[random() % found.plan->steps.size()].activity;
        longer.activities[a].days = 1 + static_cast<Day>(random() % 4);
        const auto then = retimed(p, longer, *found.plan);
        if (!then) {
            ++lost;
            continue;
        }
        ++other;
        const auto checked = check(longer, then->plan);
        for (const auto& v : checked.violations) UNSCOPED_INFO(v);
        CHECK(checked.violations.empty());
        CHECK(checked.cost == then->cost);
        CHECK(then->cost.skipped <= found.cost.skipped);
        CHECK(then->cost.discouraged <= found.cost.discouraged);
        CHECK(then->plan.steps.size() == found.plan->steps.size());
    }
    CHECK(again > 500);
    // A step that begins sooner can harm another one: seldom.
    CHECK(later * 50 < again);
    CHECK(other > 300);
    CHECK(lost > 10);
}
