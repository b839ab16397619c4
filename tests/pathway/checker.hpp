// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "pathway/problem.hpp"

// Whether a plan is what pathway/problem.hpp asks for, and what it costs: written from that
// page alone, it walks the days one by one and looks at everything again on each. Tested by
// judges_test.cpp.

namespace attiva::pathway {

struct Checked {
    std::vector<std::string> violations;  ///< in words, by day
    Cost cost;                            ///< what it really has; `end` as said where the goal is never yes
};

/// Walks to the end said or the last end of a step, whichever is later.
Checked check(const Problem& problem, const Plan& plan);

}  // namespace attiva::pathway
