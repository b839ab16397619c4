// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "analysis/review.hpp"
#include "analysis/witness.hpp"

// Which of many local clauses makes the difference for somebody found.
// Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

/// What is asked of an instrument.
enum class Right : std::uint8_t {
    admitted,  ///< E
    in_time,   ///< T
    again,     ///< repetition
};
Id root(const program::Roots& roots, Right right);

/// Among `suspects`, each of voice `lower` or below: the first that is enough, alone
/// beside the upper layers, to give the person of side 0 the right; else the
/// first the person does not satisfy; nothing when they satisfy all of them.
/// `here`: the day, with everything written.
std::optional<language::ClauseId> blamed(const std::vector<language::ClauseId>& suspects, const Reviewed& reviewed,
                                         std::size_t lower, const DayTables& here, const Witness& who,
                                         language::InstrumentId instrument, Right right);

}  // namespace attiva::analysis
