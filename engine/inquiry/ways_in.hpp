// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/answer.hpp"
#include "inquiry/near_misses.hpp"

// Near misses in people's words (docs/lingua.md §12 «Che cosa cambierebbe»).
// Tested by tests/cases/buoni/cambierebbe/.

namespace attiva::inquiry {

/// Fills `ways_in` and what goes with it. `known` has nothing presumed. What the
/// vocabulary says nobody changes, and protected facts, are counted and kept back
/// unless `all`.
void tell_ways_in(Atlas& atlas, Completions& known, InstrumentId instrument, bool all, InstrumentAnswer& answer);

}  // namespace attiva::inquiry
