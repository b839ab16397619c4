// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "analysis/choice.hpp"
#include "catalogue/model.hpp"
#include "matching/match.hpp"

// What the verdict of each instrument hangs on, on a day: its nodes, and where
// the values of each fact must be told apart. The same for everybody: made once a
// day, an instrument when it is first asked for. Tested by tests/inquiry/.

namespace attiva::inquiry {

using analysis::AttributeId;
using analysis::Cone;
using evaluation::DayTables;
using language::InstrumentId;
using program::Id;

struct Area {
    Cone cone;
    std::vector<Id> moving;  ///< of its nodes, those that are not the same for everybody
};

class Atlas {
public:
    /// Keeps references to all three.
    Atlas(const catalogue::Catalogue& catalogue, const program::Program& program, const DayTables& day);

    const catalogue::Catalogue& catalogue;
    const program::Program& program;
    const DayTables& day;
    const analysis::Links links;

    /// All that `matching::decide` reads of the rules. Not safe to share between threads.
    const Area& area(InstrumentId instrument);
    /// What a single condition reads, without its cells.
    const Cone& condition(Id node);

private:
    [[nodiscard]] Area make(InstrumentId instrument) const;

    person::Profile nobody_;
    evaluation::Evaluation blank_;  ///< of somebody of whom nothing is known
    std::vector<std::unique_ptr<Area>> areas_;
    std::map<Id, Cone> conditions_;
};

}  // namespace attiva::inquiry
