// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <utility>

#include "pathway/problem.hpp"

// Every plan there is, for small problems: each set of activities on each day. Slow, and
// meant to be plainly what pathway/problem.hpp says; it shares nothing with the planner
// nor with the checker.

namespace attiva::pathway::judges {

/// One best plan and its cost.
struct Best {
    Plan plan;
    Cost cost;
};

/// By Key. Nothing: there is no plan.
std::array<std::optional<Best>, 5> exhaustive(const Problem& problem);

}  // namespace attiva::pathway::judges
