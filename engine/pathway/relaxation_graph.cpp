// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp. The building of the graph.

#include <algorithm>
#include <bit>
#include <functional>

#include "pathway/relaxation.hpp"

namespace attiva::pathway {
Relaxation::Relaxation(const Problem& p, const Moves& moves)
    : problem_(p),
      moves_(moves),
      labels_(p.conditions.size(), {none, none, none, none, none, none}),
      leaves_(p.facts.size()),
      sets_(p.facts.size()),
      shifts_(p.facts.size()),
      rank_(p.activities.size()),
      counted_(p.facts.size(), none) {
    always_ = add(0);
    discouraged_free_ = add(1);
    skipped_free_ = add(1);
    unknown_free_ = add(1);
    unknowns();
    for (std::size_t k = 0; k < moves.order().size(); ++k) rank_[moves.order()[k]] = k;
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        starts_.push_back(add(0));
        nodes_.back().starts = a;
        ends_.push_back(add(1, p.activities[a].days));
        arc(starts_[a], ends_[a]);
    }
    for (ActivityId a = 0; a < p.activities.size(); ++a)
        if (p.activities[a].most_times > 0) activity(a);
    goal_ = label(p.goal, Ask::yes);
    effects();
    freeze();
}

// Which facts, and so which conditions, may ever be unknown. An effect that may have been
// leaves one unknown too: that hangs on a fact that is.
void Relaxation::unknowns() {
    const auto several = [](Values v) { return !std::has_single_bit(v); };
    std::vector<char> facts(problem_.facts.size());
    open_.assign(problem_.conditions.size(), 0);
    for (FactId f = 0; f < facts.size(); ++f) facts[f] = several(problem_.facts[f].now) ? 1 : 0;
    for (const Change& c : problem_.changes)
        if (several(c.values)) facts[c.fact] = 1;
    for (const Activity& a : problem_.activities)
        for (const Effect& e : a.effects)
            if (e.when != always || (e.kind == Effect::Kind::becomes && several(e.values))) facts[e.fact] = 1;
    for (ConditionId id = 0; id < open_.size(); ++id) {
        const Condition& c = problem_.conditions[id];
        if (c.kind == Condition::Kind::fact) open_[id] = facts[c.fact];
        for (const ConditionId x : c.arguments)
            if (open_[x] != 0) open_[id] = 1;
    }
}

Relaxation::NodeId Relaxation::add(std::uint32_t need, Day delay) {
    nodes_.push_back({need, delay, none});
    return static_cast<NodeId>(nodes_.size() - 1);
}

// Where nothing is ever unknown, may be and is are one.
Relaxation::NodeId Relaxation::label(ConditionId c, Ask ask) {
    if (open_[c] == 0) ask = ask == Ask::may || ask == Ask::yes || ask == Ask::sure ? Ask::yes : Ask::no;
    NodeId n = labels_[c][static_cast<std::size_t>(ask)];
    if (n == none) {
        n = make(problem_.conditions[c], c, ask);
        labels_[c][static_cast<std::size_t>(ask)] = n;
    }
    return n;
}

Relaxation::NodeId Relaxation::make(const Condition& c, ConditionId id, Ask ask) {
    using Kind = Condition::Kind;
    const bool positive = ask == Ask::may || ask == Ask::yes || ask == Ask::sure;
    const auto opposite = [&] {
        switch (ask) {
            case Ask::may: return Ask::may_not;
            case Ask::yes: return Ask::no;
            case Ask::may_not: return Ask::may;
            case Ask::no: return Ask::yes;
            case Ask::sure: return Ask::sure_not;
            case Ask::sure_not: break;
        }
        return Ask::sure;
    };
    switch (c.kind) {
        case Kind::yes: return positive ? always_ : add(1);
        case Kind::no: return positive ? add(1) : always_;
        case Kind::negation: return label(c.arguments[0], opposite());
        case Kind::at_least: {
            const auto size = static_cast<std::int64_t>(c.arguments.size());
            const std::int64_t need = positive ? c.count : std::max<std::int64_t>(0, size - c.count + 1);
            if (need <= 0) return always_;
            const NodeId n = add(static_cast<std::uint32_t>(need));
            for (const ConditionId x : c.arguments) arc(label(x, ask), n);
            return n;
        }
        case Kind::done: {
            const NodeId n = positive ? add(1, c.days) : add(1);
            if (positive) arc(ends_[c.activity], n);
            (positive ? gates_ : gates_not_).push_back({n, c.activity, c.days});
            return n;
        }
        case Kind::running: {
            const NodeId n = add(1);
            if (positive) runs_.push_back({n, c.activity, 0});
            if (!positive) runs_not_.push_back(n);
            return n;
        }
        case Kind::fact: break;
    }
    return leaf(c, id, ask);
}

