// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/typed.hpp"

// A rulebook without what zones and comuni say, and the same with it. In both a
// `finestra senza data` is open every day: whichever days will be said, a zone
// that says them takes nothing away. Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

enum class Fillings {
    open,  ///< what is left to the zone, or may be widened, may be anything within its limits
    kept,  ///< it is as zones and comuni have written, which is one of those
};

/// The same indexes: local instruments stay, with nothing to ask.
language::Rulebook upper_layers(const language::Rulebook& book, Fillings fillings);

/// The same, with one of the clauses of zones and comuni.
language::Rulebook upper_layers_and(const language::Rulebook& book, language::ClauseId kept);

/// With all of them.
language::Rulebook all_layers(const language::Rulebook& book);

}  // namespace attiva::analysis
