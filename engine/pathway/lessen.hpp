// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "pathway/from_catalogue.hpp"

// What makes no difference left out of a problem, so that the search has less to look at. The
// best plans cost the same before and after, but for facts still unknown that could not have
// mattered: a condition that no longer asks for one counts it no more (Cost::undecided).
//   - What makes a step sconsigliato counts only as a yes: what nobody will ever know is no
//     reason for it.
//   - Two of which neither may start while the other runs are apart.
//   - How often an activity may be had is lessened to how often it can be of use. That something
//     was done, and how long ago, hangs on its first end alone: more times are of use only where
//     some condition asks that it runs, or where what it leaves is asked for and is not so
//     already: where time or another activity takes it away, or values move a step each time.
//   - With so many times some values are never had: conditions that ask for them are folded.
// Tested by tests/pathway/lessen_test.cpp, against exhaustive search.

namespace attiva::pathway {

void lessen(Compiled& compiled);
/// The same of a problem; `never_known`, by fact: it stays as it is, with more values than one.
void lessen(Problem& problem, const std::vector<bool>& never_known);

}  // namespace attiva::pathway
