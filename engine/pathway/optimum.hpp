// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "pathway/bounds.hpp"
#include "pathway/relaxed.hpp"

// The best relaxed plan, key by key: the least of the first key, then of the next among those
// with that, and so on. Each plan found on the way is walked day by day: where it is one, it
// is at hand.

namespace attiva::pathway {

class Optimum {
public:
    Optimum(const Problem& problem, Moves& moves, Bounds& bounds) : moves_(moves), bounds_(bounds), relaxed_(problem, bounds.relaxation()) {}

    /// With so much more work, and no more memory than that; any: until there is a plan. True: there
    /// is no more to be had here.
    bool look(std::uint64_t work, std::size_t memory, bool any);
    /// Of the plans met that are plans indeed.
    [[nodiscard]] const std::optional<State>& best() const { return best_; }
    /// No plan costs less.
    [[nodiscard]] Keys bound() const;
    /// There is no plan.
    [[nodiscard]] bool none() const { return none_; }
    [[nodiscard]] std::uint64_t work() const { return relaxed_.work(); }

private:
    enum class Went : std::uint8_t { settled, out_of_work, none };
    Went first(std::uint64_t until);
    Went at_hand(Key key, std::uint64_t until);
    Went minimise(Key key, std::uint64_t until);
    void met();
    static int value(const Cost& cost, Key key);

    Moves& moves_;
    Bounds& bounds_;
    Relaxed relaxed_;
    std::optional<Cost> met_;  // the last relaxed plan: no less than the best of the keys settled
    std::optional<State> best_;
    std::size_t settled_ = 0;  // so many keys, in the order asked
    std::uint64_t chunk_ = 0;
    std::size_t memory_ = 0;
    bool none_ = false;
    bool beyond_ = false;  // the keys settled cannot all be had
};

}  // namespace attiva::pathway
