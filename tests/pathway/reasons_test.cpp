// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Why there is no path, and the other paths there are, against the exhaustive search.
// ATTIVA_PERCORSI sets how many problems.

#include "pathway/reasons.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <set>

#include "pathway/checker.hpp"
#include "pathway/exhaustive.hpp"
#include "pathway/random_problem.hpp"

using namespace attiva::pathway;
using namespace attiva::pathway::judges;

namespace {

int wanted(int otherwise) {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    return said != nullptr ? std::atoi(said) : otherwise;
}

bool reachable(const Problem& p) { return exhaustive(p)[0].has_value(); }

// The best plan that leaves out something of each set: over every choice of what to leave out.
std::optional<Cost> best_without(const Problem& p, const std::vector<std::set<ActivityId>>& given, std::size_t at = 0) {
    if (at == given.size()) {
        const auto best = exhaustive(p)[0];
        return best ? std::optional(best->cost) : std::nullopt;
    }
    std::optional<Cost> out;
    for (const ActivityId a : given[at]) {
        Problem q = p;
        q.activities[a].most_times = 0;
        const auto best = best_without(q, given, at + 1);
        if (best && (!out || less(*best, *out, Key::discouraged))) out = best;
    }
    return out;
}

}  // namespace

TEST_CASE("a cut alone leaves no path, and none of it can be spared") {
    std::mt19937_64 random(11);
    int none = 0, cut = 0;
    const int all = wanted(80);
    for (int n = 0; n < all; ++n) {
        const Problem p = random_problem(random, 1 + random() % 3);
        const Reasons reasons = why_none(p, {1'000'000, 500'000'000});
        INFO(show(p));
        CHECK(reasons.all_proved);
        if (reachable(p)) {
            CHECK(reasons.cuts.empty());
            continue;
        }
        ++none;
        if (reasons.cuts.empty()) CHECK_FALSE(reachable(lifted(p, {})));
        for (const Cut& c : reasons.cuts) {
            ++cut;
            CHECK_FALSE(reachable(lifted(p, c)));
            for (const Bar& b : c) {
                Cut less = c;
                std::erase(less, b);
                CHECK(reachable(lifted(p, less)));
            }
        }
    }
    fmt::print("percorsi che non ci sono: {} di {}, {} tagli\n", none, all, cut);
    CHECK(cut > none / 4);
}

TEST_CASE("the other ways are the best ones that leave out something of each before") {
    std::mt19937_64 random(12);
    int second = 0, third = 0;
    const int all = wanted(200);
    for (int n = 0; n < all; ++n) {
        const Problem p = random_problem(random, 2 + random() % 4);
        const std::vector<Search> found = alternatives(p, Key::discouraged, {1'000'000, 500'000'000}, 3);
        std::vector<std::set<ActivityId>> given;
        INFO(show(p));
        for (const Search& s : found) {
            CHECK(s.outcome == Outcome::proved);
            const auto best = best_without(p, given);
            REQUIRE(best);
            CHECK(s.cost == *best);
            CHECK(judge(p, *s.plan).violations.empty());
            given.emplace_back();
            for (const Step& step : s.plan->steps) given.back().insert(step.activity);
        }
        if (found.size() < 3) CHECK_FALSE(best_without(p, given));
        second += found.size() > 1 ? 1 : 0;
        third += found.size() > 2 ? 1 : 0;
    }
    fmt::print("altri percorsi: {} problemi, {} con un secondo, {} con un terzo\n", all, second, third);
    CHECK(second > all / 20);
}
