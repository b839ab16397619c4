// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "pathway/problem.hpp"

// Is a plan a plan? Walks its days one by one, as pathway/problem.hpp says them; shares
// nothing with what looks for plans, nor with the exhaustive search beside it.

namespace attiva::pathway::judges {

struct Judgement {
    std::vector<std::string> violations;  ///< none: it is one
    Cost cost;                            ///< what it really costs
};

Judgement judge(const Problem& problem, const Plan& plan);

}  // namespace attiva::pathway::judges
