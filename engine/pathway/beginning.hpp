// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "pathway/from_catalogue.hpp"

// What it means to reach an instrument. Tested by tests/pathway/beginning_test.cpp.

namespace attiva::pathway {

/// Adds the beginning of an instrument as an activity of its own, of one day and without
/// effects, and gives the condition that it took place. Nothing where no step is made of it.
std::optional<ConditionId> beginning(Compiled& compiled, InstrumentId instrument);

}  // namespace attiva::pathway
