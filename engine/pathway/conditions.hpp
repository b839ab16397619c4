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
// set of values: never the excluded middle. Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Conditions {
public:
    /// Keeps a reference; the problem has no conditions yet.
    explicit Conditions(Problem& problem);

    ConditionId fact(FactId fact, Values values);
    ConditionId done(ActivityId activity, Day days);
    ConditionId running(ActivityId activity);
    ConditionId negation(ConditionId a);
    ConditionId all(std::vector<ConditionId> arguments);
    ConditionId any(std::vector<ConditionId> arguments);
    ConditionId at_least(std::int64_t count, const std::vector<ConditionId>& arguments);

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
