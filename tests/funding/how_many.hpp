// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <cstdlib>

#include "funding/solve.hpp"

// How many problems, and from which seed: ATTIVA_FONDI and ATTIVA_FONDI_SEME, for long runs.

namespace fund_tests {

inline std::uint64_t from_outside(const char* name, std::uint64_t otherwise) {
    const char* said = std::getenv(name);
    return said != nullptr ? std::strtoull(said, nullptr, 10) : otherwise;
}

inline std::uint64_t how_many(std::uint64_t otherwise) { return from_outside("ATTIVA_FONDI", otherwise); }
inline std::uint64_t first_seed() { return from_outside("ATTIVA_FONDI_SEME", 1); }

/// Where the search is cut short: what is said then must be as true.
inline constexpr attiva::funding::Limits few{.nodes = 100, .standing = 20, .standings = 200, .kept = 100};

}  // namespace fund_tests
