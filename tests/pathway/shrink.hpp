// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "pathway/problem.hpp"

namespace attiva::pathway {

/// A smaller problem that is `still` so: activities, facts, changes, the past, limits, effects and parts of
/// conditions are dropped one at a time, as long as one can be. Tested by judges_test.cpp.
Problem shrunk(Problem problem, const std::function<bool(const Problem&)>& still);

}  // namespace attiva::pathway
