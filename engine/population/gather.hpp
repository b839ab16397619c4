// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "population/said.hpp"

// Rows as they are read → the sheets of a block: who said what, what follows from it, what
// is presumed. A row that is not plain (a household, a history, two sources of one fact, a
// fault) is set aside, to be read as one person alone.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

/// Rows of a block, at most: what a core keeps near.
inline constexpr std::size_t block_rows = 2048;

/// What is known of the rows, in columns, and with what is presumed.
struct Gathered {
    std::size_t rows = 0;
    Sheet bare, presumed;      ///< the person; presumed has nothing of what is Presuming::spared
    Sheet other;               ///< whoever the household leaves out, presumed
    Plane household_open;      ///< members beside the person may be
    Plane relatives_open_bare, relatives_open;  ///< and relatives elsewhere
    Plane past_open_bare, past_open;
    Plane aside;               ///< rows that mean nothing here
};

/// What stands in a cell of a row.
struct Cell {
    const char* at = nullptr;
    std::uint32_t size = 0;
    std::uint32_t row = 0;
};

/// Which of the person's lists is said to be whole.
enum class Whole : std::uint8_t { household, relatives, past };

class Gather {
public:
    /// `presumptions`: else nothing is presumed. `places`: where everybody lives, whatever
    /// is written; empty = as written.
    Gather(const Reading& reading, bool presumptions, std::vector<std::uint16_t> places);

    /// Begins a block.
    void begin();
    /// Begins the next row; fewer than block_rows have begun.
    void row() { row_ = rows_++; }
    [[nodiscard]] std::size_t rows() const { return rows_; }
    /// The cells of a column, read by its teller one after the other: a row that says something
    /// twice, or must be read alone, is set aside. `days`: on which each was said, by row from
    /// `first` on.
    void put(Teller& teller, const Cell* begin, const Cell* end, const Date* days, std::size_t first);
    /// Is a list said to be whole, or not to be? False: said twice.
    bool whole(Whole which, bool said);
    /// A row is none of these any more.
    void set_aside(std::size_t row) { batch::set_bit(out_.aside.data(), row); }
    void set_aside() { set_aside(row_); }
    [[nodiscard]] bool aside(std::size_t row) const { return batch::bit(out_.aside.data(), row); }

    /// What was gathered, derived and presumed; rows that contradict themselves are set aside.
    const Gathered& end();

    [[nodiscard]] Places& places() { return places_; }

private:
    /// One attribute, row by row, until the block ends.
    struct Lane {
        enum class Kind : std::uint8_t { unmade, few, many, set, number, event, place } kind = Kind::unmade;
        bool any = false;
        std::vector<std::uint8_t> said;         ///< numbers and days: 1, somebody has; of the others none is 0 that was said
        std::vector<std::uint8_t> few;          ///< truths, and choices of eight items at most
        std::vector<std::uint64_t> may, must;   ///< the other choices, and sets
        std::vector<std::int64_t> lo, hi;       ///< numbers and days
        std::vector<std::uint8_t> happened;     ///< events: 1 dated, 2 never
        std::vector<std::uint32_t> place;
    };
    bool begin(Lane& lane, AttributeId attribute);
    static bool put_in(Lane& lane, std::size_t row, const Said* said);
    void make(Lane& lane) const;
    void settle(AttributeId attribute);
    void find_said(const Lane& lane, Plane& said) const;
    void lay_bits(const Lane& lane, const Plane& said, Values& values, const batch::Shape& shape) const;
    void count_household();

    const Reading& reading_;
    bool presumptions_;
    std::uint32_t everywhere_ = 0;  ///< the place of all; 0: as written
    Places places_;
    std::vector<Lane> lanes_;
    std::vector<AttributeId> used_;
    Plane whole_[3], said_[3];
    std::size_t rows_ = 0, row_ = 0;
    Gathered out_;
};

}  // namespace attiva::population
