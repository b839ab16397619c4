// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/typed.hpp"

// A rulebook without what zones and comuni say. Tested by tests/analysis/review_test.cpp.

namespace attiva::analysis {

enum class Fillings {
    open,  ///< what is left to the zone, or may be widened, may be anything within its limits
    kept,  ///< it is as zones and comuni have written, which is one of those
};

/// The same indexes: local instruments stay, with nothing to ask.
language::Rulebook upper_layers(const language::Rulebook& book, Fillings fillings);

}  // namespace attiva::analysis
