// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <vector>

#include "program/program.hpp"

// The nodes the verdicts hang on, in another order: rank by rank, each reading only the
// ranks before it, and within a rank those side by side that do the same with as many
// arguments. So a run is a few loops without a choice inside them, instead of a choice
// for each node. What has no loop of its own is evaluated as ever, and ranks above
// everything made before it in the program. Tested by tests/laws/ranks_test.cpp.

namespace attiva::evaluation {

class DayTables;

struct Ranks {
    enum class Does : std::uint8_t {
        fact,     ///< the person's; from: the attribute
        truth,    ///< the same of a truth
        negation, ///< from: the node
        all, any, ///< from: the first argument
        one_of,   ///< from: a choice; with: the items
        at_most,  ///< from: a number or day; with: a whole number it is compared with
        above,    ///< its negation
        other,
    };
    struct Step {
        program::Id id = program::no_id;
        std::uint32_t from = 0;
        std::int64_t with = 0;
    };
    /// steps[first … end), all of one kind.
    struct Group {
        Does does = Does::other;
        std::uint32_t count = 0;  ///< arguments of each: all, any
        std::uint32_t first = 0;
        std::uint32_t end = 0;
    };
    std::vector<Group> groups;
    std::vector<Step> steps;
    std::vector<program::Id> arguments;
};

/// Of the day's `deciding`.
Ranks ranks_of(const DayTables& day);

}  // namespace attiva::evaluation
