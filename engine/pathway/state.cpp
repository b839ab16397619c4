// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/state.hpp"

#include <algorithm>

namespace attiva::pathway {

State first_state(const Problem& problem) {
    State out;
    for (const Fact& f : problem.facts) out.facts.push_back(f.now);
    for (const Past& p : problem.past)
        if (p.end > 0) out.runs.push_back({p.activity, -1, p.end});
    std::stable_sort(out.runs.begin(), out.runs.end(),
                     [](const Run& a, const Run& b) { return a.activity < b.activity; });
    return out;
}

Values shifted(Values values, int by, std::uint32_t count) {
    Values out = 0;
    for (int k = 0; k < static_cast<int>(count); ++k)
        if ((values >> k & 1) != 0) out |= Values{1} << std::clamp<std::int64_t>(std::int64_t{k} + by, 0, std::int64_t{count} - 1);
    return out;
}

Values after(const Effect& effect, Values before, std::uint32_t count) {
    return effect.kind == Effect::Kind::becomes ? effect.values : shifted(before, effect.by, count);
}

bool in_window(const Activity& activity, Day day) {
    const auto& all = activity.windows;
    return all.empty() || std::any_of(all.begin(), all.end(), [&](const Window& w) { return w.from <= day && day <= w.to; });
}

bool are_apart(const Problem& problem, ActivityId a, ActivityId b) {
    return std::any_of(problem.apart.begin(), problem.apart.end(),
                       [&](const auto& x) { return (x.first == a && x.second == b) || (x.first == b && x.second == a); });
}

Judge::Judge(const Problem& problem)
    : problem_(problem),
      judged_(problem.conditions.size()),
      collected_(problem.conditions.size()),
      found_(problem.conditions.size()),
      past_first_(problem.activities.size(), never_ends),
      past_last_(problem.activities.size(), -never_ends),
      past_times_(problem.activities.size()),
      runs_(problem.activities.size()) {
    for (const Past& p : problem.past) {
        if (p.end > 0) continue;
        past_first_[p.activity] = std::min(past_first_[p.activity], p.end);
        past_last_[p.activity] = std::max(past_last_[p.activity], p.end);
        ++past_times_[p.activity];
    }
    first_end_ = past_first_;
    last_end_ = past_last_;
    times_ = past_times_;
}

void Judge::at(const State& state, Day day, const std::vector<Values>& facts) {
    for (const ActivityId a : touched_) {
        first_end_[a] = past_first_[a];
        last_end_[a] = past_last_[a];
        times_[a] = past_times_[a];
        runs_[a] = 0;
    }
    touched_.clear();
    for (const Run& r : state.runs) {
        touched_.push_back(r.activity);
        first_end_[r.activity] = std::min(first_end_[r.activity], r.end);
        last_end_[r.activity] = std::max(last_end_[r.activity], r.end);
        ++times_[r.activity];
        if (r.start < day && day < r.end) runs_[r.activity] = 1;
    }
    day_ = day;
    facts_ = &facts;
    again();
}

void Judge::begun(const State& state) {
    for (const Run& r : state.runs)
        if (r.start == day_) runs_[r.activity] = 1;
    again();
}

Judgement Judge::operator()(ConditionId condition) {
    if (judged_[condition] != stamp_) {
        found_[condition] = judge(problem_.conditions[condition]);
        judged_[condition] = stamp_;
    }
    return found_[condition];
}

Judgement Judge::judge(const Condition& c) {
    const auto known = [](bool yes) { return yes ? Judgement::yes : Judgement::no; };
    switch (c.kind) {
        case Condition::Kind::yes: return Judgement::yes;
        case Condition::Kind::no: return Judgement::no;
        case Condition::Kind::fact: {
            const Values may = (*facts_)[c.fact];
            if ((may & c.values) == 0) return Judgement::no;
            return (may & ~c.values) == 0 ? Judgement::yes : Judgement::unknown;
        }
        case Condition::Kind::done:
            return known(std::int64_t{first_end_[c.activity]} + c.days <= day_);
        case Condition::Kind::running: return known(runs(c.activity));
        case Condition::Kind::negation: {
            const Judgement j = (*this)(c.arguments[0]);
            return static_cast<Judgement>(2 - static_cast<int>(j));
        }
        case Condition::Kind::at_least: break;
    }
    std::uint32_t yes = 0, may = 0;
    for (const ConditionId a : c.arguments) {
        const Judgement j = (*this)(a);
        yes += j == Judgement::yes ? 1 : 0;
        may += j != Judgement::no ? 1 : 0;
    }
    if (yes >= c.count) return Judgement::yes;
    return may >= c.count ? Judgement::unknown : Judgement::no;
}

void Judge::unknown_in(ConditionId condition, std::vector<FactId>& out) {
    if ((*this)(condition) != Judgement::unknown) return;
    std::fill(collected_.begin(), collected_.end(), 0);
    collect(condition, out);
}

void Judge::collect(ConditionId condition, std::vector<FactId>& out) {
    if (collected_[condition] != 0) return;
    collected_[condition] = 1;
    const Condition& c = problem_.conditions[condition];
    if (c.kind == Condition::Kind::fact && problem_.facts[c.fact].counted && (*this)(condition) == Judgement::unknown) {
        const auto at = std::lower_bound(out.begin(), out.end(), c.fact);
        if (at == out.end() || *at != c.fact) out.insert(at, c.fact);
    }
    for (const ConditionId a : c.arguments) collect(a, out);
}

void end_on(const Problem& problem, const State& state, Day day, Judge& judge, std::vector<Values>& facts, std::vector<FactId>& undecided) {
    judge.at(state, day, facts);
    for (const Run& r : state.runs) {
        if (r.end != day) continue;
        for (const Effect& e : problem.activities[r.activity].effects) {
            const Judgement when = judge(e.when);
            if (when == Judgement::no) continue;
            if (when == Judgement::unknown && r.start >= 0) judge.unknown_in(e.when, undecided);
            Values& v = facts[e.fact];
            const Values then = after(e, v, problem.facts[e.fact].count);
            v = when == Judgement::yes ? then : v | then;
            judge.again();
        }
    }
}

}  // namespace attiva::pathway
