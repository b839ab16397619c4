// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "batch/column.hpp"
#include "language/typed.hpp"

// The loops that matter, as fast as this machine can: one program holds them for
// every kind of vector and takes the widest it may at its first call (Google
// Highway, in kernels.cpp alone). Results do not depend on which.
// Planes and columns need not be aligned; rows are whole words.
// Tested by tests/batch/kernels_test.cpp on every kind this machine has.

namespace attiva::batch::kernels {

/// Two planes: can be no, can be yes.
struct Ins {
    const Word* no;
    const Word* yes;
};
struct Outs {
    Word* no;
    Word* yes;
};

/// Kleene's `e` over some; `o` is the same with no and yes exchanged.
void every(Outs out, const Ins* in, std::size_t count, std::size_t words);
/// out |= the plane, out &= the plane.
void any_bit(Word* out, const Word* in, std::size_t words);

/// The ends of intervals, row by row.
template <class T>
struct Ends {
    const T* lo;
    const T* hi;
};
/// Every row's interval compared with the value c (lo = hi): narrow columns.
void compare(language::Compare how, Outs out, Ends<std::int32_t> x, std::int32_t c, std::size_t words);
/// The same of whole columns, each times its scale, or with an interval that is the same for all.
void compare(language::Compare how, Outs out, Ends<std::int64_t> x, std::int64_t c_lo, std::int64_t c_hi, std::size_t words);
void compare(language::Compare how, Outs out, Ends<std::int64_t> x, Ends<std::int64_t> y, std::size_t words);

/// Bits of `in` where `has` is set, side by side from the first of `out`; returns how many.
std::size_t gather(Word* out, const Word* in, const Word* has, std::size_t words);
/// The other way: the bits of `in`, one after the other, to the places where `has` is set; 0 elsewhere.
void scatter(Word* out, const Word* in, const Word* has, std::size_t words);

/// How many bits both have.
std::uint64_t count(const Word* a, const Word* b, std::size_t words);
/// Bit i of `out`: is byte i of the text one of the two? Writes whole words, those of `size` bytes.
void marks(Word* out, const char* text, std::size_t size, char a, char b);

/// The kinds of vector this machine can use, by name, the widest first.
std::vector<std::string> kinds();
/// From here on uses one of them only (tests); empty: the widest again.
void use(const std::string& kind);

}  // namespace attiva::batch::kernels
