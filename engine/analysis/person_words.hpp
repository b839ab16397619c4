// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "analysis/witness.hpp"
#include "catalogue/model.hpp"

// A made-up person in Italian words: the facts that count and no others.
// Tested by tests/analysis/witness_test.cpp.

namespace attiva::analysis {

/// "età: 34 anni; ISEE: 10.000 euro; un altro componente (età: 5 anni); in corso: …".
/// "chiunque" when no fact counts. `sides`: the catalogue of each side; the witness
/// must come from a search that explains.
std::string in_words(const Witness& witness, const std::vector<const catalogue::Catalogue*>& sides, Date day);

}  // namespace attiva::analysis
