// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "person/small_world.hpp"

// Small rulebooks by hand over the small world, and what a person makes of them.
//
//   Rules r;
//   const auto n = r.less(r.fact("eta"), r.months(216));
//   truth(r, n, "al: 2026-02-01\npersona: {eta: 17 anni}\n")   →  "sì"

namespace by_hand {

using namespace attiva;
using language::Compare;
using language::NodeId;
using language::Op;
using language::Who;
using vocabulary::Base;
using Args = std::vector<NodeId>;

struct Rules {
    language::Rulebook book;

    Rules() {
        book.residence = small_world::id("residenza");
        book.age = small_world::id("eta");
    }
    NodeId add(language::TypedNode n) {
        book.nodes.push_back(std::move(n));
        return static_cast<NodeId>(book.nodes.size() - 1);
    }
    NodeId make(Op op, Base base, Args args = {}, std::uint32_t ref = language::none) {
        language::TypedNode n;
        n.op = op;
        n.type.base = base;
        n.args = std::move(args);
        n.ref = ref;
        return add(std::move(n));
    }
    language::TypedNode& operator[](NodeId n) { return book.nodes[n]; }

    // --- terms
    NodeId fact(const std::string& name) {
        const auto a = small_world::id(name);
        const NodeId n = make(Op::attribute, Base::boolean, {}, a);
        book.nodes[n].type = small_world::words()[a].type;
        return n;
    }
    NodeId number(Base base, Number lo) { return between(base, lo, lo); }
    NodeId between(Base base, Number lo, Number hi) {
        const NodeId n = make(Op::constant, base);
        book.nodes[n].value = vocabulary::between(lo, hi);
        return n;
    }
    NodeId months(int n) { return number(Base::months, Number{n}); }
    NodeId euro(int n) { return number(Base::money, Number{n * 100}); }
    NodeId day(int y, int m, int d) { return number(Base::date, Number{date_of(y, m, d)->days}); }
    NodeId boolean(bool b) {
        const NodeId n = make(Op::constant, Base::boolean);
        book.nodes[n].value = vocabulary::exactly(b);
        return n;
    }

    // --- conditions
    NodeId compare(Compare cmp, NodeId a, NodeId b) {
        const NodeId n = make(Op::compare, Base::boolean, {a, b});
        book.nodes[n].cmp = cmp;
        return n;
    }
    NodeId less(NodeId a, NodeId b) { return compare(Compare::less, a, b); }
    NodeId at_least(NodeId a, NodeId b) { return compare(Compare::greater_equal, a, b); }
    NodeId all(Args a) { return make(Op::all_of, Base::boolean, std::move(a)); }
    NodeId any(Args a) { return make(Op::any_of, Base::boolean, std::move(a)); }
    NodeId no(NodeId a) { return make(Op::negation, Base::boolean, {a}); }
    NodeId quantified(Who who, Compare cmp, int count, Args condition_and_filter) {
        const NodeId n = make(Op::quantified, Base::boolean, std::move(condition_and_filter));
        book.nodes[n].who = who;
        book.nodes[n].cmp = cmp;
        book.nodes[n].count = count;
        return n;
    }
    NodeId over(Op op, Base base, Who who, Args args) {
        const NodeId n = make(op, base, std::move(args));
        book.nodes[n].who = who;
        return n;
    }
    language::ScopeId scope(std::vector<language::Scope::Part> parts) {
        book.scopes.push_back({std::move(parts)});
        return static_cast<language::ScopeId>(book.scopes.size() - 1);
    }
    language::ScopeId comune(const std::string& slug) { return scope({{language::Scope::Kind::comune, slug}}); }
    language::ScopeId zone(const std::string& name) { return scope({{language::Scope::Kind::zone, name}}); }
    NodeId in(language::ScopeId s) {
        const NodeId n = make(Op::in_place, Base::boolean, {}, book.residence);
        book.nodes[n].scope = s;
        return n;
    }
    NodeId defined(NodeId body, bool of_member) {
        language::Definition d;
        d.body = body;
        d.type = book.nodes[body].type;
        d.of_member = of_member;
        book.definitions.push_back(d);
        const NodeId n = make(Op::definition, d.type.base, {}, static_cast<std::uint32_t>(book.definitions.size() - 1));
        return n;
    }

    // --- instruments and clauses
    language::InstrumentId instrument(const std::string& id) {
        language::Subject s;
        s.id = id;
        book.instruments.push_back(std::move(s));
        return static_cast<language::InstrumentId>(book.instruments.size() - 1);
    }
    language::Clause& clause(language::InstrumentId i, language::ClauseKind kind) {
        language::Clause c;
        c.kind = kind;
        c.owner = i;
        book.instruments[i].clauses.push_back(static_cast<language::ClauseId>(book.clauses.size()));
        book.clauses.push_back(std::move(c));
        return book.clauses.back();
    }
    void requires_(language::InstrumentId i, NodeId body) { clause(i, language::ClauseKind::requires_).body = body; }
    NodeId history(Op op, language::InstrumentId i, language::Gate gate = {}) {
        const NodeId n = make(op, op == Op::times ? Base::number : Base::boolean, {}, i);
        book.nodes[n].gate = gate;
        return n;
    }

    // --- parameters
    language::ParameterId parameter(Base base) {
        language::Parameter p;
        p.type.base = base;
        book.parameters.push_back(std::move(p));
        return static_cast<language::ParameterId>(book.parameters.size() - 1);
    }
    language::ParameterValue& row(language::ParameterId p, std::optional<NodeId> value,
                                  language::ScopeId where = language::none, int tier = 0) {
        language::ParameterValue v;
        v.value = value;
        v.where.scope = where;
        v.tier = tier;
        book.parameters[p].values.push_back(std::move(v));
        return book.parameters[p].values.back();
    }
    NodeId read(language::ParameterId p, int tier = 0) {
        const NodeId n = make(Op::parameter, book.parameters[p].type.base, {}, p);
        book.nodes[n].count = tier;
        return n;
    }
};

/// A rulebook compiled (simplified or not) and run for a person on a day.
struct Judged {
    program::Program program;
    evaluation::DayTables tables;
    person::Profile profile;
    evaluation::Evaluation evaluation;

    Judged(const Rules& r, person::Profile p, Date day, bool simplify = true)
        : program(program::from_language(r.book, small_world::words(), simplify)),
          tables(program, r.book, small_world::words(), small_world::territory(), day),
          profile(std::move(p)),
          evaluation(tables) {
        evaluation.run(profile);
    }
    [[nodiscard]] std::string value(NodeId n, const Rules& r) const {
        return dumped::possible(evaluation.value(program.of_typed[n]), r.book.nodes[n].type.base);
    }
};

/// A person file, derived and presumed.
inline person::Profile completed(const std::string& text) {
    small_world::Person p(text);
    if (!p.reading.diagnostics.ok()) throw std::runtime_error(p.reading.codes());
    p.completed();
    return p.profile;
}

/// The value of a node for a person on 2026-02-01; "simplified ≠ plain" should
/// simplification change it.
inline std::string judged(const Rules& r, NodeId n, const std::string& person, Date day = *date_of(2026, 2, 1)) {
    const person::Profile p = completed("al: 2026-02-01\n" + person);
    const std::string simplified = Judged(r, p, day, true).value(n, r);
    const std::string plain = Judged(r, p, day, false).value(n, r);
    return simplified == plain ? simplified : simplified + " ≠ " + plain;
}

}  // namespace by_hand
