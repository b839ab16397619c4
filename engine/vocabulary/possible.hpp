// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "attiva/value.hpp"
#include "vocabulary/type.hpp"

// What is still possible of a value: the set of values it may have.
//
// A person is known in part; every operand of every rule is such a set and
// every atom is judged on it (sì if it holds for all its values, no if for
// none, else ignoto). The sets are:
//
//   boolean    `may`: bit 0 = may be no, bit 1 = may be sì
//   choice     `may`: bit i = may be item i
//   set        every value S with must ⊆ S ⊆ may
//   numeric    every value in [lo, hi], closed (Numbers)
//   date       every day in [lo, hi], closed (Numbers holding days)
//   event      `mai` if `never`, and/or every day in [lo, hi] if `dated`
//
// Operands are independent: a name used twice is two operands.
// Tested by tests/vocabulary/possible_test.cpp.

namespace attiva::vocabulary {

struct Possible {
    Number lo;
    Number hi;
    std::uint64_t may = 0;
    std::uint64_t must = 0;
    bool never = false;   ///< event: `mai` is possible
    bool dated = false;   ///< event: a date in [lo, hi] is possible
    /// Not applicable: its `ha senso se` guard is known to be false. Neither
    /// zero nor unknown: any atom on it is ignoto and asks for nothing (the
    /// checker has proved that a guard decides beside it).
    bool not_applicable = false;
    friend bool operator==(const Possible&, const Possible&) = default;
};

inline constexpr std::uint64_t may_no = 1;
inline constexpr std::uint64_t may_yes = 2;

Possible exactly(bool b);
Possible exactly(Number n);                 ///< numeric
Possible exactly(Date d);                   ///< date, or a dated event
/// The lowest bit of a mask, alone: its first item; 0 of 0.
constexpr std::uint64_t lowest(std::uint64_t mask) { return mask & (~mask + 1); }
Possible exactly_choice(std::uint64_t bit);  ///< one bit of a choice list
Possible exactly_set(std::uint64_t members);
Possible never_happened();                  ///< event = mai
Possible between(Number lo, Number hi);     ///< numeric or date; requires lo <= hi

/// True when one value only is possible.
bool certain(const Possible& p, Base base);
/// The smallest representable set that holds both (hull of intervals, union of
/// choices): what a case table gives when several rows may apply. Not applicable
/// if either is: whoever reads it would touch what does not apply.
Possible join(const Possible& a, const Possible& b, Base base);
/// The values possible in both; `empty` says there is none (contradiction),
/// and the result is then `a`.
Possible meet(const Possible& a, const Possible& b, Base base, bool& empty);

}  // namespace attiva::vocabulary
