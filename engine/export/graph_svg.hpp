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
/// In columns, so many links are drawn at most: first all «dopo», then «mentre», «apre»,
/// «meglio dopo», «lascia», «incompatibile», as long as a whole kind fits. The others are only
/// said in the boxes, by number. If not even the first kind fits, layers from the top down.
inline constexpr std::size_t most_lines = 100;
/// The graph with only the links that are drawn in columns.
PathGraph with_lines(const PathGraph& graph);

}  // namespace attiva::exporting
