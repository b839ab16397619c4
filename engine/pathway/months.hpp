// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/value.hpp"
#include "pathway/planner.hpp"

// A problem counts days, rules count months: two months from April are longer than from
// February. Tested by tests/pathway/months_test.cpp.

namespace attiva::pathway {

/// So many days from a date, as whole months; 0: they are not.
int whole_months(Date from, Day days);

/// The plan with each activity as long as its months are from the day it starts, and the
/// problem with those lengths: its steps, in their order, as early as they may (retime.hpp),
/// until both agree. `first`: day 0. Where they do not come to agree, or are no plan then, both stay as
/// they are. What was proved of the lengths from day 0 is said of these.
void count_months(Problem& problem, Search& found, const std::vector<int>& months, Date first, Key key);

}  // namespace attiva::pathway
