// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdlib>
#include <random>

#include "population/disclosure.hpp"

// Made-up populations: small ones of any shape, and one as large as a region's.

namespace population_tests {

using attiva::population::Count;

/// How many: ATTIVA_TUTELA, times as many as usual.
inline std::uint64_t times() {
    const char* said = std::getenv("ATTIVA_TUTELA");
    return said != nullptr ? std::strtoull(said, nullptr, 10) : 1;
}

class Random {
public:
    explicit Random(std::uint64_t seed) : bits_(seed) {}
    std::uint64_t up_to(std::uint64_t most) { return bits_() % (most + 1); }
    bool once_in(std::uint64_t n) { return up_to(n - 1) == 0; }
    double part() { return static_cast<double>(bits_() >> 11) * 0x1p-53; }

private:
    std::mt19937_64 bits_;
};

/// Instruments of one file: the totals of zones and age bands are the same in all.
struct Population {
    std::vector<attiva::population::InstrumentTables> instruments;
    std::vector<Count> zones, ages;
};

struct Shape {
    std::size_t verdicts = 3, zones = 3, ages = 0, instruments = 1;
    Count persons = 9;  ///< in a cell of the first instrument, at most
};

/// Cells up to `persons`, zeros half of the time in one population out of two.
Population any_population(const Shape& shape, Random& random);

/// 30 zones of 100 to 20.000 persons, 6 age bands; each instrument with its own verdicts, rarer or
/// more frequent from zone to zone.
Population region(std::size_t instruments, Random& random);

attiva::population::Table any_flows(std::size_t verdicts, Count persons, Random& random);
/// Nearly all stay as they were, as after a change of one rule.
attiva::population::Table region_flows(Random& random);

/// The same population with its columns, or verdicts, in another order: place i from order[i].
attiva::population::Table columns_moved(const attiva::population::Table& table, const std::vector<std::size_t>& order);
attiva::population::Table rows_moved(const attiva::population::Table& table, const std::vector<std::size_t>& order);

}  // namespace population_tests
