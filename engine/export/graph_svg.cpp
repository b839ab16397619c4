// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The graph as a picture. Where there is room, in columns from left to right with every
// link drawn; else from the top down, layer by layer, where each box says by number what
// comes before it and, if there are few, links are drawn beside the boxes.
// Tested by tests/export/graph_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <tuple>

#include "export/graph_drawing.hpp"
#include "export/graph_layout.hpp"
#include "export/graph_svg.hpp"
#include "export/graph_words.hpp"
#include "export/path_words.hpp"

namespace attiva {
namespace exporting {
namespace {

using Kind = PathGraph::Link::Kind;

constexpr int margin = graph_margin;
constexpr int most_box = 260;
constexpr int most_gap = 180;
constexpr int dense_gap = 64;  // of many links
constexpr int grid_box = 236;  // at least so wide in a grid
constexpr int grid_gap = 10;
constexpr int lane_width = 9;

class Picture {
public:
    Picture(const PathGraph& g, int width) : graph_(g), width_(width), name_(fmt::format("grafo-{}", width)) {}

    std::string draw() {
        int y = svg_.lines(margin, margin, wrapped(graph_title(graph_), width_ - 2 * margin, 17, true), {17, true});
        y = svg_.lines(margin, y + 2, wrapped(graph_about(graph_), width_ - 2 * margin, 12), {12, false, "#4a4a4a"}) + 8;
        const PathGraph drawn = with_lines(graph_, width_);
        const bool columns = graph_columns_fit(drawn, width_) && (graph_.links.empty() || !drawn.links.empty());
        y = columns ? in_columns_from(drawn, y) : by_layers(y);
        const std::string proposal = "Proposta: decide l'équipe con la persona. Catalogo " + graph_.digest;
        y = svg_.lines(margin, y + 4, wrapped(proposal, width_ - 2 * margin, 12), {12, false, "#4a4a4a"});
        return svg_.finish(width_, y + margin, name_, graph_title(graph_), graph_in_words(graph_), graph_definitions(name_));
    }

private:
    int heading(const std::string& text, int x, int y, int room) { return svg_.lines(x, y, wrapped(text, room, 12, true), {12, true, "#4a4a4a"}) + 4; }

    static std::string layer_words(int layer) { return layer == 0 ? "Nulla prima" : fmt::format("Fino a {} prima", layer); }

    // -- columns

    int in_columns_from(const PathGraph& drawn, int y) {
        const bool all = drawn.links.size() == graph_.links.size();
        const int count = static_cast<int>(columns_needed(drawn));
        const int room = width_ - 2 * margin - loop_room;
        const int wish = drawn.links.size() > 40 ? dense_gap : least_gap;
        box_ = count == 0 ? most_box : std::clamp((room - (count - 1) * wish) / count, least_box, most_box);
        gap_ = count < 2 ? most_gap : std::min(most_gap, (room - count * box_) / (count - 1));
        std::vector<int> heights;
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) {
            boxes_.push_back(box_of(graph_, i, box_, !all));
            heights.push_back(boxes_.back().height);
        }
        columns_ = in_columns(drawn, heights);
        if (!all) y = svg_.lines(margin, y, wrapped(said_not_drawn(drawn), width_ - 2 * margin, 12), {12}) + 6;
        const bool own_layers = std::equal(drawn.nodes.begin(), drawn.nodes.end(), graph_.nodes.begin(), [](const auto& a, const auto& b) { return a.layer == b.layer; });
        // Around one instrument those at the edge have others before them that are not shown.
        if (own_layers && !columns_.columns.empty() && graph_.around.empty()) y = column_heads(y);
        top_ = y;
        ports();
        for (const Segment& s : columns_.segments) segment(s);
        for (const Loop& l : columns_.loops) loop(l);
        bends();
        for (const Place& p : columns_.places)
            if (p.node != Place::none) draw_box(svg_, graph_, p.node, boxes_[p.node], left(p), top_ + p.top, name_);
        y += columns_.height + 16;
        if (!columns_.alone.empty()) {
            if (!columns_.columns.empty()) y = heading(all ? "Senza legami" : "Senza questi legami", margin, y, room);
            y = grid(columns_.alone, y);
        }
        return legend(drawn, y);
    }

