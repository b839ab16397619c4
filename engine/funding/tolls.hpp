// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/relaxation.hpp"

// What prices already known say of each choice, without solving anything: by prices of a level
// every choice but the best of a request loses something, exactly, and a solution that keeps the
// level's value can lose only so much in all. Prices of every level before serve, and those of the
// level sought. Tested by tests/funding/packing_test.cpp.

namespace attiva::funding {

class Toll {
public:
    /// prices: of a leaf in `box`; in_all: what may be lost by everybody together; < 0: nothing is allowed.
    Toll(const Form& form, const Leaf& leaf, Prices prices, bool vain, const Box& box);

    /// Lost at least by a request within a box, and if it is served, or is not; none: it cannot be.
    [[nodiscard]] std::optional<Wide> least(const Box& box, RequestId request) const;
    [[nodiscard]] std::optional<Wide> least(const Box& box, RequestId request, bool served) const;
    /// Lost by a choice of an atomic request.
    [[nodiscard]] Wide of(std::uint32_t column, RequestId request) const { return *whole_[request] - leaf_.rest(column); }
    /// The numerator of the leaf in the box; none: nothing is in it.
    [[nodiscard]] const std::optional<Wide>& in_all() const { return in_all_; }
    [[nodiscard]] const Prices& prices() const { return prices_; }
    [[nodiscard]] bool vain() const { return vain_; }

private:
    Leaf leaf_;
    Prices prices_;
    bool vain_;
    std::optional<Wide> in_all_;
    std::vector<std::optional<Wide>> whole_;  // by request: its part
};

/// That a level before the goal's is kept, as a contradiction if it is not. prices: of its trace.
Toll kept(const Goal& goal, std::size_t level, const Prices& prices);
/// What the objective reaches by some prices: a numerator.
Toll reached(const Goal& goal, const Prices& prices);

}  // namespace attiva::funding
