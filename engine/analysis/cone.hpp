// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <vector>

#include "evaluation/evaluator.hpp"

// What a condition reads on a day: its nodes, and where each fact's values must
// be told apart. Tested by tests/analysis/cone_test.cpp.

namespace attiva::analysis {

using evaluation::DayTables;
using program::Id;
using vocabulary::AttributeId;

/// Where the values of a fact are told apart by the atoms that read it directly.
struct Cells {
    std::set<Number> cuts;         ///< first value of the upper part
    std::set<std::uint64_t> masks; ///< of choices, and of the items of a set
    bool one_by_one = false;       ///< a choice compared with another: every item counts
};

struct Cone {
    std::vector<Id> nodes;  ///< smallest first
    std::map<AttributeId, Cells> facts;  ///< computed times: under the date behind them
    std::set<AttributeId> read;          ///< as the rules name them
    std::set<language::ScopeId> scopes;
    std::set<std::uint32_t> instruments; ///< whose history is read, by InstrumentId
    std::vector<Id> past;                ///< the history nodes
    std::set<std::uint32_t> readings;
    std::set<language::ParameterId> parameters;
    std::size_t members = 0;    ///< with so many other members, if nothing is counted, all is said
    std::size_t relatives = 0;
    bool household = false;     ///< it looks at the members
    bool kin = false;
    std::set<Date> turning;     ///< days on which what it says may begin to be otherwise
};

/// Nodes and what hangs on them; the cells are left empty.
Cone cone_of(const DayTables& day, const std::vector<Id>& roots);
/// Fills the cells. `blank` is an evaluation that ran the cone on a person of
/// whom nothing is known.
void tell_apart(Cone& cone, const evaluation::Evaluation& blank);

}  // namespace attiva::analysis
