// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/order_test.cpp.

#include "analysis/circles.hpp"

#include <algorithm>

namespace attiva::analysis {
namespace {

constexpr std::uint32_t unseen = 0xFFFFFFFFU;

class Tarjan {
public:
    explicit Tarjan(const Edges& edges)
        : edges_(edges), index_(edges.size(), unseen), low_(edges.size(), 0), waiting_(edges.size(), false) {}

    std::vector<std::vector<std::uint32_t>> components() {
        for (std::uint32_t v = 0; v < edges_.size(); ++v)
            if (index_[v] == unseen) visit(v);
        std::sort(found_.begin(), found_.end());
        return std::move(found_);
    }

private:
    struct Frame {
        std::uint32_t vertex;
        std::size_t next;
    };

    void enter(std::uint32_t v) {
        index_[v] = low_[v] = count_++;
        stack_.push_back(v);
        waiting_[v] = true;
        frames_.push_back({v, 0});
    }

    void visit(std::uint32_t root) {
        enter(root);
        while (!frames_.empty()) {
            const std::uint32_t v = frames_.back().vertex;
            if (frames_.back().next < edges_[v].size()) {
                const std::uint32_t to = edges_[v][frames_.back().next++];
                if (index_[to] == unseen) enter(to);
                else if (waiting_[to]) low_[v] = std::min(low_[v], index_[to]);
                continue;
            }
            frames_.pop_back();
            if (!frames_.empty()) low_[frames_.back().vertex] = std::min(low_[frames_.back().vertex], low_[v]);
            if (low_[v] == index_[v]) close(v);
        }
    }

    void close(std::uint32_t v) {
        std::vector<std::uint32_t> component;
        for (std::uint32_t top = unseen; top != v;) {
            top = stack_.back();
            stack_.pop_back();
            waiting_[top] = false;
            component.push_back(top);
        }
        std::sort(component.begin(), component.end());
        const bool itself = std::find(edges_[v].begin(), edges_[v].end(), v) != edges_[v].end();
        if (component.size() > 1 || itself) found_.push_back(std::move(component));
    }

    const Edges& edges_;
    std::vector<std::uint32_t> index_, low_;
    std::vector<bool> waiting_;
    std::vector<std::uint32_t> stack_;
    std::vector<Frame> frames_;
    std::uint32_t count_ = 0;
    std::vector<std::vector<std::uint32_t>> found_;
};

}  // namespace

std::vector<std::vector<std::uint32_t>> circles(const Edges& edges) { return Tarjan(edges).components(); }

}  // namespace attiva::analysis