    static std::vector<std::string> kinds_of(const PathGraph& g) {
        std::vector<std::string> out;
        for (std::size_t k = 0; k < link_kinds; ++k)
            if (std::any_of(g.links.begin(), g.links.end(), [&](const auto& l) { return l.kind == static_cast<Kind>(k); }))
                out.push_back(std::string("«") + word(static_cast<Kind>(k)) + "»");
        return out;
    }

    std::string said_not_drawn(const PathGraph& drawn) const {
        const auto kinds = kinds_of(drawn);
        const bool one_each = drawn.links.size() == one_line_each(graph_).links.size();
        return (one_each || kinds == kinds_of(graph_) ? "Fra due strumenti è disegnato un legame solo" : "Sono disegnati i legami " + listed(kinds)) +
               "; in ogni riquadro sono scritti tutti, con il numero di chi viene prima.";
    }

    // Of the links only those that are drawn; the nodes and what they say stay.
    int legend(const PathGraph& drawn, int y) { return draw_graph_legend(svg_, drawn, width_, y, name_); }

    int column_heads(int y) {
        int below = y;
        for (std::size_t c = 0; c < columns_.columns.size(); ++c)
            for (const std::size_t p : columns_.columns[c])
                if (const Place& place = columns_.places[p]; place.node != Place::none) {
                    below = std::max(below, heading(layer_words(graph_.nodes[place.node].layer), left(place), y, box_));
                    break;
                }
        return below + 4;
    }

    int left(const Place& p) const { return margin + static_cast<int>(p.column) * (box_ + gap_); }

    // Where links touch a box: spread over its side, in the order of what is at their other end.
    struct Port {
        std::size_t place;
        bool right;
        int kind;           // what leaves together shares a port: the kind, else a number of its own
        std::size_t other;  // place; of several the first
    };
    static constexpr int own = 1000;

    void ports() {
        std::map<std::tuple<std::size_t, bool, int>, std::size_t> seen;
        const auto want = [&](std::size_t place, bool right, int kind, std::size_t other) { seen.try_emplace(std::tuple{place, right, kind}, other); };
        for (std::size_t i = 0; i < columns_.segments.size(); ++i) {
            const Segment& s = columns_.segments[i];
            want(s.left, true, static_cast<int>(s.kind) + (s.backwards ? 100 : 0), s.right);
            want(s.right, false, own + static_cast<int>(i), s.left);
        }
        for (std::size_t i = 0; i < columns_.loops.size(); ++i) {
            want(columns_.loops[i].from, true, 2 * own + static_cast<int>(i), columns_.loops[i].to);
            want(columns_.loops[i].to, true, 2 * own + static_cast<int>(i), columns_.loops[i].from);
        }
        std::map<std::pair<std::size_t, bool>, std::vector<std::pair<int, int>>> sides;  // middle of the other, kind
        for (const auto& [key, other] : seen) sides[{std::get<0>(key), std::get<1>(key)}].emplace_back(columns_.places[other].middle(), std::get<2>(key));
        for (auto& [side, list] : sides) {
            std::sort(list.begin(), list.end());
            const Place& p = columns_.places[side.first];
            for (std::size_t k = 0; k < list.size(); ++k)
                port_[{side.first, side.second, list[k].second}] = top_ + p.top + p.height * static_cast<int>(k + 1) / static_cast<int>(list.size() + 1);
        }
    }

    void segment(const Segment& s) {
        const auto index = static_cast<int>(&s - columns_.segments.data());
        const Place& a = columns_.places[s.left];
        const Place& b = columns_.places[s.right];
        const int y1 = a.node == Place::none ? top_ + a.middle() : port_.at({s.left, true, static_cast<int>(s.kind) + (s.backwards ? 100 : 0)});
        const int y2 = b.node == Place::none ? top_ + b.middle() : port_.at({s.right, false, own + index});
        const bool ends_right = b.node != Place::none && (!s.backwards || s.kind == Kind::apart);
        const bool ends_left = a.node != Place::none && (s.backwards || s.kind == Kind::apart);
        const int x1 = left(a) + box_;
        const int x2 = left(b);
        const int from = x1 + (ends_left ? end_length : 0);
        const int to = x2 - (ends_right ? end_length : 0);
        svg_.path(fmt::format("M{} {} C{} {} {} {} {} {}", from, y1, (x1 + x2) / 2, y1, (x1 + x2) / 2, y2, to, y2), stroke(s.kind));
        if (ends_right) draw_end(svg_, s.kind, x2, y2, true);
        if (ends_left) draw_end(svg_, s.kind, x1, y1, false);
    }

