// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a goal needs, and what that needs in turn. Where a step asks something, enough is that
// it is not a no: what would only turn an ignoto into a yes is looked for only where a yes is
// asked (the guard of what a step leaves). Of what writes a fact only those are needed that can
// leave a value asked for.

#include "pathway/scope.hpp"

#include <algorithm>

namespace attiva::pathway {

using language::Clause;
using language::ClauseKind;
using language::Op;
using program::Node;

void Scope::close(const std::vector<InstrumentId>& goals, const std::vector<AttributeId>& facts, const Better& better, const Announces& announces) {
    better_ = &better;
    // As far as every usable instrument may change things.
    candidate_ = usable_;
    for (const InstrumentId i : goals) candidate_[i] = true;
    vary();
    std::fill(candidate_.begin(), candidate_.end(), false);
    seen_.assign(program.nodes.size(), 0);
    kept_.assign(program.nodes.size(), {});
    read_.assign(program.nodes.size(), false);
    sought_.assign(changeable_.size(), 0);
    for (const InstrumentId i : goals) need(i);
    for (const AttributeId a : facts) need(a, ~std::uint64_t{0});
    const auto look_all = [&] {
        while (!open_.empty()) {
            const Wish wish = open_.back();
            open_.pop_back();
            look(wish);
        }
    };
    look_all();
    if (announces) {
        announce(announces);
        for (const auto& [by, opened] : announced_) need(by);
        look_all();
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

void Scope::announce(const Announces& announces) {
    for (InstrumentId i = 0; i < usable_.size(); ++i)
        for (const auto c : catalogue.rules.instruments[i].clauses) {
            const Clause& clause = catalogue.rules.clauses[c];
            if (!usable_[i] || !announces(i) || clause.kind != ClauseKind::opens || constant(timeline.truth(program.clause_applies[c], Side::presumed)) == Truth::no) continue;
            for (const std::string& target : clause.targets)
                if (const auto t = catalogue.rules.find_instrument(target); t && *t != i && candidate_[*t]) announced_.emplace_back(i, *t);
        }
}

void Scope::need(InstrumentId i) {
    if (candidate_[i]) return;
    candidate_[i] = true;
    const program::Roots& r = program.instruments[i];
    for (const Side side : {Side::bare, Side::presumed}) need({r.eligible, true, false, side});
    // Barred by all together: a condition that would be sure is of use.
    if (std::count(asked.jointly.begin(), asked.jointly.end(), i) != 0) need({r.eligible, true, true, Side::presumed});
    for (const Id id : {r.in_time, r.offered}) need({id, true, false, Side::presumed});
    for (const auto c : catalogue.rules.instruments[i].clauses) {
        const Clause& clause = catalogue.rules.clauses[c];
        if (clause.kind == ClauseKind::discouraged) need({program.clause_applies[c], false, false, Side::presumed});
        if (clause.kind == ClauseKind::effect)
            for (const bool wanted : {true, false}) need({program.clause_applies[c], wanted, true, Side::presumed});
        if (clause.kind == ClauseKind::better_after)
            for (const InstrumentId t : (*better_)(c)) need(t);
    }
}

void Scope::need(AttributeId a, std::uint64_t values) {
    needed_[a] = true;
    values &= ~sought_[a];
    sought_[a] |= values;
    if (values == 0) return;
    for (InstrumentId i = 0; i < usable_.size(); ++i) {
        const auto writes = written_[i].find(a);
        if (usable_[i] && writes != written_[i].end() && (writes->second & values) != 0) need(i);
    }
}

void Scope::need(const Wish& wish) {
    const auto bit = static_cast<unsigned char>(1U << ((wish.wanted ? 1U : 0U) + (wish.strict ? 2U : 0U) + (wish.side == Side::bare ? 4U : 0U)));
    if (!varied_[wish.id] || (seen_[wish.id] & bit) != 0) return;
    seen_[wish.id] = static_cast<unsigned char>(seen_[wish.id] | bit);
    open_.push_back(wish);
}

std::optional<std::pair<AttributeId, std::uint64_t>> Scope::asked_of_fact(const Node& n) const {
    const bool masked = n.op == Op::one_of;
    if (!masked && (n.op != Op::attribute || n.base != vocabulary::Base::boolean)) return std::nullopt;
    const Node& read = masked ? program.nodes[program.argument(n, 0)] : n;
    if (read.op != Op::attribute || read.ref >= changeable_.size()) return std::nullopt;
    const auto a = static_cast<AttributeId>(read.ref);
    if (!catalogue.vocabulary[a].applicable_if.empty()) return std::nullopt;
    return std::pair{a, masked ? program.extra(n).mask : vocabulary::may_yes};
}

// Whatever is done, on every day: is it never a no (or, `against`, never a yes)?
bool Scope::keeps(Id id, bool against, Side side) {
    auto& memo = kept_[id][(against ? 1 : 0) + (side == Side::bare ? 2 : 0)];
    if (memo == 0) memo = kept(id, against, side) ? 1 : 2;
    return memo == 1;
}

bool Scope::kept(Id id, bool against, Side side) {
    const Node& n = program.nodes[id];
    const Strip& strip = timeline.truth(id, side);
    const Truth barred = against ? Truth::yes : Truth::no;
    const bool alone = !strip.empty() && std::none_of(strip.begin(), strip.end(), [&](Moment m) { return m.truth == barred; });
    if (!varied_[id]) return alone;
    if (n.op == Op::done || n.op == Op::running) return !against && alone;
    if (const auto asked_for = asked_of_fact(n)) {
        const auto& [a, mask] = *asked_for;
        const std::uint64_t good = against ? ~mask : mask;
        for (const auto& writes : written_)
            if (const auto w = writes.find(a); w != writes.end() && (w->second & ~good) != 0) return false;
        return alone;
    }
    if (!connective(n)) return false;
    std::int64_t kept = 0;
    const bool turned = n.op == Op::negation || n.op == Op::at_most;
    for (std::uint32_t i = 0; i < n.count; ++i) kept += keeps(program.argument(n, i), turned ? !against : against, side) ? 1 : 0;
    const std::int64_t k = n.op == Op::at_least || n.op == Op::at_most ? program.extra(n).number : 0;
    switch (n.op) {
        case Op::all_of: return against ? kept > 0 : kept == n.count;
        case Op::any_of: return against ? kept == n.count : kept > 0;
        // Never a no: so many are never a no; never a yes: too many never are.
        case Op::at_least: return against ? n.count - kept < k : kept >= k;
        // Never a no: too few can be a yes; never a yes: more are never a no.
        case Op::at_most: return against ? kept > k : n.count - kept <= k;
        default: return kept == n.count;
    }
}

void Scope::look(const Wish& wish) {
    if (!wish.strict && !asked.doubts && keeps(wish.id, !wish.wanted, wish.side)) return read_below(wish.id);
    const Node& n = program.nodes[wish.id];
    if ((n.op == Op::done || n.op == Op::running || n.op == Op::times) && candidate_.size() > n.ref) {
        if (wish.wanted && usable_[n.ref]) need(n.ref);
        return;
    }
    if (const auto asked_for = asked_of_fact(n)) {
        needed_[asked_for->first] = true;
        return need(asked_for->first, wish.wanted ? asked_for->second : ~asked_for->second);
    }
    if ((n.op == Op::attribute || n.op == Op::in_place) && n.ref < changeable_.size()) {
        const auto a = static_cast<AttributeId>(n.ref);
        if (changeable_[a]) need(a, ~std::uint64_t{0});
        for (const AttributeId p : premises(a)) need(p, ~std::uint64_t{0});
        return;
    }
    const bool all = n.op == Op::all_of;
    if (all || n.op == Op::any_of)  // settled by what only time changes
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id arg = program.argument(n, i);
            if (varied_[arg]) continue;
            const Truth settles = all ? Truth::no : Truth::yes;
            if (constant(timeline.truth(arg, wish.side)) == settles) return;
        }
    const bool turned = n.op == Op::negation || n.op == Op::at_most;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const Id arg = program.argument(n, i);
        if (!connective(n)) need({arg, !wish.wanted, true, wish.side});
        need({arg, turned ? !wish.wanted : wish.wanted, wish.strict || !connective(n), wish.side});
    }
}

// What is read matters, though nobody is needed for it.
void Scope::read_below(Id id) {
    std::vector<Id> open{id};
    while (!open.empty()) {
        const Id at = open.back();
        open.pop_back();
        if (!varied_[at] || read_[at]) continue;
        read_[at] = true;
        const Node& n = program.nodes[at];
        if ((n.op == Op::attribute || n.op == Op::in_place) && n.ref < changeable_.size()) {
            const auto a = static_cast<AttributeId>(n.ref);
            needed_[a] = true;
            for (const AttributeId p : premises(a)) needed_[p] = true;
        }
        for (std::uint32_t i = 0; i < n.count; ++i) open.push_back(program.argument(n, i));
    }
}

}  // namespace attiva::pathway
