// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <random>

#include "funding/problem.hpp"

// Well-formed problems by seed, the same on every machine.

namespace attiva::funding::judge {

/// 2–5 requests, 2–3 lines, a few cents: every kind of limit and of key, what can be tried out whole.
Problem small_problem(std::uint64_t seed);

/// 10–40 requests, 2–5 lines, with costs as people have them.
Problem large_problem(std::uint64_t seed);

/// 60 requests, 5 lines: a zone's.
Problem zone_problem(std::uint64_t seed);

/// The same problem, everything given in another order and numbered otherwise.
Problem shuffled(const Problem& problem, std::uint64_t seed);

/// As a test would write it: for who has to look at one.
std::string written_out(const Problem& problem);

}  // namespace attiva::funding::judge