    // What passes a column passes straight.
    void bends() {
        std::vector<bool> done(columns_.places.size(), false);
        for (const Segment& s : columns_.segments) {
            const Place& p = columns_.places[s.right];
            if (p.node != Place::none || done[s.right]) continue;
            done[s.right] = true;
            svg_.line(left(p), top_ + p.middle(), left(p) + box_, top_ + p.middle(), stroke(s.kind));
        }
    }

    void loop(const Loop& l) {
        const auto index = static_cast<int>(&l - columns_.loops.data());
        const int x = left(columns_.places[l.from]) + box_;
        const int y1 = port_.at({l.from, true, 2 * own + index});
        const int y2 = port_.at({l.to, true, 2 * own + index});
        const int bulge = std::min(std::min(gap_, loop_room + 8), 16 + std::abs(y1 - y2) / 8);
        const int from = x + (l.kind == Kind::apart ? end_length : 0);
        svg_.path(fmt::format("M{} {} C{} {} {} {} {} {}", from, y1, x + bulge, y1, x + bulge, y2, x + end_length, y2), stroke(l.kind));
        draw_end(svg_, l.kind, x, y2, false);
        if (l.kind == Kind::apart) draw_end(svg_, l.kind, x, y1, false);
    }

    // -- from the top down

    int grid(const std::vector<std::size_t>& nodes, int y) {
        const int room = width_ - 2 * margin;
        const int across = std::max(1, (room + grid_gap) / (grid_box + grid_gap));
        const int width = std::min(across == 1 ? room : (room - (across - 1) * grid_gap) / across, 320);
        int lowest = 0;
        for (std::size_t k = 0; k < nodes.size(); ++k) {
            if (k % static_cast<std::size_t>(across) == 0) {
                y += lowest == 0 ? 0 : lowest + grid_gap;
                lowest = 0;
            }
            const Box b = box_of(graph_, nodes[k], width, true);
            draw_box(svg_, graph_, nodes[k], b, margin + static_cast<int>(k) % across * (width + grid_gap), y, name_);
            lowest = std::max(lowest, b.height);
        }
        return y + lowest + 16;
    }

    int by_layers(int y) {
        std::map<int, std::vector<std::size_t>> layers;
        for (std::size_t i = 0; i < graph_.nodes.size(); ++i) layers[graph_.nodes[i].layer].push_back(i);
        lined_ = one_line_each(graph_);
        const bool one_across = width_ - 2 * margin < 2 * grid_box + grid_gap;
        if (one_across && lanes_fit(layers)) return beside_lanes(layers, y);
        y = svg_.lines(margin, y, wrapped(graph_.links.empty() ? "" : "In ogni riquadro è scritto, con il numero, che cosa viene prima.", width_ - 2 * margin, 12), {12}) + 4;
        for (const auto& [layer, nodes] : layers) {
            if (graph_.around.empty()) y = heading(layer_words(layer), margin, y, width_ - 2 * margin);
            y = grid(nodes, y);
        }
        PathGraph without = graph_;
        without.links.clear();
        return legend(without, y);
    }

