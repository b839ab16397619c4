// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/problem.hpp"

// The rules of problem.hpp written a second time, slowly and as they read, so that the engine
// is not judged by itself. It shares no code with it.

namespace attiva::funding::judge {

/// The first rule (1–8) that a solution breaks; 0: it is not written as a Solution is; none: allowed.
std::optional<int> broken_rule(const Problem& problem, const Solution& solution);

/// The levels of a solution, in the order of the rule.
std::vector<std::int64_t> levels(const Problem& problem, const Solution& solution);

}  // namespace attiva::funding::judge
