// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <random>
#include <vector>

#include "pathway/problem.hpp"

// Random problems with everything pathway/problem.hpp allows: about half have a plan. What they
// are made of is counted by judges_test.cpp, which wants its share of each.

namespace attiva::pathway {

enum class Size : std::uint8_t {
    small,  ///< 2 … 8 activities (most 2 … 5), 4 … 14 days: for the exhaustive search
    wide,   ///< 9 … 40 activities, 20 … 200 days: for the checker alone
};

/// The same on every machine.
Problem random_problem(std::uint64_t seed, Size size = Size::small);

/// The same numbers on every machine, which the standard distributions do not promise.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    /// Both included.
    int between(int low, int high) { return low + static_cast<int>(engine_() % static_cast<std::uint64_t>(high - low + 1)); }
    bool percent(int chance) { return between(0, 99) < chance; }
    /// An index, each as likely as its weight.
    std::size_t weighted(const std::vector<int>& weights);
    std::uint32_t below(std::size_t n) { return static_cast<std::uint32_t>(engine_() % n); }

private:
    std::mt19937_64 engine_;
};

}  // namespace attiva::pathway
