// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <vector>

#include "attiva/population.hpp"
#include "batch/run.hpp"
#include "matching/match.hpp"

// The verdict table for a block: matching::decide for all its rows at once. Who has had a
// measure is decided one by one, by the same words.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

using batch::Plane;
using batch::Word;

/// What is asked of a block, once a day.
struct Plans {
    /// `alike`: by attribute, is it the same presumed or not?
    Plans(const matching::Rules& rules, const evaluation::DayTables& day, const std::vector<bool>& alike);
    const matching::Rules rules;
    const evaluation::DayTables& day;
    std::vector<std::vector<program::Id>> repetition;  ///< by instrument
    std::vector<program::Id> verdict_nodes, bare_nodes;
    batch::Plan presumed;  ///< E, T, what is offered, repetition
    batch::Plan bare;      ///< E; the plan before lends to it
};

/// By instrument, by verdict: a plane of rows. Rows beyond the last have no verdict.
class Verdicts {
public:
    explicit Verdicts(std::size_t instruments) : planes_(instruments) {}
    [[nodiscard]] const Plane& of(std::size_t instrument, Verdict v) const { return planes_[instrument][static_cast<std::size_t>(v)]; }
    [[nodiscard]] Verdict at(std::size_t instrument, std::size_t row) const;

    /// `alive`: the rows that have a verdict. `presumed`, `bare` have run on these blocks.
    void decide(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const batch::Block& block, const Plane& alive);
    /// One row, decided otherwise.
    void set(std::size_t instrument, std::size_t row, Verdict v);

private:
    void by_planes(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const Plane& open, const Plane& alive, std::size_t i);
    void by_history(const Plans& plans, const batch::Run& presumed, const batch::Run& bare, const batch::Block& block, const Plane& alive, std::size_t i);

    std::vector<std::array<Plane, verdict_kinds>> planes_;
};

}  // namespace attiva::population
