// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/typed.hpp"

// A rulebook without what the lower voices say (those of zones and comuni, or of
// comuni alone: language::voice), and the same with it. In both a `finestra senza
// data` is open every day: whichever days will be said, who says them takes nothing
// away. Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

enum class Fillings {
    open,  ///< what is left to the zone, or may be widened, may be anything within its limits
    kept,  ///< it is as zones and comuni have written, which is one of those
};

/// Without the clauses of voice `lower` (1 or 2) and below. The same indexes: their
/// instruments stay, with nothing to ask.
language::Rulebook upper_layers(const language::Rulebook& book, std::size_t lower, Fillings fillings);

/// The same, with one of those clauses and every filling.
language::Rulebook upper_layers_and(const language::Rulebook& book, std::size_t lower, language::ClauseId kept);

/// With all of them.
language::Rulebook all_layers(const language::Rulebook& book);

}  // namespace attiva::analysis
