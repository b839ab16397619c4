// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "pathway/problem.hpp"

// A table of yes and no over a few variables as the largest boxes of its yes: what is
// known of the variables is a box itself, so the table is surely yes exactly where one of
// them holds it, and surely no where none meets it. Tested by tests/pathway/boxes_test.cpp,
// against every box of small tables.

namespace attiva::pathway {

/// One set of values for each variable.
using Box = std::vector<Values>;

/// All the maximal boxes of the yes; cells with the last variable running fastest. Nothing
/// where more than `most` things had to be kept at once.
std::optional<std::vector<Box>> maximal_boxes(const std::vector<std::uint32_t>& sizes, const std::vector<bool>& yes,
                                              std::size_t most = 4096);

}  // namespace attiva::pathway
