// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "pathway/problem.hpp"

// The search for the best path, in two ways (docs/decisioni/0016-percorsi.md). Relaxed plans
// (optimum.hpp, relaxed.hpp): none costs less than the best of them, and where that is a plan as
// it stands it is the best. And best first over the days on which something can start (which
// they are: moves.hpp), with bounds from the problem in which nothing is ever lost
// (relaxation.hpp), key after key: what the keys before cost at least is not exceeded where
// the next one is bounded. Two states that differ only in what they cost are one. Bounded by
// work and memory, never by the clock: the same problem gives the same answer everywhere.

namespace attiva::pathway {

struct Limits {
    /// States looked at; 0: as many as suit the size, 60,000 over the activities that matter,
    /// no less than 50 and no more than 10,000. The work on relaxed plans is in proportion.
    std::uint64_t expansions = 0;
    std::size_t memory = 150'000'000;       ///< bytes of the states kept, about
};

enum class Outcome : std::uint8_t {
    proved,      ///< the plan is the best there is
    best_found,  ///< the best found within the limits; none costs less than `bound`
    none,        ///< there is no plan, proved
    unknown,     ///< none found within the limits
};

struct Search {
    Outcome outcome = Outcome::unknown;
    std::optional<Plan> plan;
    Cost cost;                     ///< of the plan
    Cost bound;                    ///< no plan costs less; the cost itself, where proved
    std::uint64_t expansions = 0;  ///< states looked at
};

Search plan(const Problem& problem, Key first = Key::discouraged, const Limits& limits = {});

/// Of many problems, whose best is then looked for as long as it takes.
inline constexpr Limits a_look{150, 150'000'000};

/// Whether there is a plan at all: the first one met (best_found), none or unknown.
Search any_plan(const Problem& problem, const Limits& limits = {});

}  // namespace attiva::pathway
