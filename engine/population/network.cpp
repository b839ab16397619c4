// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How far a hidden count may go, by augmenting paths, and what to hide that it may go further:
// the same paths, where a count not hidden yet may be passed for as much as it has persons.
// Tested by tests/population/disclosure_test.cpp.
#include "population/network.hpp"

#include <algorithm>
#include <limits>

namespace attiva::population {

Network::Node Network::node() {
    steps_.emplace_back();
    hidden_steps_.emplace_back();
    reached_.emplace_back();
    return static_cast<Node>(steps_.size() - 1);
}

Network::Arc Network::arc(Node from, Node to, Persons value) {
    const auto made = static_cast<Arc>(arcs_.size());
    arcs_.push_back({.from = from, .to = to, .value = value});
    steps_[from].push_back({made, true});
    steps_[to].push_back({made, false});
    return made;
}

void Network::hide(Arc arc) {
    Counted& counted = arcs_[arc];
    if (counted.hidden) return;
    counted.hidden = true;
    hidden_steps_[counted.from].push_back({arc, true});
    hidden_steps_[counted.to].push_back({arc, false});
}

void Network::show(Arc arc) {
    Counted& counted = arcs_[arc];
    counted.hidden = false;
    for (const Node n : {counted.from, counted.to})
        std::erase_if(hidden_steps_[n], [arc](Step s) { return s.arc == arc; });
}

Network::Node Network::start(const Search& search) const {
    return search.growing ? arcs_[search.through].to : arcs_[search.through].from;
}

Network::Node Network::goal(const Search& search) const {
    return search.growing ? arcs_[search.through].from : arcs_[search.through].to;
}

// By how much a count may still shrink.
Network::Persons Network::spare(const Search& search, Arc arc) const {
    const Counted& counted = arcs_[arc];
    return counted.value + counted.change - (counted.value > 0 ? search.least : 0);
}

// A count can always grow, as far as its arc is concerned.
bool Network::passes(const Search& search, Step step) const {
    if (step.arc == search.through || step.arc == search.known) return false;
    const Counted& counted = arcs_[step.arc];
    if (!counted.hidden && counted.value == 0 && search.least > 0) return false;
    return step.forward || spare(search, step.arc) > 0;
}

Network::Cost Network::cost(Arc arc) const {
    const Counted& counted = arcs_[arc];
    if (counted.hidden) return {};
    if (counted.value == 0) return {.zeros = 1, .persons = 0, .counts = 1};
    return {.zeros = 0, .persons = static_cast<std::uint64_t>(counted.value), .counts = 1};
}

// The cheapest way (Dijkstra) that closes a circle with the arc; equal ones in the order of nodes.
bool Network::find(const Search& search) {
    const std::uint32_t now = ++searches_;
    using Open = std::pair<Cost, Node>;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    reached_[start(search)] = {.cost = {}, .by = {}, .when = now};
    open.push({{}, start(search)});
    while (!open.empty()) {
        const auto [so_far, at] = open.top();
        open.pop();
        if (at == goal(search)) return true;
        if (reached_[at].cost < so_far) continue;
        for (const Step step : steps_[at]) {
            if (!passes(search, step)) continue;
            const Cost more = cost(step.arc);
            const Cost sum{so_far.zeros + more.zeros, so_far.persons + more.persons,
                           so_far.counts + more.counts};
            Reached& next = reached_[end(step)];
            if (next.when == now && next.cost <= sum) continue;
            next = {.cost = sum, .by = step, .when = now};
            open.push({sum, end(step)});
        }
    }
    return false;
}

// The shortest way along what is hidden already.
bool Network::find_hidden(const Search& search) {
    const std::uint32_t now = ++searches_;
    queue_.assign(1, start(search));
    reached_[start(search)].when = now;
    for (std::size_t i = 0; i < queue_.size(); ++i) {
        for (const Step step : hidden_steps_[queue_[i]]) {
            const Node next = end(step);
            if (reached_[next].when == now || !passes(search, step)) continue;
            reached_[next] = {.cost = {}, .by = step, .when = now};
            if (next == goal(search)) return true;
            queue_.push_back(next);
        }
    }
    return false;
}

// Moves persons along the way found, `most` at most. Every arc passed can go as far: the flow so
// far is a table that agrees with what is printed.
Network::Persons Network::push(const Search& search, Persons most) {
    std::vector<Step> way{{search.through, search.growing}};
    for (Node at = goal(search); at != start(search);) {
        const Step by = reached_[at].by;
        way.push_back(by);
        at = by.forward ? arcs_[by.arc].from : arcs_[by.arc].to;
        if (!by.forward) most = std::min(most, spare(search, by.arc));
    }
    for (const Step step : way) {
        if (!arcs_[step.arc].hidden) hidden_now_.push_back(step.arc);
        hide(step.arc);
        arcs_[step.arc].change += step.forward ? most : -most;
        proved_.push_back({step.arc, arcs_[step.arc].change});
    }
    return most;
}

// How far the arc can go in a direction along what is hidden, up to so much.
Network::Persons Network::move(const Search& search, Persons most) {
    Persons done = 0;
    while (done < most && find_hidden(search)) done += push(search, most - done);
    return done;
}

void Network::put_back() {
    for (; moved_ < proved_.size(); ++moved_) arcs_[proved_[moved_].arc].change = 0;
}

// Hides what is cheapest for the arc to go farther than it can: up, or else down.
bool Network::hide_a_way(Search search) {
    for (const bool growing : {true, false}) {
        search.growing = growing;
        const Persons most = growing ? std::numeric_limits<Persons>::max() / 2
                                     : spare(search, search.through);
        const Persons rest = most - move(search, most);
        const bool found = rest > 0 && find(search);
        if (found) push(search, rest);
        put_back();
        if (found) return true;
    }
    return false;
}

bool Network::attempt(Search search, Persons width) {
    do {
        search.growing = true;
        const Persons more = move(search, width);
        put_back();
        search.growing = false;
        const Persons rest = std::min(spare(search, search.through), width - more);
        const Persons less = move(search, rest);
        put_back();
        if (more + less >= width) return true;
    } while (hide_a_way(search));
    return false;
}

bool Network::protect(Arc arc, Persons width, std::optional<Arc> known) {
    if (!known && arcs_[arc].more + arcs_[arc].less >= width) return true;
    for (const Persons least : {1, 0}) {
        proved_.clear();
        moved_ = 0;
        hidden_now_.clear();
        if (attempt({.through = arc, .known = known, .least = least}, width)) {
            if (least > 0)
                for (const auto& [passed, change] : proved_) {
                    arcs_[passed].more = std::max(arcs_[passed].more, change);
                    arcs_[passed].less = std::max(arcs_[passed].less, -change);
                }
            return true;
        }
        for (const Arc a : hidden_now_) show(a);
    }
    return false;
}

bool Network::can_grow(Arc arc) {
    return find_hidden({.through = arc, .known = std::nullopt, .least = 0});
}

}  // namespace attiva::population
