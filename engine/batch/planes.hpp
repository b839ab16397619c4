// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "batch/kernels.hpp"

// What several steps do with planes. Private to this room.

namespace attiva::batch {

/// The two planes of a column of truths.
inline kernels::Outs outs(Column& c) { return {c.bits[0].data(), c.bits[1].data()}; }

/// Where something does not apply, a condition on it is ignoto. An empty plane: it always does.
inline void unsettle(kernels::Outs out, const Plane& lapsed, std::size_t words) {
    if (lapsed.empty()) return;
    kernels::any_bit(out.no, lapsed.data(), words);
    kernels::any_bit(out.yes, lapsed.data(), words);
}

}  // namespace attiva::batch
