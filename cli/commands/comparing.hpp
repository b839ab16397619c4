// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/card.hpp"
#include "output.hpp"

// Differences between two catalogues in words: of confronta and of ricevuta.

namespace attiva::cli {

/// One thing written otherwise, with what it was and what it is below.
std::string change_text(const Change& change, const Style& style, int indent);
/// One instrument: what the change does, to whom for example, and its changes.
std::string instrument_text(const InstrumentDifference& difference, Date day, const Style& style);

}  // namespace attiva::cli
