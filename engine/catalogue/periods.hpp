// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <set>
#include <vector>

#include "language/typed.hpp"

// Stretches of days in which things written in rules hold.
// Tested by tests/catalogue/periods_test.cpp.

namespace attiva::catalogue {

struct Period {
    std::optional<Date> from, to;  ///< both ends included; missing = no limit
    Span where;
    [[nodiscard]] bool holds(Date d) const { return within(d, from, to); }
};

/// The days in both; `empty` if there are none.
Period common(const Period& a, const Period& b, bool& empty);
bool meets(const Period& a, const Period& b);
/// The day of the period nearest to this one. Requires a period that is not empty.
Date nearest(const Period& period, Date day);
/// One day of each stretch of a period between which nothing turns, the nearest to
/// `day` of each: first that of the whole period, then the others in order.
std::vector<Date> days_between(const Period& period, const std::set<Date>& turning, Date day);

/// Adds the days on which a period begins, and has just ended.
void turn(std::set<Date>& days, const std::optional<Date>& from, const std::optional<Date>& to);

/// The days of a value: its own and those of its layer.
Period in_force(const language::ParameterValue& value);
/// The `valido` of an instrument or fund, in order of their end; none = always.
std::vector<Period> validity(const language::Rulebook& book, const language::Subject& subject);
/// The days on which a clause may count: its own, its layer's, its subject's
/// validity. Empty when there are none.
std::vector<Period> in_force(const language::Rulebook& book, const language::Clause& clause,
                             const language::Subject& subject);

}  // namespace attiva::catalogue
