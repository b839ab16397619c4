// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/compare_test.cpp. Facts whose values move: from what it may have been
// to a value that is asked for, so many moves up or down are needed, and each run of an activity
// makes its own.

#include <algorithm>
#include <bit>

#include "pathway/relaxed_building.hpp"

namespace attiva::pathway {
namespace {

// How far up (or down, negative `way`) from the value to the next one wanted; 0: none.
int to_next(int value, Values wanted, int way) {
    for (int v = value + way; v >= 0 && v < static_cast<int>(most_values); v += way)
        if ((wanted >> v & 1) != 0) return std::abs(v - value);
    return 0;
}

}  // namespace

// When the effect has been, of a run that is over so long after the first.
std::optional<Learner::Argument> Relaxed::Building::happens(ActivityId a, const Effect& e, Day later) {
    const NodeId end = r_.ends_[a];
    if (e.when == never || hopeless(end)) return std::nullopt;
    const Ref at = ref(end);
    const NodeId when = r_.label(e.when, Relaxation::Ask::may);
    if (once_[when] != 0) return Learner::Argument{at.var, at.more + later};
    if (hopeless(when)) return std::nullopt;
    const Ref also = ref(when);
    const Var both = number(0);
    node(both, 2, {{at.var, at.more + later}, {also.var, also.more}});
    return Learner::Argument{both, 0};
}

// Each run of the activity moves it once more: the next is over a run and a wait after it at least.
void Relaxed::Building::moves(ActivityId a, const Effect& e, std::vector<Moved>& out) {
    if (e.by == 0) return;
    const Activity& x = p_.activities[a];
    int times = x.most_times;
    for (const Past& past : p_.past)
        if (past.activity == a && past.end <= 0) --times;
    const int running = static_cast<int>(std::count_if(p_.past.begin(), p_.past.end(), [&](const Past& q) { return q.activity == a && q.end > 0; }));
    times = std::max(times, running);
    for (Day later = 0; times > 0 && later <= p_.horizon; --times, later += x.days + x.wait)
        if (const auto when = happens(a, e, later)) out.push_back({*when, e.by});
}

// So many moves one way (any: by 0), beside what it starts from.
std::optional<Learner::Argument> Relaxed::Building::far(const Base& base, int need, int way, const std::vector<Moved>& moves) {
    if (need == 0) return base.when ? *base.when : Learner::Argument{constant(0), 0};
    std::vector<Learner::Argument> all;
    for (const Moved& m : moves) {
        if (way != 0 && (m.by > 0) != (way > 0)) continue;
        for (int k = std::min(std::abs(m.by), need); k > 0; --k) all.push_back(m.when);
    }
    if (all.size() < static_cast<std::size_t>(need)) return std::nullopt;
    Var out = number(0);
    node(out, static_cast<std::uint32_t>(need), all);
    if (base.when) {
        const Var both = number(0);
        node(both, 2, {{out, 0}, *base.when});
        out = both;
    }
    return Learner::Argument{out, 0};
}

// The leaf holds once one of the bases is far enough.
void Relaxed::Building::leaf(const Relaxation::Leaf& l, FactId f, const std::vector<Base>& bases, const std::vector<Moved>& moves) {
    using Ask = Relaxation::Ask;
    const std::uint32_t count = p_.facts[f].count;
    const Values whole = count >= most_values ? ~Values{0} : (Values{1} << count) - 1;
    const Values wanted = (l.ask == Ask::may || l.ask == Ask::yes ? l.values : ~l.values) & whole;
    const bool of_all = l.ask == Ask::yes || l.ask == Ask::no;
    std::vector<Learner::Argument> ways;
    const auto way = [&](const Base& b, int need, int direction) {
        if (const auto a = far(b, need, direction, moves)) ways.push_back(*a);
    };
    for (const Base& b : bases) {
        if (of_all ? (b.values & ~wanted) == 0 : (b.values & wanted) != 0) {
            way(b, 0, 0);
            continue;
        }
        int together = 0;
        for (int v = 0; v < static_cast<int>(count); ++v) {
            if ((b.values >> v & 1) == 0 || (wanted >> v & 1) != 0) continue;
            const int up = to_next(v, wanted, 1), down = to_next(v, wanted, -1);
            if (of_all && !std::has_single_bit(b.values)) {
                together = std::max(together, up == 0 ? down : down == 0 ? up : std::min(up, down));
                continue;
            }
            if (up != 0) way(b, up, 1);
            if (down != 0) way(b, down, -1);
        }
        if (together > 0) way(b, together, 0);
    }
    node(of_node_[l.node], 1, ways);
}

void Relaxed::Building::shifts(FactId f) {
    if (std::none_of(r_.leaves_[f].begin(), r_.leaves_[f].end(), [&](const auto& l) { return of_node_[l.node] != no_var; })) return;
    std::vector<Base> bases{{std::nullopt, p_.facts[f].now}};
    for (const Change& c : p_.changes) {
        if (c.fact != f) continue;
        if (c.day <= 0) bases[0].values = c.values;
        else if (c.day <= p_.horizon) bases.push_back({Learner::Argument{constant(c.day), 0}, c.values});
    }
    std::vector<Moved> moved;
    for (ActivityId a = 0; a < p_.activities.size(); ++a)
        for (const Effect& e : p_.activities[a].effects) {
            if (e.fact != f) continue;
            if (e.kind == Effect::Kind::shifts) moves(a, e, moved);
            else if (const auto when = happens(a, e, 0)) bases.push_back({when, e.values});
        }
    for (const Relaxation::Leaf& l : r_.leaves_[f])
        if (of_node_[l.node] != no_var) leaf(l, f, bases, moved);
}

void Relaxed::Building::shifts() {
    for (FactId f = 0; f < p_.facts.size(); ++f)
        if (r_.shifts_[f] != 0) shifts(f);
}

}  // namespace attiva::pathway
