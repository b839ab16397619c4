// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/months_test.cpp.

#include "pathway/months.hpp"

#include <algorithm>

#include "pathway/retime.hpp"

namespace attiva::pathway {
namespace {

constexpr int most_rounds = 6;

// How long each activity is from where the plan has it; the longest, of several steps.
bool lengthen(Problem& p, const Plan& plan, const std::vector<int>& months, Date first) {
    std::vector<Day> days(p.activities.size(), 0);
    for (const Step& s : plan.steps)
        if (months[s.activity] > 0) days[s.activity] = std::max(days[s.activity], add_months(first + s.start, months[s.activity]) - (first + s.start));
    bool changed = false;
    for (ActivityId a = 0; a < days.size(); ++a)
        if (days[a] > 0 && days[a] != p.activities[a].days) {
            p.activities[a].days = days[a];
            changed = true;
        }
    return changed;
}

}  // namespace

int whole_months(Date from, Day days) {
    const int about = days / 31;
    for (int months = std::max(1, about); months <= about + 12; ++months)
        if (add_months(from, months) - from == days) return months;
    return 0;
}

void count_months(Problem& problem, Search& found, const std::vector<int>& months, Date first, Key key) {
    if (!found.plan) return;
    Problem p = problem;
    Retimed now{*found.plan, found.cost};
    for (int round = 0; round < most_rounds; ++round) {
        if (!lengthen(p, now.plan, months, first)) {
            problem = std::move(p);
            found.bound = found.outcome == Outcome::proved || less(now.cost, found.bound, key) ? now.cost : found.bound;
            found.plan = std::move(now.plan);
            found.cost = now.cost;
            return;
        }
        const auto again = retimed(problem, p, *found.plan);
        if (!again) return;
        now = *again;
    }
}

}  // namespace attiva::pathway
