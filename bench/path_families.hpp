// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pathway/problem.hpp"

// Generated problems for the planner, the same for the same seed.

namespace attiva::bench {

struct Family {
    std::string name;
    /// `activities` of them, about; `best`: the end of the best plan, where it is known by construction.
    pathway::Problem (*make)(std::size_t activities, std::uint64_t seed, std::optional<pathway::Day>& best);
};

std::vector<Family> path_families();

}  // namespace attiva::bench
