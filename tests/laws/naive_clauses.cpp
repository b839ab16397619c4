// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The oracle: places, clauses, E, T, Offerto and the table of verdicts
// (docs/lingua.md §6 `in`, §12, §13). Tested by tests/laws/.

#include <algorithm>

#include "naive.hpp"
#include "naive_atoms.hpp"

namespace attiva::laws {

using language::Clause;
using language::ClauseKind;
using language::InstrumentId;
using language::Op;
using language::Scope;

bool Naive::within(const std::optional<Date>& from, const std::optional<Date>& to) const {
    return (!from || *from <= day_) && (!to || day_ <= *to);
}

bool Naive::holds_comune(const Scope& scope, std::uint16_t comune) const {
    for (const Scope::Part& part : scope.parts) {
        switch (part.kind) {
            case Scope::Kind::region:
                return true;
            case Scope::Kind::province:
                if (territory_[comune].province == part.id) return true;
                break;
            case Scope::Kind::zone:
                if (territory_.zone_of(comune, day_) == part.id) return true;
                break;
            case Scope::Kind::comune:
                if (territory_[comune].slug == part.id) return true;
                break;
        }
    }
    return false;
}

Truth Naive::inside(vocabulary::AttributeId place, language::ScopeId scope, Whom w) const {
    const bool own = speaks_of(w, v_[place].level);
    const person::Fact& f = own ? (*w.facts)[place] : profile_.facts[place];
    if (f.status == person::Status::not_applicable || f.value.not_applicable) return Truth::unknown;
    std::vector<std::uint16_t> possible = f.places;
    if (possible.empty()) {
        possible = territory_.all(day_);
        possible.push_back(person::outside_tuscany);
    }
    bool in = false;
    bool out = false;
    for (const std::uint16_t written : possible) {
        std::vector<std::uint16_t> now;
        if (written != person::outside_tuscany) now = territory_.as_of(written, day_);
        if (written == person::outside_tuscany) out = true;
        for (const std::uint16_t c : now) (holds_comune(book_.scopes[scope], c) ? in : out) = true;
    }
    return in || out ? judged(in, out) : Truth::unknown;
}

Truth Naive::said_here(const language::Provenance& where) const {
    const Truth days = truth_of(within(where.from, where.to));
    return where.scope == language::none ? days
                                         : both(days, inside(book_.residence, where.scope, {}));
}

Truth Naive::applies_on_any_day(const Clause& c) const {
    const Truth here = said_here(c.where);
    return c.guard ? both(here, truth(*c.guard)) : here;
}

Truth Naive::applies(const Clause& c) const {
    return both(truth_of(within(c.from, c.to)), applies_on_any_day(c));
}

std::vector<const Clause*> Naive::clauses(InstrumentId id, ClauseKind kind) const {
    std::vector<const Clause*> out;
    for (const language::ClauseId c : book_.instruments[id].clauses)
        if (book_.clauses[c].kind == kind) out.push_back(&book_.clauses[c]);
    return out;
}

Truth Naive::eligible(InstrumentId id) const {
    Truth e = Truth::yes;
    for (const Clause* c : clauses(id, ClauseKind::requires_))
        e = both(e, either(negate(applies(*c)), truth(*c->body)));
    for (const Clause* c : clauses(id, ClauseKind::excludes))
        e = both(e, either(negate(applies(*c)), negate(truth(*c->body))));
    return e;
}

// --- T -----------------------------------------------------------------------------

// State and Region, the zone, the comune: each that has windows here must have one
// open. Where a lower one has windows, days the upper does not know are said by it.
Truth Naive::called(InstrumentId id) const {
    const Truth of_comune = windows_here(id, {Layer::comune});
    const Truth of_zone = windows_here(id, {Layer::zone});
    const Truth of_both = either(of_comune, of_zone);
    return both(either(negate(windows_here(id, {Layer::national, Layer::tuscany})),
                       open_window(id, {Layer::national, Layer::tuscany}, of_both)),
                both(either(negate(of_zone), open_window(id, {Layer::zone}, of_comune)),
                     either(negate(of_comune), open_window(id, {Layer::comune}, Truth::no))));
}

Truth Naive::windows_here(InstrumentId id, const std::set<Layer>& layers) const {
    Truth some = Truth::no;
    for (const Clause* c : clauses(id, ClauseKind::window))
        if (layers.count(c->where.layer) != 0) some = either(some, applies_on_any_day(*c));
    for (const Clause* c : clauses(id, ClauseKind::window_unknown))
        if (layers.count(c->where.layer) != 0) some = either(some, applies(*c));
    return some;
}

Truth Naive::open_window(InstrumentId id, const std::set<Layer>& layers, Truth said_below) const {
    Truth open = Truth::no;
    for (const Clause* c : clauses(id, ClauseKind::window))
        if (layers.count(c->where.layer) != 0)
            open = either(open, both(applies_on_any_day(*c), truth_of(within(c->from, c->to))));
    for (const Clause* c : clauses(id, ClauseKind::window_unknown))
        if (layers.count(c->where.layer) != 0)
            open = either(open, both(applies(*c), either(Truth::unknown, said_below)));
    return open;
}

// Nobody runs what this excludes, nor what excludes this.
Truth Naive::compatible(InstrumentId id) const {
    Truth t = Truth::yes;
    for (const Clause* c : clauses(id, ClauseKind::incompatible))
        t = both(t, either(negate(applies(*c)), negate(truth(*c->body))));
    const std::string& name = book_.instruments[id].id;
    for (InstrumentId other = 0; other < book_.instruments.size(); ++other)
        for (const Clause* c : clauses(other, ClauseKind::incompatible))
            if (other != id &&
                std::find(c->targets.begin(), c->targets.end(), name) != c->targets.end())
                t = both(t, either(negate(applies(*c)), negate(running(other))));
    return t;
}

Truth Naive::waited(InstrumentId id) const {
    Truth t = Truth::yes;
    for (const Clause* c : clauses(id, ClauseKind::repeatable)) {
        if (!c->body2) continue;
        const Possible wait = value(*c->body2);
        const bool in_days = book_.nodes[*c->body2].type.base == Base::days;
        const Truth too_soon = some_period(id, [&](const person::Period& p) {
            Possible end = p.end;
            end.dated = p.ended_possible;
            end.never = p.open_possible;
            return elapsed(language::Compare::less, end, Base::event, wait, in_days, day_);
        });
        t = both(t, either(negate(applies(*c)), negate(too_soon)));
    }
    return t;
}

Truth Naive::in_time(InstrumentId id) const {
    Truth t = both(called(id), both(compatible(id), waited(id)));
    for (const Clause* c : clauses(id, ClauseKind::valid))
        t = both(t, either(negate(applies_on_any_day(*c)), truth_of(within(c->from, c->to))));
    for (const ClauseKind kind : {ClauseKind::after, ClauseKind::during})
        for (const Clause* c : clauses(id, kind))
            t = both(t, either(negate(applies(*c)), truth(*c->body)));
    return t;
}

// --- Offerto -----------------------------------------------------------------------

void Naive::parameters_of(language::NodeId id, std::vector<language::ParameterId>& out) const {
    const Node& n = book_.nodes[id];
    for (const language::NodeId a : n.args) parameters_of(a, out);
    if (n.op == Op::parameter) out.push_back(n.ref);
    if (n.op == Op::definition) parameters_of(book_.definitions[n.ref].body, out);
    if (n.op == Op::result) parameters_of(*book_.clauses[n.ref].body, out);
}

// Every parameter left to the zone that the instrument uses has a row of the
// day for this place.
Truth Naive::parameters_filled(InstrumentId id) const {
    Truth t = Truth::yes;
    for (const language::ClauseId c : book_.instruments[id].clauses) {
        std::vector<language::ParameterId> used;
        for (const auto& part :
             {book_.clauses[c].guard, book_.clauses[c].body, book_.clauses[c].body2})
            if (part) parameters_of(*part, used);
        for (const language::ParameterId p : used) {
            if (!book_.parameters[p].left_to_zone) continue;
            Truth filled = Truth::no;
            for (const language::ParameterValue& row : book_.parameters[p].values)
                if (within(row.from, row.to)) filled = either(filled, said_here(row.where));
            t = both(t, either(negate(said_here(book_.clauses[c].where)), filled));
        }
    }
    return t;
}

Truth Naive::offered(InstrumentId id) const {
    Truth activated = Truth::no;
    for (const Clause* c : clauses(id, ClauseKind::activated))
        activated = either(activated, applies(*c));
    Truth t = both(said_here(book_.instruments[id].where), parameters_filled(id));
    for (const Clause* c : clauses(id, ClauseKind::offered_where_activated))
        t = both(t, either(negate(applies(*c)), activated));
    return t;
}

// The layer of the instrument must allow it, and no layer below may deny it.
Truth Naive::repeatable(InstrumentId id) const {
    const Layer owner = book_.instruments[id].where.layer;
    if (owner == Layer::comune) return repeatable_by(id, {Layer::comune}).says;
    const Repeat comune = repeatable_by(id, {Layer::comune});
    const Truth not_denied = either(negate(comune.speaks), comune.says);
    const Repeat zone = repeatable_by(id, {Layer::zone});
    if (owner == Layer::zone) return both(zone.says, not_denied);
    return both(repeatable_by(id, {Layer::national, Layer::tuscany}).says,
                both(either(negate(zone.speaks), zone.says), not_denied));
}

Naive::Repeat Naive::repeatable_by(InstrumentId id, const std::set<Layer>& layers) const {
    Repeat r;
    for (const Clause* c : clauses(id, ClauseKind::repeatable)) {
        if (layers.count(c->where.layer) == 0) continue;
        Truth again = applies(*c);
        r.speaks = either(r.speaks, again);
        if (c->body)
            again = both(again, compared(language::Compare::less, times(id), value(*c->body),
                                         Base::number, Base::number));
        r.says = either(r.says, again);
    }
    return r;
}

Verdict verdict(const Naive& with, const Naive& without, InstrumentId id) {
    const Truth running = with.running(id);
    const Truth over = both(with.concluded(id, {}), negate(with.repeatable(id)));
    if (running == Truth::yes) return Verdict::active_now;
    if (over == Truth::yes) return Verdict::already_done;
    const Truth offered = with.offered(id);
    const Truth eligible = with.eligible(id);
    const Truth in_time = with.in_time(id);
    if (offered == Truth::no) return Verdict::not_offered;
    if (without.eligible(id) == Truth::no) return Verdict::unavailable;
    if (eligible == Truth::no) return Verdict::presumed_out;
    if (in_time == Truth::no) return Verdict::not_now;
    // A row above that is ignoto is not skipped in silence.
    const bool all = offered == Truth::yes && eligible == Truth::yes && in_time == Truth::yes &&
                     running == Truth::no && over == Truth::no;
    return all ? Verdict::available : Verdict::to_clarify;
}

}  // namespace attiva::laws
