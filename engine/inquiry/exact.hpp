// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inquiry/completions.hpp"

// What is ignoto decided exactly (docs/lingua.md §12 «Comunque»): where everybody the
// person may be comes to the same, nobody needs to ask.
// Tested by tests/inquiry/exact_test.cpp.

namespace attiva::inquiry {

/// The decision of every instrument, by InstrumentId: that of the verdict table, but
/// where it is ignoto, or a no that rests on presumptions, and every completion agrees.
/// `question`: both evaluations have run on `presumed` and `bare`.
std::vector<matching::Decision> decisions(Atlas& atlas, const matching::Question& question,
                                          const person::Profile& bare, const person::Profile& presumed);

/// The same for one; `before` is what the verdict table says.
matching::Decision settled(Completions& bare, Completions& presumed, InstrumentId instrument,
                           const matching::Decision& before);

}  // namespace attiva::inquiry
