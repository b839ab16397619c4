// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/territory.hpp"

// Many places in few words. Tested by tests/inquiry/place_words_test.cpp.

namespace attiva::inquiry {

/// More names are only counted (docs/lingua.md §12).
inline constexpr std::size_t most_places_named = 5;

/// "Lucca o zona Versilia": a zone of more comuni for all that are its, the others by
/// name, outside Tuscany last; in order of name. "Tutta la Toscana" and "… e altri 3".
/// `places`: comuni of the day and person::outside_tuscany, without repeating, not none.
std::string places_in_words(const catalogue::Territory& territory, Date day, const std::vector<std::uint16_t>& places);

}  // namespace attiva::inquiry
