// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// What one fact does to others: the vocabulary's `implica` and `ha senso se`,
// indexed by the attribute that moves. Made once per vocabulary and day.
// Tested by tests/analysis/candidate_test.cpp.

namespace attiva::analysis {

using vocabulary::AttributeId;
using vocabulary::Possible;

/// One `implica`, with the attribute that states it.
struct Link {
    AttributeId source;
    const vocabulary::Implication* implication;
};

class Links {
public:
    /// Keeps a reference. `day`: a date behind an age or another elapsed time is
    /// kept where the domain of that time lets it be on the day.
    Links(const vocabulary::Vocabulary& vocabulary, Date day);

    const vocabulary::Vocabulary& vocabulary;
    /// By attribute: the implications that name it at either end.
    std::vector<std::vector<Link>> touching;
    /// By attribute: those that make sense only under a premise on it.
    std::vector<std::vector<AttributeId>> premise_of;
    /// Those with a premise.
    std::vector<AttributeId> guarded;
    /// The dates some elapsed time rests on: no later than the day.
    std::vector<AttributeId> bounded;
    /// Facts of whom nothing is known.
    std::vector<person::Fact> blank;
};

/// The computed time on the day, of one date: days or completed months.
std::int64_t time_at(const vocabulary::Attribute& computed, Date date, Date day);

/// The first date from which less than the duration has passed by the day; the
/// day's morrow where there is none.
Date first_within(Number duration, bool in_days, Date day);

/// The days on which a computed time may be `least` to `most`, within `dates`;
/// `empty` says there is none.
Possible days_behind(const vocabulary::Attribute& computed, const Possible& dates, Number least,
                     Number most, Date day, bool& empty);

}  // namespace attiva::analysis