Relaxation::NodeId Relaxation::leaf(const Condition& c, ConditionId id, Ask ask) {
    // What costs nothing where it is unknown need not be sure.
    if (!problem_.facts[c.fact].counted && (ask == Ask::sure || ask == Ask::sure_not)) return label(id, ask == Ask::sure ? Ask::may : Ask::may_not);
    for (const Leaf& l : leaves_[c.fact])
        if (l.ask == ask && l.values == c.values) return l.node;
    const NodeId n = add(1);
    if (ask == Ask::sure || ask == Ask::sure_not) {
        arc(label(id, ask == Ask::sure ? Ask::yes : Ask::no), n);
        if (counted_[c.fact] == none) counted_[c.fact] = add(1);
        const NodeId both = add(2);
        arc(counted_[c.fact], both);
        arc(label(id, ask == Ask::sure ? Ask::may : Ask::may_not), both);
        arc(both, n);
    } else {
        leaves_[c.fact].push_back({n, ask, c.values});
    }
    return n;
}

Relaxation::NodeId Relaxation::unless(NodeId label, NodeId free) {
    const NodeId n = add(1);
    arc(label, n);
    arc(free, n);
    return n;
}

void Relaxation::activity(ActivityId id) {
    const Activity& a = problem_.activities[id];
    const auto needs = [&](NodeId n) {
        if (n == always_) return;
        arc(n, starts_[id]);
        ++nodes_[starts_[id]].need;
    };
    for (const ConditionId c : {a.entry, a.stay}) {
        if (c == always) continue;
        needs(label(c, Ask::may));
        if (c == a.stay) {
            running_.emplace_back(ends_[id], label(c, Ask::may));
            running_.emplace_back(ends_[id], label(c, Ask::sure));
        }
        if (open_[c] != 0) needs(unless(label(c, Ask::sure), unknown_free_));
    }
    if (a.discouraged != never) needs(unless(label(a.discouraged, Ask::may_not), discouraged_free_));
    for (const auto& group : a.better_after) {
        const NodeId n = add(1);
        for (const ActivityId b : group) arc(ends_[b], n);
        for (const ActivityId b : group) gates_.push_back({n, b, 0});
        arc(skipped_free_, n);
        needs(n);
    }
}

void Relaxation::effects() {
    for (const Activity& a : problem_.activities)
        for (const Effect& e : a.effects)
            if (e.kind == Effect::Kind::shifts) shifts_[e.fact] = 1;
    for (FactId f = 0; f < problem_.facts.size(); ++f) {
        if (shifts_[f] == 0) continue;
        set(f, problem_.facts[f].now);
        for (std::uint32_t k = 0; k < problem_.facts[f].count; ++k) set(f, Values{1} << k);
    }
    for (const Change& c : problem_.changes)
        if (shifts_[c.fact] != 0) set(c.fact, c.values);
    for (const Activity& a : problem_.activities)
        for (const Effect& e : a.effects)
            if (shifts_[e.fact] != 0 && e.kind == Effect::Kind::becomes) set(e.fact, e.values);
    close_sets();
    for (const Activity& a : problem_.activities)  // every leaf, before what changes its fact
        for (const Effect& e : a.effects) label(e.when, Ask::may);
    for (ActivityId a = 0; a < problem_.activities.size(); ++a)
        for (const Effect& e : problem_.activities[a].effects)
            if (e.when != never) effect(a, e);
    for (FactId f = 0; f < problem_.facts.size(); ++f)
        for (const Set& s : sets_[f])
            for (const Leaf& l : leaves_[f]) {
                const bool meets = (s.values & l.values) != 0, within = (s.values & ~l.values) == 0;
                if (l.ask == Ask::may ? meets : l.ask == Ask::yes ? within : l.ask == Ask::no ? !meets : !within)
                    arc(s.node, l.node);
            }
}

// Every set that shifting makes of those there are.
void Relaxation::close_sets() {
    for (FactId f = 0; f < problem_.facts.size(); ++f)
        for (std::size_t k = 0; k < sets_[f].size(); ++k)
            for (const Activity& a : problem_.activities)
                for (const Effect& e : a.effects)
                    if (e.fact == f && e.kind == Effect::Kind::shifts)
                        set(f, shifted(sets_[f][k].values, e.by, problem_.facts[f].count));
}

Relaxation::NodeId Relaxation::set(FactId f, Values v) {
    for (const Set& s : sets_[f])
        if (s.values == v) return s.node;
    sets_[f].push_back({f, v, add(1)});
    return sets_[f].back().node;
}

