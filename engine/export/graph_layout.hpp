// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "attiva/pathway.hpp"

// Where the nodes of a graph stand in columns, by layer, so that links cross little and no
// link passes through a node (Sugiyama, Tagawa and Toda 1981): what goes farther than the
// next column gets a place of its own in each one between; the order in a column follows
// the barycentre of the neighbours, a few sweeps to and fro, the best kept; heights follow
// the mean of the neighbours' as near as the order allows (pool adjacent violators).
// Whole numbers only: the same picture everywhere. Tested by tests/export/graph_test.cpp.

namespace attiva::exporting {

/// A node, or a place where a long link passes.
struct Place {
    static constexpr std::size_t none = ~std::size_t{0};
    std::size_t node = none;
    std::size_t column = 0;
    int top = 0, height = 0;
    [[nodiscard]] int middle() const { return top + height / 2; }
};

/// From a place to one in the next column. Links of one kind that leave one node together
/// share what they have in common.
struct Segment {
    std::size_t left = 0, right = 0;  ///< places
    PathGraph::Link::Kind kind = PathGraph::Link::Kind::after;
    bool backwards = false;  ///< the link goes to the left
};

/// Between two nodes of one column.
struct Loop {
    std::size_t from = 0, to = 0;  ///< places
    PathGraph::Link::Kind kind = PathGraph::Link::Kind::after;
};

struct Columns {
    std::vector<Place> places;
    std::vector<std::vector<std::size_t>> columns;  ///< places from the top down
    std::vector<Segment> segments;
    std::vector<Loop> loops;
    std::vector<std::size_t> alone;  ///< nodes without links: they stand in no column
    int height = 0;
    [[nodiscard]] std::size_t crossings() const;
};

/// How many columns it takes.
std::size_t columns_needed(const PathGraph& graph);
/// `heights` of the nodes, in pixels.
Columns in_columns(const PathGraph& graph, const std::vector<int>& heights);

}  // namespace attiva::exporting
