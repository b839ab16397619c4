// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "attiva/value.hpp"

// Fractions as whole numbers of one unit, never beyond what every engine keeps exactly.

namespace attiva::sql {

/// The least unit in which all are whole; refuses one too small.
std::int64_t common(const std::vector<Number>& numbers);
/// n in units of 1/den, a multiple of its own.
std::int64_t in_units(Number n, std::int64_t den);

/// A factor, and between what and what it is applied.
struct Reach {
    std::int64_t factor;
    std::int64_t from;
    std::int64_t to;
};
/// Between what and what the sum lies; refuses one that might not fit.
struct Span64 {
    std::int64_t from;
    std::int64_t to;
};
Span64 check_reach(const std::vector<Reach>& parts, std::int64_t offset);

}  // namespace attiva::sql
