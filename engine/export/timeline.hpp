// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/pathway.hpp"

// The first path as a timeline: a row a step, bars on an axis of days. From 600 pixels on
// what a step is stands beside its bar, below that above it. Nothing is said by colour
// alone: what runs already is hatched and open on the left, a duration the catalogue does
// not say is dashed. Tested by tests/export/timeline_test.cpp.

namespace attiva::exporting {

enum class Around : std::uint8_t {
    everything,  ///< a picture by itself: heading, day, place, view, digest
    nothing,     ///< the page around it says them
    table,       ///< and a table beside it says all of a step but its days
};

std::string timeline(const PathAnswer& answer, int width, Around around);

/// Beside the steps, below 600 pixels, there is room to draw so many arrows over one
/// another; the others are only said in words.
inline constexpr int most_lanes = 5;

}  // namespace attiva::exporting
