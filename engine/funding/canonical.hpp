// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/outcome.hpp"

namespace attiva::funding {

/// A problem in an order of its own, whatever order it was given in, and the way back: at each
/// new number the old one.
struct Canonical {
    Problem problem;
    std::vector<RequestId> requests;
    std::vector<LineId> lines;
    std::vector<PersonId> persons;
    std::vector<std::uint32_t> ceilings, places, exclusions;
    std::vector<bool> swapped;  ///< exclusions whose two lines were turned
};
Canonical canonical(const Problem& problem);

/// An outcome about the canonical problem, said of the one that was given.
Outcome given_back(const Canonical& canonical, Outcome outcome);

}  // namespace attiva::funding
