// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inquiry/needed.hpp"

// What would change a no: the smallest sets of facts that, were they otherwise, would
// let the person be eligible. Tested by tests/inquiry/near_misses_test.cpp, against all
// sets one by one.

namespace attiva::inquiry {

struct NearMiss {
    std::vector<Change> changes;  ///< no part of them is enough
};

struct NearMisses {
    std::vector<NearMiss> sets;  ///< smallest first
    bool all = true;             ///< false: not every set was looked at
};

/// Sets of more facts are not looked for (docs/lingua.md §12).
inline constexpr std::size_t most_changes = 3;
/// Sets tried for one instrument before giving up.
inline constexpr std::size_t most_tries = 400;

/// For an instrument whose E is no for everybody `known` may be. Lists and past measures
/// stay as they are; of the facts, only those that are known can change.
NearMisses near_misses(Atlas& atlas, Completions& known, InstrumentId instrument);

}  // namespace attiva::inquiry
