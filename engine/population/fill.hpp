// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "batch/block.hpp"
#include "population/gather.hpp"

// Sheets → a block that a plan reads: what batch::Filler does from profiles.
// Tested against it by tests/population/everybody_test.cpp.

namespace attiva::population {

class Columns {
public:
    /// All must outlive it. `instruments`: how many there are.
    Columns(const batch::Layout& layout, const Presuming& presuming, std::size_t instruments)
        : layout_(layout), presuming_(presuming), instruments_(instruments) {}

    /// Writes the block anew, as known or with what is presumed.
    void fill(batch::Block& block, const Gathered& gathered, bool presumed, const Places& places);

private:
    void lay_out(batch::Others& others, const Plane& open, std::size_t rows) const;
    void of_people(batch::Block& block, const Gathered& g, bool presumed);
    void of_others(batch::Block& block, batch::Frame frame, const std::vector<Values>& other);
    void same(batch::Column& column, const batch::Layout::Fact& fact, const Values& values, std::size_t words) const;
    void each(batch::Column& column, const batch::Layout::Fact& fact, const Values& values, std::size_t words) const;

    bool still(batch::Block& block, std::size_t frame, std::size_t fact, const Values& values, std::size_t words);

    /// What was the same for all at the last filling, and in how many words; 0: nothing.
    struct Kept {
        Possible all;
        std::uint32_t place = 0;
        std::size_t words = 0;
    };
    const batch::Layout& layout_;
    const Presuming& presuming_;
    std::size_t instruments_;
    std::array<std::vector<Kept>, batch::frames> kept_;
    std::uint64_t version_ = 0;  ///< of the block, as it left it
};

}  // namespace attiva::population
