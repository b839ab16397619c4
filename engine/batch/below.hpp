// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "program/program.hpp"

// Private to this room. Tested by tests/batch/.

namespace attiva::batch {

/// The nodes under `root`, itself too, that speak of the persons, smallest first: recursion over
/// them then is shallow. What only those beside them are asked is not among them, nor what lies
/// under a node that is `fixed` or `lent` (by node).
std::vector<program::Id> nodes_below(const program::Program& program, program::Id root, const std::vector<bool>& fixed, const std::vector<bool>& lent);

}  // namespace attiva::batch
