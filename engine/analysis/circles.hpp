// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

// Circles in a graph. Tested by tests/analysis/order_test.cpp.

namespace attiva::analysis {

/// By vertex: where its edges go.
using Edges = std::vector<std::vector<std::uint32_t>>;

/// The strongly connected components with a circle in them (more than one vertex,
/// or an edge to itself), each in ascending order, the one with the lowest first.
/// Tarjan's algorithm, with a stack of its own.
std::vector<std::vector<std::uint32_t>> circles(const Edges& edges);

}  // namespace attiva::analysis
