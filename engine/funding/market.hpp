// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/crowd.hpp"

// Prices to begin with, where a problem is large: cheap to find, and only near.

namespace attiva::funding {

/// Of the relaxation of one person in so many, with as much less of everything.
Prices sampled(const Goal& goal, const Crowd& crowd, std::size_t persons);

/// Felt out as a market does: dearer where more is asked than there is, cheaper where less, by
/// smaller and smaller steps. Only of what is shared.
Prices felt_out(const Goal& goal, const Crowd& crowd, const Prices& from);

/// Prices in the objective's unit (by row, then level) as whole numbers.
Prices whole(const Goal& goal, const Crowd& crowd, const std::vector<double>& prices);
/// And back.
std::vector<double> real(const Prices& prices);

}  // namespace attiva::funding
