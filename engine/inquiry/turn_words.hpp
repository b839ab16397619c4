// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "inquiry/turns.hpp"

// What turns on a day, in a few words: "compie 18 anni", "finisce il 31 dicembre 2026".
// Tested by tests/cases/buoni/quando/.

namespace attiva::inquiry {

/// `e` has run on the day. Empty where there are no words of its own for it: then the
/// condition as it is written says it.
std::string turn_words(const Clock& clock, const Turn& turn, const evaluation::Evaluation& e);

}  // namespace attiva::inquiry
