// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>

#include "pathway/relaxation.hpp"

// What every plan from a state costs at least, in the order in which the keys are asked.

namespace attiva::pathway {

/// A cost in the order asked, so that it compares as less() does.
using Keys = std::array<int, 5>;

class Bounds {
public:
    Bounds(const Problem& problem, const Moves& moves, Key first);

    /// None: no plan from there, or none that costs less than `best`.
    std::optional<Keys> of(const Relaxation::From& from, const std::optional<Keys>& best);
    [[nodiscard]] Keys keys(const Cost& cost) const;
    [[nodiscard]] Cost cost(const Keys& keys) const;
    /// After of(): the starts that cost no step more than its bound says, sorted; none: not known.
    [[nodiscard]] const std::optional<std::vector<ActivityId>>& due() const { return due_; }
    /// The bound, and a step more.
    [[nodiscard]] Keys one_more(Keys bound) const;
    /// The k-th that is asked.
    [[nodiscard]] Key key(std::size_t k) const { return order_[k]; }
    Relaxation& relaxation() { return relaxation_; }

private:
    struct Stage {
        Relaxation::Asked asked;
        Day last;   ///< plans that end later are not meant
        Day end;    ///< none ends sooner
        bool enough;  ///< it is less than the best already: what is left need not be close
    };
    enum class Found : std::uint8_t { fits, dearer, late };
    Found stages(const Relaxation::From& from, const std::optional<Keys>& best, Stage& stage, Keys& out);
    static bool Relaxation::Asked::*asked_of(Key key);
    bool give_up(const Relaxation::Asked& asked);
    bool everything(const Relaxation::From& from, Stage& stage);
    bool ask(const Relaxation::From& from, Stage& stage, bool Relaxation::Asked::*what);
    int value(Key key, const Relaxation::From& from, Stage& stage);
    std::int64_t room(const State& s, Day from, Day to) const;
    Day crowded(const State& s, Day end, Day last);

    const Problem& problem_;
    Relaxation relaxation_;
    std::array<Key, 5> order_{};
    std::vector<int> ones_, days_;
    std::optional<std::vector<ActivityId>> due_;
    Relaxation::Asked given_up_;  // not to be had, by what was computed after it
    bool discouraged_ = false, skipped_ = false, unknowns_ = false;
};

}  // namespace attiva::pathway
