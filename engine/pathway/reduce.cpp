// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/reduce.hpp"

#include <algorithm>

namespace attiva::pathway {
namespace {

bool startable(const Problem& p, ActivityId id) {
    const Activity& a = p.activities[id];
    const auto times = std::count_if(p.past.begin(), p.past.end(), [&](const Past& x) { return x.activity == id; });
    if (times >= a.most_times || a.days > p.horizon || a.hours > p.hours || p.together < 1) return false;
    if (a.entry == never || a.stay == never) return false;
    return a.windows.empty() || std::any_of(a.windows.begin(), a.windows.end(), [&](const Window& w) {
        return w.from <= w.to && w.to >= 0 && w.from <= p.horizon - a.days;
    });
}

// What matters, found from the goal backwards.
class Closure {
public:
    Closure(const Problem& p, const std::vector<char>& hopeless)
        : conditions(p.conditions.size()),
          facts(p.facts.size()),
          activities(p.activities.size()),
          starts(p.activities.size()),
          p_(p),
          runs_on_(p.activities.size()),
          changed_by_(p.facts.size()) {
        for (const Past& x : p.past)
            if (x.end > 0) runs_on_[x.activity] = 1;
        for (ActivityId a = 0; a < p.activities.size(); ++a) {
            starts[a] = (hopeless.empty() || hopeless[a] == 0) && startable(p, a) ? 1 : 0;
            if (starts[a] == 0 && runs_on_[a] == 0) continue;
            for (const Effect& e : p.activities[a].effects) changed_by_[e.fact].push_back(a);
        }
        need(always);
        need(never);
        need(p.goal);
        while (!left_.empty()) {
            const ActivityId a = left_.back();
            left_.pop_back();
            if (starts[a] != 0) of(p.activities[a]);
        }
    }

    std::vector<char> conditions, facts, activities, starts;

private:
    void need(ConditionId id) {
        if (conditions[id] != 0) return;
        conditions[id] = 1;
        const Condition& c = p_.conditions[id];
        for (const ConditionId x : c.arguments) need(x);
        if (c.kind == Condition::Kind::fact) need_fact(c.fact);
        if (c.kind == Condition::Kind::done || c.kind == Condition::Kind::running) need_activity(c.activity);
    }
    void need_fact(FactId f) {
        if (facts[f] != 0) return;
        facts[f] = 1;
        for (const ActivityId a : changed_by_[f]) {
            need_activity(a);
            for (const Effect& e : p_.activities[a].effects)
                if (e.fact == f) need(e.when);
        }
    }
    void need_activity(ActivityId a) {
        if (activities[a] != 0) return;
        activities[a] = 1;
        left_.push_back(a);
    }
    void of(const Activity& a) {
        for (const ConditionId c : {a.entry, a.stay, a.discouraged}) need(c);
        for (const auto& group : a.better_after)
            for (const ActivityId b : group) need_activity(b);
        for (const Effect& e : a.effects) need(e.when);  // what nobody knows there is counted
    }

    const Problem& p_;
    std::vector<char> runs_on_;
    std::vector<std::vector<ActivityId>> changed_by_;
    std::vector<ActivityId> left_;
};

constexpr std::uint32_t gone = 0xffffffff;

std::vector<std::uint32_t> numbered(const std::vector<char>& kept) {
    std::vector<std::uint32_t> out(kept.size(), gone);
    std::uint32_t next = 0;
    for (std::size_t k = 0; k < kept.size(); ++k)
        if (kept[k] != 0) out[k] = next++;
    return out;
}

struct Numbers {
    std::vector<std::uint32_t> conditions, facts, activities;
    FactId nobodys = 0;  // stands for every fact nobody asks of, where the condition of its effect counts
};

Condition renumbered(Condition c, const Numbers& n) {
    if (c.kind == Condition::Kind::fact) c.fact = n.facts[c.fact];
    if (c.kind == Condition::Kind::done || c.kind == Condition::Kind::running)
        c.activity = n.activities[c.activity];
    for (ConditionId& x : c.arguments) x = n.conditions[x];
    return c;
}

Activity renumbered(Activity a, const Numbers& n, bool starts) {
    std::erase_if(a.effects, [&](const Effect& e) {
        return n.facts[e.fact] == gone && (!starts || e.when == always);
    });
    for (Effect& e : a.effects) {
        if (n.facts[e.fact] == gone) e = {Effect::Kind::becomes, n.nobodys, 1, 0, e.when};
        else e.fact = n.facts[e.fact];
        // One that neither starts nor runs changes nothing.
        e.when = n.conditions[e.when] == gone ? never : n.conditions[e.when];
    }
    if (!starts) {
        a.most_times = 0;
        a.entry = a.stay = always;
        a.discouraged = never;
        a.better_after.clear();
        a.windows.clear();
        return a;
    }
    a.entry = n.conditions[a.entry];
    a.stay = n.conditions[a.stay];
    a.discouraged = n.conditions[a.discouraged];
    for (auto& group : a.better_after)
        for (ActivityId& b : group) b = n.activities[b];
    return a;
}

}  // namespace

Reduced reduce(const Problem& p, const std::vector<char>& hopeless) {
    Closure kept(p, hopeless);
    for (const Past& x : p.past)  // what runs takes hours and room, whatever it is
        if (x.end > 0 && kept.activities[x.activity] == 0) {
            kept.activities[x.activity] = 1;
            kept.starts[x.activity] = 0;
        }
    Numbers n{numbered(kept.conditions), numbered(kept.facts), numbered(kept.activities)};
    Reduced out;
    Problem& q = out.problem;
    for (FactId f = 0; f < p.facts.size(); ++f)
        if (kept.facts[f] != 0) q.facts.push_back(p.facts[f]);
    n.nobodys = static_cast<FactId>(q.facts.size());
    q.facts.push_back({"", 1, 1});
    for (ConditionId c = 0; c < p.conditions.size(); ++c)
        if (kept.conditions[c] != 0) q.conditions.push_back(renumbered(p.conditions[c], n));
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        if (kept.activities[a] == 0) continue;
        out.activities.push_back(a);
        q.activities.push_back(renumbered(p.activities[a], n, kept.starts[a] != 0));
    }
    for (const Change& c : p.changes)
        if (n.facts[c.fact] != gone) q.changes.push_back({c.day, n.facts[c.fact], c.values});
    for (const Past& x : p.past)
        if (n.activities[x.activity] != gone) q.past.push_back({n.activities[x.activity], x.end});
    for (const auto& [a, b] : p.apart)
        if (n.activities[a] != gone && n.activities[b] != gone)
            q.apart.emplace_back(n.activities[a], n.activities[b]);
    q.hours = p.hours;
    q.together = p.together;
    q.goal = n.conditions[p.goal];
    q.horizon = p.horizon;
    return out;
}

}  // namespace attiva::pathway
