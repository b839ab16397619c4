// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "language/check_state.hpp"

// One written expression -> typed nodes. Types go upwards (each node says what
// it is); a wanted type goes downwards only so that a bare choice item, which
// has no meaning alone, finds its list.
//
// Every method returns `none` after reporting: callers then stay silent, so one
// mistake is one error. Internal to the language room.

namespace attiva::language::checking {

/// Where an expression stands: what it may speak of.
struct Scene {
    Reach reach;                             ///< names of lower layers are refused
    InstrumentId owner = none;               ///< bare result names are this instrument's
    bool fund = false;                       ///< owner is a fund
    bool activation = false;                 ///< facts of level attivazione are allowed
    bool of_member = false;                  ///< body of `definizione … di componente`
    Citation source;                         ///< what `fonte "punto"` without an act cites
    DefinitionTraits* definition = nullptr;  ///< body of a definition: notes what it uses
};

class Expressions {
public:
    Expressions(State& state, Scene scene) : s_(state), scene_(scene) {}

    /// A boolean; anything else is R202.
    NodeId condition(Cursor c);
    /// A value of the type (for a choice of unknown list: of any list, then
    /// `type.list` is set); a case table too.
    NodeId value(Cursor c, Type& type);
    /// A value of whatever type it has.
    NodeId any_value(Cursor c) { return infer(c, nullptr); }
    /// Months or days; anything else is R208.
    NodeId duration(Cursor c);
    /// `(con esito …, da almeno …)` after `dopo`; nothing asked when absent.
    Gate gate(Cursor c) { return gate_of(c); }

private:
    // check_expressions.cpp: what a node is, names, literals
    NodeId infer(Cursor c, const Type* wanted);
    NodeId infer_nested(Cursor c, const Type* wanted);
    NodeId term(Cursor c, const Type* wanted);
    NodeId identifier(Cursor c, const Type* wanted);
    NodeId symbol(Cursor c, const Symbol& symbol);
    NodeId attribute(Cursor c, AttributeId id);
    NodeId definition(Cursor c, DefinitionId id);
    NodeId result(Cursor c, const std::string& name);
    NodeId choice_item(Cursor c, vocabulary::ListId list);
    NodeId unknown_name(Cursor c);
    NodeId number(Cursor c);
    NodeId word_literal(Cursor c);

    // check_conditions.cpp: connectives, lists, exceptions, events, places
    NodeId boolean_node(Cursor c);
    NodeId connective(Cursor c, Op op);
    NodeId exception(Cursor c);
    NodeId count_list(Cursor c);
    NodeId item(Cursor c);
    NodeId cases(Cursor c, const Type* wanted);
    NodeId case_value(Cursor row, std::size_t at, const Type* wanted);
    bool complete(Cursor c) const;
    NodeId happened(Cursor c);
    NodeId since(Cursor c);
    NodeId in_period(Cursor c);
    NodeId in_place(Cursor c);

    // check_members.cpp: quantifiers, counts, sums, history, other instruments
    NodeId quantifier(Cursor c);
    NodeId count_of(Cursor c);
    NodeId sum_of(Cursor c);
    NodeId history(Cursor c);
    NodeId eligible(Cursor c);
    NodeId times_of(Cursor c);
    Gate gate_of(Cursor gate);
    std::optional<Who> enter(Cursor c);
    bool leave(Cursor c, bool needed);

    // check_comparisons.cpp
    NodeId comparison(Cursor c);
    NodeId compare_choice(Cursor c, NodeId left);
    NodeId compare_boolean(Cursor c, NodeId left);
    NodeId compare_values(Cursor c, NodeId left);
    NodeId never(Cursor c);
    NodeId range(Cursor c);
    NodeId membership(Cursor c);
    NodeId contains(Cursor c);
    NodeId within(Cursor c);
    std::optional<std::uint64_t> mask_of(Cursor c, std::size_t first, vocabulary::ListId list);
    NodeId one_of(Cursor c, NodeId operand, std::uint64_t mask);
    bool agree(NodeId left, Cursor written_left, NodeId right, Cursor written_right);
    NodeId tiered(Cursor c, const std::function<NodeId()>& build);

    // check_terms.cpp: arithmetic and dates
    NodeId binary(Cursor c);
    NodeId arithmetic(Cursor c, Op op, NodeId x, NodeId y);
    NodeId date_arithmetic(Cursor c, NodeId x, NodeId y, MissingDay rule);
    NodeId unary_minus(Cursor c);
    NodeId extremum(Cursor c, const Type* wanted);
    NodeId conversion(Cursor c);
    NodeId rounding(Cursor c);
    NodeId upward(Cursor c);
    NodeId span_between(Cursor c);
    NodeId month_edge(Cursor c);
    NodeId fold(TypedNode node);

    // shared
    NodeId make(Op op, Type type, Cursor c, std::vector<NodeId> args = {});
    NodeId constant(Type type, vocabulary::Possible value, Cursor c);
    NodeId mismatch(const char* code, Cursor c, std::string message, std::string help,
                    std::string label = {});
    NodeId date_of(Cursor c);
    bool is_duration(NodeId id) const;
    std::string describe(NodeId id, Cursor written) const;
    [[nodiscard]] Type type_at(NodeId id) const { return s_[id].type; }
    [[nodiscard]] vocabulary::Base base_at(NodeId id) const { return s_[id].type.base; }

    State& s_;
    Scene scene_;
    int depth_ = 0;
    bool too_deep_ = false;     // and said so
    int tier_ = 0;              // fascia being built; 0 = none
    int tiers_met_ = 0;         // most fasce of a parameter met since it was reset
    std::optional<Who> who_;    // quantifier around
    bool member_used_ = false;  // a fact of the member was used in it
};

/// Kinds whose value is sì or no whatever they hold.
bool is_condition(Kind kind);
/// What a written expression is called in a message: its words when it is a
/// name or a number, "(…)" otherwise.
std::string written_words(Cursor c);
/// "di tipo data", "in euro/anno": how a message says a type.
std::string in_type(Type type);

inline constexpr Type boolean_type{vocabulary::Base::boolean, vocabulary::no_list};
inline constexpr Type number_type{vocabulary::Base::number, vocabulary::no_list};
inline constexpr Type date_type{vocabulary::Base::date, vocabulary::no_list};

/// Deepest typed expression: what lets every later walk recurse safely.
inline constexpr int deepest_expression = 200;

}  // namespace attiva::language::checking
