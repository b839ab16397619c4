// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/typed.hpp"

// A rulebook without what zones and comuni say. Tested by tests/analysis/review_test.cpp.

namespace attiva::analysis {

/// The same indexes: local instruments stay, with nothing to ask. What the upper
/// layers leave to the zone, or let it widen, may be anything within its limits.
language::Rulebook upper_layers(const language::Rulebook& book);

}  // namespace attiva::analysis
