// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "session/coverage.hpp"

#include "evaluation/wording.hpp"

namespace attiva::session {
namespace {

using language::ClauseKind;
using language::NodeId;
using language::Op;

bool is_connective(Op op) {
    switch (op) {
        case Op::all_of:
        case Op::any_of:
        case Op::at_least:
        case Op::at_most:
        case Op::negation:
        case Op::except:
        case Op::tiered:
        case Op::titled:
        case Op::definition:
        case Op::result:
        case Op::eligible:
        case Op::cases:
        case Op::quantified:
        case Op::every: return true;
        default: return false;
    }
}

bool counts(ClauseKind k) {
    switch (k) {
        case ClauseKind::requires_:
        case ClauseKind::excludes:
        case ClauseKind::after:
        case ClauseKind::during:
        case ClauseKind::incompatible:
        case ClauseKind::indicated:
        case ClauseKind::discouraged:
        case ClauseKind::amount:
        case ClauseKind::outcome: return true;
        default: return false;
    }
}

}  // namespace

Coverage::Coverage(const catalogue::Catalogue& catalogue)
    : catalogue_(catalogue), known_(catalogue.rules.nodes.size()) {
    for (const auto& i : catalogue.rules.instruments)
        for (const auto id : i.clauses) clause(catalogue.rules.clauses[id], i.id);
}

void Coverage::clause(const language::Clause& c, const std::string& instrument) {
    if (!counts(c.kind)) return;
    if (c.guard) walk(*c.guard, language::none, instrument, 0);
    if (c.body) walk(*c.body, language::none, instrument, 0);
}

void Coverage::walk(NodeId id, NodeId quantifier, const std::string& instrument, int depth) {
    if (known_[id] || depth > 200) return;
    known_[id] = true;
    const auto& n = catalogue_.rules.nodes[id];
    const bool boolean = n.type.base == vocabulary::Base::boolean;
    if (boolean && !is_connective(n.op) && n.op != Op::constant) {
        atoms_.push_back({id, quantifier, instrument});
        return;
    }
    const bool over = n.op == Op::quantified || n.op == Op::every || n.op == Op::counted || n.op == Op::summed;
    for (const NodeId a : n.args) walk(a, over ? id : quantifier, instrument, depth + 1);
    if (n.op == Op::definition)
        walk(catalogue_.rules.definitions[n.ref].body, quantifier, instrument, depth + 1);
}

void Coverage::see(evaluation::Evaluation& e) {
    const auto& program = e.day().program;
    for (Atom& a : atoms_) {
        const auto id = program.of_typed[a.node];
        if (a.quantifier == language::none || !program.nodes[id].of_member) {
            ++a.seen[static_cast<int>(e.truth(id))];
            continue;
        }
        const auto& q = program.nodes[program.of_typed[a.quantifier]];
        if (q.extra == language::none) continue;
        const auto who = catalogue_.rules.nodes[a.quantifier].who;
        for (const auto s : e.subjects(who))
            ++a.seen[static_cast<int>(evaluation::truth_of_mask(e.value_for(id, program.extra(q).body, s).may))];
    }
}

std::vector<AtomCoverage> Coverage::atoms() const {
    std::vector<AtomCoverage> out;
    for (const Atom& a : atoms_) {
        const auto& n = catalogue_.rules.nodes[a.node];
        AtomCoverage c;
        c.instrument = a.instrument;
        c.atom = evaluation::words(catalogue_, a.node);
        if (n.span.known()) {
            c.file = catalogue_.sources->name(n.span.file);
            c.line = static_cast<int>(catalogue_.sources->place(n.span).line);
        }
        c.no = a.seen[0];
        c.unknown = a.seen[1];
        c.yes = a.seen[2];
        out.push_back(std::move(c));
    }
    return out;
}

}  // namespace attiva::session
