// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "pathway/planner.hpp"

// Roads that are really others: one goes without an instrument that prepares a step of a road
// before it, and through another that prepares that step. A road with a step more, or less, or
// with the same ones at other times, is no other. Tested by tests/pathway/alternatives_test.cpp.

namespace attiva::pathway {

/// `opened` is announced by `by` (`apre`), which makes nothing needed (scope.hpp).
struct Opening {
    ActivityId by = 0, opened = 0;
};

struct Road {
    Search search;
    ActivityId through = 0;            ///< done before …
    std::optional<ActivityId> before;  ///< … this step starts; nothing: before the goal is reached
    std::vector<ActivityId> without;   ///< no step is one of these
};

/// The problem whose plans are those: `search` is the best of them, where proved.
Problem through(const Problem& problem, const Road& road);

/// What roads may go through.
struct Ways {
    std::vector<Opening> openings;
    std::vector<char> doors;  ///< by activity: going through it makes no other road; empty: none is so
};

/// At most `most`, each the best of those that are left: each goes through what no road before
/// it has, and none has all the steps of another.
std::vector<Road> other_roads(const Problem& problem, const std::vector<Step>& first, const Ways& ways, Key key, const Limits& limits, std::size_t most);

}  // namespace attiva::pathway
