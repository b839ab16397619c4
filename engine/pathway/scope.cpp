// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/scope.hpp"

#include <algorithm>

#include "pathway/changed.hpp"

namespace attiva::pathway {
namespace {

using language::Clause;
using language::ClauseKind;
using language::Op;
using program::Node;

}  // namespace

bool connective(const Node& n) {
    switch (n.op) {
        case Op::all_of:
        case Op::any_of:
        case Op::negation:
        case Op::at_least:
        case Op::at_most: return true;
        case Op::definition: return n.base == vocabulary::Base::boolean;
        default: return false;
    }
}

bool runs(const person::Period& p, Date day) {
    return evaluation::begun(p, day) == Truth::yes && evaluation::ended(p, day) != Truth::yes;
}

Scope::Scope(const PathAsked& a, const Timeline& t, const std::vector<Strip>& own)
    : asked(a), catalogue(a.clock.catalogue), program(a.clock.program), timeline(t), consequences(pathway::consequences(catalogue.vocabulary)), own_(own),
      premises_(pathway::premises(catalogue.vocabulary)), usable_(catalogue.rules.instruments.size(), true),
      candidate_(usable_.size(), false), changeable_(catalogue.vocabulary.attributes().size(), false), needed_(changeable_.size(), false) {
    for (const auto& i : catalogue.rules.instruments) written_.push_back(written(catalogue, consequences, i));
    for (const InstrumentId i : asked.excluded) usable_[i] = false;
    find_running();
    find_usable();
}

// What they leave comes when they end, whatever is planned.
void Scope::find_running() {
    before_.assign(usable_.size(), false);
    for (const person::Period& p : asked.stretches.front().presumed->history)
        if (const auto i = catalogue.rules.find_instrument(p.instrument); i && runs(p, asked.first.day)) before_[*i] = true;
}

// What she cannot have takes away what it would have left, and so on.
void Scope::find_usable() {
    for (bool fewer = true; fewer;) {
        fewer = false;
        candidate_ = usable_;
        vary();
        std::vector<char> presumed(program.nodes.size(), 0);
        std::vector<char> bare(program.nodes.size(), 0);
        for (InstrumentId i = 0; i < usable_.size(); ++i) {
            if (!usable_[i]) continue;
            const program::Roots& r = program.instruments[i];
            const bool ever = constant(own_[i]) != Truth::no && can(r.eligible, Side::bare, bare) && can(r.in_time, Side::presumed, presumed) &&
                              can(r.offered, Side::presumed, presumed);
            if (ever) continue;
            usable_[i] = false;
            fewer = true;
        }
    }
}

// May it be anything but no on some day, whatever is done?
bool Scope::can(Id id, Side side, std::vector<char>& memo) const {
    if (memo[id] != 0) return memo[id] == 1;
    const Node& n = program.nodes[id];
    bool out = true;
    if (!varied_[id]) {
        const Strip& strip = timeline.truth(id, side);
        out = std::any_of(strip.begin(), strip.end(), [](Moment m) { return m.truth != Truth::no; });
    } else if (n.op == Op::all_of || n.op == Op::any_of) {
        const bool all = n.op == Op::all_of;
        out = all;
        for (std::uint32_t i = 0; i < n.count && out == all; ++i) out = can(program.argument(n, i), side, memo);
    }
    memo[id] = out ? 1 : 2;
    return out;
}

std::vector<AttributeId> Scope::premises(AttributeId a) const {
    std::vector<AttributeId> out;
    for (const AttributeId p : premises_[a])
        if (changeable_[p]) out.push_back(p);
    return out;
}

bool Scope::reads(const Node& n) const {
    if (n.op == Op::done || n.op == Op::running || n.op == Op::times) return candidate_[n.ref];
    if (n.op != Op::attribute && n.op != Op::in_place) return false;
    if (n.ref >= changeable_.size()) return false;
    const auto a = static_cast<AttributeId>(n.ref);
    return changeable_[a] || !premises(a).empty();
}

void Scope::vary() {
    std::fill(changeable_.begin(), changeable_.end(), false);
    for (InstrumentId i = 0; i < candidate_.size(); ++i)
        if (candidate_[i] || before_[i])
            for (const auto& [a, values] : written_[i]) changeable_[a] = true;
    spread();
}

void Scope::spread() {
    varied_.assign(program.nodes.size(), false);
    for (Id id = 0; id < program.nodes.size(); ++id) {
        const Node& n = program.nodes[id];
        bool out = reads(n);
        for (std::uint32_t i = 0; i < n.count && !out; ++i) out = varied_[program.argument(n, i)];
        varied_[id] = out;
    }
}

void Scope::close(const std::vector<InstrumentId>& goals, const std::vector<AttributeId>& facts) {
    // As far as every usable instrument may change things.
    candidate_ = usable_;
    for (const InstrumentId i : goals) candidate_[i] = true;
    vary();
    std::fill(candidate_.begin(), candidate_.end(), false);
    seen_.assign(program.nodes.size(), 0);
    for (const InstrumentId i : goals) need(i);
    for (const AttributeId a : facts) need(a);
    while (!open_.empty()) {
        const auto [id, wanted] = open_.back();
        open_.pop_back();
        look(id, wanted);
    }
    // What nobody reads does not matter, unless what is read follows from it.
    for (bool more = true; more;) {
        more = false;
        for (const Consequence& q : consequences) {
            if (!needed_[q.to] || needed_[q.from]) continue;
            needed_[q.from] = more = true;
        }
    }
    vary();
    for (std::size_t a = 0; a < changeable_.size(); ++a) changeable_[a] = changeable_[a] && needed_[a];
    spread();
}

void Scope::need(InstrumentId i) {
    if (candidate_[i]) return;
    candidate_[i] = true;
    const program::Roots& r = program.instruments[i];
    for (const Id id : {r.eligible, r.in_time, r.offered}) need(id, true);
    for (const auto c : catalogue.rules.instruments[i].clauses) {
        const Clause& clause = catalogue.rules.clauses[c];
        if (clause.kind == ClauseKind::discouraged) need(program.clause_applies[c], false);
        if (clause.kind == ClauseKind::effect)
            for (const bool wanted : {true, false}) need(program.clause_applies[c], wanted);
        if (clause.kind != ClauseKind::better_after) continue;
        for (const std::string& target : clause.targets)
            if (const auto t = catalogue.rules.find_instrument(target); t && usable_[*t]) need(*t);
    }
}

void Scope::need(AttributeId a) {
    if (needed_[a]) return;
    needed_[a] = true;
    for (InstrumentId i = 0; i < usable_.size(); ++i)
        if (usable_[i] && written_[i].count(a) != 0) need(i);
}

void Scope::need(Id id, bool wanted) {
    const char bit = wanted ? 1 : 2;
    if (!varied_[id] || (seen_[id] & bit) != 0) return;
    seen_[id] = static_cast<char>(seen_[id] | bit);
    open_.emplace_back(id, wanted);
}

void Scope::look(Id id, bool wanted) {
    const Node& n = program.nodes[id];
    if ((n.op == Op::done || n.op == Op::running || n.op == Op::times) && candidate_.size() > n.ref) {
        if (wanted && usable_[n.ref]) need(n.ref);
        return;
    }
    if ((n.op == Op::attribute || n.op == Op::in_place) && n.ref < changeable_.size()) {
        const auto a = static_cast<AttributeId>(n.ref);
        if (changeable_[a]) need(a);
        for (const AttributeId p : premises(a)) need(p);
        return;
    }
    const bool all = n.op == Op::all_of;
    if (all || n.op == Op::any_of)  // settled by what only time changes
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id arg = program.argument(n, i);
            if (varied_[arg]) continue;
            const Truth settles = all ? Truth::no : Truth::yes;
            if (constant(timeline.truth(arg, Side::bare)) == settles && constant(timeline.truth(arg, Side::presumed)) == settles) return;
        }
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const Id arg = program.argument(n, i);
        if (!connective(n)) need(arg, !wanted);
        need(arg, n.op == Op::negation || n.op == Op::at_most ? !wanted : wanted);
    }
}

}  // namespace attiva::pathway
