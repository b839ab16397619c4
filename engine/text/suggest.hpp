// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// "forse intendevi «…»?": the known name nearest to one that is not known.
// Distance: Damerau-Levenshtein (optimal alignment) on characters, with case and
// accents folded and `-`, `_`, blank taken as equal.
// Tested by tests/text/suggest_test.cpp.

namespace attiva::text {

/// Lower-case letters without accents; `-` and blanks become `_`.
std::string folded(std::string_view name);

/// The same for two names that a reader would not tell apart: folded, with letters
/// that are drawn like others (`ı`, Cyrillic `а`, `1` for `l`, `0` for `o`) brought to one.
std::string drawn_alike(std::string_view name);

/// Number of insertions, deletions, changes and swaps of neighbours between the
/// folded names; names are compared up to their first 64 characters.
std::size_t distance(std::string_view a, std::string_view b);

/// The nearest candidate within a third of the name's length (at least 1),
/// the first of equals; empty when none is near or the name is one letter.
std::string closest(std::string_view name, const std::vector<std::string_view>& candidates);

/// The same for any range of things convertible to std::string_view.
template <class Range>
std::string closest(std::string_view name, const Range& candidates) {
    std::vector<std::string_view> views;
    for (const auto& c : candidates) views.emplace_back(c);
    return closest(name, static_cast<const std::vector<std::string_view>&>(views));
}

/// "forse intendevi «isee»?", or `otherwise` when nothing is near.
template <class Range>
std::string perhaps(std::string_view name, const Range& candidates, std::string otherwise = {}) {
    const std::string near = closest(name, candidates);
    return near.empty() ? otherwise : "forse intendevi «" + near + "»?";
}

}  // namespace attiva::text
