// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "funding/outcome.hpp"

// Everything an outcome proves, proved again from what problem.hpp and outcome.hpp say, in whole
// numbers: whoever reads an answer could do the same. It shares no code with the engine.

namespace attiva::funding::judge {

/// What is claimed and how it is borne out, for who wants to know how much was looked at.
struct Borne {
    std::uint64_t proofs = 0, trees = 0, cuts = 0, refusals = 0, unkept = 0, unfound = 0;  ///< unkept: bounds said by a tree too long to be kept; unfound: nothing found, nothing refused
    std::uint64_t alone = 0, by_level = 0, by_search = 0, tied = 0, open = 0;  ///< standings; what is by search or tied has no proof of its own
};

/// What of the outcome does not follow from its own certificates; empty: all of it does.
std::vector<std::string> not_borne_out(const Problem& problem, const Outcome& outcome, Borne& borne);

/// What a relief promises and does not keep. `example`: the solution it was asked of.
std::vector<std::string> not_kept(const Problem& problem, const Solution& example, const Relief& relief);

/// The problem with what the relief asks for added to its limits.
Problem relieved(const Problem& problem, const Relief& relief);

/// The example with what the relief pays.
Solution with(Solution example, const Relief& relief);

}  // namespace attiva::funding::judge
