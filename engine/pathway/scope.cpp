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

std::vector<bool> Scope::likely() const {
    std::vector<char> presumed(program.nodes.size(), 0);
    std::vector<bool> out = usable_;
    for (InstrumentId i = 0; i < out.size(); ++i)
        if (out[i]) out[i] = can(program.instruments[i].eligible, Side::presumed, presumed);
    return out;
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

}  // namespace attiva::pathway
