// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/retime.hpp"

#include <algorithm>
#include <set>

#include "pathway/replay.hpp"

namespace attiva::pathway {
namespace {

using Fault = Playing::Fault;

// The days on which a step may become possible, with those placed already.
std::set<Day> candidates(const Problem& p, const std::vector<Step>& placed, const Step& step, Day from) {
    std::set<Day> out{from};
    const auto add = [&](std::int64_t d) {
        if (from < d && d <= p.horizon) out.insert(static_cast<Day>(d));
    };
    const Activity& a = p.activities[step.activity];
    for (const Window& w : a.windows) add(w.from);
    for (const Change& c : p.changes) add(c.day);
    std::set<Day> ages{0, a.wait};
    for (const Condition& c : p.conditions)
        if (c.kind == Condition::Kind::done) ages.insert(c.days);
    const auto end = [&](std::int64_t e) {
        for (const Day age : ages) add(e + age);
    };
    for (const Past& x : p.past)
        if (x.end < never_ends) end(x.end);
    for (const Step& s : placed) end(std::int64_t{s.start} + p.activities[s.activity].days);
    return out;
}

std::vector<Step> with(std::vector<Step> steps, Step step) {
    const auto at = std::upper_bound(steps.begin(), steps.end(), step, [](const Step& a, const Step& b) { return std::pair(a.start, a.activity) < std::pair(b.start, b.activity); });
    steps.insert(at, step);
    return steps;
}

// Allowed so far: all that may be missing is the goal.
bool holds(const Playing& played, std::size_t steps) {
    return played.fault == Fault::none || (played.fault == Fault::goal && played.step == steps);
}

}  // namespace

std::optional<Retimed> retimed(const Problem& before, const Problem& now, const Plan& plan) {
    std::vector<Step> placed;
    std::vector<Step> were;
    Day from = 0;
    for (const Step& step : plan.steps) {
        were.push_back(step);
        const Cost allowed = play(before, were).cost;
        bool found = false;
        for (const Day day : candidates(now, placed, step, from)) {
            const std::vector<Step> steps = with(placed, {step.activity, day});
            const Playing played = play(now, steps);
            if (!holds(played, steps.size()) || played.cost.skipped > allowed.skipped || played.cost.discouraged > allowed.discouraged) continue;
            placed = steps;
            from = day;
            found = true;
            break;
        }
        if (!found) return std::nullopt;
    }
    const Playing played = play(now, placed);
    if (played.fault != Fault::none) return std::nullopt;
    return Retimed{{placed, played.cost.end}, played.cost};
}

}  // namespace attiva::pathway
