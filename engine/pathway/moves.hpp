// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "pathway/reduce.hpp"
#include "pathway/state.hpp"

// The steps of a search: what may start on a day, and what the day then is.
//
// Which days are looked at. On a day on which nothing ends, changes, opens, becomes old
// enough for a condition, or may begin again, conditions are judged as on the day before.
// Take a best plan with the least sum of starts, and a step X of it that starts on such a
// day s. Let it start on s-1. What it needs is judged there as on s (what starts on s with
// it is seen only by conditions on what runs: see below); whatever runs on s-1 runs on s
// too, for nothing ends on s, so there is room for X. Its end moves from e to e-1. Were
// nothing harmed by that, the plan would be as good and its sum less: a contradiction. So X
// starts on a day on which something happens, unless its end, its start or its running can
// do harm, that is (shifting.cpp, for every condition in the sense in which it is wanted):
//   - a condition asks whether X runs, or asks that X was not done;
//   - an effect of X can make a wanted condition on its fact less true, or, where several
//     values move together, turn a no into an unknown, which is counted;
//   - an effect of X hangs on a condition, or another's effect hangs on X;
//   - another effect or a change on the same fact gives another value in another order;
//   - the goal depends on X, and a condition asks whether some activity runs. (Otherwise,
//     were the goal a yes on e-1 already, what still runs or starts then could be left out.)
// Only those that can do harm are tried on every day; the others also on a day on which one
// that a condition watches starts. The same shift forbids a free activity to start on a day
// if, with all else as it is, it could have started the day before for the same cost.

namespace attiva::pathway {

class Moves {
public:
    explicit Moves(const Problem& problem);

    enum class Closing : std::uint8_t {
        dead,  ///< something is not allowed, or the goal is a yes while a step runs
        goal,  ///< the goal is a yes, every step has ended
        open,  ///< the state is on the next day to look at
    };
    /// The activities in the order in which those of one day are chosen: watched ones first.
    [[nodiscard]] const std::vector<ActivityId>& order() const { return order_; }
    [[nodiscard]] const Shifting& shifting() const { return shifting_; }
    /// Whether something happens on the day of the state.
    bool happens(const State& s);
    /// Those of the order, from `cursor` on, that may start on the day beside what starts already.
    void startable(const State& s, bool happens, std::size_t cursor, std::vector<std::size_t>& out);
    /// Lets it start on the day.
    void start(State& s, ActivityId a) const;
    /// Judges the day with what starts on it, and goes on to the next one.
    Closing close(State& s);
    /// What these steps, in the order of a Plan, come to on the first day on which the goal is a yes; those
    /// that start later are left out. Nothing: one is not allowed, or the goal is not reached so.
    std::optional<State> walk(const std::vector<Step>& steps);
    /// Facts after the changes of the day.
    [[nodiscard]] std::vector<Values> changed(const State& s) const;

private:
    bool may_start(const State& s, ActivityId a);
    bool fits(const State& s, ActivityId a);
    bool room(const State& s, Day day, ActivityId a) const;
    bool overdue(const State& s, ActivityId a);
    int skips(const Judge& judge, ActivityId a) const;
    void effects(State& s, std::vector<Values>& facts);
    bool judge_starts(State& s);
    Day next(const State& s, Day after);

    const Problem& problem_;
    Shifting shifting_;
    Judge judge_, before_;
    std::vector<ActivityId> order_;
    std::vector<std::vector<ActivityId>> apart_;
    std::vector<std::vector<Day>> gates_;  // by activity: ages asked for, more than 0
    std::vector<Day> opens_;               // of windows, sorted
};

}  // namespace attiva::pathway
