// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/graph_layout.hpp"

#include <algorithm>
#include <climits>
#include <iterator>
#include <map>
#include <numeric>
#include <tuple>

namespace attiva::exporting {
namespace {

using Kind = PathGraph::Link::Kind;

constexpr int bend_height = 2;
constexpr int apart_nodes = 14;
constexpr int apart_bends = 5;
constexpr int sweeps = 8;
constexpr int settlings = 12;

std::vector<bool> tied(const PathGraph& g) {
    std::vector<bool> out(g.nodes.size(), false);
    for (const auto& l : g.links) out[l.from] = out[l.to] = true;
    return out;
}

// The layers in use among nodes with links, numbered from 0.
std::map<int, std::size_t> numbered_layers(const PathGraph& g) {
    std::map<int, std::size_t> out;
    const auto has_links = tied(g);
    for (std::size_t i = 0; i < g.nodes.size(); ++i)
        if (has_links[i]) out.emplace(g.nodes[i].layer, 0);
    std::size_t next = 0;
    for (auto& [layer, number] : out) number = next++;
    return out;
}

class Building {
public:
    Building(const PathGraph& g, const std::vector<int>& heights) : graph_(g), place_of_(g.nodes.size(), Place::none) {
        const auto layers = numbered_layers(g);
        const auto has_links = tied(g);
        out_.columns.resize(layers.size());
        for (std::size_t i = 0; i < g.nodes.size(); ++i) {
            if (!has_links[i]) out_.alone.push_back(i);
            else place_of_[i] = add({i, layers.at(g.nodes[i].layer), 0, heights[i]});
        }
        for (const auto& l : g.links) link(l);
        neighbours();
    }

    Columns columns() {
        order();
        settle();
        return std::move(out_);
    }

private:
    std::size_t add(Place p) {
        out_.places.push_back(p);
        out_.columns[p.column].push_back(out_.places.size() - 1);
        return out_.places.size() - 1;
    }

    void link(const PathGraph::Link& l) {
        std::size_t from = place_of_[l.from];
        std::size_t to = place_of_[l.to];
        if (out_.places[from].column == out_.places[to].column) {
            if (from != to) out_.loops.push_back({from, to, l.kind});
            return;
        }
        const bool backwards = out_.places[from].column > out_.places[to].column;
        if (backwards) std::swap(from, to);
        std::size_t at = from;
        for (std::size_t c = out_.places[from].column + 1; c < out_.places[to].column; ++c) {
            // Forwards a bundle belongs to the node it leaves; backwards to the one it reaches.
            const auto [it, added] = bends_.try_emplace(std::tuple{from, l.kind, backwards, c}, 0);
            if (added) it->second = add({Place::none, c, 0, bend_height});
            segment({at, it->second, l.kind, backwards});
            at = it->second;
        }
        segment({at, to, l.kind, backwards});
    }

    void segment(const Segment& s) {
        if (drawn_.try_emplace(std::tuple{s.left, s.right, s.kind, s.backwards}, true).second) out_.segments.push_back(s);
    }

    void neighbours() {
        before_.resize(out_.places.size());
        after_.resize(out_.places.size());
        beside_.resize(out_.places.size());
        for (const Loop& l : out_.loops) {
            beside_[l.from].push_back(l.to);
            beside_[l.to].push_back(l.from);
        }
        for (const Segment& s : out_.segments) {
            after_[s.left].push_back(s.right);
            before_[s.right].push_back(s.left);
        }
    }

    // Out of a million, so that columns of all lengths compare.
    static std::int64_t share(std::size_t i, std::size_t of) { return static_cast<std::int64_t>((2 * i + 1) * 500'000 / of); }

    // One sweep: each column by the barycentre of its neighbours in the one before.
    void sweep(bool to_the_right) {
        const std::size_t n = out_.columns.size();
        std::vector<std::int64_t> rank(out_.places.size());
        for (const auto& column : out_.columns)
            for (std::size_t i = 0; i < column.size(); ++i) rank[column[i]] = share(i, column.size());
        for (std::size_t k = 0; k < n; ++k) {
            auto& column = out_.columns[to_the_right ? k : n - 1 - k];
            std::vector<std::int64_t> key(out_.places.size());
            for (std::size_t i = 0; i < column.size(); ++i) {
                const auto& along = (to_the_right ? before_ : after_)[column[i]];
                const auto& near = along.empty() ? beside_[column[i]] : along;
                std::int64_t sum = 0;
                for (const std::size_t p : near) sum += rank[p];
                key[column[i]] = near.empty() ? rank[column[i]] : sum / static_cast<std::int64_t>(near.size());
            }
            std::stable_sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) { return key[a] < key[b]; });
            for (std::size_t i = 0; i < column.size(); ++i) rank[column[i]] = share(i, column.size());
        }
    }

    void order() {
        auto best = out_.columns;
        std::size_t fewest = out_.crossings();
        for (int i = 0; i < sweeps && fewest > 0; ++i) {
            sweep(i % 2 == 0);
            const std::size_t now = out_.crossings();
            if (now >= fewest) continue;
            fewest = now;
            best = out_.columns;
        }
        out_.columns = best;
    }

