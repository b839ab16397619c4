// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp. How much is still to be done, at least: a set of
// activities one of which every plan must still start is a landmark; from disjoint ones the
// least weights add up. A node that needs k of its arguments needs one of those that are
// reached k-th or later: all but one of the k can be others.

#include <algorithm>
#include <functional>
#include <limits>

#include "pathway/relaxation.hpp"

namespace attiva::pathway {
namespace {

constexpr std::uint32_t no_turn = 0xffffffff;
constexpr int most_cuts = 60;

}  // namespace

std::int64_t Relaxation::cost_to_goal() {
    left_ = needs_;
    settled_.assign(nodes_.size(), no_turn);
    trigger_.assign(nodes_.size(), 0);
    costly_.clear();
    free_.clear();
    std::uint32_t turn = 0;
    std::int64_t value = 0;
    for (const NodeId n : sources_)
        if (usable_[n] != 0) free_.push_back({0, n, 0});
    for (const NodeId n : ready_starts_)
        if (usable_[n] != 0) {
            costly_.push_back({cost_[n], n, 0});
            std::push_heap(costly_.begin(), costly_.end(), std::greater<>());
        }
    std::int64_t goal = 0;
    while (true) {
        Valued next{};
        if (!free_.empty()) {
            next = free_.back();
            free_.pop_back();
        } else if (!costly_.empty()) {
            next = costly_.front();
            std::pop_heap(costly_.begin(), costly_.end(), std::greater<>());
            costly_.pop_back();
            value = next.value;
        } else {
            break;
        }
        if (settled_[next.node] != no_turn) continue;
        settled_[next.node] = turn++;
        trigger_[next.node] = next.trigger;
        if (next.node == goal_) goal = value;
        for (std::uint32_t k = out_at_[next.node]; k < out_at_[next.node + 1]; ++k) {
            const NodeId m = out_[k];
            if (usable_[m] == 0 || left_[m] == 0 || --left_[m] != 0) continue;
            if (cost_[m] == 0) {
                free_.push_back({value, m, settled_[next.node]});
            } else {
                costly_.push_back({value + cost_[m], m, settled_[next.node]});
                std::push_heap(costly_.begin(), costly_.end(), std::greater<>());
            }
        }
    }
    return goal;
}

// What reaches the goal for nothing more.
void Relaxation::goal_zone() {
    zone_.assign(nodes_.size(), 0);
    zone_[goal_] = 1;
    stack_.assign(1, goal_);
    while (!stack_.empty()) {
        const NodeId n = stack_.back();
        stack_.pop_back();
        if (cost_[n] > 0) continue;
        for (std::uint32_t k = in_at_[n]; k < in_at_[n + 1]; ++k) {
            const NodeId m = in_[k];
            if (zone_[m] != 0 || settled_[m] == no_turn || settled_[m] < trigger_[n]) continue;
            zone_[m] = 1;
            stack_.push_back(m);
        }
    }
}

// The starts by which the zone is entered from what is true already; their least cost is taken off.
int Relaxation::cut() {
    seen_.assign(nodes_.size(), 0);
    stack_.clear();
    cut_.clear();
    const auto visit = [&](NodeId n) {
        if (seen_[n] != 0) return;
        seen_[n] = 1;
        if (zone_[n] == 0) stack_.push_back(n);
        else if (cost_[n] > 0) cut_.push_back(n);
    };
    for (const NodeId n : sources_)
        if (usable_[n] != 0) visit(n);
    for (const NodeId n : ready_starts_)
        if (usable_[n] != 0) visit(n);
    while (!stack_.empty()) {
        const NodeId n = stack_.back();
        stack_.pop_back();
        for (std::uint32_t k = out_at_[n]; k < out_at_[n + 1]; ++k)
            if (settled_[out_[k]] != no_turn && settled_[n] >= trigger_[out_[k]]) visit(out_[k]);
    }
    int least = std::numeric_limits<int>::max();
    for (const NodeId n : cut_) least = std::min(least, cost_[n]);
    if (cut_.empty()) return 0;
    Part part{least, never_ends, never_ends, {}};
    for (const NodeId n : cut_) {
        cost_[n] -= least;
        members_.push_back(nodes_[n].starts);
        part.members.push_back(nodes_[n].starts);
        part.head = std::min(part.head, day_[n]);
        part.tail = std::min(part.tail, tail_[n] - problem_.activities[nodes_[n].starts].days);
    }
    parts_.push_back(std::move(part));
    return least;
}

std::int64_t Relaxation::all(const std::vector<int>& weights) const {
    std::int64_t out = 0;
    for (ActivityId a = 0; a < starts_.size(); ++a)
        if (day_[starts_[a]] != never_ends) out += weights[a];
    return out;
}

std::int64_t Relaxation::least(const std::vector<int>& weights, Day last) {
    cost_.assign(nodes_.size(), 0);
    for (ActivityId a = 0; a < starts_.size(); ++a) cost_[starts_[a]] = weights[a];
    // What is true too late to help is of no use to a plan that ends by `last`.
    usable_.assign(nodes_.size(), 0);
    for (NodeId n = 0; n < nodes_.size(); ++n) usable_[n] = tail_[n] <= last && day_[n] <= last - tail_[n] ? 1 : 0;
    parts_.clear();
    members_.clear();
    std::int64_t out = 0;
    for (int cuts = 0; cuts < most_cuts && cost_to_goal() > 0; ++cuts) {
        goal_zone();
        const int more = cut();
        if (more == 0) break;
        out += more;
    }
    std::sort(members_.begin(), members_.end());
    return out;
}

}  // namespace attiva::pathway
