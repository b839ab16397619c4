// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "vocabulary/vocabulary.hpp"

// Many values of one thing, one for each row: what `Possible` is for one, laid
// out for the machine. A truth is two planes of bits, "can be no" and "can be
// yes", 64 rows a word, so that e, o and non are a few instructions for hundreds
// of rows. Choices and sets are a plane for each item; days, money and quantities
// are two columns of whole numbers, the ends of their interval, in a unit fixed
// beforehand (1/den of the base unit). What was divided by something that varies has no
// such unit: each end then is a fraction, and its denominator, above 0, a column more.
// What fits none of these keeps its `Possible`, row by row.
//
// Rows beyond the last are unspecified. Tested by tests/batch/.

namespace attiva::batch {

using vocabulary::Base;
using vocabulary::Possible;

using Word = std::uint64_t;
inline constexpr std::size_t word_bits = 64;
constexpr std::size_t words_for(std::size_t rows) { return (rows + word_bits - 1) / word_bits; }
/// One bit for each row.
using Plane = std::vector<Word>;

inline bool bit(const Word* plane, std::size_t row) { return (plane[row / word_bits] >> (row % word_bits) & 1) != 0; }
inline void set_bit(Word* plane, std::size_t row, bool on = true) {
    plane[row / word_bits] |= Word{on} << (row % word_bits);
}

inline bool any(const Plane& plane) {
    return std::any_of(plane.begin(), plane.end(), [](Word w) { return w != 0; });
}

/// see(row) for each bit that is set: of a word whose lowest bit is row `first`, or of a plane.
template <class See>
void each_bit(Word word, std::size_t first, See see) {
    for (; word != 0; word &= word - 1) see(first + static_cast<std::size_t>(__builtin_ctzll(word)));
}
template <class See>
void each_bit(const Plane& plane, See see) {
    for (std::size_t w = 0; w < plane.size(); ++w) each_bit(plane[w], w * word_bits, see);
}

/// Sums and products of two whole numbers up to this stay within 64 bits.
inline constexpr std::int64_t most_kept = std::int64_t{1} << 61;
/// Is it kept as planes?
constexpr bool kept_in_bits(Base b) { return b == Base::boolean || b == Base::choice || b == Base::set; }

/// How the values of a node or fact are kept, the same for every block.
struct Shape {
    Base base = Base::boolean;
    std::uint8_t items = 0;  ///< choice, set: of their list
    bool loose = false;      ///< kept as `Possible`; only of the other bases but boolean
    bool may_lapse = false;  ///< may be not applicable
    bool wide = true;        ///< numbers and days: has `lo` and `hi`
    bool narrow = false;     ///< and `narrow_lo` and `narrow_hi`
    bool fraction = false;   ///< numbers that steps make: `lo` is over `lo_by`, `hi` over `hi_by`; den is 1
    bool positive = false;   ///< no value is 0 or less, though `least` may be; rows that are nobody's may hold 0
    std::int64_t den = 1;    ///< numbers and days: kept in units of 1/den
    std::int64_t least = 0;  ///< no end is below or above, in those units
    std::int64_t most = 0;
    std::int64_t most_by = 1;  ///< fractions: no denominator is above
};

/// Does every end, so many times as large, still fit?
bool fits(const Shape& shape, std::int64_t times);
/// A unit both are whole in; nothing where there is none that fits.
std::optional<std::int64_t> common(std::int64_t den, std::int64_t other);

/// Ends beyond these are cut to them in the narrow columns; every constant they are
/// compared with lies strictly between.
inline constexpr std::int32_t narrow_most = 2'147'483'646;
inline constexpr std::int32_t narrow_least = -narrow_most;
std::int32_t narrowed(std::int64_t end);

struct Column {
    /// boolean: no, yes. choice: by item. set: what may be in it by item, then what must.
    std::vector<Plane> bits;
    std::vector<std::int32_t> narrow_lo, narrow_hi;  ///< for comparisons with constants
    std::vector<std::int64_t> lo, hi;
    std::vector<std::int64_t> lo_by, hi_by;  ///< fractions; 0 where the row means nothing
    Plane lapsed;        ///< not applicable; empty where nothing may be
    Plane dated, never;  ///< events
    std::vector<Possible> loose;
    std::vector<std::uint32_t> place;  ///< into Block::places
};

/// Makes room for so many rows, in whole words, with every bit zero.
void make_room(Column& column, const Shape& shape, std::size_t words);
/// The same, but what is there already stays: for who writes it all.
void keep_room(Column& column, const Shape& shape, std::size_t words);
/// Row `row` as a set of possible values; of numbers and days only where they are wide.
Possible value_at(const Column& column, const Shape& shape, std::size_t row);
/// Fractions: is row `row` more than one value?
inline bool several(const Column& c, std::size_t row) {
    __extension__ using Wide = __int128;
    return Wide{c.lo[row]} * c.hi_by[row] != Wide{c.hi[row]} * c.lo_by[row];
}
/// Writes row `row`, whose bits must be zero; of no fraction. False: it does not fit (then unspecified).
bool put(Column& column, const Shape& shape, std::size_t row, const Possible& value);

/// The shape of every value within `domain` in the smallest steps of the base; loose if it
/// does not fit.
Shape shape_of(Base base, std::uint8_t items, const Possible& domain, Number step);
/// The same of an attribute: of every value it may have.
Shape shape_of(const vocabulary::Attribute& attribute, const vocabulary::Vocabulary& vocabulary);
/// A number in units of 1/den; false: it is not whole in them, or does not fit.
bool whole_in(Number n, std::int64_t den, std::int64_t& out);

}  // namespace attiva::batch
