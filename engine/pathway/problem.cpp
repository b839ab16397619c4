// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/.

#include "pathway/problem.hpp"

#include <array>

namespace attiva::pathway {
namespace {

std::array<int, 5> keys(const Cost& c, Key first) {
    const std::array<int, 5> all{c.discouraged, c.skipped, c.end, c.steps, c.undecided};
    std::array<int, 5> out{};
    const auto moved = static_cast<std::size_t>(first);
    out[0] = all[moved];
    for (std::size_t k = 0, at = 1; k < all.size(); ++k)
        if (k != moved) out[at++] = all[k];
    return out;
}

}  // namespace

bool less(const Cost& a, const Cost& b, Key first) { return keys(a, first) < keys(b, first); }

}  // namespace attiva::pathway
