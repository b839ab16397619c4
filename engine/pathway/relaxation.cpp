// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/relaxation.hpp"

#include <algorithm>
#include <functional>

namespace attiva::pathway {

Day Relaxation::opening(ActivityId id, Day day) const {
    const Activity& a = problem_.activities[id];
    Day out = a.windows.empty() ? day : never_ends;
    for (const Window& w : a.windows)
        if (w.from <= w.to && w.to >= day) out = std::min(out, std::max(day, w.from));
    return out > horizon_ - a.days ? never_ends : out;
}

// Known to be true from the day on, whatever its arguments.
void Relaxation::source(NodeId n, Day day) {
    if (day > horizon_) return;
    sources_.push_back(n);
    heap_.push_back({std::max(day, today_), n});
}

// Its arguments are true from the day on.
void Relaxation::reach(NodeId n, Day day) {
    const Node& node = nodes_[n];
    Day at = day + node.delay;
    if (node.starts != none) at = opening(node.starts, std::max(day, earliest_[node.starts]));
    if (at > horizon_) return;
    if (at == day) {
        ready_.push_back(n);
        return;
    }
    heap_.push_back({at, n});
    std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
}

void Relaxation::fact(FactId f, Values v, Day day) {
    bool found = shifts_[f] == 0;
    for (const Set& s : sets_[f])
        if (s.values == v) {
            source(s.node, day);
            found = true;
        }
    if (!found)  // a set nobody foresaw: its values one by one
        for (const Set& s : sets_[f])
            if ((s.values & v) == s.values) source(s.node, day);
    if (shifts_[f] != 0) return;
    for (const Leaf& l : leaves_[f]) {
        const bool meets = (v & l.values) != 0, within = (v & ~l.values) == 0;
        if (l.ask == Ask::may ? meets : l.ask == Ask::yes ? within : l.ask == Ask::no ? !meets : !within)
            source(l.node, day);
    }
}

// From which day each activity can start, as far as what runs and ran tells.
void Relaxation::starts_from(const From& from) {
    const State& s = from.state;
    const Shifting& shifting = moves_.shifting();
    earliest_ = rest_from_;
    times_ = rest_times_;
    bool happens = from.happens;
    std::vector<Day> busy;
    for (const Run& r : s.runs) {
        --times_[r.activity];
        earliest_[r.activity] = std::max(earliest_[r.activity], r.end + problem_.activities[r.activity].wait);
        if (r.end > s.day && !problem_.activities[r.activity].beside) busy.push_back(r.end);
        happens = happens || (r.start == s.day && shifting.watched[r.activity] != 0);
    }
    Day room = s.day;
    if (static_cast<int>(busy.size()) >= problem_.together) {
        std::sort(busy.begin(), busy.end());
        room = busy[busy.size() - static_cast<std::size_t>(problem_.together)];
    }
    for (const ActivityId a : moves_.order()) {
        const bool later = rank_[a] < from.cursor || (!happens && shifting.free[a] != 0);
        earliest_[a] = times_[a] > 0 ? std::max({earliest_[a], room, later ? s.day + 1 : s.day}) : never_ends;
    }
}

void Relaxation::state(const State& s) {
    const std::vector<Values> facts = moves_.changed(s);
    for (FactId f = 0; f < facts.size(); ++f) fact(f, facts[f], today_);
    auto c = std::upper_bound(problem_.changes.begin(), problem_.changes.end(), s.day,
                              [](Day d, const Change& x) { return d < x.day; });
    for (; c != problem_.changes.end() && c->day <= horizon_; ++c) fact(c->fact, c->values, c->day);
    first_end_ = past_first_;
    for (const Run& r : s.runs) {
        first_end_[r.activity] = std::min(first_end_[r.activity], r.end);
        if (r.end >= s.day) source(ends_[r.activity], r.end);
    }
    for (const Gate& g : gates_)
        if (first_end_[g.activity] != never_ends && first_end_[g.activity] < never_ends - g.days)
            source(g.node, first_end_[g.activity] + g.days);
    for (const Gate& g : gates_not_)
        if (std::int64_t{first_end_[g.activity]} + g.days > s.day) source(g.node, today_);
    // Two that each need that the other runs can start together: nothing else is asked here.
    for (const Gate& g : runs_)
        if (earliest_[g.activity] < never_ends) source(g.node, opening(g.activity, earliest_[g.activity]));
    for (const Gate& g : runs_)
        for (const Run& r : s.runs)
            if (r.activity == g.activity && r.end > s.day) source(g.node, today_);
    for (const NodeId n : runs_not_) source(n, today_);
    for (const FactId f : s.undecided)
        if (counted_[f] != none) source(counted_[f], today_);
}

void Relaxation::begin(const From& from, Asked asked) {
    today_ = from.state.day;
    sources_.clear();
    heap_.clear();
    ready_.clear();
    left_ = needs_;
    day_.assign(nodes_.size(), never_ends);
    starts_from(from);
    state(from.state);
    source(always_, today_);
    if (!asked.not_discouraged) source(discouraged_free_, today_);
    if (!asked.none_skipped) source(skipped_free_, today_);
    if (!asked.nothing_unknown) source(unknown_free_, today_);
    std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
    for (const NodeId n : ready_starts_) reach(n, today_);
}

void Relaxation::relax(Day last, bool all) {
    Day day = today_;
    while (true) {
        NodeId n = none;
        if (!ready_.empty()) {
            n = ready_.back();
            ready_.pop_back();
        } else if (!heap_.empty() && heap_.front().day <= last) {
            day = heap_.front().day;
            n = heap_.front().node;
            std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
            heap_.pop_back();
        } else {
            return;
        }
        if (day_[n] != never_ends || (!all && tail_[n] > last - day)) continue;  // too late to help
        day_[n] = day;
        for (std::uint32_t k = out_at_[n]; k < out_at_[n + 1]; ++k)
            if (left_[out_[k]] != 0 && --left_[out_[k]] == 0) reach(out_[k], day);
    }
}

// A best plan has no step that can be left out. One that can do no harm, and whose help
// comes too late to reach the goal, can: it would only be a step less.
Day Relaxation::helps_after(const Run& r, Day day) const {
    if (moves_.shifting().free[r.activity] == 0 || r.end < day) return 0;
    return std::min(help_[ends_[r.activity]], never_ends - r.end);
}

std::optional<Day> Relaxation::earliest(const From& from, Asked asked, Day last) {
    horizon_ = last;
    begin(from, asked);
    relax(last);
    Day out = day_[goal_];
    for (const Run& r : from.state.runs)
        if (r.start >= 0) out = std::max(out, r.end + helps_after(r, from.state.day));
    if (out > last) return std::nullopt;
    return out;
}

void Relaxation::first_starts(std::vector<ActivityId>& out) {
    out.clear();
    given_.assign(nodes_.size(), 0);
    for (const NodeId n : sources_) given_[n] = 1;
    seen_.assign(nodes_.size(), 0);
    stack_.assign(1, goal_);
    seen_[goal_] = 1;
    std::vector<NodeId> arguments;
    while (!stack_.empty()) {
        const NodeId n = stack_.back();
        stack_.pop_back();
        if (nodes_[n].starts != none && day_[n] == today_) out.push_back(nodes_[n].starts);
        if (given_[n] != 0) continue;
        arguments.assign(in_.begin() + in_at_[n], in_.begin() + in_at_[n + 1]);
        const std::size_t need = std::min<std::size_t>(needs_[n], arguments.size());
        std::partial_sort(arguments.begin(), arguments.begin() + static_cast<std::ptrdiff_t>(need), arguments.end(),
                          [&](NodeId a, NodeId b) { return day_[a] != day_[b] ? day_[a] < day_[b] : a < b; });
        for (std::size_t k = 0; k < need; ++k)
            if (seen_[arguments[k]] == 0 && day_[arguments[k]] != never_ends) {
                seen_[arguments[k]] = 1;
                stack_.push_back(arguments[k]);
            }
    }
}

bool Relaxation::reached(ActivityId a) const { return day_[starts_[a]] != never_ends; }

}  // namespace attiva::pathway
