// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <vector>

#include "analysis/candidate.hpp"
#include "attiva/value.hpp"

// The smallest sets of facts that are enough for something, all of that size.
// Tested by tests/inquiry/sharing_test.cpp, against every set one by one.

namespace attiva::inquiry {

using Facts = std::vector<analysis::FactAt>;

/// Is this set enough? `unknown`: it was not found out.
using Enough = std::function<Truth(const Facts&)>;

struct SmallestSets {
    std::vector<Facts> sets;  ///< of one size, in the order of the facts given
    bool all = true;          ///< no other set of that size or smaller is enough
};

/// Facts that every set needs are found first; so many more are tried beside them.
inline constexpr std::size_t most_beside = 3;
/// Sets tried before giving up.
inline constexpr std::size_t most_sets = 400;

// Both: whatever holds an enough set is enough too.

/// Facts that no set can do without are found first: for sets of many facts.
SmallestSets smallest_with_needed(const Facts& facts, const Enough& enough, std::size_t most = most_sets);
/// Sets of up to `most_beside` facts: where few facts are often enough.
SmallestSets smallest_few(const Facts& facts, const Enough& enough);

}  // namespace attiva::inquiry
