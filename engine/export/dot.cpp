// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Paths and graphs for Graphviz. Names of nodes are numbers; a label is quoted, its `"` and
// `\` escaped, and its `&` written as an entity, since Graphviz reads entities in labels.
// Tested by tests/export/dot_test.cpp.

#include <fmt/format.h>

#include <array>
#include <map>

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

// Between nodes of one layer the words stand beside the line: Graphviz cannot always route it otherwise.
std::string link_edge(const PathGraph& graph, const PathGraph::Link& l) {
    const EdgeLook& look = looks[static_cast<std::size_t>(l.kind)];
    const bool apart = l.kind == PathGraph::Link::Kind::apart;
    std::vector<std::string> parts{word(l.kind)};
    if (!l.text.empty()) parts.push_back(l.text);
    const bool flat = graph.nodes[l.from].layer == graph.nodes[l.to].layer;
    return fmt::format("  n{} -> n{} [{}={}, style={}, arrowhead={}{}];\n", l.from + 1, l.to + 1, flat ? "xlabel" : "label", label(parts), look.style, look.head,
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
        out += fmt::format("  n{} [label={}{}];\n", i + 1, label(parts), n.on_path ? ", penwidth=3" : "");
        layers[n.layer] += fmt::format(" n{};", i + 1);
    }
    for (const auto& [layer, nodes] : layers) out += "  { rank=same;" + nodes + " }\n";
    for (const auto& l : graph.links) out += link_edge(graph, l);
    return out + "}\n";
}

}  // namespace attiva
