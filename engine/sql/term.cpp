// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Atoms on what is possible. Every comparison of intervals comes down to one question,
// "is the lower end of this below the upper end of that?", and of what may be one of
// several values the answer is yes if it is for one of them.

#include "sql/term.hpp"

#include <algorithm>
#include <cstdlib>

#include "evaluation/atoms.hpp"
#include "sql/whole.hpp"

namespace attiva::sql {
namespace {

using language::Compare;
using Kind = Term::Kind;

// Where a condition on one column that changes once, at most, holds.
Expr threshold(Expressions& e, const Leaf& leaf, Expr column, const std::function<bool(std::int64_t)>& holds) {
    const bool first = holds(leaf.from);
    const bool last = holds(leaf.to);
    if (first == last) return e.truth(first);
    std::int64_t low = leaf.from;   // as at the first
    std::int64_t high = leaf.to;    // as at the last
    while (high - low > 1) {
        const std::int64_t middle = low + (high - low) / 2;
        (holds(middle) == first ? low : high) = middle;
    }
    const std::int64_t at = first ? low : high;
    const Expr limit = e.number(leaf.day ? written(Date{static_cast<std::int32_t>(at)}) : at);
    return first ? e.compare(Sign::less_equal, column, limit) : e.compare(Sign::less_equal, limit, column);
}

bool below(const Number& a, const Number& b, bool strict) { return strict ? a < b : a <= b; }

// Both ends in the columns: sums of them, or the columns of days as they are.
Expr below(Expressions& e, const Leaf& a, Expr x, const Leaf& b, Expr y, bool strict) {
    const Sign sign = strict ? Sign::less : Sign::less_equal;
    if (!a.straight || !b.straight || a.day != b.day)
        throw Refused("confronta due durate o date calcolate, note tutte e due solo dalla persona");
    if (a.day) {
        if (a.scale != b.scale || a.low_shift != b.high_shift)
            throw Refused("confronta due durate o date calcolate, note tutte e due solo dalla persona");
        return a.scale > Number{0} ? e.compare(sign, x, y) : e.compare(sign, y, x);
    }
    const std::int64_t den = common({a.scale, a.low_shift, b.scale, b.high_shift});
    check_reach({{in_units(a.scale, den), a.from, a.to}}, in_units(a.low_shift, den));
    check_reach({{in_units(b.scale, den), b.from, b.to}}, in_units(b.high_shift, den));
    return e.compare(sign, e.total(in_units(a.low_shift, den), {{in_units(a.scale, den), x}}),
                     e.total(in_units(b.high_shift, den), {{in_units(b.scale, den), y}}));
}

Expr below(Expressions& e, const Leaf& a, const Leaf& b, bool strict) {
    if (a.fixed && b.fixed) return e.truth(below(a.lo, b.hi, strict));
    const Expr x = a.falling ? a.most : a.least;
    const Expr y = b.falling ? b.least : b.most;
    if (b.fixed) return threshold(e, a, x, [&](std::int64_t v) { return below(a.lower(v), b.hi, strict); });
    if (a.fixed) return threshold(e, b, y, [&](std::int64_t v) { return below(a.lo, b.upper(v), strict); });
    return below(e, a, x, b, y, strict);
}

// x + n/d: of the two ends of d one gives the lower end, one the upper.
Expr below_zero(Expressions& e, const Term& quotient, bool lower, bool strict) {
    const Ends x = ends(e, quotient.parts[0]);
    const Ends n = ends(e, quotient.parts[1]);
    const Ends d = ends(e, quotient.parts[2]);
    const std::int64_t den = common({Number::ratio(1, x.den) * Number::ratio(1, d.den), Number::ratio(1, n.den)});
    const std::int64_t of_x = den / (x.den * d.den);
    const std::int64_t of_n = den / n.den;
    const Span64 most = check_reach({{std::max(std::abs(x.from), std::abs(x.to)), -d.to, d.to}}, 0);
    check_reach({{of_x, most.from, most.to}, {of_n, n.from, n.to}}, 0);
    std::vector<Expr> each;
    for (const Expr by : {d.lo, d.hi}) {
        const Expr sum = e.total(0, {{of_x, e.product(lower ? x.lo : x.hi, by)}, {of_n, lower ? n.lo : n.hi}});
        each.push_back(lower ? e.compare(strict ? Sign::less : Sign::less_equal, sum, e.number(0))
                             : e.compare(strict ? Sign::less : Sign::less_equal, e.number(0), sum));
    }
    return e.any(std::move(each));
}

// Is the lower end of a below the upper end of b? FALSE where either has no day.
Expr below(Expressions& e, const Term& a, const Term& b, bool strict) {
    if (a.kind == Kind::items || b.kind == Kind::items) throw Refused("confronta insiemi fra loro");
    const Term& split = in_parts(a) ? a : b;
    if (!in_parts(split)) {
        if (a.kind == Kind::quotient) return below_zero(e, add(e, a, times(e, b, b.base, Number{-1}), a.base), true, strict);
        if (b.kind == Kind::quotient) return below_zero(e, add(e, b, times(e, a, a.base, Number{-1}), b.base), false, strict);
        const Expr days = e.all({a.dated.value_or(e.truth(true)), b.dated.value_or(e.truth(true))});
        return e.is(days, false) ? days : e.all({days, below(e, a.leaf, b.leaf, strict)});
    }
    check_parts(leaves(a) * leaves(b), most_pairs);
    std::vector<Expr> each;
    for (std::size_t i = 0; i < split.parts.size(); ++i) {
        const Expr one = &split == &a ? below(e, split.parts[i], b, strict) : below(e, a, split.parts[i], strict);
        each.push_back(split.kind == Kind::either ? e.all({split.when[i], one}) : one);
    }
    const bool every = split.kind == (&split == &a ? Kind::greater : Kind::lesser);
    return every ? e.all(std::move(each)) : e.any(std::move(each));
}

Expr never(Expressions& e, const Term& t) {
    std::vector<Expr> each;
    for (std::size_t i = 0; i < t.parts.size(); ++i)
        each.push_back(t.kind == Kind::either ? e.all({t.when[i], never(e, t.parts[i])}) : never(e, t.parts[i]));
    return t.kind == Kind::leaf ? t.never.value_or(e.truth(false)) : e.any(std::move(each));
}

Expr dated(Expressions& e, const Term& t) {
    std::vector<Expr> each;
    for (std::size_t i = 0; i < t.parts.size(); ++i) each.push_back(e.all({t.when[i], dated(e, t.parts[i])}));
    return t.kind == Kind::either ? e.any(std::move(each)) : t.dated.value_or(e.truth(true));
}

Term constant(Number n, const Expressions& e) { return exactly(vocabulary::between(n, n), Base::date, e); }

Pair flipped(Pair p) { return {p.no, p.yes}; }

// What does not apply is neither.
Pair unless_lapsed(Expressions& e, Pair p, const std::vector<const Term*>& terms) {
    std::vector<Expr> gone;
    for (const Term* t : terms) gone.push_back(lapsed(e, *t));
    const Expr any = e.any(std::move(gone));
    return {e.any({p.yes, any}), e.any({p.no, any})};
}

Pair same_items(Expressions& e, const Term& a, const Term& b) {
    const std::size_t count = std::max(a.may.size(), b.may.size());
    std::vector<Expr> shared;
    std::vector<Expr> apart;
    for (std::size_t i = 0; i < count; ++i) {
        shared.push_back(e.all({item(a.may, i, e), item(b.may, i, e)}));
        std::vector<Expr> others;
        for (std::size_t j = 0; j < count; ++j)
            if (j != i) others.push_back(item(b.may, j, e));
        apart.push_back(e.all({item(a.may, i, e), e.any(std::move(others))}));
    }
    return {e.any(std::move(shared)), e.any(std::move(apart))};
}

Pair compare_ends(Expressions& e, Compare how, const Term& a, const Term& b) {
    switch (how) {
        case Compare::less: return {below(e, a, b, true), below(e, b, a, false)};
        case Compare::less_equal: return {below(e, a, b, false), below(e, b, a, true)};
        case Compare::greater: return {below(e, b, a, true), below(e, a, b, false)};
        case Compare::greater_equal: return {below(e, b, a, false), below(e, a, b, true)};
        case Compare::equal:
        case Compare::different: break;
    }
    const Pair equal{e.all({below(e, a, b, false), below(e, b, a, false)}),
                     e.any({below(e, a, b, true), below(e, b, a, true)})};
    return how == Compare::equal ? equal : flipped(equal);
}

}  // namespace

std::size_t leaves(const Term& t) {
    std::size_t count = t.parts.empty() ? 1 : 0;
    for (const Term& p : t.parts) count += leaves(p);
    return count;
}

void check_parts(std::size_t count, std::size_t most) {
    if (count > most) throw Refused("può valere troppe cose diverse");
}

std::int64_t written(Date d) {
    const CivilDate c = civil(d);
    return std::int64_t{10'000} * c.year + 100 * c.month + c.day;
}

Expr item(const std::vector<Expr>& items, std::size_t i, const Expressions& e) {
    return i < items.size() ? items[i] : e.truth(false);
}

Term exactly(const Possible& value, Base base, const Expressions& e) {
    Term t;
    t.base = base;
    t.lapsed = e.truth(value.not_applicable);
    if (base == Base::boolean || base == Base::choice || base == Base::set) {
        t.kind = Kind::items;
        for (std::size_t i = 0; i < 64 && value.may >> i != 0; ++i) {
            t.may.push_back(e.truth((value.may >> i & 1) != 0));
            t.must.push_back(e.truth((value.must >> i & 1) != 0));
        }
        return t;
    }
    t.leaf.lo = value.lo;
    t.leaf.hi = value.hi;
    if (base == Base::event) {
        t.dated = e.truth(value.dated);
        t.never = e.truth(value.never);
    }
    return t;
}

Term either(Expressions& e, Base base, const std::vector<Expr>& when, const std::vector<Term>& parts) {
    Term t;
    t.kind = Kind::either;
    t.base = base;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (e.is(when[i], false)) continue;
        t.when.push_back(when[i]);
        t.parts.push_back(parts[i]);
    }
    check_parts(leaves(t));
    if (t.parts.size() == 1 && e.is(t.when[0], true)) return t.parts[0];
    if (base != Base::boolean && base != Base::choice && base != Base::set) return t;
    Term merged;
    merged.kind = Kind::items;
    merged.base = base;
    merged.lapsed = lapsed(e, t);
    std::size_t count = 0;
    for (const Term& p : t.parts) count = std::max(count, p.may.size());
    for (std::size_t i = 0; i < count; ++i) {
        std::vector<Expr> may;
        std::vector<Expr> must;
        for (std::size_t p = 0; p < t.parts.size(); ++p) {
            may.push_back(e.all({t.when[p], item(t.parts[p].may, i, e)}));
            must.push_back(e.any({e.negation(t.when[p]), item(t.parts[p].must, i, e)}));
        }
        merged.may.push_back(e.any(std::move(may)));
        merged.must.push_back(e.all(std::move(must)));
    }
    return merged;
}

Expr lapsed(Expressions& e, const Term& t) {
    if (t.parts.empty()) return t.lapsed;
    std::vector<Expr> each{t.lapsed};
    for (std::size_t i = 0; i < t.parts.size(); ++i)
        each.push_back(t.kind == Kind::either ? e.all({t.when[i], lapsed(e, t.parts[i])}) : lapsed(e, t.parts[i]));
    return e.any(std::move(each));
}

Pair compare(Expressions& e, Compare how, const Term& a, const Term& b) {
    if (a.base == Base::boolean || a.base == Base::choice) {
        const Pair same = same_items(e, a, b);
        return unless_lapsed(e, how == Compare::different ? flipped(same) : same, {&a, &b});
    }
    Pair p = compare_ends(e, how, a, b);
    p.no = e.any({p.no, never(e, a), never(e, b)});
    return unless_lapsed(e, p, {&a, &b});
}

Pair between(Expressions& e, const Term& x, const Term& least, const Term& most) {
    if (least.base == Base::event || most.base == Base::event) throw Refused("confronta con un evento che può non esserci mai stato");
    const Pair p{e.all({below(e, x, most, false), below(e, least, x, false), below(e, least, most, false)}),
                 e.any({below(e, x, least, true), below(e, most, x, true), never(e, x)})};
    return unless_lapsed(e, p, {&x, &least, &most});
}

Pair one_of(Expressions& e, const Term& x, std::uint64_t mask) {
    std::vector<Expr> in;
    std::vector<Expr> out;
    for (std::size_t i = 0; i < x.may.size(); ++i) ((mask >> i & 1) != 0 ? in : out).push_back(x.may[i]);
    return unless_lapsed(e, {e.any(std::move(in)), e.any(std::move(out))}, {&x});
}

namespace {

// Of a set and some items: which may be in it, which may be lacking.
struct Asked {
    std::vector<Expr> may, lacks;
};
Asked asked(Expressions& e, const Term& set, std::uint64_t mask) {
    Asked out;
    for (std::size_t i = 0; i < 64; ++i) {
        if ((mask >> i & 1) == 0) continue;
        out.may.push_back(item(set.may, i, e));
        out.lacks.push_back(e.negation(item(set.must, i, e)));
    }
    return out;
}

}  // namespace

Pair contains_all(Expressions& e, const Term& x, std::uint64_t mask) {
    Asked a = asked(e, x, mask);
    return unless_lapsed(e, {e.all(std::move(a.may)), e.any(std::move(a.lacks))}, {&x});
}

Pair contains_any(Expressions& e, const Term& x, std::uint64_t mask) {
    Asked a = asked(e, x, mask);
    return unless_lapsed(e, {e.any(std::move(a.may)), e.all(std::move(a.lacks))}, {&x});
}

Pair is_never(Expressions& e, const Term& x) { return unless_lapsed(e, {never(e, x), dated(e, x)}, {&x}); }

Pair happened(Expressions& e, const Term& x, Date day) {
    const Term today = constant(Number{day.days}, e);
    return unless_lapsed(e, {below(e, x, today, false), e.any({below(e, today, x, true), never(e, x)})}, {&x});
}

namespace {

// The last day that with the duration added is not after `day`; none: before all days.
Number latest(Number duration, bool in_days, Date day) {
    const auto passed = [&](std::int32_t d) { return evaluation::shifted(Date{d}, duration, in_days, MissingDay::last_day) <= day; };
    std::int32_t low = first_supported_day.days - 1;
    std::int32_t high = last_supported_day.days + 1;
    while (high - low > 1) {
        const std::int32_t middle = low + (high - low) / 2;
        (passed(middle) ? low : high) = middle;
    }
    return Number{low};
}

// Less than the duration ago: yes, no (never mind the future).
Pair recent(Expressions& e, const Term& x, const Term& duration, bool in_days, Date day) {
    if (duration.kind == Kind::either) {
        std::vector<Expr> yes;
        std::vector<Expr> no;
        for (std::size_t i = 0; i < duration.parts.size(); ++i) {
            const Pair p = recent(e, x, duration.parts[i], in_days, day);
            yes.push_back(e.all({duration.when[i], p.yes}));
            no.push_back(e.all({duration.when[i], p.no}));
        }
        return {e.any(std::move(yes)), e.any(std::move(no))};
    }
    if (duration.kind != Kind::leaf || !duration.leaf.fixed) throw Refused("il tempo trascorso è confrontato con una durata nota solo dalla persona");
    const Number today{day.days};
    const Number shortest = latest(duration.leaf.lo, in_days, day);
    const Number longest = latest(duration.leaf.hi, in_days, day);
    const Expr begun = below(e, x, constant(today, e), false);
    return {today > longest ? e.all({begun, below(e, constant(longest, e), x, true)}) : e.truth(false),
            e.all({begun, below(e, x, constant(shortest, e), false)})};
}

}  // namespace

Pair since(Expressions& e, Compare how, const Term& x, const Term& duration, bool in_days, Date day) {
    const Pair p = recent(e, x, duration, in_days, day);
    const Expr future = e.any({never(e, x), below(e, constant(Number{day.days}, e), x, true)});
    const Pair out = how == Compare::less ? Pair{p.yes, e.any({p.no, future})} : Pair{p.no, e.any({p.yes, future})};
    return unless_lapsed(e, out, {&x, &duration});
}

}  // namespace attiva::sql
