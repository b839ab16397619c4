// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "funding/relaxation.hpp"

// Who is served being known: a line for each of them. Room that is left in crumbs on many lines is
// gathered by asking, for two lines at a time, which of the requests that both may pay had better
// be on which: all the ways are tried. Tested by tests/funding/packing_test.cpp.

namespace attiva::funding {

/// values: of a relaxation that serves every request or does not, split between lines or not;
/// target: what the objective must reach. None: no way was found, which proves nothing. The same
/// steps on every machine. What is found is to be checked like any other.
std::optional<Solution> packed(const Goal& goal, const std::vector<double>& values, std::int64_t target);

/// Whether those served can be so within a box, exactly: every way is tried, line by line, as far
/// as `steps` go.
struct Exactly {
    enum class Answer : std::uint8_t { found, impossible, unknown };
    Answer answer = Answer::unknown;
    Solution solution;        ///< where found: of the atomic requests
    std::uint64_t steps = 0;  ///< that were made
};
/// Asked where the atomic requests have their lines: whether the divisible ones can have theirs.
using Divided = std::function<Exactly::Answer(const Solution& atomic)>;
Exactly packed_exactly(const Goal& goal, const Box& box, const std::vector<bool>& served, std::int64_t target, std::uint64_t steps, const Divided& divided = nullptr);

}  // namespace attiva::funding
