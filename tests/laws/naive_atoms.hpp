// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/value.hpp"
#include "language/typed.hpp"
#include "vocabulary/possible.hpp"

// Atoms of the oracle (docs/lingua.md §10): each asks twice, "does some choice
// of values make it true?" and "does some choice make it false?". Operands are
// independent. Tested by atoms_test.cpp against enumeration of all values.

namespace attiva::laws {

using vocabulary::Base;
using vocabulary::Possible;

/// sì if only true can be, no if only false can be, else ignoto.
Truth judged(bool may_be_true, bool may_be_false);
/// The truth in a boolean's mask; ignoto if it does not apply.
Truth truth_in(const Possible& boolean);
Possible mask_of(Truth t);

Truth compared(language::Compare cmp, const Possible& a, const Possible& b, Base left, Base right);
Truth in_range(const Possible& x, const Possible& least, const Possible& most, Base base);
Truth among(const Possible& choice, std::uint64_t mask);
Truth contains_every(const Possible& set, std::uint64_t mask);
Truth contains_some(const Possible& set, std::uint64_t mask);
Truth never(const Possible& event);
Truth has_happened(const Possible& x, Base base, Date day);
/// `da meno di` (less), `da almeno` (greater_equal).
Truth elapsed(language::Compare cmp, const Possible& x, Base base, const Possible& duration,
              bool in_days, Date day);

/// The smallest set that holds both; not applicable if either is (an atom on
/// it touches what does not apply).
Possible hull(const Possible& a, const Possible& b, Base base);
/// Do these say the same of a value of this base?
bool same(const Possible& a, const Possible& b, Base base);

/// A date moved by n months or days; of a fraction the completed units count.
Date moved(Date d, Number n, bool in_days, MissingDay rule);
/// Whole days of a date held in a Number.
Date day_in(Number n);
/// Every value of a type (§11, «Dominio di un tipo»); `items`: all of its list.
Possible whole_domain(vocabulary::Type type, std::uint64_t items);

}  // namespace attiva::laws
