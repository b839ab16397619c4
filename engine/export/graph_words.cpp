// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/graph_words.hpp"

#include <fmt/format.h>

#include <array>
#include <functional>

#include "text/literal.hpp"

namespace attiva::exporting {
namespace {

using Kind = PathGraph::Link::Kind;

constexpr std::array<const char*, link_kinds> meanings{"va concluso prima", "l'altro è in corso", "un fatto che l'altro chiede", "consigliato prima", "rende possibile l'altro", "non insieme"};

// As seen from the node that is reached: the other one leaves, and opens.
constexpr std::array<const char*, link_kinds> seen{"dopo", "mentre", "grazie a", "meglio dopo", "si apre con", "incompatibile con"};

// Every link that ends in the node, and of those without a direction also what begins there.
void each_tie(const PathGraph& g, std::size_t node, const std::function<void(const PathGraph::Link&, std::size_t)>& tell) {
    for (const auto& l : g.links) {
        if (l.to == node) tell(l, l.from);
        else if (l.from == node && l.kind == Kind::apart) tell(l, l.to);
    }
}

std::string ties_by(const PathGraph& g, std::size_t node, Kind kind, bool all, const std::function<std::string(std::size_t)>& name) {
    std::string out;
    each_tie(g, node, [&](const PathGraph::Link& l, std::size_t other) {
        if (l.kind != kind || (!all && l.text.empty())) return;
        out += (out.empty() ? std::string(seen[static_cast<std::size_t>(kind)]) + ": " : ", ") + name(other) + (l.text.empty() ? "" : " (" + l.text + ")");
    });
    return out;
}

}  // namespace

std::string meaning(Kind k) { return std::string(word(k)) + ": " + meanings[static_cast<std::size_t>(k)]; }

std::string graph_title(const PathGraph& g) { return g.subject.empty() ? "Che cosa viene prima di che cosa" : "Che cosa viene prima di che cosa: " + g.subject; }

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
        for (std::size_t k = 0; k < link_kinds; ++k) {
            const std::string some = ties_by(g, i, static_cast<Kind>(k), true, [&](std::size_t o) { return g.nodes[o].name; });
            if (!some.empty()) before += (before.empty() ? ": " : "; ") + some;
        }
        out += before + ".";
    }
    return out + " Proposta: decide l'équipe con la persona.";
}

std::vector<std::string> ties(const PathGraph& g, std::size_t node, bool all) {
    std::vector<std::string> out;
    for (std::size_t k = 0; k < link_kinds; ++k)
        if (std::string some = ties_by(g, node, static_cast<Kind>(k), all, [](std::size_t o) { return std::to_string(o + 1); }); !some.empty())
            out.push_back(std::move(some));
    return out;
}

}  // namespace attiva::exporting
