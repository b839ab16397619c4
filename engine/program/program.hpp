// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "language/typed.hpp"

// The predicate program: every condition and term of the rules, hash-consed
// (equal expression = same id), with definitions, results, eligibility and
// tiers resolved. It differs from the Rulebook in that sharing is explicit,
// titles are gone, and a clause is one truth: "if it applies, then its
// condition". Children have smaller ids, so evaluation is one loop.
//
// Instruments and funds are roots: E (eligible), T (in time), offered, and one node for
// each clause. Tested by tests/program/.

namespace attiva::program {

using language::Op;
using Id = std::uint32_t;
inline constexpr Id no_id = 0xFFFFFFFFU;

/// One operation. Arguments are `arguments[first … first+count)`.
struct Node {
    Op op = Op::constant;
    vocabulary::Base base = vocabulary::Base::boolean;
    /// Its value depends on which member of the household is looked at.
    bool of_member = false;
    language::Compare cmp = language::Compare::equal;
    language::Who who = language::Who::members;
    std::uint32_t first = 0;
    std::uint32_t count = 0;
    std::uint32_t ref = language::none;    ///< attribute, parameter table, interpretation, instrument
    std::uint32_t extra = language::none;  ///< into `extras`
};

/// Only its truth is of interest: an attribute, parameter or case table that is a truth is a
/// term like any other.
constexpr bool is_condition(const Node& n) { return n.op <= Op::eligible; }

/// What few operations need.
struct Extra {
    vocabulary::Possible value;
    std::uint64_t mask = 0;
    language::ScopeId scope = language::none;
    std::int32_t number = 0;  ///< the count of at_least, quantified, …
    Rounding rounding = Rounding::nearest;
    MissingDay missing_day = MissingDay::last_day;
    std::optional<Date> from, to;
    language::Gate gate;
    std::vector<Id> body;  ///< quantifiers: the member-dependent nodes they read, in order
    friend bool operator==(const Extra&, const Extra&) = default;
};

/// One dated, placed value of a parameter at one tier.
struct ParameterRow {
    std::optional<Date> from, to;
    Id value = no_id;                       ///< no_id = `senza valore`
    language::ScopeId scope = language::none;  ///< none = everywhere
    int rank = 0;  ///< 0 comune, 1 zona or provincia, 2 region, 3 base: tried in this order
    std::uint32_t source = language::none;  ///< index of the ParameterValue it comes from
};

/// A parameter as seen at one tier; several nodes may share it.
struct ParameterTable {
    language::ParameterId parameter = language::none;
    std::int32_t tier = 0;
    vocabulary::Possible whole;  ///< every value it may have when no row says, or a row says
                                 ///< `senza valore`: within its limits, else those of its type
    std::vector<ParameterRow> rows;  ///< sorted by rank, then as written
};

/// What the rules of one instrument (or fund) come to.
struct Roots {
    Id eligible = no_id;  ///< E
    Id in_time = no_id;   ///< T, but for repetition, which looks at the whole history;
                          ///< incompatibility holds both ways
    Id offered = no_id;
    Id again = no_id;     ///< never had yet, or `ripetibile` lets it be had once more; no_id where
                          ///< nothing says `ripetibile`. A wait that is no constant never passes
                          ///< here: verdicts read the history instead
};

struct Program {
    std::vector<Node> nodes;
    std::vector<Id> arguments;
    std::vector<Extra> extras;
    std::vector<ParameterTable> tables;
    std::vector<Id> of_typed;         ///< typed NodeId → id
    std::vector<Roots> instruments;   ///< by InstrumentId
    std::vector<Roots> funds;         ///< by FundId: `destinatari`, validity and calls, where it exists; no `again`
    std::vector<Id> clause_applies;   ///< by ClauseId: place, days and `se`
    std::vector<Id> clause_truth;     ///< by ClauseId: "if it applies, its condition"; no_id if none
    std::vector<Id> deciding;         ///< every node some verdict hangs on, in order
    std::vector<std::vector<Id>> cones;  ///< by InstrumentId: every node under its E and its amounts, in order
    std::vector<std::vector<std::uint32_t>> repeatable;  ///< by InstrumentId: its clauses that say `ripetibile`
    std::vector<std::vector<std::uint32_t>> readings;  ///< by InstrumentId: interpretations its cone reads

    [[nodiscard]] Id argument(const Node& n, std::uint32_t i) const { return arguments[n.first + i]; }
    /// A node without one has everything at its default.
    [[nodiscard]] const Extra& extra(const Node& n) const {
        static const Extra plain{};
        return n.extra == language::none ? plain : extras[n.extra];
    }
};

/// Compiles a checked rulebook. `simplify` off keeps every condition as
/// written (still shared): answers must be the same.
Program from_language(const language::Rulebook& book, const vocabulary::Vocabulary& vocabulary,
                      bool simplify);

/// Fills `deciding`, `cones`, `repeatable` and `readings` of a program whose nodes are all made.
void find_cones(Program& program, const language::Rulebook& book);

/// One node in one line, for tests: "all_of(3, 7)".
std::string dump(const Program& program, Id id);

}  // namespace attiva::program
