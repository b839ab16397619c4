// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "analysis/blame.hpp"

// How it is told that a local layer widens, or that it could not be decided.
// Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

/// L017: `clause`, of voice `lower` or below, gives the right to a person whom the
/// layers above refuse it.
Diagnostic widened_words(const Reviewed& reviewed, language::InstrumentId instrument, language::ClauseId clause,
                         std::size_t lower, Right right, Date day, const std::string& person);

/// L018, with the first clause and day that were not decided.
Diagnostic undecided_words(const Reviewed& reviewed, language::InstrumentId instrument, language::ClauseId clause, Date day);

}  // namespace attiva::analysis
