// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/value.hpp"
#include "language/typed.hpp"
#include "vocabulary/possible.hpp"

// Atoms judged exactly on the possible values of their operands: sì if they
// hold for all, no if for none. And exact arithmetic on intervals.
// Tested by tests/evaluation/atoms_test.cpp by enumeration of small sets.

namespace attiva::evaluation {

using vocabulary::Base;
using vocabulary::Possible;

Truth compare(language::Compare cmp, const Possible& a, const Possible& b, Base base);
Truth between(const Possible& x, const Possible& least, const Possible& most, Base base);
Truth one_of(const Possible& x, std::uint64_t mask);
Truth contains_all(const Possible& x, std::uint64_t mask);
Truth contains_any(const Possible& x, std::uint64_t mask);
Truth is_never(const Possible& x);
Truth happened(const Possible& x, Base base, Date day);
/// `da meno di` (less) or `da almeno` (greater_equal) a duration in months or days.
Truth since(language::Compare cmp, const Possible& x, Base base, const Possible& duration,
            bool in_days, Date day);

/// x plus n months or days (n may be a fraction: completed units count).
Date shifted(Date d, Number n, bool in_days, MissingDay rule);

Possible multiply(const Possible& a, const Possible& b);
/// The checker has proved that b cannot be 0; std::domain_error otherwise.
Possible divide(const Possible& a, const Possible& b);

}  // namespace attiva::evaluation
