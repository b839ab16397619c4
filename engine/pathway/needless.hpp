// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "pathway/problem.hpp"

namespace attiva::pathway {

/// Lessens how often an activity may be had to how often it can be of use. That something was
/// done, and how long ago, hangs on its first end alone: more times are of use only where some
/// condition asks that it runs, or where what it leaves is not so already: where time or another
/// activity takes it away, or where values move a step each time. Every plan has one as good
/// within that. Tested by tests/pathway/from_catalogue_test.cpp.
void needless_times(Problem& problem);

/// By fact: the values it may ever have, with so many times.
std::vector<Values> reachable(const Problem& problem);

}  // namespace attiva::pathway
