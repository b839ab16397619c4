// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/graph_drawing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "export/graph_words.hpp"

namespace attiva::exporting {
namespace {

using Kind = PathGraph::Link::Kind;

constexpr int name_size = 13;
constexpr int id_size = 11;
constexpr int verdict_size = 12;
constexpr int tie_size = 11;
constexpr int padding = 7;
constexpr int band = 8;

struct Stroke {
    const char* colour;
    const char* width;
    const char* dashes;
};
constexpr std::array<Stroke, link_kinds> strokes{{{"#1a1a1a", "2", ""},       {"#1a1a1a", "1.5", "9 3 2 3"}, {"#12395f", "1.5", "7 4"},
                                                  {"#4a4a4a", "1.5", "2 3"}, {"#12395f", "1.25", ""},       {"#8a1c1c", "1.5", "4 3"}}};

// Can it be, may it be, or can it not: how the edge of the box is filled.
enum class Edge : std::uint8_t { full, hatched, none };
Edge edge_of(Verdict v) {
    switch (v) {
        case Verdict::active_now:
        case Verdict::available:
        case Verdict::already_done: return Edge::full;
        case Verdict::to_clarify:
        case Verdict::to_verify_hidden:
        case Verdict::presumed_out:
        case Verdict::not_now: return Edge::hatched;
        case Verdict::not_offered:
        case Verdict::unavailable: break;
    }
    return Edge::none;
}

std::string edge_fill(Edge e, const std::string& name) {
    return e == Edge::full ? "fill=\"#12395f\"" : e == Edge::hatched ? fmt::format("fill=\"url(#{}-forse)\"", name) : "fill=\"#fff\"";
}

void draw_edge(Svg& svg, Edge e, int x, int y, int height, const std::string& name) {
    svg.rect(x, y, band, height, edge_fill(e, name) + " stroke=\"#1a1a1a\" stroke-width=\"1\"");
}

// Of the instrument that was asked for.
void draw_inner_frame(Svg& svg, int x, int y, int width, int height) { svg.rect(x + 3, y + 3, width - 6, height - 6, "fill=\"none\" stroke=\"#1a1a1a\" stroke-width=\"1\""); }

int height_of(const Box& b) {
    const auto n = [](const std::vector<std::string>& lines) { return static_cast<int>(lines.size()); };
    return 2 * padding - 2 + n(b.name) * leading(name_size) + n(b.id) * leading(id_size) + n(b.verdict) * leading(verdict_size) +
           n(b.ties) * leading(tie_size);
}

}  // namespace

Box box_of(const PathGraph& g, std::size_t i, int width, bool all_ties) {
    const auto& n = g.nodes[i];
    Box b;
    b.width = width;
    const int room = width - 2 * padding - (n.verdict ? band : 0);
    b.name = wrapped(fmt::format("{}. {}", i + 1, n.name), room, name_size, true);
    b.id = wrapped(n.id, room, id_size);
    std::string said = n.verdict ? word(*n.verdict) : "";
    if (n.on_path) said += said.empty() ? "nel percorso" : " · nel percorso";
    b.verdict = wrapped(said, room, verdict_size, true);
    for (const auto& t : ties(g, i, all_ties))
        for (auto& line : wrapped(t, room, tie_size)) b.ties.push_back(std::move(line));
    b.height = height_of(b);
    return b;
}

void draw_box(Svg& svg, const PathGraph& g, std::size_t i, const Box& b, int x, int y, const std::string& name) {
    const auto& n = g.nodes[i];
    svg.raw("<g class=\"nodo\">\n");
    svg.rect(x, y, b.width, b.height, fmt::format("fill=\"#fff\" stroke=\"#1a1a1a\" stroke-width=\"{}\"", n.on_path ? 3 : 1));
    if (!g.around.empty() && n.id == g.around) draw_inner_frame(svg, x, y, b.width, b.height);
    if (n.verdict) draw_edge(svg, edge_of(*n.verdict), x, y, b.height, name);
    const int left = x + padding + (n.verdict ? band : 0);
    int at = svg.lines(left, y + padding - 3, b.name, {name_size, true});
    at = svg.lines(left, at, b.id, {id_size, false, "#4a4a4a"});
    at = svg.lines(left, at, b.verdict, {verdict_size, true, "#12395f"});
    svg.lines(left, at, b.ties, {tie_size});
    svg.raw("</g>\n");
}

std::string stroke(Kind k) {
    const Stroke& s = strokes[static_cast<std::size_t>(k)];
    std::string out = fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"{}\"", s.colour, s.width);
    if (*s.dashes != '\0') out += fmt::format(" stroke-dasharray=\"{}\"", s.dashes);
    return out;
}

