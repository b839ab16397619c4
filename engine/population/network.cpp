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

// A count can always grow, as far as its arc is concerned; it can shrink to nothing.
bool Network::passes(const Search& search, Step step, Persons least) const {
    if (step.arc == search.through || step.arc == search.known) return false;
    const Counted& counted = arcs_[step.arc];
    return step.forward || counted.value + counted.change >= least;
}

Network::Cost Network::cost(Arc arc) const {
    const Counted& counted = arcs_[arc];
    if (counted.hidden) return {};
    if (counted.value == 0) return {.zeros = 1, .persons = 0, .counts = 1};
    return {.zeros = 0, .persons = static_cast<std::uint64_t>(counted.value), .counts = 1};
}

// The cheapest way (Dijkstra) that closes a circle with the arc, along which `least` persons can
// be moved; of equal ways that through the nodes made first.
bool Network::find(const Search& search, Persons least) {
    const Counted& through = arcs_[search.through];
    const Node start = search.growing ? through.to : through.from;
    const Node goal = search.growing ? through.from : through.to;
    const std::uint32_t now = ++searches_;
    using Open = std::pair<Cost, Node>;
    std::priority_queue<Open, std::vector<Open>, std::greater<>> open;
    reached_[start] = {.cost = {}, .by = {}, .when = now};
    open.push({{}, start});
    while (!open.empty()) {
        const auto [so_far, at] = open.top();
        open.pop();
        if (at == goal) return true;
        if (reached_[at].cost < so_far) continue;
        for (const Step step : search.may_hide ? steps_[at] : hidden_steps_[at]) {
            if (!passes(search, step, least)) continue;
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

// Moves persons along the way found, `most` at most; every arc passed is known to go as far.
Network::Persons Network::push(const Search& search, Persons most) {
    const Counted& through = arcs_[search.through];
    const Node start = search.growing ? through.to : through.from;
    std::vector<Step> way;
    for (Node at = search.growing ? through.from : through.to; at != start;) {
        const Step by = reached_[at].by;
        way.push_back(by);
        at = by.forward ? arcs_[by.arc].from : arcs_[by.arc].to;
        if (!by.forward) most = std::min(most, arcs_[by.arc].value + arcs_[by.arc].change);
    }
    way.push_back({search.through, search.growing});
    for (const Step step : way) {
        hide(step.arc);
        Counted& counted = arcs_[step.arc];
        counted.change += step.forward ? most : -most;
        counted.more = std::max(counted.more, counted.change);
        counted.less = std::max(counted.less, -counted.change);
        changed_.push_back(step.arc);
    }
    return most;
}

// How far the arc can go in a direction, up to what is needed. A way wide enough alone comes
// before several: what is hidden for it is hidden once.
Network::Persons Network::widen(const Search& search, Persons needed) {
    Persons done = 0;
    while (done < needed) {
        const Persons rest = needed - done;
        if (!find(search, rest) && !find(search, 1)) break;
        done += push(search, rest);
    }
    for (const Arc arc : changed_) arcs_[arc].change = 0;
    changed_.clear();
    return done;
}

bool Network::protect(Arc arc, Persons width, std::optional<Arc> known) {
    const Counted& counted = arcs_[arc];
    if (!known && counted.more + counted.less >= width) return true;
    Search search{.through = arc, .known = known, .growing = true, .may_hide = false};
    Persons more = 0;
    Persons less = 0;
    for (const bool may_hide : {false, true}) {
        search.may_hide = may_hide;
        search.growing = true;
        more = widen(search, width - less);
        if (more + less >= width) return true;
        search.growing = false;
        less = widen(search, std::min(counted.value, width - more));
        if (more + less >= width) return true;
    }
    return false;
}

bool Network::can_grow(Arc arc) {
    return find({.through = arc, .known = std::nullopt, .growing = true, .may_hide = false}, 1);
}

}  // namespace attiva::population
