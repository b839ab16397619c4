// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "attiva/answer.hpp"
#include "attiva/value.hpp"
#include "catalogue/territory.hpp"
#include "language/typed.hpp"
#include "person/profile.hpp"
#include "vocabulary/vocabulary.hpp"

// The oracle: docs/lingua.md §9-13 as directly as it can be written. It walks
// the typed tree by recursion, remembers nothing and shares no logic with the
// engine (not even the joining of possible values): only the value types and
// the typed tree. It is in no shipped binary. Tested by laws_test.cpp, which
// compares it with the engine, and by atoms_test.cpp, which enumerates.

namespace attiva::laws {

using vocabulary::Base;
using vocabulary::Possible;

/// Whom a level-`componente` (or `familiare`) attribute speaks of.
struct Whom {
    const std::vector<person::Fact>* facts = nullptr;  ///< null = the person asked about
    vocabulary::Level level = vocabulary::Level::person;
};

/// Is an attribute of this level the fact of the one looked at?
bool speaks_of(Whom w, vocabulary::Level level);

/// A person on a day under a rulebook. Keeps references to all it is given.
class Naive {
public:
    Naive(const language::Rulebook& book, const vocabulary::Vocabulary& vocabulary,
          const catalogue::Territory& territory, const person::Profile& profile, Date day)
        : book_(book), v_(vocabulary), territory_(territory), profile_(profile), day_(day) {}

    /// Every value the node may have (conditions too, as a boolean's mask).
    Possible value(language::NodeId id, Whom whom = {}) const;
    /// sì, no or ignoto; requires a boolean node.
    Truth truth(language::NodeId id, Whom whom = {}) const;

    // --- §12 -------------------------------------------------------------------
    /// Place, days and `se` of a clause.
    Truth applies(const language::Clause& c) const;
    Truth eligible(language::InstrumentId id) const;  ///< E
    Truth in_time(language::InstrumentId id) const;   ///< T
    Truth offered(language::InstrumentId id) const;
    Truth running(language::InstrumentId id) const;
    Truth concluded(language::InstrumentId id, const language::Gate& gate) const;
    /// May it be done again?
    Truth repeatable(language::InstrumentId id) const;

private:
    using Node = language::TypedNode;

    Truth condition(const Node& n, Whom w) const;
    Truth atom(const Node& n, Whom w) const;
    Possible term(const Node& n, Whom w) const;
    Possible arithmetic(const Node& n, Whom w) const;
    Possible extreme(const Node& n, Whom w) const;
    Possible attribute(vocabulary::AttributeId id, Whom w) const;
    Possible parameter(language::ParameterId id, std::int32_t tier) const;
    Possible cases(const Node& n, Whom w) const;
    Possible reading(language::InterpretationId id) const;

    // members
    std::vector<Whom> subjects(language::Who who) const;
    bool complete(language::Who who) const;
    Truth belongs(language::Who who, Whom w) const;
    std::vector<person::Fact> unlisted() const;
    Truth counted_in(const Node& n, Whom w) const;
    bool others_matter(const Node& n, Truth harmless, const std::function<Truth(Whom)>& test) const;
    std::pair<int, int> count(const Node& n) const;  ///< S, I
    Truth quantified(const Node& n) const;
    Truth every(const Node& n) const;
    Possible counted(const Node& n) const;
    Possible summed(const Node& n) const;

    // history
    bool history_open() const;
    Truth ended(const person::Period& p) const;
    Truth passes(const person::Period& p, const language::Gate& gate) const;
    Possible times(language::InstrumentId id) const;
    Truth some_period(language::InstrumentId id,
                      const std::function<Truth(const person::Period&)>& test) const;

    // places and days
    Truth inside(vocabulary::AttributeId place, language::ScopeId scope, Whom w) const;
    bool holds_comune(const language::Scope& scope, std::uint16_t comune) const;
    Truth said_here(const language::Provenance& where) const;
    Truth no_such_band(language::NodeId id) const;
    bool within(const std::optional<Date>& from, const std::optional<Date>& to) const;

    // clauses
    std::vector<const language::Clause*> clauses(language::InstrumentId id,
                                                 language::ClauseKind kind) const;
    Truth applies_on_any_day(const language::Clause& c) const;
    using Layer = language::Provenance::Layer;
    // What some layers say of having it again.
    struct Repeat {
        Truth speaks = Truth::no;
        Truth says = Truth::no;
    };
    Repeat repeatable_by(language::InstrumentId id, const std::set<Layer>& layers) const;
    Truth called(language::InstrumentId id) const;
    Truth windows_here(language::InstrumentId id, const std::set<Layer>& layers) const;
    Truth open_window(language::InstrumentId id, const std::set<Layer>& layers, Truth said_below) const;
    Truth compatible(language::InstrumentId id) const;
    Truth waited(language::InstrumentId id) const;
    Truth parameters_filled(language::InstrumentId id) const;
    void parameters_of(language::NodeId id, std::vector<language::ParameterId>& out) const;

    const language::Rulebook& book_;
    const vocabulary::Vocabulary& v_;
    const catalogue::Territory& territory_;
    const person::Profile& profile_;
    Date day_;
};

/// The table of §12: `with` sees the profile with presumptions, `without`
/// the one before them. `attivabile se …` is always Verdict::to_clarify here.
Verdict verdict(const Naive& with, const Naive& without, language::InstrumentId id);

}  // namespace attiva::laws
