// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "inquiry/completions.hpp"
#include "inquiry/topics.hpp"

// Answers that together settle an instrument, and none of which is too many.
// Tested by tests/inquiry/next_question_test.cpp.

namespace attiva::inquiry {

/// A smallest set of topics whose answers, as in `found` (Found::as_far of a search from
/// `known`), settle the instrument: without any of them it is open. A member that `known`
/// does not have stands under the list. `wish`: what was found. Empty where what was
/// found is not needed to settle it.
std::vector<Topic> smallest_set(Atlas& atlas, const person::Profile& known, const person::Profile& found,
                                InstrumentId instrument, Wish wish);

}  // namespace attiva::inquiry
