// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "pathway/planner.hpp"

// Why there is no path: what of the problem is alone enough to bar every one. Each thing
// that can be lifted is a Bar; a cut is a set of bars that leaves no plan though all the
// others are lifted. The cuts told are the smallest ones, where that can be known within the
// limits; else none of their bars can be spared. `lifted` is the problem to look in to see it.

namespace attiva::pathway {

struct Bar {
    enum class Kind : std::uint8_t {
        entry,     ///< of `activity`; lifted: always
        stay,
        windows,   ///< lifted: on any day
        times,     ///< lifted: once more; of what runs beside the others (Activity::beside) there is none
        wait,      ///< lifted: none
        apart,     ///< `activity` and `other`
        hours,     ///< of the week
        together,  ///< so many at once
    };
    Kind kind = Kind::entry;
    ActivityId activity = 0, other = 0;
    friend bool operator==(const Bar&, const Bar&) = default;
};

using Cut = std::vector<Bar>;

/// All that can be lifted.
std::vector<Bar> bars(const Problem& problem);
/// The problem with only these bars.
Problem lifted(const Problem& problem, const Cut& kept);

struct Reasons {
    std::vector<Cut> cuts;  ///< different ones, the shortest first; empty: the goal is out of reach whatever is lifted, or there is a plan
    bool all_proved = true; ///< that nothing can be taken away from each; false: not within the limits
    bool smallest = true;   ///< that no cut has fewer bars than the first; false: not within the limits
};
/// At most `most` cuts of a problem that has no plan. The goal, the horizon, what changes with time
/// and what activities do are never lifted.
Reasons why_none(const Problem& problem, const Limits& limits = {}, std::size_t most = 3);

/// What of the goal can be reached, where it cannot: parts of it, else of what it needs.
struct Nearest {
    ConditionId goal = always;
    Search search;
};
std::vector<Nearest> nearest(const Problem& problem, Key first, const Limits& limits = {}, std::size_t most = 3);

}  // namespace attiva::pathway
