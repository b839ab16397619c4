// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// The graph of what comes before what: the circles in it, and its layers. The only file
// with Boost.Graph of this room; nothing of it is seen from here.

namespace attiva::pathway {

using Vertex = std::uint32_t;

/// `before` is asked of `after`.
struct Edge {
    Vertex before = 0, after = 0;
};

/// The circles: vertices that are each before all the others of their set, or before
/// themselves; each set in the order of the vertices, the sets by their first one.
std::vector<std::vector<Vertex>> circles(std::size_t vertices, const std::vector<Edge>& edges);

/// One way round a circle, from its least vertex, each before the next, the last before the
/// first; the shortest one. Empty: the vertex is in none.
std::vector<Vertex> way_round(std::size_t vertices, const std::vector<Edge>& edges, Vertex from);

/// By vertex, the length of the longest chain before it; what is in a circle counts as one.
std::vector<std::size_t> layers(std::size_t vertices, const std::vector<Edge>& edges);

/// Each vertex after those before it, the least first where there is a choice. Empty: there is a circle.
std::vector<Vertex> in_order(std::size_t vertices, const std::vector<Edge>& edges);

}  // namespace attiva::pathway
