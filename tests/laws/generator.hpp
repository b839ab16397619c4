// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "language/typed.hpp"
#include "world.hpp"

// Random well-typed rulebooks over the random world: every operation of the
// typed tree, every clause that decides, dated, tiered, left-open and missing
// parameters, definitions (of a member too), results, interpretations, layers.
// An operation made rarely so far is made more often, so that each gets its
// share. Tested by generator_test.cpp.

namespace attiva::laws {

inline constexpr std::size_t operations = static_cast<std::size_t>(language::Op::times) + 1;

/// What was made so far.
struct Made {
    std::array<std::uint64_t, operations> nodes{};   ///< by operation
    std::array<std::uint64_t, operations> chosen{};  ///< by operation, where there was a choice
};

/// Where a node stands.
struct Scene {
    std::optional<Level> member;  ///< inside a quantifier, or a definition `di componente`
    bool quantifiers = true;      ///< quantifiers do not nest
};

class RuleMaker {
public:
    /// `made` is read and added to.
    RuleMaker(const World& world, Random& random, Made& made)
        : w_(world), r_(random), made_(made) {}

    /// A whole rulebook, acyclic, children before parents.
    language::Rulebook make();

private:
    using NodeId = language::NodeId;
    using Op = language::Op;
    using Node = language::TypedNode;

    // generator.cpp: one node of a type
    NodeId any(Type type, int depth, Scene scene);
    NodeId condition(int depth, Scene scene) {
        return any({Base::boolean, vocabulary::no_list}, depth, scene);
    }
    [[nodiscard]] std::vector<Op> candidates(Type type, int depth, Scene scene) const;
    void leaves(Type type, Scene scene, std::vector<Op>& out) const;
    void conditions(Scene scene, std::vector<Op>& out) const;
    void terms(Type type, Scene scene, std::vector<Op>& out) const;
    Op rarest(const std::vector<Op>& ops);  ///< one of them, rather one chosen seldom
    NodeId build(Op op, Type type, int depth, Scene scene);
    bool build_leaf(Node& n, Scene scene);
    bool build_condition(Node& n, int depth, Scene scene);
    bool build_atom(Node& n, int depth, Scene scene);
    bool build_past(Node& n, int depth, Scene scene);
    void build_comparison(Node& n, int depth, Scene scene);
    void build_tiers(Node& n, int depth, Scene scene);
    void build_members(Node& n, int depth);
    void build_term(Node& n, int depth, Scene scene);
    std::optional<NodeId> seen_leaf(Op op, Type type, Scene scene);
    NodeId attribute(Type type, Scene scene);
    NodeId constant(Type type);        ///< maybe one already there
    NodeId fresh_constant(Type type);  ///< one that may still be changed
    NodeId factor(bool divisor, int depth, Scene scene);
    NodeId add(Node n);
    Type random_type();
    Type comparable();
    [[nodiscard]] std::uint64_t least_made(Type type) const;
    [[nodiscard]] std::vector<AttributeId> attributes(Type type, Scene scene) const;
    [[nodiscard]] std::vector<std::uint32_t> definitions(Type type) const;
    [[nodiscard]] std::vector<std::uint32_t> results(Type type) const;
    [[nodiscard]] std::vector<std::uint32_t> parameters(Type type, bool tiered) const;

    // rulebook.cpp: declarations and clauses
    void make_scopes();
    void make_parameter();
    language::ParameterValue row(const language::Parameter& p, std::int32_t tier);
    void base_rows(language::Parameter& p);
    void local_rows(language::Parameter& p);
    void make_definition();
    void make_instrument(language::InstrumentId owner);
    void make_clause(language::InstrumentId owner, language::ClauseKind kind);
    void fill_clause(language::Clause& c);
    NodeId other_instrument(language::Clause& c);
    language::Provenance somewhere(int local_percent);
    void period(std::optional<Date>& from, std::optional<Date>& to, int percent);
    language::Gate gate();

    const World& w_;
    Random& r_;
    Made& made_;
    language::Rulebook book_;
    std::uint32_t instruments_ = 0;  ///< whole so far: `ammissibile a` may name these
};

}  // namespace attiva::laws
