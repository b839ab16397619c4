// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/pathway.hpp"

// Paths and graphs written by hand, to be drawn: usual ones and those at the edges.

namespace stories {

struct PathStory {
    std::string name;
    attiva::PathAnswer answer;
};
const std::vector<PathStory>& paths();
const attiva::PathAnswer& path(const std::string& name);

struct GraphStory {
    std::string name;
    attiva::PathGraph graph;
};
const std::vector<GraphStory>& graphs();
const attiva::PathGraph& graph(const std::string& name);

/// `nodes` nodes in `layers` layers and `links` links, always the same.
attiva::PathGraph many(std::size_t nodes, std::size_t links, int layers);

}  // namespace stories
