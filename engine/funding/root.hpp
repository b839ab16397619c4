// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/relaxation.hpp"

// The relaxation of everybody, without having everybody in it at once: those whose best choice at
// some prices is beyond doubt stand fixed, the others are solved, and whoever would now rather
// choose otherwise is freed, until nobody would.

namespace attiva::funding {

struct Root {
    Prices prices;                 ///< for the exact bound
    std::vector<double> values;    ///< by column
    std::vector<double> margins;   ///< by person: how far from choosing otherwise, in the objective's unit
    bool solved = false;           ///< the values are a relaxation's (else only the prices may serve)
    std::shared_ptr<const Relaxation> last;  ///< where it was left, if solved
};

/// Small problems are solved whole. `reached`: what a solution has already; once prices prove that
/// nothing has more, the values are not asked for.
Root root_of(const Goal& goal, std::int64_t reached);

/// Those nearest to choosing otherwise, and all that is not whole, are free; the others do what
/// the root says. At least `persons` of them.
Scope core_of(const Goal& goal, const Root& root, std::size_t persons);

}  // namespace attiva::funding
