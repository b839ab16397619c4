// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <utility>

#include "analysis/implied.hpp"
#include "analysis/translation.hpp"
#include "analysis/witness.hpp"

// Two catalogues side by side on a day: somebody admitted by one and not by the
// other. First what follows from the writing alone; then persons whom one or
// both admit, changed only in what the difference looks at; then anybody.
// Tested by tests/analysis/difference_test.cpp.

namespace attiva::analysis {

/// What a side of a bench is made of. Keeps references.
struct Edition {
    const program::Program& program;
    const language::Rulebook& rules;
    const vocabulary::Vocabulary& vocabulary;
    const catalogue::Territory& territory;

    [[nodiscard]] DayTables on(Date day) const { return {program, rules, vocabulary, territory, day}; }
};

/// What must hold for a node to hold, one by one.
std::vector<Id> parts(const program::Program& program, Id node);

class Bench {
public:
    /// `purse`: nodes that may still be evaluated, in this and other benches; each
    /// search may take a part of what is left, so that no change takes too long.
    Bench(const Edition& before, const Edition& after, Date day, std::uint64_t& purse);

    /// Somebody for whom all these hold on this side, and `refuses` not on the other.
    Finding somebody(std::size_t side, const std::vector<Id>& admits, Id refuses);
    [[nodiscard]] const DayTables& day(std::size_t side) const { return side == 0 ? old_ : now_; }

private:
    using Goals = std::vector<Goal>;
    [[nodiscard]] std::vector<Id> parts(std::size_t side, Id node) const { return analysis::parts(day(side).program, node); }
    [[nodiscard]] std::vector<Near> places_to_look(std::size_t side, const std::vector<Id>& admits, Id refuses, Id part);
    [[nodiscard]] std::vector<Near> around(const std::array<std::set<AttributeId>, 2>& facts, bool past) const;
    std::array<std::set<AttributeId>, 2> facts_of(std::size_t side, const Cone& first, const Cone& second) const;
    const std::vector<Witness>& admitted(std::size_t side, const std::vector<Id>& admits, Id refuses);
    [[nodiscard]] std::vector<Id> branches(std::size_t side, const std::vector<Id>& admits, Id refuses);
    [[nodiscard]] std::uint64_t size(std::size_t side, const std::vector<Id>& admits, Id part) const;
    [[nodiscard]] std::uint64_t patience(std::uint64_t nodes) const;
    Finding paid(Finding finding, std::uint64_t nodes);

    std::uint64_t& purse_;
    DayTables old_, now_;
    std::array<Translation, 2> to_other_;
    Searcher search_;
    Implied implied_;
    std::map<std::pair<std::size_t, Id>, std::vector<Witness>> admitted_;  ///< by side, refuses
};

}  // namespace attiva::analysis
