// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/moves.hpp"

#include <algorithm>

namespace attiva::pathway {
Moves::Moves(const Problem& p)
    : problem_(p),
      shifting_(pathway::shifting(p)),
      judge_(p),
      before_(p),
      apart_(p.activities.size()),
      gates_(p.activities.size()) {
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        if (p.activities[a].most_times > 0) order_.push_back(a);
        for (const Window& w : p.activities[a].windows) opens_.push_back(w.from);
    }
    std::stable_sort(order_.begin(), order_.end(), [&](ActivityId a, ActivityId b) {
        return shifting_.watched[a] > shifting_.watched[b];
    });
    std::sort(opens_.begin(), opens_.end());
    opens_.erase(std::unique(opens_.begin(), opens_.end()), opens_.end());
    for (const auto& [a, b] : p.apart) {
        apart_[a].push_back(b);
        apart_[b].push_back(a);
    }
    for (const Condition& c : p.conditions)
        if (c.kind == Condition::Kind::done && c.days > 0) gates_[c.activity].push_back(c.days);
}

std::vector<Values> Moves::changed(const State& s) const {
    std::vector<Values> out = s.facts;
    auto c = std::lower_bound(problem_.changes.begin(), problem_.changes.end(), s.day,
                              [](const Change& x, Day d) { return x.day < d; });
    for (; c != problem_.changes.end() && c->day == s.day; ++c) out[c->fact] = c->values;
    return out;
}

// What ends on the day. Judges with judge_, which is left on the rest of the day.
void Moves::effects(State& s, std::vector<Values>& facts) {
    end_on(problem_, s, s.day, judge_, facts, s.undecided);
    judge_.begun(s);
}

bool Moves::room(const State& s, Day day, ActivityId a) const {
    int together = 1;
    std::int64_t hours = problem_.activities[a].hours;
    for (const Run& r : s.runs) {
        if (r.start > day || r.end <= day) continue;
        if (r.activity == a) return false;
        if (!problem_.activities[r.activity].beside) ++together;
        hours += problem_.activities[r.activity].hours;
        if (std::find(apart_[a].begin(), apart_[a].end(), r.activity) != apart_[a].end()) return false;
    }
    return together <= problem_.together && hours <= problem_.hours;
}

int Moves::skips(const Judge& judge, ActivityId id) const {
    int out = 0;
    for (const auto& group : problem_.activities[id].better_after)
        if (std::none_of(group.begin(), group.end(), [&](ActivityId b) { return judge.done(b); })) ++out;
    return out;
}

// Could it have started the day before, all else as it is and for the same cost?
bool Moves::overdue(const State& s, ActivityId id) {
    const Activity& a = problem_.activities[id];
    if (s.day == 0 || shifting_.free[id] == 0) return false;
    for (const ConditionId c : {a.entry, a.stay, a.discouraged})
        if (shifting_.sees_runs[c] != 0) return false;
    const Day day = s.day - 1;
    if (before_.last_end(id) + a.wait > day || !in_window(problem_.activities[id], day) || !room(s, day, id)) return false;
    if (before_(a.entry) != Judgement::yes || before_(a.stay) != Judgement::yes) return false;
    if (before_(a.discouraged) == Judgement::yes && judge_(a.discouraged) != Judgement::yes) return false;
    return skips(before_, id) <= skips(judge_, id);
}

// As to its times, its windows, and what runs beside it.
bool Moves::fits(const State& s, ActivityId id) {
    const Activity& a = problem_.activities[id];
    if (judge_.times(id) >= a.most_times || s.day > problem_.horizon - a.days) return false;
    return judge_.last_end(id) + a.wait <= s.day && in_window(problem_.activities[id], s.day) && room(s, s.day, id);
}

bool Moves::may_start(const State& s, ActivityId id) {
    if (!fits(s, id)) return false;
    const Activity& a = problem_.activities[id];
    for (const ConditionId c : {a.entry, a.stay})
        if (shifting_.sees_runs[c] == 0 && judge_(c) == Judgement::no) return false;
    return !overdue(s, id);
}

void Moves::startable(const State& s, bool happens, std::size_t cursor, std::vector<std::size_t>& out) {
    out.clear();
    const bool watched = std::any_of(s.runs.begin(), s.runs.end(), [&](const Run& r) {
        return r.start == s.day && shifting_.watched[r.activity] != 0;
    });
    State scratch = s;
    std::vector<Values> facts = changed(s);
    effects(scratch, facts);
    if (s.day > 0) {
        before_.at(s, s.day - 1, s.facts);
        before_.begun(s);
    }
    for (std::size_t k = cursor; k < order_.size(); ++k) {
        if (!happens && !watched && shifting_.free[order_[k]] != 0) continue;
        if (may_start(s, order_[k])) out.push_back(k);
    }
}

