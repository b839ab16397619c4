// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "population/judge.hpp"

// The judge of large tables: the simplex method over the equations of a puzzle. They are those of
// a network, so every pivot is 1 and every corner a table of whole numbers: exact, no fractions.

namespace population_tests {

class Simplex {
public:
    explicit Simplex(const Puzzle& puzzle);
    /// The least and the most of a sum of counts. Throws if a pivot is not 1: no network then.
    Range range(const std::vector<Puzzle::Term>& sum);
    std::vector<Range> ranges();  ///< of each count

private:
    Whole most(const std::vector<Whole>& gain);  // over the unknowns, beyond what is known
    void pivot(std::size_t row, std::size_t column);
    void climb(std::vector<Whole> gain);

    const Puzzle& puzzle_;
    std::vector<std::size_t> unknown_;            // count → column
    std::size_t columns_ = 0;                     // unknowns; after them, one slack for each row
    std::vector<std::vector<Whole>> rows_;        // the last number of each: its right side
    std::vector<std::size_t> basis_;              // row → column
};

}  // namespace population_tests
