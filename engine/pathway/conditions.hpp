// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <string>
#include <tuple>
#include <vector>

#include "pathway/problem.hpp"

// The only way conditions enter a problem: equal ones are one, constants are folded, a
// negated fact is the fact of the other values. All of it keeps Kleene's truth on every
// set of values: never the excluded middle, but of what was done or runs. Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Conditions {
public:
    /// Keeps a reference; a problem without conditions is given the first two.
    explicit Conditions(Problem& problem);

    ConditionId fact(FactId fact, Values values);
    ConditionId done(ActivityId activity, Day days);
    ConditionId running(ActivityId activity);
    ConditionId negation(ConditionId a);
    ConditionId all(std::vector<ConditionId> arguments);
    ConditionId any(std::vector<ConditionId> arguments);
    ConditionId at_least(std::int64_t count, const std::vector<ConditionId>& arguments);

    /// A condition that is a yes just where this one is (a no, where `yes` is off): what is
    /// never known, of the facts so marked, is no reason for either.
    ConditionId surely(ConditionId c, bool yes, const std::vector<bool>& never_known);
    /// The same condition where facts never have other values than these.
    ConditionId within(ConditionId c, const std::vector<Values>& reachable);

    /// The activities that must not run for a conjunction to hold, said by parts of it alone.
    [[nodiscard]] std::vector<ActivityId> not_running(ConditionId c) const;
    /// The conjunction without asking that these do not run.
    ConditionId without(ConditionId c, const std::vector<ActivityId>& not_running);

private:
    ConditionId add(Condition c);
    [[nodiscard]] const Condition& operator[](ConditionId c) const { return problem_.conditions[c]; }
    void flatten(ConditionId a, bool all, std::vector<ConditionId>& out) const;
    ConditionId connective(std::vector<ConditionId> arguments, bool all);

    Problem& problem_;
    using Key = std::tuple<Condition::Kind, FactId, Values, ActivityId, Day, std::uint32_t, std::vector<ConditionId>>;
    std::map<Key, ConditionId> known_;
};

}  // namespace attiva::pathway
