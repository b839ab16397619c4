// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <queue>
#include <vector>

// Counts tied by sums, as a network: each count is an arc that carries its persons, each sum a
// node where as many come in as go out. Two tables with a margin in common are such a network,
// more are not. Other numbers that agree with what is printed differ from the true ones by
// flows along circles of hidden arcs, that never take from an arc more than it carries: so how
// far a count may go is a largest flow, and it is exact in whole numbers.

namespace attiva::population {

class Network {
public:
    using Node = std::uint32_t;
    using Arc = std::uint32_t;
    using Persons = std::int64_t;

    Node node();
    /// Printed until hidden. A count that is always printed needs no arc: it cannot move.
    Arc arc(Node from, Node to, Persons value);

    void hide(Arc arc);
    void show(Arc arc);
    [[nodiscard]] bool hidden(Arc arc) const { return arcs_[arc].hidden; }
    [[nodiscard]] Persons value(Arc arc) const { return arcs_[arc].value; }

    /// Hides others until the values possible for a hidden count span `width`, even for who
    /// knows `known`: at each step those with the fewest persons, and zeros only when there is
    /// no other way. Whatever it hides can be something else. If that can be had without hiding
    /// zeros, then even for who knows that what is hidden is nowhere 0. False: no way.
    bool protect(Arc arc, Persons width, std::optional<Arc> known = std::nullopt);

    /// Of a hidden 0: whether it could be more.
    bool can_grow(Arc arc);

private:
    struct Counted {
        Node from, to;
        Persons value;
        Persons change = 0;          // in the flow being made
        Persons more = 0, less = 0;  // how far it is known to go, for who knows of no hidden 0
        bool hidden = false;
    };
    struct Step {
        Arc arc;
        bool forward;
    };
    // Of a way: how many zeros are hidden for it; then how many persons, then how many counts.
    struct Cost {
        std::uint64_t zeros = 0, persons = 0, counts = 0;
        auto operator<=>(const Cost&) const = default;
    };
    struct Reached {
        Cost cost;
        Step by;
        std::uint32_t when = 0;  // the search that reached it
    };
    // One search: a circle through `through`, that does not touch `known`.
    struct Search {
        Arc through;
        std::optional<Arc> known;
        Persons least;          // of a hidden count that is not 0: 1 for who knows of no hidden 0
        bool growing = true;  // of `through`
    };
    struct Proved {
        Arc arc;
        Persons change;
    };

    [[nodiscard]] Node end(Step s) const {
        return s.forward ? arcs_[s.arc].to : arcs_[s.arc].from;
    }
    [[nodiscard]] Node start(const Search& search) const;
    [[nodiscard]] Node goal(const Search& search) const;
    [[nodiscard]] Persons spare(const Search& search, Arc arc) const;
    [[nodiscard]] bool passes(const Search& search, Step step) const;
    [[nodiscard]] Cost cost(Arc arc) const;
    bool find(const Search& search);
    bool find_hidden(const Search& search);
    Persons push(const Search& search, Persons most);
    Persons move(const Search& search, Persons most);
    void put_back();
    bool hide_a_way(Search search);
    bool attempt(Search search, Persons width);

    std::vector<Counted> arcs_;
    std::vector<std::vector<Step>> steps_;         // from each node
    std::vector<std::vector<Step>> hidden_steps_;  // of them, along hidden arcs
    std::vector<Reached> reached_;
    std::uint32_t searches_ = 0;
    std::vector<Node> queue_;
    std::vector<Proved> proved_;   // by the flows of one attempt
    std::size_t moved_ = 0;        // of them, those of flows put back
    std::vector<Arc> hidden_now_;  // in one attempt
};

}  // namespace attiva::population
