// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Paths and graphs for Graphviz. Names of nodes are numbers; a label is quoted, its `"` and
// `\` escaped, and its `&` written as an entity, since Graphviz reads entities in labels.
// Tested by tests/export/dot_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

#include "attiva/pathway.hpp"
#include "export/graph_words.hpp"
#include "export/path_words.hpp"
#include "export/svg.hpp"

namespace attiva {
namespace {

using exporting::wrapped;

std::string quoted(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (c == '&') out += "&amp;";
        else if (c == '\n') out += "\\n";
        else if (static_cast<unsigned char>(c) >= ' ') out += c;
    }
    return '"' + out + '"';
}

// Lines of a label, each no wider than some pixels.
std::string label(const std::vector<std::string>& parts, int width = 230) {
    std::string out;
    for (const auto& part : parts)
        for (const auto& line : wrapped(part, width, 13)) out += (out.empty() ? "" : "\n") + line;
    return quoted(out);
}

std::string opening(const std::string& title, const std::string& about, const std::string& digest) {
    return fmt::format(
        "digraph attiva {{\n  graph [rankdir=LR, charset=\"UTF-8\", fontname=\"sans-serif\", labelloc=t, label={}];\n"
        "  node [shape=box, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\"];\n",
        label({title, about, "Proposta: decide l'équipe con la persona. Catalogo " + digest}, 700));
}

std::string step_node(const Path& path, std::size_t i) {
    const PathStep& s = path.steps[i];
    std::vector<std::string> parts{fmt::format("{}. {}", i + 1, s.name), step_days(s), exporting::duration(s)};
    for (const auto& r : exporting::remarks(path, i)) parts.push_back(r);
    const char* style = !s.duration.known ? ", style=dashed" : s.running ? ", style=bold" : "";
    return fmt::format("  p{} [label={}{}];\n", i + 1, label(parts), style);
}

struct EdgeLook {
    const char* style;
    const char* head;
};
constexpr std::array<EdgeLook, exporting::link_kinds> looks{
    {{"bold", "normal"}, {"\"dashed,bold\"", "dot"}, {"dashed", "empty"}, {"dotted", "vee"}, {"solid", "odiamond"}, {"dashed", "tee"}}};

// What is said of two, as one edge; an incompatibility goes with what says an order of them.
struct Edge {
    std::size_t from, to;
    std::vector<const PathGraph::Link*> links;
};

std::vector<Edge> edges_of(const PathGraph& graph) {
    std::vector<Edge> out;
    const auto between = [&](std::size_t from, std::size_t to) { return std::find_if(out.begin(), out.end(), [&](const Edge& e) { return e.from == from && e.to == to; }); };
    for (const bool apart : {false, true})
        for (const auto& l : graph.links) {
            if ((l.kind == PathGraph::Link::Kind::apart) != apart) continue;
            auto at = between(l.from, l.to);
            if (at == out.end() && apart) at = between(l.to, l.from);
            if (at == out.end()) at = out.insert(at, {l.from, l.to, {}});
            at->links.push_back(&l);
        }
    std::stable_sort(out.begin(), out.end(), [](const Edge& a, const Edge& b) { return std::tuple(a.from, a.to) < std::tuple(b.from, b.to); });
    return out;
}

// Which of them the line is drawn as.
const EdgeLook& look_of(const Edge& e) {
    for (const auto k : exporting::kinds_in_order)
        if (std::any_of(e.links.begin(), e.links.end(), [&](const auto* l) { return l->kind == k; })) return looks[static_cast<std::size_t>(k)];
    return looks.back();
}

// Between nodes of one layer the words stand beside the line: Graphviz cannot always route it otherwise.
std::string link_edge(const PathGraph& graph, const Edge& e) {
    std::string kinds;
    std::vector<std::string> parts;
    for (const auto* l : e.links) {
        const bool left = l->kind == PathGraph::Link::Kind::fact && !l->text.empty();
        if (!left) kinds += (kinds.empty() ? "" : ", ") + std::string(word(l->kind));
        if (!l->text.empty()) parts.push_back(left ? "lascia «" + l->text + "», che l'altro chiede" : l->text);
    }
    if (!kinds.empty()) parts.insert(parts.begin(), kinds);
    const bool apart = e.links.front()->kind == PathGraph::Link::Kind::apart;
    const bool flat = graph.nodes[e.from].layer == graph.nodes[e.to].layer;
    const EdgeLook& look = look_of(e);
    return fmt::format("  n{} -> n{} [{}={}, style={}, arrowhead={}{}];\n", e.from + 1, e.to + 1, flat ? "xlabel" : "label", label(parts), look.style, look.head,
                       apart ? ", dir=both, arrowtail=tee, constraint=false" : "");
}

}  // namespace

std::string path_dot(const PathAnswer& answer) {
    std::string out = opening(exporting::heading(answer), exporting::about(answer), answer.digest);
    const Path* path = exporting::first_path(answer);
    if (path == nullptr || path->steps.empty()) {
        out += "  nessuno [shape=plaintext, label=" + label({exporting::proof_words(answer)}) + "];\n";
        return out + "}\n";
    }
    std::vector<bool> awaited(path->steps.size(), false);
    for (std::size_t i = 0; i < path->steps.size(); ++i) {
        out += step_node(*path, i);
        for (const std::size_t k : exporting::waits_for(*path, i)) {
            out += fmt::format("  p{} -> p{};\n", k + 1, i + 1);
            awaited[k] = true;
        }
    }
    out += "  obiettivo [shape=box, peripheries=2, label=" +
           label({"Obiettivo: " + exporting::goal_words(answer), exporting::end_words(*path), exporting::proof_words(answer)}) + "];\n";
    for (std::size_t i = 0; i < path->steps.size(); ++i)
        if (!awaited[i] && !path->steps[i].running) out += fmt::format("  p{} -> obiettivo;\n", i + 1);
    return out + "}\n";
}

std::string graph_dot(const PathGraph& graph) {
    std::string out = opening(exporting::graph_title(graph), exporting::graph_about(graph), graph.digest);
    std::map<int, std::string> layers;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const auto& n = graph.nodes[i];
        std::vector<std::string> parts{fmt::format("{}. {}", i + 1, n.name), n.id};
        if (n.verdict) parts.emplace_back(word(*n.verdict));
        if (n.on_path) parts.emplace_back("nel percorso");
        out += fmt::format("  n{} [label={}{}];\n", i + 1, label(parts), n.on_path ? ", penwidth=3" : n.id == graph.around ? ", peripheries=2" : "");
        layers[n.layer] += fmt::format(" n{};", i + 1);
    }
    for (const auto& [layer, nodes] : layers) out += "  { rank=same;" + nodes + " }\n";
    for (const Edge& e : edges_of(graph)) out += link_edge(graph, e);
    return out + "}\n";
}

}  // namespace attiva
