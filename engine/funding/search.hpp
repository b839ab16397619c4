// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>

#include "funding/tolls.hpp"

// A tree of whole choices, depth first, each node bounded by its relaxation: exactly, by Leaf,
// when everybody is free; as a hint, when not.

namespace attiva::funding {

struct Hunt {
    /// Called with every allowed solution met that is as good at the levels before; gives the
    /// objective's value of the best one known so far (INT64_MIN: none).
    std::function<std::int64_t(const Solution&)> met;
    std::int64_t best = INT64_MIN;  ///< known when it begins; only more is sought
    std::uint64_t nodes = 0;        ///< no more than these
    std::size_t kept = 0;           ///< nodes of a proof worth keeping
    std::vector<Toll> tolls;        ///< of the levels before
    std::optional<Prices> prices;   ///< that bound the objective, known already
    const Relaxation* from = nullptr;  ///< nearly the same, solved already: where to begin
    bool packing = true;            ///< whether lines are sought for those served, apart from the relaxation
};

struct Hunted {
    bool closed = false;      ///< nothing better than `best` is left (of those free to move)
    std::int64_t best = INT64_MIN;
    std::int64_t bound = INT64_MAX;  ///< of everything, = best where closed; only where everybody is free
    Proof proof;              ///< of `checked`, where everybody is free
    std::int64_t checked = INT64_MAX;
    std::optional<Prices> root;
    bool nothing = false;     ///< no solution at all
    std::uint64_t nodes = 0;
};

Hunted hunt(const Goal& goal, const Scope& scope, const Hunt& how);

/// The solution that a relaxation's values are, where they are whole: amounts rounded; atomic
/// requests by their choice; none: some are not.
std::optional<Solution> solution_of(const Goal& goal, const Relaxation& relaxation);

}  // namespace attiva::funding
