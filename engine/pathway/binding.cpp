// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/binding_test.cpp.

#include "pathway/binding.hpp"

#include <algorithm>
#include <limits>

#include "pathway/retime.hpp"

namespace attiva::pathway {
namespace {

using Kind = Binding::Kind;

std::vector<Step> without(const std::vector<Step>& steps, std::vector<std::size_t> which) {
    std::vector<Step> out;
    for (std::size_t k = 0; k < steps.size(); ++k)
        if (std::find(which.begin(), which.end(), k) == which.end()) out.push_back(steps[k]);
    return out;
}

std::vector<Step> moved(std::vector<Step> steps, std::size_t which, Day to) {
    steps[which].start = to;
    std::sort(steps.begin(), steps.end(), [](const Step& a, const Step& b) { return std::pair(a.start, a.activity) < std::pair(b.start, b.activity); });
    return steps;
}

// Is there something that an activity, beginning that day, leaves unknown in the one and not in
// the other?
bool more_unknown(Replay& in, Replay& than, const Activity& a) {
    for (const ConditionId c : {a.entry, a.stay}) {
        const std::vector<FactId> here = in.unknown(c);
        const std::vector<FactId> there = than.unknown(c);
        if (!std::includes(there.begin(), there.end(), here.begin(), here.end())) return true;
    }
    return false;
}

class Finder {
public:
    Finder(const Problem& p, const Plan& plan, std::size_t step)
        : p_(p), plan_(plan), step_(step), mine_(plan.steps[step]), a_(p.activities[mine_.activity]), others_(without(plan.steps, {step})) {}

    std::vector<Binding> find(const std::vector<ConditionId>& parts) {
        if (mine_.start == 0) return {Binding{}};
        const Day day = mine_.start - 1;
        Replay replay(p_, others_);
        if (!in_window(a_, day)) add(Kind::window);
        replay.on(day, false);
        if (replay.judge().last_end(mine_.activity) + a_.wait > day || replay.judge().runs(mine_.activity)) add(Kind::wait);
        replay.on(day, true);
        if (replay(a_.entry) == Judgement::no || replay(a_.stay) == Judgement::no) entry(replay, parts);
        const std::vector<Run> runs = replay.running();
        apart(runs);
        if (out_.empty()) others(day, runs, parts);
        return out_;
    }

private:
    Binding& add(Kind kind) {
        out_.emplace_back();
        out_.back().kind = kind;
        return out_.back();
    }

    [[nodiscard]] Day end(std::size_t k) const { return plan_.steps[k].start + p_.activities[plan_.steps[k].activity].days; }

    // The caps bind where, without them, nothing else would.
    void others(Day day, const std::vector<Run>& runs, const std::vector<ConditionId>& parts) {
        std::int64_t hours = a_.hours;
        std::vector<ActivityId> all, placed;
        for (const Run& r : runs) {
            hours += p_.activities[r.activity].hours;
            all.push_back(r.activity);
            if (!p_.activities[r.activity].beside) placed.push_back(r.activity);
        }
        const bool busy = hours > p_.hours;
        const bool many = static_cast<int>(placed.size()) + 1 > p_.together;
        Problem roomy = p_;
        if (busy) roomy.hours = std::numeric_limits<int>::max();
        if (many) roomy.together = std::numeric_limits<int>::max();
        elsewhere(roomy, day, parts);
        if ((!busy && !many) || out_.front().kind != Kind::free) return;
        out_.clear();
        if (busy) full(Kind::hours, all);
        if (many) full(Kind::together, placed);
    }

    // What runs since before day 0 and ends on the day it starts.
    [[nodiscard]] std::vector<ActivityId> ending() const {
        std::vector<ActivityId> out;
        for (const Past& x : p_.past)
            if (x.end == mine_.start) out.push_back(x.activity);
        return out;
    }

