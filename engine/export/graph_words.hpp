// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <string>
#include <vector>

#include "attiva/pathway.hpp"

// What the pictures of the graph say in words. Tested by tests/export/graph_test.cpp.

namespace attiva::exporting {

inline constexpr std::size_t link_kinds = 6;
/// Of several links between two, the first of these is what is drawn: an order that must be kept,
/// or a help, before an advice.
inline constexpr std::array kinds_in_order{PathGraph::Link::Kind::after, PathGraph::Link::Kind::beside, PathGraph::Link::Kind::fact,
                                           PathGraph::Link::Kind::opens, PathGraph::Link::Kind::better, PathGraph::Link::Kind::apart};

/// "dopo: va concluso prima"; the word of the link and what it means.
std::string meaning(PathGraph::Link::Kind kind);

std::string graph_title(const PathGraph& graph);
/// Day, place, view, how many nodes and links, on one line.
std::string graph_about(const PathGraph& graph);
/// Every node with what comes before it, for who does not see the picture.
std::string graph_in_words(const PathGraph& graph);

/// What ties a node to those before it, a line for those that are tied alike, by number:
/// "dopo: 3 (con esito positivo)", "meglio dopo, si apre con: 4, 5". Only what says something
/// more, or all.
std::vector<std::string> ties(const PathGraph& graph, std::size_t node, bool all);

}  // namespace attiva::exporting
