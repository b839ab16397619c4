// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "catalogue/model.hpp"

// What instruments leave at their end: the facts they write, and those that follow from
// them (`implica`, both ways). Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

using vocabulary::AttributeId;

/// When `from` is among `when`, `to` is among `allowed`.
struct Consequence {
    AttributeId from = 0;
    std::uint64_t when = 0;
    AttributeId to = 0;
    std::uint64_t allowed = 0;
};

/// Yes or no, or one of a list; of the person, of the household or of each member.
bool finite(const vocabulary::Attribute& attribute);
/// Every value, as bits; of what is finite.
std::uint64_t all_values(const vocabulary::Attribute& attribute);

/// Of the whole vocabulary, between finite facts; in its order.
std::vector<Consequence> consequences(const vocabulary::Vocabulary& vocabulary);

/// The values a clause `al termine` may leave, whatever was before; 0: it leaves none that
/// can be said (its fact is not finite, or its value is no constant).
std::uint64_t left_by(const catalogue::Catalogue& catalogue, const language::Clause& effect);

/// The facts an instrument writes, with what they may be then; consequences too.
std::map<AttributeId, std::uint64_t> written(const catalogue::Catalogue& catalogue, const std::vector<Consequence>& all,
                                             const language::Subject& instrument);

}  // namespace attiva::pathway
