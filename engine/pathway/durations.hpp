// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/from_catalogue.hpp"

// How long an instrument takes for this person, in days counted from day 0, and how many
// hours a week. `durata N` is N. Else a result `durata_tipica` says how long it usually is;
// else `durata al massimo N` is N, the longest: a path that holds for the longest holds where
// it takes less; else `durata_minima` is counted. Of several clauses that apply (a comune's
// under the Region's) the shortest counts, as each restricts the one above. Extensions and
// renewals are not counted. Hours are a result `ore_settimanali`, or what is in the middle of
// `ore_minime` and `ore_massime`, or the one of them that is known; upwards to a whole one.
// Those names are told to whoever writes rules in docs/lingua.md §5.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

/// The evaluation is of day 0, of all nodes.
Duration duration(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, InstrumentId instrument);

/// A week; nothing where the rules do not say, or not for her.
std::optional<int> weekly_hours(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, InstrumentId instrument);

/// Is it something one attends (a course, a traineeship, a job), as its sheet says? No where
/// there is no sheet.
bool attended(const catalogue::Catalogue& catalogue, InstrumentId instrument);

/// What the instrument goes beside (`mentre`) and nobody says how long takes: it is counted as
/// running still when the instrument begins, however few days are counted of it.
std::vector<InstrumentId> endless_beside(const catalogue::Catalogue& catalogue, const evaluation::Evaluation& presumed, InstrumentId instrument);

}  // namespace attiva::pathway
