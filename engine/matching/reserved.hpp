// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"

// Instruments only a protected group may have: to know that somebody had one is to
// know the group (docs/lingua.md §9). What follows from facts is as guarded as they are.
// Tested by tests/views/reserved_test.cpp, against the search for a witness.

namespace attiva::matching {

/// The instruments (ids, sorted) that tell this viewer of a group he may not know: on
/// the day nobody is eligible whose hidden facts of class particolare, giudiziario or
/// protetto are as usual; or they come only after, or beside, such ones. Usual is what
/// the vocabulary presumes; of a protected yes or no without presumption, no.
/// Of `profile` only the consents count. Nobody in particular looks: none.
std::vector<std::string> reserved(const catalogue::Catalogue& catalogue, const evaluation::DayTables& day,
                                  const person::Profile& profile, vocabulary::ServiceId viewer);

/// The same of any somebody: the instruments that nobody like him is eligible for and
/// others are, and those that come only after, or beside, such ones (ids, sorted).
std::vector<std::string> only_for_others(const catalogue::Catalogue& catalogue, const evaluation::DayTables& day,
                                         const person::Profile& somebody);

/// Somebody of whom only that is known: the usual of what this viewer may not see.
person::Profile usual(const vocabulary::Vocabulary& vocabulary, const person::Profile& profile,
                      vocabulary::ServiceId viewer);

/// The two persons `reserved` asks about: that somebody, and anybody at all.
std::vector<person::Profile> telling(const vocabulary::Vocabulary& vocabulary, const person::Profile& profile,
                                     vocabulary::ServiceId viewer);

}  // namespace attiva::matching
