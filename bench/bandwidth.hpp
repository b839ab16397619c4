// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

// How fast this machine reads memory: the sum of a buffer, in the widest vectors it has.
// No evaluator that reads its columns once can be faster than that.

namespace bench {

/// A number for each lane of a line of memory.
struct alignas(64) Line {
    std::uint64_t lanes[8];
};
std::uint64_t sum(const Line* lines, std::size_t count);

/// Bytes a second of so many threads, each with its part of a buffer of that size in all:
/// the best of some readings.
double read_speed(std::size_t bytes, std::size_t threads);

}  // namespace bench
