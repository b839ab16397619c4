// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "shrink.hpp"

#include <algorithm>
#include <vector>

namespace attiva::pathway {
namespace {

Problem without_activity(Problem p, ActivityId gone) {
    const auto later = [&](ActivityId& a) { if (a > gone) --a; };
    p.activities.erase(p.activities.begin() + gone);
    for (Activity& a : p.activities) {
        for (auto& group : a.better_after) {
            group.erase(std::remove(group.begin(), group.end(), gone), group.end());
            for (ActivityId& g : group) later(g);
        }
        a.better_after.erase(std::remove_if(a.better_after.begin(), a.better_after.end(), [](const auto& g) { return g.empty(); }), a.better_after.end());
    }
    for (Condition& c : p.conditions) {
        if (c.kind != Condition::Kind::done && c.kind != Condition::Kind::running) continue;
        if (c.activity == gone) c = p.conditions[never];
        else later(c.activity);
    }
    p.past.erase(std::remove_if(p.past.begin(), p.past.end(), [&](const Past& x) { return x.activity == gone; }), p.past.end());
    for (Past& x : p.past) later(x.activity);
    p.apart.erase(std::remove_if(p.apart.begin(), p.apart.end(), [&](const auto& x) { return x.first == gone || x.second == gone; }), p.apart.end());
    for (auto& [a, b] : p.apart) later(a), later(b);
    return p;
}

Problem without_fact(Problem p, FactId gone) {
    const auto later = [&](FactId& f) { if (f > gone) --f; };
    const auto on_it = [&](const auto& x) { return x.fact == gone; };
    p.facts.erase(p.facts.begin() + gone);
    for (Condition& c : p.conditions) {
        if (c.kind != Condition::Kind::fact) continue;
        if (c.fact == gone) c = p.conditions[never];
        else later(c.fact);
    }
    for (Activity& a : p.activities) {
        a.effects.erase(std::remove_if(a.effects.begin(), a.effects.end(), on_it), a.effects.end());
        for (Effect& e : a.effects) later(e.fact);
    }
    p.changes.erase(std::remove_if(p.changes.begin(), p.changes.end(), on_it), p.changes.end());
    for (Change& c : p.changes) later(c.fact);
    return p;
}

class Shrinker {
public:
    Shrinker(Problem p, const std::function<bool(const Problem&)>& still) : p_(std::move(p)), still_(still) {}

    Problem run() {
        do {
            better_ = false;
            for (ActivityId a = 0; a < p_.activities.size();)
                if (!keep(without_activity(p_, a))) ++a;
            for (FactId f = 0; f < p_.facts.size();)
                if (!keep(without_fact(p_, f))) ++f;
            drop([](Problem& p) -> auto& { return p.changes; });
            drop([](Problem& p) -> auto& { return p.past; });
            drop([](Problem& p) -> auto& { return p.apart; });
            for (ActivityId a = 0; a < p_.activities.size(); ++a) activity(a);
            for (ConditionId c = 2; c < p_.conditions.size(); ++c) condition(c);
            change([](Problem& p) -> auto& { return p.hours; }, 1000);
            change([](Problem& p) -> auto& { return p.together; }, 10);
            while (p_.horizon > 0 && change([](Problem& p) -> auto& { return p.horizon; }, p_.horizon - 1)) {}
        } while (better_);
        return std::move(p_);
    }

private:
    bool keep(Problem candidate) {
        if (!still_(candidate)) return false;
        p_ = std::move(candidate);
        return better_ = true;
    }

    template <class Part, class Value>
    bool change(Part part, Value to) {
        if (part(p_) == to) return false;
        Problem candidate = p_;
        part(candidate) = to;
        return keep(std::move(candidate));
    }

    template <class Part>
    void drop(Part part) {
        for (std::size_t k = 0; k < part(p_).size();) {
            Problem candidate = p_;
            auto& list = part(candidate);
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(k));
            if (!keep(std::move(candidate))) ++k;
        }
    }

    void activity(ActivityId id) {
        drop([id](Problem& p) -> auto& { return p.activities[id].effects; });
        drop([id](Problem& p) -> auto& { return p.activities[id].windows; });
        drop([id](Problem& p) -> auto& { return p.activities[id].better_after; });
        change([id](Problem& p) -> auto& { return p.activities[id].entry; }, always);
        change([id](Problem& p) -> auto& { return p.activities[id].stay; }, always);
        change([id](Problem& p) -> auto& { return p.activities[id].discouraged; }, never);
        change([id](Problem& p) -> auto& { return p.activities[id].hours; }, 0);
        change([id](Problem& p) -> auto& { return p.activities[id].wait; }, 0);
        change([id](Problem& p) -> auto& { return p.activities[id].most_times; }, 1);
        change([id](Problem& p) -> auto& { return p.activities[id].days; }, 1);
        for (std::size_t e = 0; e < p_.activities[id].effects.size(); ++e)
            change([id, e](Problem& p) -> auto& { return p.activities[id].effects[e].when; }, always);
    }

    // A settled one instead, or one of its parts; or with a part less.
    void condition(ConditionId id) {
        const auto become = [&](const Condition& c) {
            Problem candidate = p_;
            candidate.conditions[id] = c;
            return keep(std::move(candidate));
        };
        const auto kind = p_.conditions[id].kind;
        if (kind == Condition::Kind::yes || kind == Condition::Kind::no) return;
        if (become(p_.conditions[always]) || become(p_.conditions[never])) return;
        for (const ConditionId part : std::vector<ConditionId>(p_.conditions[id].arguments))
            if (become(Condition(p_.conditions[part]))) return;
        if (p_.conditions[id].arguments.size() > 1) drop([id](Problem& p) -> auto& { return p.conditions[id].arguments; });
    }

    Problem p_;
    const std::function<bool(const Problem&)>& still_;
    bool better_ = false;
};

}  // namespace

Problem shrunk(Problem problem, const std::function<bool(const Problem&)>& still) { return Shrinker(std::move(problem), still).run(); }

}  // namespace attiva::pathway
