// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>

#include "funding/packing.hpp"
#include "funding/sharing.hpp"

// Behind packed_exactly (packing.hpp), and nobody else's: lines are filled one by one, each with
// every set of requests that leaves no more room unused than there is to spare in all: the less
// there is, the fewer the ways. In whole cents. packing_exact.cpp: the search; filling_limits.cpp:
// what limits it, and what there is to spare; filling_divided.cpp: what requests that may be
// divided can have of what is left.

namespace attiva::funding {

class Filling {
public:
    Filling(const Goal& goal, const Box& box, std::uint64_t steps, const Divided& divided) : g_(goal), f_(goal.form), box_(box), most_steps_(steps), divided_(divided) {}

    Exactly run(const std::vector<bool>& served, std::int64_t target);

private:
    struct Item {
        RequestId request = 0;
        std::int64_t at = -1;
        std::vector<std::pair<LineId, std::uint32_t>> ways;
        std::size_t open = 0;  // ways on lines not yet filled
    };
    struct Bin {
        LineId line = 0;
        std::int64_t room = INT64_MAX;  // of the limit that all who may go there are in
        std::vector<std::size_t> items;  // who may go there, the dearest first
        std::vector<std::uint32_t> divided;  // amounts that may come of it
        std::size_t family = 0;
        std::int64_t left = 0;  // of those filled: what the atomic requests leave of it
    };
    // Lines of which a level wants little in all: what they leave unused may be no more than this.
    struct Family {
        std::int64_t unused = INT64_MAX;
    };
    struct Limit {
        std::int64_t left = INT64_MAX;
        bool counts = false;
    };

    void prepare(const std::vector<bool>& served, std::int64_t target);
    // What a request that may be divided could take of each line; and at least in all.
    void divisible(RequestId r);

    // Cents of divisible requests add to it: what it asks beyond the atomic they must bring.
    [[nodiscard]] bool wants_more(const std::vector<std::int64_t>& of) const;
    void limits(std::int64_t target);

    void bins();
    // The dearest of as many persons as there are places for.
    [[nodiscard]] std::int64_t of_places(const Bin& bin) const;
    // All that is unused is `spare_`, whoever pays: what some lines must leave, others cannot.
    void families();
    [[nodiscard]] std::uint32_t way(std::size_t item, LineId line) const;
    [[nodiscard]] std::int64_t weight(std::size_t item) const { return g_.problem.requests[items_[item].request].cost; }

    // Puts an item, if every limit allows it.
    bool put(std::size_t item, std::uint32_t c);
    void take(std::size_t item, std::uint32_t c);
    void use(std::uint32_t c, int sign);
    [[nodiscard]] bool fits(std::uint32_t c) const;

    [[nodiscard]] Solution placed() const;
    // The divisible ones are asked for last; not for ever.
    bool ends();
    bool line(std::size_t b);
    // Which of its lines exclude each other.
    void exclude(std::size_t d, Sharer& s) const;
    [[nodiscard]] std::optional<std::uint32_t> pays_of(std::uint32_t amount) const;
    // The first shared column that a payment of a divisible request needs.
    [[nodiscard]] std::optional<std::uint32_t> place_of(std::uint32_t amount) const;
    // Whether what is left is enough for the divisible ones, each with its lines.
    [[nodiscard]] bool shared_out() const;
    // Whether some divisible request can no longer have its least of as many lines as it may.
    [[nodiscard]] bool starved(std::size_t b);
    // Of one line, where so much is left of it.
    [[nodiscard]] std::int64_t could_take(std::uint32_t c, std::int64_t here) const;
    [[nodiscard]] bool is_sure(std::uint32_t c) const { return std::find(sure_.begin(), sure_.end(), c + 1) != sure_.end(); }
    [[nodiscard]] Cents premium(std::uint32_t c) const { return g_.problem.requests[f_.columns[c].index].options[f_.columns[c].option].premium; }
    // Of the lines counted, as many as may share it.
    [[nodiscard]] std::int64_t most_of(std::size_t d);
    // What a line may be left by the atomic requests: what is to spare in all (or in its family),
    // less what the lines filled before it leave unused; and what divisible requests could take of
    // them and of it.
    [[nodiscard]] std::int64_t may_be_left(std::size_t b, bool all);
    // load: of the items before n that are in; rest: of those from n on that may still come in;
    // left: may_be_left.
    bool fill(std::size_t b, std::size_t n, std::int64_t load, std::int64_t rest, std::int64_t left);

    const Goal& g_;
    const Form& f_;
    const Box& box_;
    std::uint64_t most_steps_, steps_ = 0;
    std::vector<Item> items_;
    std::vector<Bin> bins_;
    std::vector<Limit> limits_;
    std::vector<std::pair<const std::vector<std::int64_t>*, std::uint32_t>> levels_;
    std::vector<std::vector<std::int64_t>> loss_;  // by level, by column
    std::vector<std::int64_t> numbers_;             // of levels: what their lines may pay in all
    std::vector<Family> families_;
    std::vector<std::uint32_t> place_of_, total_of_;
    std::vector<std::int64_t> held_;
    const Divided& divided_;
    std::vector<std::pair<LineId, std::uint32_t>> may_take_;  // line, amount column
    std::int64_t need_divided_ = 0;
    std::vector<RequestId> divisible_;
    std::vector<std::uint32_t> sure_;  // whether a line pays a divisible request: those that must
    std::map<RequestId, std::size_t> place_in_;  // of divisible ones
    std::vector<std::vector<std::int64_t>> take_;  // by divisible one: of each line, while it is counted
    std::int64_t spare_ = 0;
    bool hopeless_ = false, unknown_ = false;
};

}  // namespace attiva::funding
