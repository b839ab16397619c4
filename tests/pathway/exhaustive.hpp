// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "pathway/problem.hpp"

// The naive reference: every set of activities on every day. Written from
// pathway/problem.hpp alone; shares nothing with the checker, nor with the planner.
// Tested by judges_test.cpp.

namespace attiva::pathway {

struct Best {
    Cost cost;
    Plan plan;
};

struct Exhausted {
    std::array<std::optional<Best>, 5> best;  ///< by Key, none: there is no plan
    std::uint64_t days = 0;                   ///< looked at
    bool whole = true;                        ///< false: more than `most` days, and nothing is known
};

/// At most 16 facts and 16 activities.
Exhausted exhaust(const Problem& problem, std::uint64_t most = ~std::uint64_t{0});

}  // namespace attiva::pathway