void Moves::start(State& s, ActivityId a) const {
    auto at = s.runs.end();
    while (at != s.runs.begin() && (at - 1)->start == s.day && (at - 1)->activity > a) --at;
    s.runs.insert(at, {a, s.day, s.day + problem_.activities[a].days});
    ++s.steps;
}

// Entry of what starts, stay of the steps that run; what they cost.
bool Moves::judge_starts(State& s) {
    for (const Run& r : s.runs) {
        if (r.start < 0 || r.end <= s.day) continue;
        const Activity& a = problem_.activities[r.activity];
        if (judge_(a.stay) == Judgement::no) return false;
        judge_.unknown_in(a.stay, s.undecided);
        if (r.start < s.day) continue;
        if (judge_(a.entry) == Judgement::no) return false;
        judge_.unknown_in(a.entry, s.undecided);
        if (judge_(a.discouraged) == Judgement::yes) ++s.discouraged;
        s.skipped += skips(judge_, r.activity);
    }
    return true;
}

Moves::Closing Moves::close(State& s) {
    std::vector<Values> facts = changed(s);
    effects(s, facts);
    if (!judge_starts(s)) return Closing::dead;
    if (judge_(problem_.goal) == Judgement::yes) {
        const bool all = std::all_of(s.runs.begin(), s.runs.end(),
                                     [&](const Run& r) { return r.start < 0 || r.end <= s.day; });
        return all ? Closing::goal : Closing::dead;
    }
    const bool harmful = std::any_of(order_.begin(), order_.end(), [&](ActivityId a) {
        return shifting_.free[a] == 0 && judge_.times(a) < problem_.activities[a].most_times &&
               s.day + 1 <= problem_.horizon - problem_.activities[a].days;
    });
    const Day day = harmful ? s.day + 1 : next(s, s.day);
    if (day > problem_.horizon) return Closing::dead;
    s.facts = std::move(facts);
    s.day = day;
    return Closing::open;
}

std::optional<State> Moves::walk(const std::vector<Step>& steps) {
    State s = first_state(problem_);
    std::size_t at = 0;
    while (true) {
        State before = s;
        std::vector<Values> facts = changed(s);
        effects(before, facts);
        for (; at < steps.size() && steps[at].start == s.day; ++at) {
            if (!fits(s, steps[at].activity)) return std::nullopt;
            start(s, steps[at].activity);
        }
        facts = changed(s);
        effects(s, facts);
        if (!judge_starts(s)) return std::nullopt;
        if (judge_(problem_.goal) == Judgement::yes) {
            const bool all = std::all_of(s.runs.begin(), s.runs.end(), [&](const Run& r) { return r.start < 0 || r.end <= s.day; });
            return all ? std::optional(s) : std::nullopt;
        }
        Day day = next(s, s.day);
        if (at < steps.size()) day = std::min(day, steps[at].start);
        if (day > problem_.horizon) return std::nullopt;
        s.facts = std::move(facts);
        s.day = day;
    }
}

bool Moves::happens(const State& s) {
    if (s.day == 0) return true;
    judge_.at(s, s.day - 1, s.facts);
    return next(s, s.day - 1) == s.day;
}

// The first day after one on which something happens. Judge_ is on the state.
Day Moves::next(const State& s, Day after) {
    std::int64_t out = never_ends;
    const auto day = [&](std::int64_t d) {
        if (d > after) out = std::min(out, d);
    };
    for (const Run& r : s.runs) day(r.end);
    const auto c = std::upper_bound(problem_.changes.begin(), problem_.changes.end(), after,
                                    [](Day d, const Change& x) { return d < x.day; });
    if (c != problem_.changes.end()) day(c->day);
    const auto o = std::upper_bound(opens_.begin(), opens_.end(), after);
    if (o != opens_.end()) day(*o);
    for (ActivityId a = 0; a < problem_.activities.size(); ++a) {
        if (judge_.first_end(a) == never_ends) continue;
        for (const Day gate : gates_[a]) day(std::int64_t{judge_.first_end(a)} + gate);
        day(std::int64_t{judge_.last_end(a)} + problem_.activities[a].wait);
    }
    return static_cast<Day>(out);
}

}  // namespace attiva::pathway
