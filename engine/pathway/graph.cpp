// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/graph_test.cpp.

#include "pathway/graph.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>
#include <functional>
#include <queue>

namespace attiva::pathway {
namespace {

// setS: an edge written twice is one.
using Graph = boost::adjacency_list<boost::setS, boost::vecS, boost::directedS>;

struct Components {
    Components(std::size_t vertices, const std::vector<Edge>& edges) : graph(vertices), of(vertices) {
        for (const Edge& e : edges) add_edge(e.before, e.after, graph);
        if (vertices == 0) return;
        const auto numbers = boost::make_iterator_property_map(of.begin(), get(boost::vertex_index, graph));
        count = static_cast<Vertex>(strong_components(graph, numbers));
    }
    Graph graph;
    std::vector<Vertex> of;  // by vertex; Boost numbers them from the last ones to the first
    Vertex count = 0;
};

template <class Visit>
void each_after(const Graph& graph, Vertex v, Visit visit) {
    const auto [first, last] = adjacent_vertices(v, graph);
    for (auto at = first; at != last; ++at) visit(static_cast<Vertex>(*at));
}

}  // namespace

std::vector<std::vector<Vertex>> circles(std::size_t vertices, const std::vector<Edge>& edges) {
    const Components c(vertices, edges);
    std::vector<std::vector<Vertex>> sets(c.count);
    for (Vertex v = 0; v < vertices; ++v) sets[c.of[v]].push_back(v);
    std::erase_if(sets, [&](const std::vector<Vertex>& set) {
        return set.size() == 1 && !edge(set[0], set[0], c.graph).second;
    });
    std::sort(sets.begin(), sets.end());
    return sets;
}

std::vector<Vertex> way_round(std::size_t vertices, const std::vector<Edge>& edges, Vertex from) {
    const Components c(vertices, edges);
    std::vector<Vertex> back(vertices, static_cast<Vertex>(vertices));
    std::queue<Vertex> left;
    left.push(from);
    while (!left.empty()) {
        const Vertex v = left.front();
        left.pop();
        bool closed = false;
        each_after(c.graph, v, [&](Vertex w) {
            if (w == from) closed = true;
            if (w == from || back[w] != vertices || c.of[w] != c.of[from]) return;
            back[w] = v;
            left.push(w);
        });
        if (!closed) continue;
        std::vector<Vertex> out;
        for (Vertex w = v; w != from; w = back[w]) out.push_back(w);
        out.push_back(from);
        std::reverse(out.begin(), out.end());
        return out;
    }
    return {};
}

std::vector<std::size_t> layers(std::size_t vertices, const std::vector<Edge>& edges) {
    const Components c(vertices, edges);
    std::vector<std::size_t> depth(c.count);
    std::vector<std::vector<Vertex>> sets(c.count);
    for (Vertex v = 0; v < vertices; ++v) sets[c.of[v]].push_back(v);
    for (Vertex k = c.count; k-- > 0;)
        for (const Vertex v : sets[k])
            each_after(c.graph, v, [&](Vertex w) {
                if (c.of[w] != k) depth[c.of[w]] = std::max(depth[c.of[w]], depth[k] + 1);
            });
    std::vector<std::size_t> out(vertices);
    for (Vertex v = 0; v < vertices; ++v) out[v] = depth[c.of[v]];
    return out;
}

std::vector<Vertex> in_order(std::size_t vertices, const std::vector<Edge>& edges) {
    const Components c(vertices, edges);
    std::vector<std::size_t> before(vertices);
    for (Vertex v = 0; v < vertices; ++v) each_after(c.graph, v, [&](Vertex w) { ++before[w]; });
    std::priority_queue<Vertex, std::vector<Vertex>, std::greater<>> ready;
    for (Vertex v = 0; v < vertices; ++v)
        if (before[v] == 0) ready.push(v);
    std::vector<Vertex> out;
    while (!ready.empty()) {
        const Vertex v = ready.top();
        ready.pop();
        out.push_back(v);
        each_after(c.graph, v, [&](Vertex w) {
            if (--before[w] == 0) ready.push(w);
        });
    }
    if (out.size() < vertices) out.clear();
    return out;
}

}  // namespace attiva::pathway
