// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/from_catalogue.hpp"

// How long an instrument takes for this person, in days counted from day 0. `durata N` is N;
// `durata al massimo N` is N too, the longest: a path that holds for the longest holds where
// it takes less. Of several that apply (a comune's under the Region's) the shortest counts,
// as each restricts the one above. Extensions and renewals are not counted.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

/// The evaluation is of day 0, of all nodes.
Duration duration(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, InstrumentId instrument);

}  // namespace attiva::pathway
