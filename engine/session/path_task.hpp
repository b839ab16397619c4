// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "pathway/from_catalogue.hpp"
#include "session/state.hpp"

// A question about a path, its names looked up. Tested by tests/cases/cattivi/percorso/.

namespace attiva::session {

struct PathTask {
    PathQuestion asked;
    pathway::Goal goal;
    std::string goal_words;
    std::vector<language::InstrumentId> excluded;
    std::optional<language::InstrumentId> fails;
    Date from, last;
    int hours = usual_path_hours;  ///< a week
    PathHours hours_from = PathHours::usual;
};

/// U-codes where a number is out of its bounds, a name is none, the goal is not one.
std::optional<PathTask> look_up_path(const catalogue::Catalogue& catalogue, Date day, const PathQuestion& asked, Diagnostics& diagnostics);

/// Where the question does not say how many hours a week, what the person is known to sustain:
/// of several numbers that may be, the most.
void settle_hours(PathTask& task, const catalogue::Catalogue& catalogue, const person::Profile& profile);

/// "rapporto di lavoro: tempo indeterminato"
std::string fact_words(const catalogue::Catalogue& catalogue, vocabulary::AttributeId attribute, std::uint64_t values);
/// Of a fact that is yes or no, or of a list.
vocabulary::Possible possible(const vocabulary::Attribute& attribute, std::uint64_t values);

}  // namespace attiva::session
