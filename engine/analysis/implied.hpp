// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <compare>
#include <map>
#include <set>
#include <unordered_map>
#include <utility>

#include "analysis/cone.hpp"

// What follows from the writing alone: a condition of one catalogue that can
// never hold without one of another, on a day. No < ignoto < sì, and a value is
// below another when both its ends are; `e`, `o`, sums, thresholds and counts
// keep the order of their parts, `non` and the other end of a comparison turn
// it round. A raised threshold admits whoever the old one admitted, however
// much else the conditions say. It is a proof, never a refutation.
// Tested by tests/analysis/implied_test.cpp.

namespace attiva::analysis {

class Implied {
public:
    /// Two catalogues on the same day, or twice the same. Keeps references.
    Implied(const DayTables& first, const DayTables& second);

    /// Proved: for the same person, if all of `given` hold on this side, the node
    /// of this side is never above that of the other (a condition: never truer).
    bool below(std::size_t side, Id mine, Id theirs, const std::vector<Id>& given = {});
    /// Proved: always the same.
    bool same(std::size_t side, Id mine, Id theirs) { return print(side, mine) == print(1 - side, theirs); }
    /// What is under `mine` and nowhere under `theirs`.
    std::set<Id> fresh(std::size_t side, const std::vector<Id>& mine, const std::vector<Id>& theirs);
    /// The smallest conditions under `mine` that are nowhere under `theirs`.
    std::vector<Id> news(std::size_t side, const std::vector<Id>& mine, const std::vector<Id>& theirs);

private:
    using Node = program::Node;
    struct Pair {
        std::size_t side, other;
        Id mine, theirs;
        [[nodiscard]] Pair turned() const { return {other, side, theirs, mine}; }
        friend auto operator<=>(const Pair&, const Pair&) = default;
    };
    [[nodiscard]] const Node& mine(const Pair& p) const { return days_[p.side]->program.nodes[p.mine]; }
    [[nodiscard]] const Node& theirs(const Pair& p) const { return days_[p.other]->program.nodes[p.theirs]; }
    [[nodiscard]] Pair arguments(const Pair& p, std::uint32_t i, std::uint32_t j) const;
    [[nodiscard]] const program::Extra& extra(std::size_t side, Id id) const;
    [[nodiscard]] bool fixed(std::size_t side, Id id) const { return fixed_[side][id]; }
    std::uint64_t print(std::size_t side, Id id);

    bool same(const Pair& p) { return print(p.side, p.mine) == print(p.other, p.theirs); }
    bool below(const Pair& p);
    bool granted(std::size_t side, Id id);
    void suppose(std::size_t side, const std::vector<Id>& given);
    void suppose_parts(std::size_t side, Id id);
    bool follow_on();
    bool decide(const Pair& p);
    bool condition(const Pair& p);
    bool split(const Pair& p);
    bool atom(const Pair& p);
    bool comparison(const Pair& p);
    bool range(const Pair& p);
    bool masks(const Pair& p);
    bool over_members(const Pair& p);
    // implied_terms.cpp
    static bool below(const vocabulary::Possible& mine, const vocabulary::Possible& theirs, vocabulary::Base base);
    bool term(const Pair& p);
    bool product(const Pair& p);
    bool cases(const Pair& p);
    bool parameter(const Pair& p);
    [[nodiscard]] bool apart(const Pair& p) const;
    [[nodiscard]] bool same_age() const;
    [[nodiscard]] bool same_scope(const Pair& p, language::ScopeId mine, language::ScopeId theirs) const;
    bool each_below(const Pair& p);
    bool rest_same(const Pair& p, std::uint32_t from);

    std::array<const DayTables*, 2> days_;
    std::array<std::vector<bool>, 2> fixed_;
    std::array<std::vector<vocabulary::Possible>, 2> blank_;  ///< of somebody of whom nothing is known
    std::array<std::unordered_map<Id, std::uint64_t>, 2> prints_;
    std::array<std::map<Pair, bool>, 2> known_;  ///< whatever holds; under what is given
    std::map<std::pair<std::size_t, Id>, bool> granted_;
    std::pair<std::size_t, std::vector<Id>> asked_;  ///< what is given, as asked
    std::vector<std::pair<std::size_t, Id>> given_;  ///< and what follows from it at once
    bool supposing_ = false;  ///< what is given may be used
};

}  // namespace attiva::analysis
