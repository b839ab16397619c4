// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "population/disclosure.hpp"

// What a reader of the printed tables can work out, written as equations and without a word of
// how the engine hides. Two judges: `Search` tries every table there could be, and needs nothing
// of the equations; simplex.hpp solves a linear problem in whole numbers.

namespace population_tests {

using attiva::population::Count;
using Whole = std::int64_t;

/// Counts, of which the reader knows those not hidden, and that these sums are all 0.
struct Puzzle {
    struct Term {
        std::size_t count;
        Whole times;
    };
    std::vector<Whole> truth;
    std::vector<bool> hidden;
    std::vector<std::vector<Term>> equations;
    std::vector<std::string> names;

    std::size_t add(std::string name, Count value, bool is_hidden);
    /// The total is the sum of its parts.
    void sum(std::size_t total, const std::vector<std::size_t>& parts);
};

/// The instruments of one file, with what is hidden of them: read together.
Puzzle puzzle_of(const std::vector<attiva::population::InstrumentTables>& instruments,
                 const std::vector<attiva::population::HiddenOfInstrument>& hidden,
                 const attiva::population::HiddenColumns& columns);

/// Passages between verdicts, and where among the counts the totals are.
struct FlowPuzzle {
    Puzzle puzzle;
    std::vector<std::size_t> before, after;
};
FlowPuzzle puzzle_of(const attiva::population::Table& flows,
                     const attiva::population::HiddenOfFlows& hidden);

/// The same, for a reader who knows that no hidden count is 0 but those that are: what is left
/// of each beyond 1.
Puzzle beyond_one(const Puzzle& puzzle);

struct Range {
    Whole least = 0;
    Whole most = 0;
};

/// Every table of the puzzle, one by one: the least and the most of each count, and of the sums of
/// `also`; nothing if they are more than `limit`.
struct Enumerated {
    std::size_t tables = 0;
    std::vector<Range> counts;
    std::vector<Range> also;
};
std::optional<Enumerated> enumerate(const Puzzle& puzzle, std::size_t limit,
                                    const std::vector<std::vector<Puzzle::Term>>& also = {});

/// The same range for one count, by looking for a table with the greatest value, then the next….
Range search(const Puzzle& puzzle, std::size_t count);

/// What the reader can work out though he should not: "" if nothing. Every count of 1 to
/// threshold − 1 must be hidden and have `threshold` possible values; no hidden one is certain.
std::string worked_out(const Puzzle& puzzle, const std::vector<Range>& ranges, Count threshold);

}  // namespace population_tests
