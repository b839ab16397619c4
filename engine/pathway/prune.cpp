// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/prune.hpp"

#include <algorithm>

namespace attiva::pathway {
namespace {

// New names for what is kept, in order.
std::vector<std::uint32_t> renamed(const std::vector<bool>& kept) {
    std::vector<std::uint32_t> out(kept.size());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < kept.size(); ++i) out[i] = kept[i] ? next++ : 0;
    return out;
}

template <class Things>
void keep(Things& things, const std::vector<bool>& kept) {
    std::size_t next = 0;
    for (std::size_t i = 0; i < kept.size(); ++i)
        if (kept[i]) {
            if (next != i) things[next] = std::move(things[i]);
            ++next;
        }
    things.resize(next);
}

template <class Use>
void each_condition(Compiled& c, Use use) {
    for (Activity& a : c.problem.activities) {
        for (ConditionId* id : {&a.entry, &a.stay, &a.discouraged}) use(*id);
        for (Effect& e : a.effects) use(e.when);
    }
    for (ActivityMeaning& m : c.activities)
        for (ClauseCondition& k : m.clauses) use(k.condition);
    use(c.problem.goal);
}

void conditions(Compiled& c) {
    auto& all = c.problem.conditions;
    std::vector<bool> kept(all.size(), false);
    kept[always] = kept[never] = true;
    each_condition(c, [&](ConditionId& id) { kept[id] = true; });
    for (std::size_t id = all.size(); id-- > 0;)
        if (kept[id])
            for (const ConditionId a : all[id].arguments) kept[a] = true;
    const auto names = renamed(kept);
    each_condition(c, [&](ConditionId& id) { id = names[id]; });
    keep(all, kept);
    for (Condition& x : all)
        for (ConditionId& a : x.arguments) a = names[a];
}

// What nobody asks of what is only remembered need not be written.
void effects(Compiled& c) {
    std::vector<bool> read(c.facts.size(), false);
    for (const Condition& x : c.problem.conditions)
        if (x.kind == Condition::Kind::fact) read[x.fact] = true;
    for (ActivityId a = 0; a < c.activities.size(); ++a) {
        auto& all = c.problem.activities[a].effects;
        std::vector<bool> kept;
        for (const Effect& e : all) kept.push_back(read[e.fact] || c.facts[e.fact].kind != FactMeaning::Kind::remembered);
        keep(all, kept);
        keep(c.activities[a].effects, kept);
    }
}

void facts(Compiled& c) {
    std::vector<bool> kept(c.facts.size(), false);
    for (const Condition& x : c.problem.conditions)
        if (x.kind == Condition::Kind::fact) kept[x.fact] = true;
    for (const Activity& a : c.problem.activities)
        for (const Effect& e : a.effects) kept[e.fact] = true;
    const auto names = renamed(kept);
    for (Condition& x : c.problem.conditions)
        if (x.kind == Condition::Kind::fact) x.fact = names[x.fact];
    for (Activity& a : c.problem.activities)
        for (Effect& e : a.effects) e.fact = names[e.fact];
    auto& changes = c.problem.changes;
    changes.erase(std::remove_if(changes.begin(), changes.end(), [&](const Change& x) { return !kept[x.fact]; }), changes.end());
    for (Change& x : changes) x.fact = names[x.fact];
    keep(c.facts, kept);
    keep(c.problem.facts, kept);
}

}  // namespace

void prune(Compiled& c) {
    conditions(c);
    effects(c);
    conditions(c);
    facts(c);
}

}  // namespace attiva::pathway
