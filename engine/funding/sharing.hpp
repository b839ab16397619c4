// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

// Requests that may be divided, in what others leave of some lines: how much of it they can take,
// each its least or more, by no more lines than may share it. In whole cents, every choice of
// lines tried. Tested by tests/funding/sharing_test.cpp.

namespace attiva::funding {

struct Sharer {
    struct Part {
        std::size_t line = 0;  ///< index among the rooms
        std::int64_t most = 0;
        std::int64_t premium = 0;  ///< of the room too, if it takes any of it
        bool place = false;        ///< of the places too
    };
    std::int64_t least = 0, cost = 0;
    std::size_t lines = 1;    ///< no more than these
    std::vector<Part> parts;  ///< a line once
    std::vector<std::pair<std::size_t, std::size_t>> apart;  ///< parts that exclude each other
};

/// What is left of a line: cents, and places for persons.
struct Rest {
    std::int64_t cents = 0, places = 0;
};

/// Whether all of them can have their least, and together `wanted` or more; none: more choices
/// than `tries` would have to be looked at.
std::optional<bool> can_share(const std::vector<Sharer>& sharers, std::vector<Rest> rooms, std::int64_t wanted, std::size_t tries);

}  // namespace attiva::funding
