// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "pathway/planner.hpp"

// The steps of a plan, in their order, each as early as it may now start: what becomes of a
// plan when lengths change. Tested by tests/pathway/retime_test.cpp.

namespace attiva::pathway {

struct Retimed {
    Plan plan;
    Cost cost;
};
/// `before`: the problem the plan is one of; `now`: the same with other lengths. No step starts
/// before the one it came after, and none skips or is discouraged that was not. Nothing where
/// they are no plan so.
std::optional<Retimed> retimed(const Problem& before, const Problem& now, const Plan& plan);

}  // namespace attiva::pathway
