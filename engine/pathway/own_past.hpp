// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <vector>

#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"

// What an instrument's own periods say of starting it: as docs/lingua.md §12 has it, and
// matching::decide with it. Tested by tests/pathway/from_catalogue_test.cpp, against that.

namespace attiva::pathway {

struct OwnPast {
    Truth running = Truth::no;
    Truth done = Truth::no;
    std::int64_t begun = 0;        ///< surely
    Truth too_soon = Truth::no;    ///< less than the wait has passed since some end
    Truth free = Truth::yes;       ///< may it start, as far as those go?
};

/// How often an instrument may be had.
struct Repeats {
    std::int64_t most = 1;        ///< in all, with what was before; `unlimited` where no number is said
    bool steady = true;           ///< whatever changes; else `most` is the least of what it may be
    std::vector<language::NodeId> waits;  ///< since the last end, all of them
};
inline constexpr std::int64_t unlimited = 1'000'000;

/// Has it ended by the day, as far as anybody has said with more than a bad outcome? What is
/// not written may have gone well; what ended badly, or was interrupted, is nothing to build on.
Truth ended_well(const person::Period& period, Date day);

/// The evaluation has run on all that the instrument reads. `worst`: whether `ripetibile`
/// applies may become otherwise; a wait applies then, a leave to have it again does not.
OwnPast own_past(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, language::InstrumentId instrument,
                 bool worst = false);

/// `applies`: whether a clause does, whenever; unknown where that changes.
Repeats repeats(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, language::InstrumentId instrument,
                const std::function<Truth(language::ClauseId)>& applies);

}  // namespace attiva::pathway