void draw_end(Svg& svg, Kind k, int x, int y, bool right) {
    const char* colour = strokes[static_cast<std::size_t>(k)].colour;
    const int back = right ? -1 : 1;
    const std::string full = fmt::format("fill=\"{}\"", colour);
    const std::string hollow = fmt::format("fill=\"#fff\" stroke=\"{}\" stroke-width=\"1.25\"", colour);
    const std::string open = fmt::format("fill=\"none\" stroke=\"{}\" stroke-width=\"1.5\"", colour);
    switch (k) {
        case Kind::after: svg.path(fmt::format("M{} {} l{} -5 v10 z", x, y, back * end_length), full); break;
        case Kind::beside: svg.raw(fmt::format("<circle cx=\"{}\" cy=\"{}\" r=\"4\" {}/>\n", x + back * 5, y, full)); break;
        case Kind::fact: svg.path(fmt::format("M{} {} l{} -4 v8 z", x + back, y, back * (end_length - 1)), hollow); break;
        case Kind::better: svg.path(fmt::format("M{} {} L{} {} l{} 4", x + back * 7, y - 4, x + back, y, back * 6), open); break;
        case Kind::opens: svg.path(fmt::format("M{0} {1} l{2} -4 l{2} 4 l{3} 4 z", x + back, y, back * 4, -back * 4), hollow); break;
        case Kind::apart: svg.path(fmt::format("M{0} {1} l{2} 8 m0 -8 l{3} 8", x + back * 9, y - 4, -back * 8, back * 8), open); break;
    }
}

int draw_graph_legend(Svg& svg, const PathGraph& g, int width, int y, const std::string& name) {
    int x = 8;
    const auto entry = [&](const std::string& text, auto draw) {
        const int need = 44 + text_width(text, 12) + 16;
        if (x > 8 && x + need > width) {
            x = 8;
            y += 22;
        }
        draw(x, y);
        svg.text(x + 42, y + 2, text, {12});
        x += need;
    };
    for (std::size_t k = 0; k < link_kinds; ++k) {
        const auto kind = static_cast<Kind>(k);
        if (std::none_of(g.links.begin(), g.links.end(), [&](const auto& l) { return l.kind == kind; })) continue;
        entry(meaning(kind), [&](int at, int top) {
            svg.line(at, top + 9, at + 36 - end_length, top + 9, stroke(kind));
            draw_end(svg, kind, at + 36, top + 9, true);
        });
    }
    const auto any = [&](auto there) { return std::any_of(g.nodes.begin(), g.nodes.end(), there); };
    if (any([](const auto& n) { return n.on_path; }))
        entry("nel percorso", [&](int at, int top) { svg.rect(at + 4, top + 3, 28, 13, "fill=\"#fff\" stroke=\"#1a1a1a\" stroke-width=\"3\""); });
    if (!g.around.empty())
        entry("lo strumento chiesto", [&](int at, int top) {
            svg.rect(at + 4, top + 3, 28, 13, "fill=\"#fff\" stroke=\"#1a1a1a\" stroke-width=\"1\"");
            draw_inner_frame(svg, at + 4, top + 3, 28, 13);
        });
    for (const auto& [edge, text] : {std::pair{Edge::full, "in corso, attivabile o già fatto"}, std::pair{Edge::hatched, "forse, o più avanti"}, std::pair{Edge::none, "no, per ora"}}) {
        if (!any([&, e = edge](const auto& n) { return n.verdict && edge_of(*n.verdict) == e; })) continue;
        entry(text, [&, e = edge](int at, int top) {
            svg.rect(at + 4, top + 3, 28, 13, "fill=\"#fff\" stroke=\"#1a1a1a\" stroke-width=\"1\"");
            draw_edge(svg, e, at + 4, top + 3, 13, name);
        });
    }
    return y + 24;
}

std::string graph_definitions(const std::string& name) {
    return fmt::format(
        "<pattern id=\"{}-forse\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        "<rect width=\"6\" height=\"6\" fill=\"#fff\"/><rect width=\"2\" height=\"6\" fill=\"#12395f\"/></pattern>\n",
        name);
}

}  // namespace attiva::exporting
