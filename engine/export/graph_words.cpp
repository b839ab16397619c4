// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/graph_words.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>

#include "text/literal.hpp"

namespace attiva::exporting {
namespace {

using Kind = PathGraph::Link::Kind;

constexpr std::array<const char*, link_kinds> meanings{"va concluso prima", "l'altro è in corso", "un fatto che l'altro chiede", "consigliato prima", "rende possibile l'altro", "non insieme"};

// One line for those that are tied to it alike, "dopo: 3 (con esito positivo)", "grazie a: 1, 2
// (ognuno lascia «in carico: sì»)"; by the first of their links.
std::vector<std::string> lines_of(const PathGraph& g, std::size_t node, bool all, const std::function<std::string(std::size_t)>& name) {
    struct Alike {
        Kind first;
        std::string words, more, names;
        std::size_t count = 0;
    };
    std::vector<Alike> list;
    for (const PathTie& t : ties_of(g, node)) {
        const std::string words = words_of(g, t);
        const std::string more = more_of(g, t);
        if (!all && more.empty()) continue;
        auto at = std::find_if(list.begin(), list.end(), [&](const Alike& a) { return a.words == words && a.more == more; });
        if (at == list.end()) at = list.insert(list.end(), {g.links[t.links.front()].kind, words, more, "", 0});
        at->names += (at->count++ == 0 ? "" : ", ") + name(t.other);
    }
    std::stable_sort(list.begin(), list.end(), [](const Alike& a, const Alike& b) { return a.first < b.first; });
    std::vector<std::string> out;
    for (const Alike& a : list) out.push_back(a.words + ": " + a.names + (a.more.empty() ? "" : fmt::format(" ({}{})", a.count > 1 ? "ognuno " : "", a.more)));
    return out;
}

}  // namespace

std::string meaning(Kind k) { return std::string(word(k)) + ": " + meanings[static_cast<std::size_t>(k)]; }

std::string graph_title(const PathGraph& g) {
    if (!g.around.empty())
        for (const auto& n : g.nodes)
            if (n.id == g.around) return "Che cosa viene prima di che cosa, intorno a: " + n.name;
    return g.subject.empty() ? "Che cosa viene prima di che cosa" : "Che cosa viene prima di che cosa: " + g.subject;
}

std::string graph_about(const PathGraph& g) {
    std::string out = text::write_day(g.day);
    if (!g.place.empty()) out += " · " + g.place;
    if (!g.view.empty()) out += " · vista: " + g.view;
    return out + fmt::format(" · {} {}, {} {}", g.nodes.size(), g.nodes.size() == 1 ? "strumento" : "strumenti", g.links.size(),
                             g.links.size() == 1 ? "legame" : "legami");
}

std::string graph_in_words(const PathGraph& g) {
    std::string out = graph_about(g) + ".";
    for (std::size_t i = 0; i < g.nodes.size(); ++i) {
        const auto& n = g.nodes[i];
        out += " " + n.name;
        if (n.verdict) out += std::string(", ") + word(*n.verdict);
        if (n.on_path) out += ", nel percorso";
        std::string before;
        for (const std::string& line : lines_of(g, i, true, [&](std::size_t o) { return g.nodes[o].name; })) before += (before.empty() ? ": " : "; ") + line;
        out += before + ".";
    }
    return out + " Proposta: decide l'équipe con la persona.";
}

std::vector<std::string> ties(const PathGraph& g, std::size_t node, bool all) {
    return lines_of(g, node, all, [](std::size_t o) { return std::to_string(o + 1); });
}

}  // namespace attiva::exporting
