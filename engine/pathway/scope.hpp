// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <vector>

#include "pathway/consequences.hpp"
#include "pathway/from_catalogue.hpp"
#include "pathway/timeline.hpp"

// Which instruments a path may be made of: those the goal may need, and what these need in
// turn, among those the person can ever have. Needed is what writes a fact that a condition
// reads, what a condition asks to be done or running (not what it asks not to be), what it
// is better to come after. `apre` makes nothing needed: a step that only announces another
// is never of use to a plan. Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Scope {
public:
    /// `own`: by instrument, whether its own past lets it start. Keeps references.
    Scope(const PathAsked& asked, const Timeline& timeline, const std::vector<Strip>& own);

    /// Looks for what these need; they are in, whether or not she can have them.
    void close(const std::vector<InstrumentId>& goals, const std::vector<AttributeId>& facts);

    /// Can she ever have it, on what only time changes?
    [[nodiscard]] bool usable(InstrumentId i) const { return usable_[i]; }
    /// After `close`: may steps be made of it, may it change, does it change?
    [[nodiscard]] bool candidate(InstrumentId i) const { return candidate_[i]; }
    [[nodiscard]] bool changeable(AttributeId a) const { return changeable_[a]; }
    [[nodiscard]] bool varied(Id id) const { return varied_[id]; }
    /// Those that are, whose value decides whether a fact makes sense.
    [[nodiscard]] std::vector<AttributeId> premises(AttributeId a) const;

    const PathAsked& asked;
    const catalogue::Catalogue& catalogue;
    const program::Program& program;
    const Timeline& timeline;
    const std::vector<Consequence> consequences;

private:
    void find_running();
    void find_usable();
    void vary();
    void spread();
    [[nodiscard]] bool reads(const program::Node& n) const;
    bool can(Id id, Side side, std::vector<char>& memo) const;
    void need(InstrumentId i);
    void need(AttributeId a);
    void need(Id id, bool wanted);
    void look(Id id, bool wanted);

    const std::vector<Strip>& own_;
    std::vector<std::map<AttributeId, std::uint64_t>> written_;
    const std::vector<std::vector<AttributeId>> premises_;
    std::vector<bool> usable_, candidate_, changeable_, varied_, needed_;
    std::vector<bool> before_;  ///< runs on day 0
    std::vector<char> seen_;  ///< by node: 1 wanted, 2 unwanted
    std::vector<std::pair<Id, bool>> open_;
};

/// Has it begun by the day, and may it still run?
bool runs(const person::Period& period, Date day);

/// How a term is made of its arguments, to people who follow truths: all, any, … or not at all.
bool connective(const program::Node& n);

}  // namespace attiva::pathway