    // A lane for each link, the shortest nearest, if there are few enough.
    bool lanes_fit(const std::map<int, std::vector<std::size_t>>& layers) {
        row_.assign(graph_.nodes.size(), 0);
        std::size_t row = 0;
        for (const auto& [layer, nodes] : layers)
            for (const std::size_t n : nodes) row_[n] = row++;
        std::vector<std::size_t> by_length(lined_.links.size());
        for (std::size_t i = 0; i < by_length.size(); ++i) by_length[i] = i;
        const auto span = [&](std::size_t i) { return std::minmax(row_[lined_.links[i].from], row_[lined_.links[i].to]); };
        std::stable_sort(by_length.begin(), by_length.end(), [&](std::size_t a, std::size_t b) {
            return span(a).second - span(a).first < span(b).second - span(b).first;
        });
        lane_.assign(lined_.links.size(), 0);
        std::vector<std::vector<std::size_t>> lanes;
        for (const std::size_t i : by_length) {
            const auto [first, last] = span(i);
            std::size_t k = 0;
            const auto clash = [&, f = first, l = last](std::size_t o) { return span(o).first <= l && f <= span(o).second; };
            while (k < lanes.size() && std::any_of(lanes[k].begin(), lanes[k].end(), clash)) ++k;
            if (k == most_graph_lanes) return false;
            if (k == lanes.size()) lanes.emplace_back();
            lanes[k].push_back(i);
            lane_[i] = static_cast<int>(k);
        }
        lanes_ = static_cast<int>(lanes.size());
        return true;
    }

    int beside_lanes(const std::map<int, std::vector<std::size_t>>& layers, int y) {
        if (lined_.links.size() < graph_.links.size()) y = svg_.lines(margin, y, wrapped(said_not_drawn(lined_), width_ - 2 * margin, 12), {12}) + 6;
        const int x = margin + (lanes_ == 0 ? 0 : lanes_ * lane_width + end_length + 4);
        std::vector<int> tops(graph_.nodes.size());
        for (const auto& [layer, nodes] : layers) {
            if (graph_.around.empty()) y = heading(layer_words(layer), x, y, width_ - margin - x);
            for (const std::size_t n : nodes) {
                boxes_.resize(graph_.nodes.size());
                boxes_[n] = box_of(graph_, n, width_ - margin - x, true);
                tops[n] = y;
                draw_box(svg_, graph_, n, boxes_[n], x, y, name_);
                y += boxes_[n].height + grid_gap;
            }
            y += 6;
        }
        std::vector<std::vector<std::pair<std::size_t, std::size_t>>> touching(graph_.nodes.size());  // row of the other, link
        for (std::size_t i = 0; i < lined_.links.size(); ++i) {
            touching[lined_.links[i].from].emplace_back(row_[lined_.links[i].to], i);
            touching[lined_.links[i].to].emplace_back(row_[lined_.links[i].from], i);
        }
        for (auto& t : touching) std::sort(t.begin(), t.end());
        const auto port = [&](std::size_t node, std::size_t link) {
            const auto& t = touching[node];
            const auto at = std::find_if(t.begin(), t.end(), [&](const auto& p) { return p.second == link; }) - t.begin();
            return tops[node] + boxes_[node].height * static_cast<int>(at + 1) / static_cast<int>(t.size() + 1);
        };
        for (std::size_t i = 0; i < lined_.links.size(); ++i) {
            const auto& l = lined_.links[i];
            if (l.from == l.to) continue;
            const int y1 = port(l.from, i);
            const int y2 = port(l.to, i);
            const int lane = x - end_length - 4 - lane_[i] * lane_width;
            const int from = l.kind == Kind::apart ? x - end_length : x;
            svg_.path(fmt::format("M{} {} H{} V{} H{}", from, y1, lane, y2, x - end_length), stroke(l.kind));
            draw_end(svg_, l.kind, x, y2, true);
            if (l.kind == Kind::apart) draw_end(svg_, l.kind, x, y1, true);
        }
        return legend(lined_, y);
    }

    const PathGraph& graph_;
    PathGraph lined_;  ///< of two only one link, for the lanes
    int width_;
    std::string name_;
    Svg svg_;
    std::vector<Box> boxes_;
    Columns columns_;
    int box_ = 0, gap_ = 0, top_ = 0;
    std::map<std::tuple<std::size_t, bool, int>, int> port_;
    std::vector<std::size_t> row_;
    std::vector<int> lane_;
    int lanes_ = 0;
};

}  // namespace

}  // namespace exporting

std::string graph_svg(const PathGraph& graph, int width) { return exporting::Picture(graph, std::clamp(width, 320, 1280)).draw(); }

}  // namespace attiva
