// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/relaxation.hpp"

// Repair: a solution made fuller, or better at a level, by moves that keep it allowed. Room that is
// left in crumbs on many lines is gathered on one, by letting requests change line two by two.

namespace attiva::funding {

/// `from` with more served, or others in their place: at the levels before the goal's no worse,
/// at the goal's better wherever it can. level: the goal's; leaf: what its prices say of each column.
Solution exchanged(const Goal& goal, std::uint32_t level, const Leaf& leaf, const Solution& from);

/// What is whole of a relaxation's values, as payments that hold together; the rest is left out.
Solution whole_part(const Goal& goal, const std::vector<double>& values);

}  // namespace attiva::funding
