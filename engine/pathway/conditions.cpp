// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/conditions.hpp"

#include <algorithm>

namespace attiva::pathway {
namespace {

using Kind = Condition::Kind;

Values all_of(const Fact& f) { return f.count >= most_values ? ~Values{0} : (Values{1} << f.count) - 1; }

}  // namespace

Conditions::Conditions(Problem& problem) : problem_(problem) {
    for (ConditionId id = 0; id < problem_.conditions.size(); ++id) {
        const Condition& c = problem_.conditions[id];
        known_.emplace(Key{c.kind, c.fact, c.values, c.activity, c.days, c.count, c.arguments}, id);
    }
    if (!problem_.conditions.empty()) return;
    Condition yes;
    Condition no;
    no.kind = Kind::no;
    problem_.conditions = {yes, no};
}

ConditionId Conditions::add(Condition c) {
    const Key key{c.kind, c.fact, c.values, c.activity, c.days, c.count, c.arguments};
    const auto [known, fresh] = known_.emplace(key, static_cast<ConditionId>(problem_.conditions.size()));
    if (fresh) problem_.conditions.push_back(std::move(c));
    return known->second;
}

ConditionId Conditions::fact(FactId fact, Values values) {
    values &= all_of(problem_.facts[fact]);
    if (values == 0) return never;
    if (values == all_of(problem_.facts[fact])) return always;
    Condition c;
    c.kind = Kind::fact;
    c.fact = fact;
    c.values = values;
    return add(std::move(c));
}

ConditionId Conditions::done(ActivityId activity, Day days) {
    Condition c;
    c.kind = Kind::done;
    c.activity = activity;
    c.days = days;
    return add(std::move(c));
}

ConditionId Conditions::running(ActivityId activity) {
    Condition c;
    c.kind = Kind::running;
    c.activity = activity;
    return add(std::move(c));
}

ConditionId Conditions::negation(ConditionId a) {
    if (a == always) return never;
    if (a == never) return always;
    const Condition& of = (*this)[a];
    if (of.kind == Kind::negation) return of.arguments[0];
    if (of.kind == Kind::fact) return fact(of.fact, ~of.values);
    Condition c;
    c.kind = Kind::negation;
    c.arguments = {a};
    return add(std::move(c));
}

// The arguments of a connective of the same kind, in its place.
void Conditions::flatten(ConditionId a, bool all, std::vector<ConditionId>& out) const {
    const Condition& c = (*this)[a];
    const bool same = c.kind == Kind::at_least && c.count == (all ? c.arguments.size() : 1);
    if (same) out.insert(out.end(), c.arguments.begin(), c.arguments.end());
    else out.push_back(a);
}

ConditionId Conditions::connective(std::vector<ConditionId> arguments, bool all) {
    const ConditionId neutral = all ? always : never;
    const ConditionId deciding = all ? never : always;
    std::vector<ConditionId> flat;
    for (const ConditionId a : arguments) {
        if (a == deciding) return deciding;
        if (a != neutral) flatten(a, all, flat);
    }
    std::sort(flat.begin(), flat.end());
    flat.erase(std::unique(flat.begin(), flat.end()), flat.end());
    // What was done or runs is never unknown: it is so, or it is not.
    for (const ConditionId a : flat) {
        const Condition& c = (*this)[a];
        if (c.kind != Kind::negation) continue;
        const Kind of = (*this)[c.arguments[0]].kind;
        if ((of == Kind::done || of == Kind::running) && std::binary_search(flat.begin(), flat.end(), c.arguments[0])) return deciding;
    }
    if (flat.empty()) return neutral;
    if (flat.size() == 1) return flat.front();
    Condition c;
    c.kind = Kind::at_least;
    c.count = all ? static_cast<std::uint32_t>(flat.size()) : 1;
    c.arguments = std::move(flat);
    return add(std::move(c));
}

ConditionId Conditions::all(std::vector<ConditionId> arguments) { return connective(std::move(arguments), true); }

ConditionId Conditions::any(std::vector<ConditionId> arguments) { return connective(std::move(arguments), false); }

namespace {

// `non in_corso(a)`, or `non (in_corso(a) o in_corso(b) …)`.
template <class Each>
void each_barred(const std::vector<Condition>& all, ConditionId id, Each each) {
    const Condition& c = all[id];
    if (c.kind != Kind::negation) return;
    const Condition& of = all[c.arguments[0]];
    if (of.kind == Kind::running) return each(of.activity);
    const bool any = of.kind == Kind::at_least && of.count == 1 &&
                     std::all_of(of.arguments.begin(), of.arguments.end(), [&](ConditionId a) { return all[a].kind == Kind::running; });
    if (any)
        for (const ConditionId a : of.arguments) each(all[a].activity);
}

}  // namespace

std::vector<ActivityId> Conditions::not_running(ConditionId id) const {
    std::vector<ActivityId> out;
    const auto note = [&](ActivityId a) { out.push_back(a); };
    const Condition& c = (*this)[id];
    if (c.kind == Kind::at_least && c.count == c.arguments.size())
        for (const ConditionId a : c.arguments) each_barred(problem_.conditions, a, note);
    else each_barred(problem_.conditions, id, note);
    return out;
}

ConditionId Conditions::without(ConditionId id, const std::vector<ActivityId>& gone) {
    const Condition c = (*this)[id];
    if (c.kind == Kind::at_least && c.count == c.arguments.size() && c.count > 1) {
        std::vector<ConditionId> kept;
        for (const ConditionId a : c.arguments) kept.push_back(without(a, gone));
        return all(std::move(kept));
    }
    std::vector<ConditionId> left;
    bool any = false;
    std::vector<ActivityId> barred;
    each_barred(problem_.conditions, id, [&](ActivityId a) { barred.push_back(a); });
    for (const ActivityId a : barred) {
        if (std::find(gone.begin(), gone.end(), a) != gone.end()) any = true;
        else left.push_back(running(a));
    }
    return any ? negation(this->any(std::move(left))) : id;
}

// What stays unknown may as well be a no where only a yes counts, and a yes where only a no does.
ConditionId Conditions::surely(ConditionId c, bool yes, const std::vector<bool>& never_known) {
    const Condition of = (*this)[c];
    if (of.kind == Kind::fact && never_known[of.fact]) {
        const Values may = problem_.facts[of.fact].now;
        return (may & ~of.values) == 0 ? always : (may & of.values) == 0 ? never : yes ? never : always;
    }
    if (of.kind == Kind::negation) return negation(surely(of.arguments[0], !yes, never_known));
    if (of.kind != Kind::at_least) return c;
    std::vector<ConditionId> arguments;
    for (const ConditionId a : of.arguments) arguments.push_back(surely(a, yes, never_known));
    return at_least(of.count, arguments);
}

ConditionId Conditions::within(ConditionId c, const std::vector<Values>& reachable) {
    const Condition of = (*this)[c];
    if (of.kind == Kind::fact) return (of.values & reachable[of.fact]) == 0 ? never : (reachable[of.fact] & ~of.values) == 0 ? always : c;
    if (of.kind == Kind::negation) return negation(within(of.arguments[0], reachable));
    if (of.kind != Kind::at_least) return c;
    std::vector<ConditionId> arguments;
    for (const ConditionId a : of.arguments) arguments.push_back(within(a, reachable));
    return at_least(of.count, arguments);
}

// A condition named twice counts twice: only constants go.
ConditionId Conditions::at_least(std::int64_t count, const std::vector<ConditionId>& arguments) {
    std::vector<ConditionId> open;
    for (const ConditionId a : arguments) {
        if (a == always) --count;
        else if (a != never) open.push_back(a);
    }
    if (count <= 0) return always;
    if (count > static_cast<std::int64_t>(open.size())) return never;
    if (count == 1) return any(std::move(open));
    if (count == static_cast<std::int64_t>(open.size())) return all(std::move(open));
    Condition c;
    c.kind = Kind::at_least;
    c.count = static_cast<std::uint32_t>(count);
    c.arguments = std::move(open);
    return add(std::move(c));
}

}  // namespace attiva::pathway
