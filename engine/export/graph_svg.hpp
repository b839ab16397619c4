// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/pathway.hpp"

// How the picture of the graph is laid out. Tested by tests/export/graph_test.cpp.

namespace attiva::exporting {

/// In columns, so many links are drawn at most.
inline constexpr std::size_t most_lines = 100;
/// The graph with only the links that are drawn in columns: first all «dopo», then «mentre»,
/// «lascia», «apre», «meglio dopo», «incompatibile», each kind whole or not at all, as there is
/// room for its lines and for the columns they make, incompatibilities only if all the rest is
/// drawn; between two nodes only the first of them.
/// If some are left out, the boxes say all of them by number, and the layers are those of
/// what is drawn.
PathGraph with_lines(const PathGraph& graph, int width);

/// The same without what is said of two nodes that another line ties already, in that order.
PathGraph one_line_each(const PathGraph& graph);

/// Is there room for its layers side by side? From 600 pixels on, if the boxes stay wide enough.
bool graph_columns_fit(const PathGraph& graph, int width);

/// From the top down, links are drawn beside the boxes if so many lanes are enough; else
/// they are only said, by number, in the boxes.
inline constexpr std::size_t most_graph_lanes = 8;

}  // namespace attiva::exporting
