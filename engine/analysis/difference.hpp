// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "analysis/review.hpp"
#include "attiva/card.hpp"

// Two catalogues on a day: what is written otherwise and what it means. The
// meaning is searched for: the same person before both, admitted by one and not
// by the other; on the day asked about and, if nothing differs then, on the
// later days on which one of the two changes.
// Tested by tests/analysis/difference_test.cpp.

namespace attiva::analysis {

/// Both looked at for the same day.
Comparison difference(const Reviewed& before, const Reviewed& after);

}  // namespace attiva::analysis
