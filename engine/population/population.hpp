// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "attiva/population.hpp"
#include "population/pipeline.hpp"

// Every piece of a feed, on as many threads as asked: the same counts whatever their number,
// rows told in their order. Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

/// From the verdicts of one catalogue to those of another, instrument by instrument.
struct Flows {
    using Table = std::array<std::array<std::uint64_t, verdict_kinds>, verdict_kinds>;  ///< [before][after]
    struct Pair {
        std::size_t before = 0, after = 0;  ///< the instrument, in each
    };
    std::vector<Pair> pairs;
    std::vector<Table> tables;                        ///< by pair
    std::vector<std::vector<std::string>> examples;   ///< by pair
};

struct Counted {
    Tally tally;
    Flows flows;
    std::uint64_t rows = 0, refused = 0, blank = 0;
    std::vector<std::size_t> broken;  ///< inputs that stopped being readable
};

/// `feed` is open. `after`: the other catalogue of a comparison, or null; a row that only it
/// refuses is refused.
Counted count(const PopulationQuestion& question, Feed& feed, const Setup& setup, const Setup* after);

}  // namespace attiva::population
