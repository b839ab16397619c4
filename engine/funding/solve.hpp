// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/outcome.hpp"

// The doors of the room. Solving needs COIN-OR (coinor-libcbc-dev when building); all else here
// works without it. Tested by tests/funding/.

namespace attiva::funding {

/// Whether this build can solve. If not, solve() must not be called.
bool available();

/// The first way in which a problem is not well formed (problem.hpp), for programmers; none: it is.
std::optional<std::string> fault(const Problem& problem);

/// Counted, never timed: the same answer on every machine.
struct Limits {
    std::uint64_t nodes = 60'000;     ///< for each level, and for each tie; fewer the larger the problem
    std::uint64_t standing = 2'000;   ///< for one request's standing
    std::uint64_t standings = 40'000;  ///< for all of them, and more for each the larger the problem
    std::size_t kept = 2'000;         ///< nodes of a proof that is kept whole
};

/// A well-formed problem.
Outcome solve(const Problem& problem, const Limits& limits = {});

/// Where a solution is not allowed: by number of the list in problem.hpp (0: not written as a
/// Solution is), for programmers; none: it is. In whole numbers, whoever made it.
std::optional<std::string> broken(const Problem& problem, const Solution& solution);

/// The levels a solution has, as measures() lists them.
std::vector<std::int64_t> levels_of(const Problem& problem, const Solution& solution);

/// What a proof bounds level `level` by, those before at the values given; none: nothing is in
/// any leaf. A proof that is no proof throws std::invalid_argument.
std::optional<std::int64_t> bound_of(const Problem& problem, const std::vector<std::int64_t>& values, std::uint32_t level, const Proof& proof);

/// For each request the example does not serve, what would serve it; by cents, then name. Not
/// those that could not be paid even so (Standing::Why::alone by options).
std::vector<Relief> reliefs(const Problem& problem, const Solution& example);

}  // namespace attiva::funding
