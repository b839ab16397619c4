// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The links of a graph put together, as people read them. Tested by tests/export/graph_test.cpp.

#include <algorithm>
#include <map>

#include "attiva/pathway.hpp"

namespace attiva {

using Kind = PathGraph::Link::Kind;

const char* seen_word(Kind k) {
    static constexpr const char* words[] = {"dopo", "mentre", "grazie a", "meglio dopo", "si apre con", "incompatibile con"};
    return words[static_cast<int>(k)];
}

std::vector<PathTie> ties_of(const PathGraph& graph, std::size_t node) {
    std::map<std::size_t, std::vector<std::size_t>> by_other;
    for (std::size_t i = 0; i < graph.links.size(); ++i) {
        const PathGraph::Link& l = graph.links[i];
        if (l.to == node) by_other[l.from].push_back(i);
        else if (l.from == node && l.kind == Kind::apart) by_other[l.to].push_back(i);
    }
    std::vector<PathTie> out;
    for (auto& [other, links] : by_other) {
        std::stable_sort(links.begin(), links.end(), [&](std::size_t a, std::size_t b) { return graph.links[a].kind < graph.links[b].kind; });
        out.push_back({other, std::move(links)});
    }
    return out;
}

std::string words_of(const PathGraph& graph, const PathTie& tie) {
    std::string out;
    for (const std::size_t i : tie.links) out += (out.empty() ? "" : ", ") + std::string(seen_word(graph.links[i].kind));
    return out;
}

std::string more_of(const PathGraph& graph, const PathTie& tie) {
    std::string out;
    for (const std::size_t i : tie.links) {
        const PathGraph::Link& l = graph.links[i];
        if (!l.text.empty()) out += (out.empty() ? "" : "; ") + (l.kind == Kind::fact ? "lascia «" + l.text + "»" : l.text);
    }
    return out;
}

}  // namespace attiva