    // Of the steps that end, or start, on the day it starts: those without which it could not.
    void entry(Replay& before, const std::vector<ConditionId>& parts) {
        Binding& b = add(Kind::entry);
        for (const ConditionId c : parts)
            if (before(c) == Judgement::no && std::find(b.parts.begin(), b.parts.end(), c) == b.parts.end()) b.parts.push_back(c);
        for (std::size_t k = 0; k < plan_.steps.size(); ++k) {
            if (k == step_ || (end(k) != mine_.start && plan_.steps[k].start != mine_.start)) continue;
            Replay other(p_, without(plan_.steps, {k, step_}));
            other.on(mine_.start, true);
            if (other(a_.entry) == Judgement::no || other(a_.stay) == Judgement::no) b.after.push_back(k);
        }
        for (const ActivityId x : ending()) {
            Problem longer = p_;
            for (Past& past : longer.past)
                if (past.activity == x) past.end = never_ends;
            Replay other(longer, others_);
            other.on(mine_.start, true);
            if (other(a_.entry) == Judgement::no || other(a_.stay) == Judgement::no) b.running.push_back(x);
        }
    }

    void apart(const std::vector<Run>& runs) {
        std::vector<ActivityId> with;
        for (const Run& r : runs)
            if (are_apart(p_, mine_.activity, r.activity)) with.push_back(r.activity);
        if (!with.empty()) full(Kind::apart, std::move(with));
    }

    void full(Kind kind, std::vector<ActivityId> beside) {
        Binding& b = add(kind);
        for (std::size_t k = 0; k < plan_.steps.size(); ++k)
            if (k != step_ && end(k) == mine_.start && std::find(beside.begin(), beside.end(), plan_.steps[k].activity) != beside.end()) b.after.push_back(k);
        b.beside = std::move(beside);
    }

    // It may start the day before: what of the whole would be otherwise?
    void elsewhere(const Problem& p, Day day, const std::vector<ConditionId>& parts) {
        const Playing now = play(p, plan_.steps);
        const std::vector<Step> steps = moved(plan_.steps, step_, day);
        const Playing then = play(p, steps);
        if (then.fault != Playing::Fault::none) {
            Binding& b = add(Kind::later);
            b.instead = steps;
            b.playing = then;
            if (then.step < steps.size())
                for (std::size_t k = 0; k < plan_.steps.size(); ++k)
                    if (k != step_ && plan_.steps[k] == steps[then.step]) b.after.push_back(k);
            return;
        }
        if (then.cost.skipped > now.cost.skipped) skips(day);
        if (then.cost.discouraged > now.cost.discouraged) discouraged(steps, day, parts);
        if (out_.empty() && then.cost.undecided > now.cost.undecided) unknown();
        if (!out_.empty()) return;
        Binding& b = add(Kind::free);
        b.since = day;
        for (Day d = day - 1; d >= 0; --d) {
            const Playing earlier = play(p, moved(plan_.steps, step_, d));
            if (earlier.fault != Playing::Fault::none || earlier.cost.skipped > now.cost.skipped || earlier.cost.discouraged > now.cost.discouraged || earlier.cost.undecided > now.cost.undecided) break;
            b.since = d;
        }
    }

    void discouraged(const std::vector<Step>& steps, Day day, const std::vector<ConditionId>& parts) {
        Binding& b = add(Kind::discouraged);
        Replay replay(p_, steps);
        replay.on(day, true);
        for (const ConditionId c : parts)
            if (replay(c) == Judgement::yes && std::find(b.parts.begin(), b.parts.end(), c) == b.parts.end()) b.parts.push_back(c);
    }

    // Of the steps that end on the day it starts: those without which it leaves more unknown.
    void unknown() {
        Binding& b = add(Kind::undecided);
        Replay whole(p_, others_);
        whole.on(mine_.start, true);
        for (std::size_t k = 0; k < plan_.steps.size(); ++k) {
            if (k == step_ || end(k) != mine_.start) continue;
            Replay other(p_, without(plan_.steps, {k, step_}));
            other.on(mine_.start, true);
            if (more_unknown(other, whole, a_)) b.after.push_back(k);
        }
    }

