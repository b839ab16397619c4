// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "pathway/consequences.hpp"
#include "pathway/from_catalogue.hpp"
#include "pathway/timeline.hpp"

// Which instruments a path may be made of: those the goal may need, and what these need in
// turn, among those the person can ever have. Needed is what writes a fact that a condition
// reads, what a condition asks to be done or running (not what it asks not to be), what it
// is better to come after. `apre` makes nothing needed: a step that only announces another
// is never of use to a plan; where asked for (PathAsked::announced), what announces one of those
// is in too, and what it needs. Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Scope {
public:
    /// `own`: by instrument, whether its own past lets it start. Keeps references.
    Scope(const PathAsked& asked, const Timeline& timeline, const std::vector<Strip>& own);

    /// Of a clause `meglio dopo`: the instruments that count for her.
    using Better = std::function<std::vector<InstrumentId>(language::ClauseId)>;
    /// Of an instrument that only announces others: is it in?
    using Announces = std::function<bool(InstrumentId)>;
    /// Looks for what these need; they are in, whether or not she can have them.
    void close(const std::vector<InstrumentId>& goals, const std::vector<AttributeId>& facts, const Better& better, const Announces& announces = {});

    /// Can she ever have it, on what only time changes?
    [[nodiscard]] bool usable(InstrumentId i) const { return usable_[i]; }
    /// By instrument: could she have it, as presumed? Before `close`.
    [[nodiscard]] std::vector<bool> likely() const;
    /// After `close`: may steps be made of it, may it change, does it change?
    [[nodiscard]] bool candidate(InstrumentId i) const { return candidate_[i]; }
    [[nodiscard]] bool changeable(AttributeId a) const { return changeable_[a]; }
    [[nodiscard]] bool varied(Id id) const { return varied_[id]; }
    /// Which announces which of those the goal needs; empty if not asked for.
    [[nodiscard]] const std::vector<std::pair<InstrumentId, InstrumentId>>& announced() const { return announced_; }
    /// Those that are, whose value decides whether a fact makes sense.
    [[nodiscard]] std::vector<AttributeId> premises(AttributeId a) const;

    const PathAsked& asked;
    const catalogue::Catalogue& catalogue;
    const program::Program& program;
    const Timeline& timeline;
    const std::vector<Consequence> consequences;

private:
    void announce(const Announces& announces);
    void find_running();
    void find_usable();
    void vary();
    void spread();
    [[nodiscard]] bool reads(const program::Node& n) const;
    bool can(Id id, Side side, std::vector<char>& memo) const;
    // scope_need.cpp
    /// A condition, to be a yes (or, unwanted, a no); not strict: not to be a no (a yes) is enough.
    struct Wish {
        Id id = program::no_id;
        bool wanted = true, strict = false;
        Side side = Side::presumed;
    };
    void need(InstrumentId i);
    void need(AttributeId a, std::uint64_t values);
    void need(const Wish& wish);
    void look(const Wish& wish);
    void read_below(Id id);
    bool keeps(Id id, bool against, Side side);
    bool kept(Id id, bool against, Side side);
    /// A fact of hers asked directly: which, and which values.
    [[nodiscard]] std::optional<std::pair<AttributeId, std::uint64_t>> asked_of_fact(const program::Node& n) const;

    const std::vector<Strip>& own_;
    std::vector<std::map<AttributeId, std::uint64_t>> written_;
    const std::vector<std::vector<AttributeId>> premises_;
    std::vector<bool> usable_, candidate_, changeable_, varied_, needed_;
    std::vector<bool> before_;  ///< runs on day 0
    std::vector<unsigned char> seen_;            ///< by node: a bit for each kind of wish
    std::vector<Wish> open_;
    std::vector<std::array<char, 4>> kept_;      ///< by node: what keeps() said, 0 where not asked
    std::vector<bool> read_;                     ///< by node: read_below has been there
    const Better* better_ = nullptr;             ///< while closing
    std::vector<std::pair<InstrumentId, InstrumentId>> announced_;
    std::vector<std::uint64_t> sought_;          ///< by fact: values somebody asks for
};

/// Has it begun by the day, and may it still run?
bool runs(const person::Period& period, Date day);

/// How a term is made of its arguments, to people who follow truths: all, any, … or not at all.
bool connective(const program::Node& n);

}  // namespace attiva::pathway
