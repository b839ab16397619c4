// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "pathway/state.hpp"

// A set of steps played forward, one event after another, to be asked what holds on a day:
// what explanations look at. Searches nothing. Tested by tests/pathway/replay_test.cpp,
// against the checker there.

namespace attiva::pathway {

class Replay {
public:
    /// Keeps references; steps in the order of Plan, allowed or not.
    Replay(const Problem& problem, const std::vector<Step>& steps);

    /// Stands on the day, after what changes and what ends on it; `begun`: with what starts on it.
    void on(Day day, bool begun);
    Judgement operator()(ConditionId condition) { return judge_(condition); }
    [[nodiscard]] const std::vector<Values>& facts() const { return facts_; }
    [[nodiscard]] const Judge& judge() const { return judge_; }
    /// Counts the facts unknown in the condition, where it is unknown as a whole; those of the
    /// effects of steps that have ended are counted already.
    void undecided_in(ConditionId condition) { judge_.unknown_in(condition, undecided_); }
    /// Those of this condition alone, sorted.
    std::vector<FactId> unknown(ConditionId condition) {
        std::vector<FactId> out;
        judge_.unknown_in(condition, out);
        return out;
    }
    [[nodiscard]] const std::vector<FactId>& undecided() const { return undecided_; }
    /// What of the past and of the steps runs on the day it stands on, starts included.
    [[nodiscard]] std::vector<Run> running() const;
    /// The days after 0 on which facts change or something starts or ends, up to the horizon.
    [[nodiscard]] const std::vector<Day>& events() const { return events_; }

private:
    void end(Day day, const State& state);

    const Problem& problem_;
    std::vector<Run> runs_;
    std::vector<Day> events_;
    std::vector<Values> facts_;
    std::vector<FactId> undecided_;  ///< sorted
    Judge judge_;
    Day day_ = 0;
    State state_;
};

/// Why steps are no plan, or what they cost.
struct Playing {
    enum class Fault : std::uint8_t { none, window, entry, stay, wait, times, apart, hours, together, overlap, goal } fault = Fault::none;
    std::size_t step = 0;   ///< which of them, by index; of `goal` none
    ActivityId other = 0;   ///< of apart: with which
    Day day = 0;            ///< on which
    Cost cost;              ///< of none
};
/// Plays the steps to the first day on which the goal is a yes. The first fault by day, then
/// in the order of the enumeration.
Playing play(const Problem& problem, const std::vector<Step>& steps);

}  // namespace attiva::pathway
