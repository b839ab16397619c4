// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/problem.hpp"

// What of a problem can matter to its goal, and what need not wait.

namespace attiva::pathway {

/// The problem without what cannot matter: an activity matters if something that matters
/// asks whether it was done or runs, is better after it, or asks of a fact it changes. To
/// leave out every step that does not matter changes no judgement that does, frees room and
/// hours, and costs no more: some best plan has none.
struct Reduced {
    Problem problem;                    ///< the order of activities is kept
    std::vector<ActivityId> activities; ///< of the whole problem, one for each that is left
};

/// `hopeless`: by activity, known not to be startable; empty: none is.
Reduced reduce(const Problem& problem, const std::vector<char>& hopeless = {});

/// For each activity, whether a best plan can have each of its starts on a day on which
/// something else happens (see moves.hpp): no end, start or run of it can do harm.
struct Shifting {
    std::vector<char> free;     ///< by activity
    std::vector<char> watched;  ///< by activity: a condition asks whether it runs
    std::vector<char> sees_runs;    ///< by condition
};

Shifting shifting(const Problem& problem);

}  // namespace attiva::pathway
