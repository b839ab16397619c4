// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cmath>
#include <set>

#include "funding/packing.hpp"
#include "funding/search.hpp"

// The tree behind search.hpp, and nobody else's. tree.cpp: from node to node; tree_split.cpp: on
// what to split; tree_tolls.cpp: what prices known already rule out; tree_lines.cpp: lines for
// those served, apart from the relaxation; tree_proof.cpp: what is left as a proof.

namespace attiva::funding {

constexpr double near_whole = 1e-6;
inline double off_whole(double v) { return std::abs(v - std::round(v)); }

struct Split {
    Variable on;
    std::int64_t at = 0;
    bool above_first = false;
};

class Tree {
public:
    Tree(const Goal& goal, const Scope& scope, const Hunt& how);
    Hunted run();

private:
    struct Open {
        std::uint32_t node;
        std::size_t depth;  // of the trail
        Variable on;
        std::int64_t at;
        bool above, root;
    };
    struct Change {
        RequestId request;
        std::vector<std::int64_t> low, high;
        bool must;
    };
    // The bound of the root is reached: nothing better can come.
    [[nodiscard]] bool target() const { return exact_ && root_bound_ && out_.best >= *root_bound_; }

    void step(const Open& open);
    void back_to(std::size_t depth);
    [[nodiscard]] bool empty() const;
    void leaf(const Open& open, const Prices& prices, bool vain);
    [[nodiscard]] Prices no_prices() const;
    // False: it could not be settled (numbers too near to tell).
    bool visit(Open open);
    // A line for each of those the relaxation serves. True: nothing better is left here.
    bool pack(const Open& open, const std::vector<bool>& now, const Prices& prices, std::optional<std::int64_t> most);
    // The tree of a small problem is worth keeping whole: it proves by itself.
    [[nodiscard]] std::uint64_t patience() const { return g_.form.columns.size() > 64 ? 50 : how_.kept; }
    // The least that is more than the best: levels go by grains.
    [[nodiscard]] std::int64_t better() const;
    // Who is served is known in the box: whether they can be, and how well; what takes long, later.
    // most: nothing in the box is better.
    void lines_of(const std::vector<bool>& served, std::optional<std::int64_t> most);
    // Those put off, with more nodes for each every time.
    bool put_off();
    // The atomic where they are put; what the others get, as the relaxation would. Found: target or more.
    Exactly::Answer filled(const Solution& placed, const std::vector<bool>& served, std::int64_t target);
    // The dearest of those of whom it is not yet said whether they are served.
    [[nodiscard]] std::optional<Split> unsettled() const;
    [[nodiscard]] std::vector<bool> served_now() const;
    // What the prices known rule out, without asking the relaxation. False: nothing is left here.
    bool tightened(Open& open);
    // least: what the numerator of the toll must still be.
    bool tightened(Open& open, const Toll& toll, Wide least);
    // One side of a split is ruled out by a toll: on goes the other.
    void close(Open& open, const Toll& toll, const Variable& on, bool above);
    // Whether a request is surely served, or not, in the box.
    [[nodiscard]] bool settled(RequestId r, bool served) const;
    // Whether those free to move are; the others are anyway.
    [[nodiscard]] bool whole() const;
    bool refuted(const Open& open, const Prices& prices);
    bool impossible(const Open& open);
    // CLP's own ray is now and then none: the prices of what would have to be broken always are one.
    Prices how_far() const;
    void branch(const Open& open, const Split& split);
    // Where the relaxation is least whole, the dearest first; else (`fractions` off) anything
    // not yet settled.
    [[nodiscard]] std::optional<Split> choose(bool fractions) const;
    [[nodiscard]] bool settled(RequestId r) const;
    // Who is served comes first: which line pays is mostly free once that is known.
    template <class Offer>
    void offer_served(RequestId r, Offer offer) const;
    [[nodiscard]] double served(RequestId r) const;
    template <class Offer>
    void offer_lines(RequestId r, Offer offer) const;
    void finish(bool stopped, bool unresolved);

    const Goal& g_;
    const Hunt& how_;
    Box box_;
    Relaxation relaxation_;
    Hunted out_;
    bool exact_ = false, keep_ = false, atomic_ = true;
    std::optional<std::int64_t> root_bound_;
    std::uint32_t root_node_ = 0;  // and how much of the proof was there when the root was bounded
    std::size_t root_size_ = 0;
    std::optional<Toll> own_;  // by the prices of the root
    std::vector<bool> moved_;
    std::vector<RequestId> requests_;
    std::vector<Open> stack_;
    std::set<std::vector<bool>> seen_;  // who was served where lines were sought
    std::vector<Box> later_;  // in which only the lines are still sought
    std::vector<Change> trail_;
    Proof proof_;
};

}  // namespace attiva::funding
