// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/from_catalogue.hpp"

// What is asked of a problem made of a catalogue, beside what the rules say: which advice
// counts, and what reaching an instrument means. Tested by tests/pathway/advice_test.cpp.

namespace attiva::pathway {

/// By activity: may it ever start where nobody doubts that it may (its entry and stay are a
/// yes, not an unknown), and not discouraged? In the problem in which nothing is ever lost:
/// all facts that some step leaves and all that was done stay.
std::vector<bool> surely_open(const Problem& problem);

/// Advice that does not count: a `better_after` none of whose instruments is surely open.
struct Uncounted {
    ActivityId activity = 0;
    ClauseId clause = 0;
    std::vector<ActivityId> group;
};
/// Takes them out of the problem and of its meanings.
std::vector<Uncounted> leave_doubtful_advice(Compiled& compiled);

/// Adds the beginning of an instrument as an activity of its own, of one day and without
/// effects, and gives the condition that it took place. Nothing where no step is made of it.
std::optional<ConditionId> beginning(Compiled& compiled, InstrumentId instrument);

}  // namespace attiva::pathway
