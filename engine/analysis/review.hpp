// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/diagnostic.hpp"
#include "catalogue/model.hpp"
#include "program/program.hpp"

// What is right in form and still deserves a look: things nobody uses,
// conditions that never or always hold, clauses that repeat or contradict each
// other, instruments nobody can have, values out of time, circles of
// prerequisites, what zones and comuni depart from. Codes L001…
// (docs/diagnostici.md). Conditions are judged by analysis/witness: exactly,
// or not at all. Tested by tests/analysis/review_test.cpp and
// tests/cases/cattivi/analisi/.

namespace attiva::analysis {

/// A catalogue that loaded without errors, its simplified program, and the day
/// for which it is looked at.
struct Reviewed {
    const catalogue::Catalogue& catalogue;
    const program::Program& program;
    Date day;
};

/// Everything below, in order.
Diagnostics review(const Reviewed& reviewed);

void review_uses(const Reviewed& reviewed, Diagnostics& diagnostics);        ///< uses.cpp
void review_days(const Reviewed& reviewed, Diagnostics& diagnostics);        ///< days.cpp
void review_order(const Reviewed& reviewed, Diagnostics& diagnostics);       ///< order.cpp
void review_conditions(const Reviewed& reviewed, Diagnostics& diagnostics);  ///< conditions.cpp
void review_deviations(const Reviewed& reviewed, Diagnostics& diagnostics);  ///< deviations.cpp
void review_overlays(const Reviewed& reviewed, Diagnostics& diagnostics);    ///< overlays.cpp

/// A finding that is not an error.
void say(Diagnostics& diagnostics, Severity severity, const char* code, Span where, std::string message,
         std::string help);

}  // namespace attiva::analysis
