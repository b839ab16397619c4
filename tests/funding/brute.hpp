// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>

#include "judge.hpp"

// The best of all allowed solutions of a small problem, cent by cent: for costs of a few cents and few requests.

namespace attiva::funding::judge {

struct Best {
    bool allowed = false;
    std::vector<std::int64_t> levels;
    Solution example;
    /// Of each solution with these levels, which requests it serves. What is tied is read here.
    std::set<std::vector<bool>> served;
};

Best best(const Problem& problem);

}  // namespace attiva::funding::judge
