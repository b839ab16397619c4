// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Which links of a graph are drawn in columns. Tested by tests/export/graph_test.cpp.

#include <algorithm>
#include <set>

#include "export/graph_drawing.hpp"
#include "export/graph_layout.hpp"
#include "export/graph_svg.hpp"
#include "export/graph_words.hpp"

namespace attiva::exporting {
namespace {

using Kind = PathGraph::Link::Kind;

std::pair<std::size_t, std::size_t> ends(const PathGraph::Link& l) { return std::minmax(l.from, l.to); }

// What comes after the most others, of those that are drawn, in the order the whole graph
// has: what goes backwards in it stays so.
void layers_of_drawn(PathGraph& g) {
    const std::vector<PathGraph::Node> was = g.nodes;
    std::vector<std::size_t> order(was.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return was[a].layer < was[b].layer; });
    for (const std::size_t i : order) {
        g.nodes[i].layer = 0;
        for (const auto& l : g.links)
            if (l.to == i && l.kind != Kind::apart && was[l.from].layer < was[i].layer) g.nodes[i].layer = std::max(g.nodes[i].layer, g.nodes[l.from].layer + 1);
    }
}

}  // namespace

PathGraph one_line_each(const PathGraph& graph) {
    const auto rank = [](const PathGraph::Link& l) { return std::find(kinds_in_order.begin(), kinds_in_order.end(), l.kind); };
    PathGraph out = graph;
    std::stable_sort(out.links.begin(), out.links.end(), [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    std::set<std::pair<std::size_t, std::size_t>> tied;
    out.links.erase(std::remove_if(out.links.begin(), out.links.end(), [&](const auto& l) { return !tied.insert(ends(l)).second; }), out.links.end());
    return out;
}

PathGraph with_lines(const PathGraph& graph, int width) {
    PathGraph out = graph;
    out.links.clear();
    std::set<std::pair<std::size_t, std::size_t>> tied;
    const auto is_tied = [&](const PathGraph::Link& l) { return tied.count(ends(l)) > 0; };
    for (const Kind kind : kinds_in_order) {
        // Incompatibilities make no column: they are drawn where all the rest is.
        if (kind == Kind::apart && !std::all_of(graph.links.begin(), graph.links.end(), [&](const auto& l) { return l.kind == Kind::apart || is_tied(l); })) continue;
        PathGraph more = out;
        for (const auto& l : graph.links)
            if (l.kind == kind && !is_tied(l)) more.links.push_back(l);
        if (more.links.size() == out.links.size() || more.links.size() > most_lines) continue;
        more.nodes = graph.nodes;
        layers_of_drawn(more);
        if (!graph_columns_fit(more, width)) continue;
        out = std::move(more);
        for (const auto& l : out.links) tied.insert(ends(l));
    }
    // Everything is drawn, or lies where something is: the layers are those of the graph.
    const bool all = std::all_of(graph.links.begin(), graph.links.end(), is_tied);
    PathGraph whole = out;
    whole.nodes = graph.nodes;
    return all && graph_columns_fit(whole, width) ? whole : out;
}

bool graph_columns_fit(const PathGraph& graph, int width) {
    const int count = static_cast<int>(columns_needed(graph));
    return width >= 600 && count * least_box + (count - 1) * least_gap <= width - 2 * graph_margin - loop_room;
}

}  // namespace attiva::exporting
