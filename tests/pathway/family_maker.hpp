// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <utility>
#include <vector>

#include "families.hpp"
#include "random_problem.hpp"

// What the makers of families.hpp share: conditions, effects, and the spine that becomes the witness.

namespace attiva::pathway {

/// In known_family.cpp.
Family known_family(std::uint32_t activities, std::uint64_t seed);

class FamilyMaker {
public:
    FamilyMaker(std::uint32_t activities, std::uint64_t seed) : dice_(seed), n_(activities) {
        p_.conditions.resize(2);
        p_.conditions[1].kind = Condition::Kind::no;
        p_.activities.resize(n_);
    }

protected:
    ConditionId add(Condition c) {
        p_.conditions.push_back(std::move(c));
        return static_cast<ConditionId>(p_.conditions.size() - 1);
    }
    ConditionId is(FactId f, Values v) {
        Condition c;
        c.kind = Condition::Kind::fact;
        c.fact = f;
        c.values = v;
        return add(std::move(c));
    }
    ConditionId done(ActivityId a, Day days = 0) {
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = a;
        c.days = days;
        return add(std::move(c));
    }
    ConditionId at_least(std::uint32_t count, std::vector<ConditionId> parts) {
        Condition c;
        c.kind = Condition::Kind::at_least;
        c.count = count;
        c.arguments = std::move(parts);
        return add(std::move(c));
    }
    static Effect becomes(FactId f, Values v) {
        Effect e;
        e.fact = f;
        e.values = v;
        return e;
    }
    static Effect shifts(FactId f, int by) {
        Effect e;
        e.kind = Effect::Kind::shifts;
        e.fact = f;
        e.by = by;
        return e;
    }
    /// The spine, one after the other from day 0.
    Family finish() {
        Family out;
        for (const ActivityId a : spine_) {
            out.witness.steps.push_back({a, out.witness.end});
            out.witness.end += p_.activities[a].days;
        }
        out.problem = std::move(p_);
        return out;
    }

    Dice dice_;
    std::uint32_t n_;
    Problem p_;
    FactId goal_fact_ = 0;
    std::vector<ActivityId> spine_;
};

}  // namespace attiva::pathway
