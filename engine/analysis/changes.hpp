// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/card.hpp"
#include "catalogue/model.hpp"

// What is written otherwise in two catalogues. Things are matched by name:
// clauses by kind, sentence and place, values of a parameter by place, tier and
// first day. Tested by tests/analysis/difference_test.cpp.

namespace attiva::analysis {

/// Clauses of one instrument; either may be missing.
std::vector<Change> clause_changes(const catalogue::Catalogue& before, const language::Subject* old,
                                   const catalogue::Catalogue& after, const language::Subject* now);

/// Parameters, definitions, readings, attributes.
std::vector<Change> shared_changes(const catalogue::Catalogue& before, const catalogue::Catalogue& after);

}  // namespace attiva::analysis
