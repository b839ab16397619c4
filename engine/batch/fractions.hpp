// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "batch/plan.hpp"

// What may be done with fractions in columns: only what cannot leave 64 bits, which is
// known when planning from how far every operand reaches. Nothing divides: a/p + b/q is
// (a·q + b·p) / (p·q), and of two fractions the lesser is told by multiplying across.
// Private to this room. Tested by tests/batch/fractions_test.cpp.

namespace attiva::batch {

/// Is no value 0 or less, as far as is known when planning?
inline bool positive(const Shape& s) { return s.positive || s.least > 0; }
/// A number whose ends are whole, over `den` or over denominators of their own.
bool as_fraction(const Shape& shape);
/// Whole numbers a by b, b positive: the step with shape and scale; nothing where it must be row by row.
std::optional<Step> quotient_of(Step s, const Shape& a, const Shape& b);
/// a + b, or a - b; one may be a fraction, or both.
std::optional<Step> sum_of_fractions(Step s, const Shape& a, const Shape& b);
/// Can they be compared by multiplying across?
bool comparable_across(const Shape& a, const Shape& b);

}  // namespace attiva::batch
