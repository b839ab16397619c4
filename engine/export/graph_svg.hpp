// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/pathway.hpp"

// How the picture of the graph is laid out. Tested by tests/export/graph_test.cpp.

namespace attiva::exporting {

/// Is there room for its layers side by side? From 600 pixels on, if the boxes stay wide enough.
bool graph_columns_fit(const PathGraph& graph, int width);

/// From the top down, links are drawn beside the boxes if so many lanes are enough; else
/// they are only said, by number, in the boxes.
inline constexpr std::size_t most_graph_lanes = 8;
/// In columns, the boxes of a graph of at most so many nodes also say what a link is about.
inline constexpr std::size_t most_with_ties = 40;

}  // namespace attiva::exporting