    void skips(Day day) {
        Binding& b = add(Kind::skips);
        Replay replay(p_, others_);
        for (std::size_t g = 0; g < a_.better_after.size(); ++g) {
            const auto done = [&](Day d) {
                replay.on(d, false);
                return std::any_of(a_.better_after[g].begin(), a_.better_after[g].end(), [&](ActivityId x) { return replay.judge().done(x); });
            };
            if (done(day) || !done(mine_.start)) continue;
            b.groups.push_back(g);
            for (const ActivityId x : ending())
                if (std::find(a_.better_after[g].begin(), a_.better_after[g].end(), x) != a_.better_after[g].end()) b.running.push_back(x);
            for (std::size_t k = 0; k < plan_.steps.size(); ++k)
                if (end(k) == mine_.start && std::find(a_.better_after[g].begin(), a_.better_after[g].end(), plan_.steps[k].activity) != a_.better_after[g].end()) b.after.push_back(k);
        }
    }

    const Problem& p_;
    const Plan& plan_;
    std::size_t step_;
    Step mine_;
    const Activity& a_;
    std::vector<Step> others_;
    std::vector<Binding> out_;
};

}  // namespace

std::vector<Binding> why_not_before(const Problem& problem, const Plan& plan, std::size_t step, const std::vector<ConditionId>& parts) {
    return Finder(problem, plan, step).find(parts);
}

std::vector<Hanging> what_hangs(const Problem& p, const Plan& plan) {
    std::vector<Hanging> out(plan.steps.size());
    for (std::size_t k = 0; k < plan.steps.size(); ++k) {
        const ActivityId id = plan.steps[k].activity;
        const Day end = plan.steps[k].start + p.activities[id].days;
        Replay replay(p, without(plan.steps, {k}));
        Replay whole(p, plan.steps);
        for (std::size_t j = 0; j < plan.steps.size(); ++j) {
            if (j == k || plan.steps[j].start < plan.steps[k].start) continue;
            const Activity& a = p.activities[plan.steps[j].activity];
            bool barred = false;
            replay.on(plan.steps[j].start, true);
            whole.on(plan.steps[j].start, true);
            barred = replay(a.entry) == Judgement::no || replay(a.stay) == Judgement::no;
            // Without it that step would be advised against, or barred by what is presumed, or hang on more.
            const bool worse = (replay(a.discouraged) == Judgement::yes && whole(a.discouraged) != Judgement::yes) || more_unknown(replay, whole, a);
            for (const Day d : replay.events()) {
                if (barred || d <= plan.steps[j].start || d >= plan.steps[j].start + a.days) continue;
                replay.on(d, true);
                barred = replay(a.stay) == Judgement::no;
            }
            if (barred) out[k].needed.push_back(j);
            else if (worse) out[k].better.push_back(j);
            else if (end <= plan.steps[j].start && std::any_of(a.better_after.begin(), a.better_after.end(), [&](const auto& group) {
                         return std::find(group.begin(), group.end(), id) != group.end();
                     }))
                out[k].better.push_back(j);
        }
        replay.on(plan.end, true);
        out[k].goal = replay(p.goal) != Judgement::yes;
    }
    return out;
}

std::optional<Plan> with_duration(const Problem& problem, const Plan& plan, ActivityId activity, Day days, Key first, const Limits& limits) {
    Problem p = problem;
    // A longer step may take the plan beyond what was asked: that is what is to be told.
    p.horizon += std::max(0, days - p.activities[activity].days);
    p.activities[activity].days = days;
    if (const auto same = retimed(problem, p, plan)) return same->plan;
    std::vector<int> times(p.activities.size());
    for (const Past& x : p.past) ++times[x.activity];
    for (const Step& s : plan.steps) ++times[s.activity];
    for (ActivityId a = 0; a < p.activities.size(); ++a) p.activities[a].most_times = std::min(p.activities[a].most_times, times[a]);
    auto other = pathway::plan(p, first, limits).plan;
    const bool still = other && std::any_of(other->steps.begin(), other->steps.end(), [&](const Step& s) { return s.activity == activity; });
    return still ? other : std::nullopt;
}

}  // namespace attiva::pathway
