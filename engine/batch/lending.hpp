// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "evaluation/evaluator.hpp"

// What one plan may lend to another of the same persons told otherwise. Private to this room.
// Tested by tests/batch/lent_test.cpp.

namespace attiva::batch {

/// By node of the day's program: is it, for each person, what it is of the same person told
/// otherwise, if the facts in `alike` (by AttributeId) are the same both ways, and so is who lives
/// with whom? Relatives elsewhere and what was had may be told otherwise: nothing that hangs on them is.
std::vector<bool> alike_nodes(const evaluation::DayTables& day, const std::vector<bool>& alike);

}  // namespace attiva::batch
