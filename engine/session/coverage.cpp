// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "session/coverage.hpp"

#include <algorithm>

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
    : catalogue_(catalogue), place_(catalogue.rules.nodes.size(), nowhere), walked_(catalogue.rules.nodes.size(), 0) {
    for (const auto& i : catalogue.rules.instruments)
        for (const auto id : i.clauses) clause(catalogue.rules.clauses[id], i.id);
}

void Coverage::clause(const language::Clause& c, const std::string& instrument) {
    if (!counts(c.kind)) return;
    current_ = &c;
    ++turn_;
    if (c.guard) walk(*c.guard, language::none, instrument, 0);
    if (c.body) walk(*c.body, language::none, instrument, 0);
}

void Coverage::walk(NodeId id, NodeId quantifier, const std::string& instrument, int depth) {
    if (walked_[id] == turn_ || depth > 200) return;
    walked_[id] = turn_;
    const auto& n = catalogue_.rules.nodes[id];
    const bool boolean = n.type.base == vocabulary::Base::boolean;
    if (boolean && !is_connective(n.op) && n.op != Op::constant) {
        asked(id, quantifier, instrument);
        return;
    }
    const bool over = n.op == Op::quantified || n.op == Op::every || n.op == Op::counted || n.op == Op::summed;
    for (const NodeId a : n.args) walk(a, over ? id : quantifier, instrument, depth + 1);
    if (n.op == Op::definition)
        walk(catalogue_.rules.definitions[n.ref].body, quantifier, instrument, depth + 1);
}

// Told under the first instrument that asks it.
void Coverage::asked(NodeId id, NodeId quantifier, const std::string& instrument) {
    if (place_[id] == nowhere) {
        place_[id] = atoms_.size();
        atoms_.push_back({id, quantifier, instrument, false, {}, {0, 0, 0}});
    }
    Atom& atom = atoms_[place_[id]];
    if (current_->where.scope == language::none) atom.everywhere = true;
    else atom.speakers.push_back(&current_->where);
}

// Does some clause that asks it surely speak for this person, on this day?
bool Coverage::concerns(const Atom& atom, const evaluation::Evaluation& e) {
    const auto& day = e.day();
    if (atom.everywhere || day.book.residence == vocabulary::no_attribute) return true;
    const auto& places = e.profile().facts[day.book.residence].places;
    return std::any_of(atom.speakers.begin(), atom.speakers.end(), [&](const language::Provenance* where) {
        return within(day.day, where->from, where->to) && day.inside(where->scope, places) == Truth::yes;
    });
}

void Coverage::see(evaluation::Evaluation& e) {
    const auto& program = e.day().program;
    for (Atom& a : atoms_) {
        if (!concerns(a, e)) continue;
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
