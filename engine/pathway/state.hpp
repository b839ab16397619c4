// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "pathway/problem.hpp"

// Where a search stands on a day, and the judging of conditions there.

namespace attiva::pathway {

enum class Judgement : std::uint8_t { no, unknown, yes };

/// One run of an activity: the days start … end-1. What began before day 0 starts on -1.
struct Run {
    ActivityId activity = 0;
    Day start = 0, end = 0;
    friend bool operator==(const Run&, const Run&) = default;
};

/// Everything before `day` is judged; what starts on it may be in `runs` already.
struct State {
    Day day = 0;
    std::vector<Values> facts;      ///< as the day before left them
    std::vector<Run> runs;          ///< what runs from the past, then the steps; by start, then id
    std::vector<FactId> undecided;  ///< sorted
    int discouraged = 0, skipped = 0, steps = 0;
};

State first_state(const Problem& problem);

/// Each value moved by so many, as far as the first or the last.
Values shifted(Values values, int by, std::uint32_t count);
/// The values a fact may have after an effect that surely applies.
Values after(const Effect& effect, Values before, std::uint32_t count);
bool in_window(const Activity& activity, Day day);
bool are_apart(const Problem& problem, ActivityId a, ActivityId b);

/// Judges conditions on one state at a time. Keeps what it judged until told that something changed.
class Judge {
public:
    explicit Judge(const Problem& problem);
    /// Day and runs of the state; `facts` must outlive the judging. What starts on the day does
    /// not run yet until begun().
    void at(const State& state, Day day, const std::vector<Values>& facts);
    void begun(const State& state);
    /// The facts changed.
    void again() { ++stamp_; }
    Judgement operator()(ConditionId condition);
    /// Adds the facts unknown in the condition, where it is unknown as a whole.
    void unknown_in(ConditionId condition, std::vector<FactId>& out);
    [[nodiscard]] Day first_end(ActivityId a) const { return first_end_[a]; }  ///< never_ends: none yet
    [[nodiscard]] Day last_end(ActivityId a) const { return last_end_[a]; }    ///< -never_ends: none
    [[nodiscard]] int times(ActivityId a) const { return times_[a]; }          ///< started in all
    [[nodiscard]] bool done(ActivityId a) const { return first_end_[a] <= day_; }
    [[nodiscard]] bool runs(ActivityId a) const { return runs_[a] != 0; }

private:
    Judgement judge(const Condition& c);
    void collect(ConditionId condition, std::vector<FactId>& out);

    const Problem& problem_;
    const std::vector<Values>* facts_ = nullptr;
    Day day_ = 0;
    std::uint32_t stamp_ = 1;
    std::vector<std::uint32_t> judged_, collected_;
    std::vector<Judgement> found_;
    std::vector<Day> past_first_, past_last_, first_end_, last_end_;
    std::vector<int> past_times_, times_;
    std::vector<char> runs_;
    std::vector<ActivityId> touched_;
};

/// What ends on the day, in the order of the runs of the state, changes the facts; unknown facts
/// that effects of steps hang on are added to `undecided`. The judge is left on that day, with
/// what starts on it not begun.
void end_on(const Problem& problem, const State& state, Day day, Judge& judge, std::vector<Values>& facts, std::vector<FactId>& undecided);

}  // namespace attiva::pathway