void Relaxation::effect(ActivityId a, const Effect& e) {
    NodeId from = ends_[a];
    if (e.when != always) {
        const NodeId when = label(e.when, Ask::may);
        if (when != always_) {
            from = add(2);
            arc(ends_[a], from);
            arc(when, from);
        }
    }
    if (e.kind == Effect::Kind::shifts) {
        const std::vector<Set> before = sets_[e.fact];
        for (const Set& s : before) {
            const Values then = shifted(s.values, e.by, problem_.facts[e.fact].count);
            if (then == s.values) continue;
            const NodeId both = add(2);
            arc(from, both);
            arc(s.node, both);
            arc(both, set(e.fact, then));
        }
        return;
    }
    if (shifts_[e.fact] != 0) {
        arc(from, set(e.fact, e.values));
        return;
    }
    for (const Leaf& l : leaves_[e.fact]) {
        const bool meets = (e.values & l.values) != 0, within = (e.values & ~l.values) == 0;
        if (l.ask == Ask::may ? meets : l.ask == Ask::yes ? within : l.ask == Ask::no ? !meets : !within)
            arc(from, l.node);
    }
}

void Relaxation::freeze() {
    const std::size_t n = nodes_.size();
    out_at_.assign(n + 1, 0);
    in_at_.assign(n + 1, 0);
    for (const auto& [from, to] : arcs_) {
        ++out_at_[from + 1];
        ++in_at_[to + 1];
    }
    for (std::size_t k = 0; k < n; ++k) {
        out_at_[k + 1] += out_at_[k];
        in_at_[k + 1] += in_at_[k];
    }
    out_.resize(arcs_.size());
    in_.resize(arcs_.size());
    std::vector<std::uint32_t> out_next(out_at_.begin(), out_at_.end() - 1);
    std::vector<std::uint32_t> in_next(in_at_.begin(), in_at_.end() - 1);
    for (const auto& [from, to] : arcs_) {
        out_[out_next[from]++] = to;
        in_[in_next[to]++] = from;
    }
    arcs_.clear();
    arcs_.shrink_to_fit();
    for (NodeId k = 0; k < n; ++k) {
        needs_.push_back(nodes_[k].need);
        if (nodes_[k].starts != none && nodes_[k].need == 0) ready_starts_.push_back(k);
    }
    tails();
    rest_times_.resize(problem_.activities.size());
    rest_from_.assign(problem_.activities.size(), 0);
    past_first_.assign(problem_.activities.size(), never_ends);
    for (ActivityId a = 0; a < problem_.activities.size(); ++a)
        rest_times_[a] = problem_.activities[a].most_times;
    for (const Past& x : problem_.past) {
        if (x.end > 0) continue;
        --rest_times_[x.activity];
        past_first_[x.activity] = std::min(past_first_[x.activity], x.end);
        rest_from_[x.activity] = std::max(rest_from_[x.activity], x.end + problem_.activities[x.activity].wait);
    }
}

// How soon after a node the goal can be reached by its help, from what is at hand already.
void Relaxation::backwards(std::vector<Day>& tail, bool running) {
    const auto put = [&](NodeId n, Day day) {
        if (day >= tail[n]) return;
        tail[n] = day;
        heap_.push_back({day, n});
        std::push_heap(heap_.begin(), heap_.end(), std::greater<>());
    };
    while (!heap_.empty()) {
        const Timed next = heap_.front();
        std::pop_heap(heap_.begin(), heap_.end(), std::greater<>());
        heap_.pop_back();
        if (tail[next.node] < next.day) continue;
        for (std::uint32_t k = in_at_[next.node]; k < in_at_[next.node + 1]; ++k)
            put(in_[k], next.day + nodes_[next.node].delay);
        if (!running) continue;
        auto to = std::lower_bound(running_.begin(), running_.end(), std::pair<NodeId, NodeId>{next.node, 0});
        for (; to != running_.end() && to->first == next.node; ++to) put(to->second, next.day);
    }
}

// tail_: as a support, in the graph. help_: in any way a step can be worth its while. One that
// can do harm may be so the day it ends; one that is watched, as soon as it runs; what lets one
// stay may help it while it runs.
void Relaxation::tails() {
    tail_.assign(nodes_.size(), never_ends);
    tail_[goal_] = 0;
    heap_.assign(1, {0, goal_});
    backwards(tail_, false);
    for (const Gate& g : runs_) running_.emplace_back(g.node, starts_[g.activity]);
    std::sort(running_.begin(), running_.end());
    help_ = tail_;
    heap_.clear();
    for (NodeId n = 0; n < nodes_.size(); ++n)
        if (help_[n] != never_ends) heap_.push_back({help_[n], n});
    for (ActivityId a = 0; a < ends_.size(); ++a) {
        if (moves_.shifting().free[a] != 0) continue;
        help_[ends_[a]] = 0;
        heap_.push_back({0, ends_[a]});
    }
    std::make_heap(heap_.begin(), heap_.end(), std::greater<>());
    backwards(help_, true);
}

}  // namespace attiva::pathway
