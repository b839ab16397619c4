// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp. Why this is right: moves.hpp.

#include <algorithm>
#include <bit>

#include "pathway/reduce.hpp"

namespace attiva::pathway {
namespace {

// In which sense more of a condition is wanted: more true, more false, or both.
using Sense = unsigned;
constexpr Sense up = 1, down = 2;

class Senses {
public:
    explicit Senses(const Problem& p) : of(p.conditions.size()), p_(p) {}
    std::vector<Sense> of;

    void add(ConditionId id, Sense s) {
        if ((of[id] & s) == s) return;
        of[id] |= s;
        const Condition& c = p_.conditions[id];
        const bool turned = c.kind == Condition::Kind::negation;
        const Sense inner = turned ? ((s & up) != 0 ? down : 0U) | ((s & down) != 0 ? up : 0U) : s;
        for (const ConditionId x : c.arguments) add(x, inner);
    }

private:
    const Problem& p_;
};

Values lower(std::uint32_t k) { return k >= 64 ? ~Values{0} : (Values{1} << k) - 1; }

// All values of the fact from one on.
bool upward(Values v, std::uint32_t count) {
    v &= lower(count);
    for (std::uint32_t k = 0; k <= count; ++k)
        if (v == (lower(count) & ~lower(k))) return true;
    return false;
}

// Whether the effect can only make the condition on its fact truer.
// (one that moves several values may turn a no into an unknown, which is counted).
bool raises(const Effect& e, Values v, std::uint32_t count, bool single) {
    if (e.kind == Effect::Kind::becomes) return (e.values & ~v) == 0;
    if (!single) return false;
    const Values outside = lower(count) & ~v;
    return e.by == 0 || (e.by > 0 ? upward(v, count) : upward(outside, count));
}
bool lowers(const Effect& e, Values v, std::uint32_t count, bool single) {
    return raises(e, lower(count) & ~v, count, single);
}

// Whether the order of the two makes no difference.
bool commute(const Effect& a, const Effect& b, std::uint32_t count) {
    using Kind = Effect::Kind;
    if (a.kind == Kind::becomes && b.kind == Kind::becomes) return a.values == b.values;
    if (a.kind == Kind::shifts && b.kind == Kind::shifts) return (a.by >= 0) == (b.by >= 0);
    const Effect& sets = a.kind == Kind::becomes ? a : b;
    const int by = a.kind == Kind::becomes ? b.by : a.by;
    return by == 0 || sets.values == (by > 0 ? Values{1} << (count - 1) : Values{1});
}

class Harm {
public:
    explicit Harm(const Problem& p)
        : p_(p), senses_(p), goal_(p), of_fact_(p.facts.size()), of_activity_(p.activities.size()), changed_(p.facts.size()) {
        for (const Fact& f : p.facts) single_.push_back(std::has_single_bit(f.now) ? 1 : 0);
        for (const Change& c : p.changes)
            if (!std::has_single_bit(c.values)) single_[c.fact] = 0;
        for (const Activity& a : p.activities)
            for (const Effect& e : a.effects)
                if (e.when != always || (e.kind == Effect::Kind::becomes && !std::has_single_bit(e.values)))
                    single_[e.fact] = 0;
        for (ActivityId a = 0; a < p.activities.size(); ++a)
            for (const Effect& e : p.activities[a].effects) {
                const bool met = std::any_of(changed_[e.fact].begin(), changed_[e.fact].end(), [&](const auto& x) {
                    return x.second->kind == e.kind && x.second->values == e.values && x.second->by == e.by;
                });
                // One of each is enough to judge an order by, and one more for its own activity.
                if (!met || changed_[e.fact].size() < 64) changed_[e.fact].emplace_back(a, &e);
            }
        senses_.add(p.goal, up);
        goal_.add(p.goal, up | down);
        for (const Activity& a : p.activities) {
            senses_.add(a.entry, up);
            senses_.add(a.stay, up);
            senses_.add(a.discouraged, down);
            for (const Effect& e : a.effects) senses_.add(e.when, up | down);
        }
        for (ConditionId id = 0; id < p.conditions.size(); ++id) {
            const Condition& c = p.conditions[id];
            if (senses_.of[id] == 0) continue;
            if (c.kind == Condition::Kind::fact) of_fact_[c.fact].push_back(id);
            if (c.kind == Condition::Kind::done || c.kind == Condition::Kind::running)
                of_activity_[c.activity].push_back(id);
            const bool runs = c.kind == Condition::Kind::running;
            any_watched_ = any_watched_ || (runs && p.activities[c.activity].most_times > 0);
        }
    }

    [[nodiscard]] bool can(ActivityId id) const {
        const Activity& a = p_.activities[id];
        for (const ConditionId c : of_activity_[id])
            if (harms(id, a, c)) return true;
        for (const Effect& e : a.effects)
            for (const ConditionId c : of_fact_[e.fact])
                if (harms(id, a, c)) return true;
        return std::any_of(a.effects.begin(), a.effects.end(),
                           [&](const Effect& e) { return e.when != always || order_matters(id, e); });
    }

private:
    [[nodiscard]] bool harms(ActivityId id, const Activity& a, ConditionId at) const {
        const Condition& c = p_.conditions[at];
        const bool ends_it = any_watched_ && goal_.of[at] != 0;
        if (c.kind == Condition::Kind::running) return c.activity == id;
        if (c.kind == Condition::Kind::done)
            return c.activity == id && ((senses_.of[at] & down) != 0 || ends_it);
        if (c.kind != Condition::Kind::fact) return false;
        const std::uint32_t count = p_.facts[c.fact].count;
        const bool single = single_[c.fact] != 0;
        return std::any_of(a.effects.begin(), a.effects.end(), [&](const Effect& e) {
            if (e.fact != c.fact) return false;
            return ends_it || ((senses_.of[at] & up) != 0 && !raises(e, c.values, count, single)) ||
                   ((senses_.of[at] & down) != 0 && !lowers(e, c.values, count, single));
        });
    }
    [[nodiscard]] bool order_matters(ActivityId id, const Effect& e) const {
        if (std::any_of(p_.changes.begin(), p_.changes.end(),
                        [&](const Change& c) { return c.fact == e.fact && c.day > 0; }))
            return true;
        return std::any_of(changed_[e.fact].begin(), changed_[e.fact].end(), [&](const auto& other) {
            return other.first != id && !commute(e, *other.second, p_.facts[e.fact].count);
        });
    }

    const Problem& p_;
    Senses senses_, goal_;
    std::vector<std::vector<ConditionId>> of_fact_, of_activity_;                    // wanted ones
    std::vector<std::vector<std::pair<ActivityId, const Effect*>>> changed_;  // by fact: the effects on it
    std::vector<char> single_;  // by fact: it always has one value
    bool any_watched_ = false;
};

}  // namespace

Shifting shifting(const Problem& p) {
    Shifting out;
    out.watched.assign(p.activities.size(), 0);
    out.sees_runs.assign(p.conditions.size(), 0);
    for (ConditionId id = 0; id < p.conditions.size(); ++id) {
        const Condition& c = p.conditions[id];
        if (c.kind == Condition::Kind::running && p.activities[c.activity].most_times > 0)
            out.sees_runs[id] = out.watched[c.activity] = 1;
        for (const ConditionId x : c.arguments)
            if (out.sees_runs[x] != 0) out.sees_runs[id] = 1;
    }
    const Harm harm(p);
    for (ActivityId a = 0; a < p.activities.size(); ++a) out.free.push_back(harm.can(a) ? 0 : 1);
    return out;
}

}  // namespace attiva::pathway
