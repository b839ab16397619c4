// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "pathway/problem.hpp"

// Families of problems of real size: activities of 30 … 360 days in five years (1,826 days), any
// number of activities from 10 up (`known` with 10: in days, for the exhaustive search); bench/ and the tests use 30, 300 and 3,000. The same for a
// seed on every machine. Each problem has at least one plan, made on purpose and hidden in it.

namespace attiva::pathway {

enum class FamilyKind : std::uint8_t {
    layered,    ///< five layers, each activity needs some of some activities of the layer before
    chains,     ///< chains of links, each with alternatives; the goal: the ends of some of the chains
    dense,      ///< many pairs apart (two in five at 30, one in 50 at 3,000), effects that undo others'
    known,      ///< its optimum is known by construction
};
inline constexpr FamilyKind family_kinds[] = {FamilyKind::layered, FamilyKind::chains, FamilyKind::dense, FamilyKind::known};

struct Family {
    Problem problem;
    Plan witness;                 ///< a plan; of `known` the best, else hardly
    std::optional<Cost> optimum;  ///< of `known`, for Key::discouraged (and skipped, end, undecided)
};

std::string_view name_of(FamilyKind kind);
Family family(FamilyKind kind, std::uint32_t activities, std::uint64_t seed);

}  // namespace attiva::pathway