    static int between(const Place& a, const Place& b) { return a.node == Place::none || b.node == Place::none ? apart_bends : apart_nodes; }

    // Tops as near to those wished for as order and distances allow.
    void put(const std::vector<std::size_t>& column, const std::vector<int>& wished) {
        struct Block {
            std::int64_t sum;
            std::int64_t count;
            [[nodiscard]] std::int64_t at() const { return sum >= 0 ? sum / count : -((-sum + count - 1) / count); }
        };
        std::vector<Block> blocks;
        std::vector<int> offset(column.size(), 0);
        for (std::size_t i = 0; i < column.size(); ++i) {
            if (i > 0) offset[i] = offset[i - 1] + out_.places[column[i - 1]].height + between(out_.places[column[i - 1]], out_.places[column[i]]);
            blocks.push_back({wished[i] - offset[i], 1});
            while (blocks.size() > 1 && blocks[blocks.size() - 2].at() > blocks.back().at()) {
                blocks[blocks.size() - 2].sum += blocks.back().sum;
                blocks[blocks.size() - 2].count += blocks.back().count;
                blocks.pop_back();
            }
        }
        std::size_t i = 0;
        for (const Block& b : blocks)
            for (std::int64_t k = 0; k < b.count; ++k, ++i) out_.places[column[i]].top = static_cast<int>(b.at()) + offset[i];
    }

    void settle() {
        for (const auto& column : out_.columns) put(column, std::vector<int>(column.size(), 0));
        const std::size_t n = out_.columns.size();
        for (int round = 0; round < settlings; ++round)
            for (std::size_t k = 0; k < n; ++k) {
                const auto& column = out_.columns[round % 2 == 0 ? k : n - 1 - k];
                std::vector<int> wished;
                for (const std::size_t p : column) wished.push_back(wish(p));
                put(column, wished);
            }
        close_gaps();
        for (const Place& p : out_.places) out_.height = std::max(out_.height, p.top + p.height);
    }

    // What nothing reaches across moves up: parts that no link ties need no room between.
    void close_gaps() {
        std::vector<std::pair<int, int>> spans;
        for (const Place& p : out_.places) spans.emplace_back(p.top, p.top + p.height);
        const auto span = [&](std::size_t a, std::size_t b) {
            spans.emplace_back(std::min(out_.places[a].top, out_.places[b].top), std::max(out_.places[a].middle(), out_.places[b].middle()));
        };
        for (const Segment& s : out_.segments) span(s.left, s.right);
        for (const Loop& l : out_.loops) span(l.from, l.to);
        std::sort(spans.begin(), spans.end());
        std::vector<std::pair<int, int>> moves;  // from there on, up by so much
        int reached = spans.empty() ? 0 : spans.front().first;
        int up = reached;
        moves.emplace_back(reached, up);
        for (const auto& [first, last] : spans) {
            if (first > reached + apart_nodes) moves.emplace_back(first, up += first - reached - apart_nodes);
            reached = std::max(reached, last);
        }
        for (Place& p : out_.places) {
            const auto after = std::upper_bound(moves.begin(), moves.end(), std::pair(p.top, INT_MAX));
            p.top -= std::prev(after)->second;
        }
    }

    int wish(std::size_t p) const {
        const Place& place = out_.places[p];
        int sum = 0;
        int count = 0;
        for (const auto* near : {&before_[p], &after_[p], &beside_[p]})
            for (const std::size_t o : *near) {
                sum += out_.places[o].middle();
                ++count;
            }
        return count == 0 ? place.top : sum / count - place.height / 2;
    }

    const PathGraph& graph_;
    Columns out_;
    std::vector<std::size_t> place_of_;
    std::map<std::tuple<std::size_t, Kind, bool, std::size_t>, std::size_t> bends_;
    std::map<std::tuple<std::size_t, std::size_t, Kind, bool>, bool> drawn_;
    std::vector<std::vector<std::size_t>> before_, after_, beside_;
};

}  // namespace

std::size_t Columns::crossings() const {
    std::vector<std::size_t> rank(places.size());
    for (const auto& column : columns)
        for (std::size_t i = 0; i < column.size(); ++i) rank[column[i]] = i;
    std::size_t count = 0;
    for (std::size_t a = 0; a < segments.size(); ++a)
        for (std::size_t b = a + 1; b < segments.size(); ++b) {
            const Segment& s = segments[a];
            const Segment& t = segments[b];
            if (places[s.left].column != places[t.left].column || s.left == t.left || s.right == t.right) continue;
            count += (rank[s.left] < rank[t.left]) != (rank[s.right] < rank[t.right]) ? 1 : 0;
        }
    return count;
}

std::size_t columns_needed(const PathGraph& graph) { return numbered_layers(graph).size(); }

Columns in_columns(const PathGraph& graph, const std::vector<int>& heights) { return Building(graph, heights).columns(); }

}  // namespace attiva::exporting
