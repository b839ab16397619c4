// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The oracle: conditions and terms (docs/lingua.md §6, §7, §10, §11).
// Members and history are in naive_lists.cpp, clauses in naive_clauses.cpp.
// Tested by tests/laws/laws_test.cpp.

#include "naive.hpp"

#include <algorithm>

#include "naive_atoms.hpp"

namespace attiva::laws {

using language::NodeId;
using language::Op;
using vocabulary::Level;

Truth Naive::truth(NodeId id, Whom whom) const { return truth_in(value(id, whom)); }

Possible Naive::value(NodeId id, Whom w) const {
    const Node& n = book_.nodes[id];
    switch (n.op) {
        case Op::constant:
            return n.value;
        case Op::attribute:
            return attribute(static_cast<vocabulary::AttributeId>(n.ref), w);
        case Op::parameter:
            return parameter(n.ref, n.count);
        // Only a definition `di componente` speaks of the member looked at.
        case Op::definition: {
            const language::Definition& d = book_.definitions[n.ref];
            return value(d.body, d.of_member ? w : Whom{});
        }
        case Op::result:
            return value(*book_.clauses[n.ref].body);
        case Op::reading:
            return reading(n.ref);
        case Op::titled:
            return value(n.args[0], w);
        case Op::cases:
            return cases(n, w);
        default:
            break;
    }
    return n.type.base == Base::boolean ? mask_of(condition(n, w)) : term(n, w);
}

Truth Naive::condition(const Node& n, Whom w) const {
    const auto arg = [&](std::size_t i) { return truth(n.args[i], w); };
    Truth all = Truth::yes;
    Truth any = Truth::no;
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    const bool connective = n.op == Op::all_of || n.op == Op::any_of || n.op == Op::tiered ||
                            n.op == Op::at_least || n.op == Op::at_most;
    for (std::size_t i = 0; connective && i < n.args.size(); ++i) {
        Truth t = arg(i);
        if (n.op == Op::tiered) t = both(t, negate(no_such_band(n.args[i])));
        all = both(all, t);
        any = either(any, t);
        yes += t == Truth::yes ? 1 : 0;
        unknown += t == Truth::unknown ? 1 : 0;
    }
    switch (n.op) {
        case Op::all_of:
            return all;
        case Op::any_of:
        case Op::tiered:
            return any;
        case Op::at_least:
            return at_least(n.count, yes, unknown);
        case Op::at_most:
            return negate(at_least(n.count + 1, yes, unknown));
        case Op::negation:
            return negate(arg(0));
        case Op::except:
            return both(arg(0), negate(arg(1)));
        case Op::quantified:
            return quantified(n);
        case Op::every:
            return every(n);
        case Op::done:
            return concluded(n.ref, n.gate);
        case Op::running:
            return running(n.ref);
        case Op::eligible:
            return eligible(n.ref);
        default:
            return atom(n, w);
    }
}

namespace {

// §11, *Parametro*: comuni, then zones and provinces, then the row of the
// region, last what is said for everywhere.
int rank(const language::Rulebook& book, const language::ParameterValue& row) {
    using Kind = language::Scope::Kind;
    if (row.where.scope == language::none) return 3;
    int r = 0;
    for (const auto& part : book.scopes[row.where.scope].parts) {
        if (part.kind == Kind::region) r = std::max(r, 2);
        if (part.kind == Kind::zone || part.kind == Kind::province) r = std::max(r, 1);
    }
    return r;
}

}  // namespace

// A fascia that the layer in force, which has others, has not written.
Truth Naive::no_such_band(language::NodeId id) const {
    const Node& n = book_.nodes[id];
    Truth missing = Truth::no;
    for (const language::NodeId a : n.args) missing = either(missing, no_such_band(a));
    if (n.op != Op::parameter || n.count == 0) return missing;
    Truth this_one = Truth::no;  // in this rank, or in one nearer to the comune
    for (int at = 0; at <= 3; ++at) {
        Truth others = Truth::no;
        for (const auto& row : book_.parameters[n.ref].values) {
            if (rank(book_, row) != at) continue;
            const Truth here = both(said_here(row.where), truth_of(within(row.from, row.to)));
            if (row.tier == n.count || row.tier == 0) this_one = either(this_one, here);
            else others = either(others, here);
        }
        missing = either(missing, both(others, negate(this_one)));
    }
    return missing;
}

Truth Naive::atom(const Node& n, Whom w) const {
    const auto base = [&](std::size_t i) { return book_.nodes[n.args[i]].type.base; };
    const auto arg = [&](std::size_t i) { return value(n.args[i], w); };
    switch (n.op) {
        case Op::compare:
            return compared(n.cmp, arg(0), arg(1), base(0), base(1));
        case Op::between:
            return in_range(arg(0), arg(1), arg(2), base(0));
        case Op::one_of:
            return among(arg(0), n.mask);
        case Op::contains_all:
            return contains_every(arg(0), n.mask);
        case Op::contains_any:
            return contains_some(arg(0), n.mask);
        case Op::is_never:
            return never(arg(0));
        case Op::happened:
            return has_happened(arg(0), base(0), day_);
        case Op::since:
            return elapsed(n.cmp, arg(0), base(0), arg(1), base(1) == Base::days, day_);
        case Op::day_in:
            return truth_of(within(n.from, n.to));
        case Op::in_place:
            return inside(static_cast<vocabulary::AttributeId>(n.ref), n.scope, w);
        default:
            throw std::logic_error("the oracle does not know this condition");
    }
}

Possible Naive::term(const Node& n, Whom w) const {
    const auto arg = [&](std::size_t i) { return value(n.args[i], w); };
    switch (n.op) {
        case Op::today:
            return vocabulary::exactly(day_);
        case Op::minimum:
        case Op::maximum:
            return extreme(n, w);
        case Op::counted:
            return counted(n);
        case Op::summed:
            return summed(n);
        case Op::times:
            return times(n.ref);
        case Op::first_of_month:
        case Op::last_of_month: {
            Possible p = arg(0);
            const auto edge = n.op == Op::first_of_month ? first_of_month : last_of_month;
            p.lo = Number{edge(day_in(p.lo)).days};
            p.hi = Number{edge(day_in(p.hi)).days};
            return p;
        }
        default:
            return arithmetic(n, w);
    }
}

namespace {

// The interval spanned by some numbers.
Possible spanned(std::initializer_list<Number> ends, bool not_applicable) {
    Possible p = vocabulary::between(std::min(ends), std::max(ends));
    p.not_applicable = not_applicable;
    return p;
}

Number days_of(Date d) { return Number{d.days}; }

}  // namespace

Possible Naive::arithmetic(const Node& n, Whom w) const {
    const Possible a = value(n.args[0], w);
    const Possible b = n.args.size() > 1 ? value(n.args[1], w) : vocabulary::exactly(Number{0});
    const bool na = a.not_applicable || b.not_applicable;
    const auto at = [&](Number date, Number by, bool back) {
        const bool in_days = book_.nodes[n.args[1]].type.base == Base::days;
        return days_of(moved(day_in(date), back ? -by : by, in_days, n.missing_day));
    };
    switch (n.op) {
        case Op::add:
            return spanned({a.lo + b.lo, a.hi + b.hi}, na);
        case Op::subtract:
            return spanned({a.lo - b.hi, a.hi - b.lo}, na);
        case Op::multiply:
            return spanned({a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi}, na);
        case Op::divide:
            return spanned({a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi}, na);
        case Op::minus:
            return spanned({-a.hi, -a.lo}, na);
        case Op::rounded:
            return spanned(
                {round_to(a.lo, n.value.lo, n.rounding), round_to(a.hi, n.value.lo, n.rounding)},
                na);
        case Op::per_month:
            return spanned({a.lo / Number{12}, a.hi / Number{12}}, na);
        case Op::per_year:
            return spanned({a.lo * Number{12}, a.hi * Number{12}}, na);
        case Op::date_plus:
            return spanned({at(a.lo, b.lo, false), at(a.hi, b.hi, false)}, na);
        case Op::date_minus:
            return spanned({at(a.lo, b.hi, true), at(a.hi, b.lo, true)}, na);
        case Op::months_between:
            return spanned({Number{months_between(day_in(a.hi), day_in(b.lo))},
                            Number{months_between(day_in(a.lo), day_in(b.hi))}},
                           na);
        case Op::days_between:
            return spanned({b.lo - a.hi, b.hi - a.lo}, na);
        default:
            throw std::logic_error("the oracle does not know this term");
    }
}

Possible Naive::extreme(const Node& n, Whom w) const {
    Possible p = value(n.args[0], w);
    for (std::size_t i = 1; i < n.args.size(); ++i) {
        const Possible q = value(n.args[i], w);
        const bool least = n.op == Op::minimum;
        p.lo = least ? std::min(p.lo, q.lo) : std::max(p.lo, q.lo);
        p.hi = least ? std::min(p.hi, q.hi) : std::max(p.hi, q.hi);
        p.not_applicable = p.not_applicable || q.not_applicable;
    }
    return p;
}

// A level other than the one looked at is the person's or the household's.
// A relative has what a member has: `esiste familiare con eta …` is its age.
bool speaks_of(Whom w, Level level) {
    if (w.facts == nullptr) return false;
    return level == w.level || (w.level == Level::relative && level == Level::member);
}

Possible Naive::attribute(vocabulary::AttributeId id, Whom w) const {
    const vocabulary::Attribute& a = v_[id];
    if (a.derivation != vocabulary::Derivation::none) {
        Possible date = attribute(a.derived_from, w);
        const auto since = [&](Number from, Number to) {
            return a.type.base == Base::months ? Number{months_between(day_in(from), day_in(to))}
                                               : to - from;
        };
        const Number today{day_.days};
        const bool elapsed = a.derivation == vocabulary::Derivation::elapsed;
        return elapsed
                   ? spanned({since(date.hi, today), since(date.lo, today)}, date.not_applicable)
                   : spanned({since(today, date.lo), since(today, date.hi)}, date.not_applicable);
    }
    const bool own = speaks_of(w, a.level);
    const person::Fact& f = own ? (*w.facts)[id] : profile_.facts[id];
    Possible p = f.value;
    p.not_applicable = p.not_applicable || f.status == person::Status::not_applicable;
    return p;
}

Possible Naive::cases(const Node& n, Whom w) const {
    Possible p;
    bool some = false;
    const auto take = [&](NodeId row) {
        const Possible v = value(row, w);
        p = some ? hull(p, v, n.type.base) : v;
        some = true;
    };
    for (std::size_t i = 0; i + 1 < n.args.size(); i += 2) {
        const Truth t = truth(n.args[i], w);
        if (t != Truth::no) take(n.args[i + 1]);
        if (t == Truth::yes) return p;
    }
    if (n.args.size() % 2 != 0) take(n.args.back());
    return p;
}

Possible Naive::reading(language::InterpretationId id) const {
    const language::Interpretation& r = book_.interpretations[id];
    Possible p;
    p.may = r.chosen.value_or(v_.list(r.readings).all());
    return p;
}

Possible Naive::parameter(language::ParameterId id, std::int32_t tier) const {
    const language::Parameter& parameter = book_.parameters[id];
    const std::uint64_t items =
        parameter.type.list == vocabulary::no_list ? 0 : v_.list(parameter.type.list).all();
    // The declared limits hold for what is not said, too.
    Possible any = whole_domain(parameter.type, items);
    if (parameter.least) any.lo = *parameter.least;
    if (parameter.most) any.hi = *parameter.most;
    Possible p;
    bool some = false;
    const auto take = [&](const Possible& v) {
        p = some ? hull(p, v, parameter.type.base) : v;
        some = true;
    };
    for (int r = 0; r <= 3; ++r) {
        for (const language::ParameterValue& row : parameter.values) {
            if (rank(book_, row) != r || (row.tier != 0 && row.tier != tier)) continue;
            if (!within(row.from, row.to)) continue;
            const Truth here = said_here(row.where);
            if (here == Truth::no) continue;
            take(row.value ? value(*row.value) : any);
            if (here == Truth::yes) return p;
        }
    }
    take(any);
    return p;
}

}  // namespace attiva::laws
