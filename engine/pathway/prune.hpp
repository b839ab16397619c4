// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/from_catalogue.hpp"

namespace attiva::pathway {

/// Leaves out the conditions that nothing asks, and the facts that no condition reads and
/// no effect writes; the others keep their order.
void prune(Compiled& compiled);

}  // namespace attiva::pathway
