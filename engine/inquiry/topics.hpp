// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "analysis/choice.hpp"
#include "inquiry/atlas.hpp"

// What somebody can be asked, and what each of it may turn out to be as far as the
// verdicts tell it apart. Tested by tests/inquiry/next_question_test.cpp.

namespace attiva::inquiry {

/// A question that a person, or a service, can be asked.
struct Topic {
    enum class About : std::uint8_t { fact, members, relatives, history } about = About::fact;
    analysis::FactAt at;  ///< of a fact, the one that is written: a birthday for an age
    friend bool operator==(const Topic& a, const Topic& b) { return a.about == b.about && a.at == b.at; }
};
/// The order of the file: the person, the household, the relatives; of one, the vocabulary's.
bool before(const Topic& a, const Topic& b);

/// Adds sorted ids to sorted ids.
void merge(std::vector<Id>& into, const std::vector<Id>& more);
/// The nodes some verdict hangs on that change with the facts touched since a mark.
std::vector<Id> moved_since(Atlas& atlas, const analysis::Candidate& candidate, std::size_t mark);

/// One of the answers that the verdicts may tell apart.
struct Part {
    analysis::Way way;
    double weight = 0;  ///< how likely, where nothing is known: all values alike. They add up to 1
};

/// The parts of a topic as these instruments tell them apart: together they are every
/// answer left, but of a list or a set of choices, where they are some of them.
std::vector<Part> parts_of(Atlas& atlas, const analysis::Candidate& candidate, const Topic& topic,
                           const std::vector<InstrumentId>& instruments);

/// Makes an answer true; false when the vocabulary leaves nothing then (undo it).
bool take(analysis::Candidate& candidate, const Topic& topic, const analysis::Way& way);

/// The attribute to ask: the age rather than the birthday, if no instrument here reads
/// the birthday itself.
AttributeId asked_as(Atlas& atlas, AttributeId attribute, const std::vector<InstrumentId>& instruments);

}  // namespace attiva::inquiry
