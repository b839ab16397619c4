// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/pathway.hpp"
#include "export/svg.hpp"

// The pieces of the picture of a graph: boxes, the ends and strokes of links, the legend.
// A kind of link has a stroke and an end of its own, so that grey and paper are enough.

namespace attiva::exporting {

inline constexpr int graph_margin = 8;
inline constexpr int least_box = 124;  ///< in columns
inline constexpr int least_gap = 56;   ///< between them
inline constexpr int loop_room = 36;   ///< right of the last one

struct Box {
    std::vector<std::string> name, id, verdict, ties;
    int width = 0, height = 0;
};
/// `all_ties`: every link in words, not only those that say something more.
Box box_of(const PathGraph& graph, std::size_t node, int width, bool all_ties);
/// `name` begins the ids of the picture.
void draw_box(Svg& svg, const PathGraph& graph, std::size_t node, const Box& box, int x, int y, const std::string& name);

/// Stroke of a link, as attributes.
std::string stroke(PathGraph::Link::Kind kind);
/// The end of a link at a point; `right`: it points to the right.
void draw_end(Svg& svg, PathGraph::Link::Kind kind, int x, int y, bool right);
inline constexpr int end_length = 9;

/// Only what is in the picture; the `y` below it.
int draw_graph_legend(Svg& svg, const PathGraph& graph, int width, int y, const std::string& name);
std::string graph_definitions(const std::string& name);

}  // namespace attiva::exporting
