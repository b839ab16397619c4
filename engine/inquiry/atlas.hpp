// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <utility>
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

    /// The conditions and terms the verdict is made of.
    [[nodiscard]] std::vector<Id> roots(InstrumentId instrument) const;
    /// All that `matching::decide` reads of the rules. Not safe to share between threads.
    const Area& area(InstrumentId instrument);
    /// What a single condition reads, without its cells.
    const Cone& condition(Id node);
    /// The nodes some verdict hangs on that change with a fact (of a time, with the date
    /// behind it), of whomever it is; smallest first.
    const std::vector<Id>& moved_by(AttributeId fact);
    /// The same: with the list of the members, or of the relatives; with the past measures.
    const std::vector<Id>& moved_by_list(bool relatives);
    const std::vector<Id>& moved_by_past();
    /// One comune for each group that no rule tells apart (and one outside Tuscany), of
    /// these or of all, and how large a share of them the group is.
    std::vector<std::pair<std::uint16_t, double>> places(const std::vector<std::uint16_t>& among);

private:
    [[nodiscard]] Area make(InstrumentId instrument) const;
    template <class Reads>
    [[nodiscard]] std::vector<Id> upwards(Reads reads) const;
    [[nodiscard]] bool reads_fact(const program::Node& n, AttributeId fact) const;
    void group_places();

    person::Profile nobody_;
    evaluation::Evaluation blank_;  ///< of somebody of whom nothing is known
    std::vector<std::unique_ptr<Area>> areas_;
    std::map<Id, Cone> conditions_;
    std::map<AttributeId, std::vector<Id>> moved_by_;
    std::map<int, std::vector<Id>> moved_by_others_;  ///< 0 members, 1 relatives, 2 the past
    std::vector<std::vector<std::uint16_t>> groups_;  ///< of comuni; made when first asked for
};

}  // namespace attiva::inquiry
