// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "pathway/planner.hpp"
#include "pathway/replay.hpp"

// Why each step of a plan stands where it stands: what keeps it from beginning the day
// before, what hangs on it, what moves if it takes longer. Found by playing the plan again a
// little otherwise, never remembered from the search. Tested by tests/pathway/binding_test.cpp.

namespace attiva::pathway {

struct Binding {
    enum class Kind : std::uint8_t {
        first_day,  ///< it starts on day 0
        window,     ///< it may not start the day before
        entry,      ///< its entry, or stay, is no the day before
        wait,       ///< too soon after its last end
        apart,      ///< something it may not stand beside runs the day before
        hours,      ///< these two only where more of them would move it
        together,
        skips,      ///< a `better_after` would be skipped the day before
        discouraged,
        later,      ///< another step, or the goal, would be barred
        free,       ///< nothing
        undecided,  ///< more would have to be known
    } kind = Kind::first_day;
    std::vector<std::size_t> after;  ///< of entry, skips: the steps (by index) that end, or start, on the day, and make it so;
                                     ///< of apart, hours, together: what ends then; of later: the step barred
    std::vector<ActivityId> beside;  ///< of apart, hours, together: what runs the day before
    std::vector<ActivityId> running; ///< of entry, skips: what ran before day 0, ends on the day, and makes it so
    std::vector<ConditionId> parts;  ///< of entry: those of `parts` that are no the day before; of discouraged: that are yes
    std::vector<std::size_t> groups; ///< of skips: by index in better_after
    std::vector<Step> instead;       ///< of later: the steps, this one moved …
    Playing playing;                 ///< … and what is wrong with them
    std::optional<Day> since;        ///< of free: the first day from which nothing keeps it
};
/// All that keeps a step of a plan from the day before; more than one where each alone would.
/// `parts`: conditions that its entry, its stay and what discourages it are made of.
std::vector<Binding> why_not_before(const Problem& problem, const Plan& plan, std::size_t step, const std::vector<ConditionId>& parts);

/// What hangs on a step.
struct Hanging {
    std::vector<std::size_t> needed;  ///< later steps that could not start, or run on, without it
    std::vector<std::size_t> better;  ///< later steps that are better after it
    bool goal = false;                ///< the goal would not be reached, or not by the same day
};
std::vector<Hanging> what_hangs(const Problem& problem, const Plan& plan);

/// What becomes of a plan if an activity takes so many days: its steps in their order
/// (retime.hpp), beyond the horizon if need be; where they are no plan so, the best one with some
/// of them and that activity, if there is one.
std::optional<Plan> with_duration(const Problem& problem, const Plan& plan, ActivityId activity, Day days, Key first, const Limits& limits);

}  // namespace attiva::pathway
