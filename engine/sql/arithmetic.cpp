// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Sums, products, the lesser and the greater: functions of one pair of columns as long
// as it can be, sums of columns where it must.

#include <algorithm>

#include "sql/term.hpp"
#include "sql/whole.hpp"

namespace attiva::sql {
namespace {

using Kind = Term::Kind;

// What is done to each end; where it is a straight line, which.
struct Change {
    std::function<Number(Number)> lower, upper;
    bool falling = false;
    bool straight = false;
    Number factor{1}, low_shift, high_shift;
};

Leaf changed(const Leaf& x, const Change& c) {
    Leaf out = x;
    if (x.fixed) {
        out.lo = c.lower(c.falling ? x.hi : x.lo);
        out.hi = c.upper(c.falling ? x.lo : x.hi);
        return out;
    }
    out.falling = x.falling != c.falling;
    const auto low = c.falling ? x.upper : x.lower;
    const auto high = c.falling ? x.lower : x.upper;
    out.lower = [low, f = c.lower](std::int64_t v) { return f(low(v)); };
    out.upper = [high, f = c.upper](std::int64_t v) { return f(high(v)); };
    out.straight = x.straight && c.straight;
    if (!out.straight) return out;
    out.scale = x.scale * c.factor;
    out.low_shift = (c.falling ? x.high_shift : x.low_shift) * c.factor + c.low_shift;
    out.high_shift = (c.falling ? x.low_shift : x.high_shift) * c.factor + c.high_shift;
    return out;
}

Term changed(const Term& t, Base base, const Change& c) {
    if (t.kind == Kind::items || t.dated || t.never) throw Refused("fa conti con un evento che può non esserci mai stato");
    Term out = t;
    out.base = base;
    if (t.kind == Kind::quotient) {
        if (!c.straight) throw Refused("arrotonda o trasforma una divisione per una quantità nota solo dalla persona");
        Change steep;
        steep.lower = steep.upper = [f = c.factor](Number n) { return n * f; };
        steep.falling = c.falling;
        steep.straight = true;
        steep.factor = c.factor;
        out.parts[0] = changed(t.parts[0], base, c);
        out.parts[1] = changed(t.parts[1], base, steep);
        return out;
    }
    if (t.kind == Kind::leaf) out.leaf = changed(t.leaf, c);
    if (c.falling && t.kind == Kind::lesser) out.kind = Kind::greater;
    if (c.falling && t.kind == Kind::greater) out.kind = Kind::lesser;
    for (Term& p : out.parts) p = changed(p, base, c);
    return out;
}

Term shifted(const Term& t, Base base, Number low, Number high) {
    Change c;
    c.lower = [low](Number n) { return n + low; };
    c.upper = [high](Number n) { return n + high; };
    c.straight = true;
    c.low_shift = low;
    c.high_shift = high;
    return changed(t, base, c);
}

// Two pairs of columns become one.
Leaf sum(Expressions& e, const Leaf& a, const Leaf& b) {
    if (!a.straight || !b.straight || a.day || b.day) throw Refused("somma durate o date calcolate dai fatti della persona");
    const std::int64_t den = common({a.scale, a.low_shift, a.high_shift, b.scale, b.low_shift, b.high_shift});
    const std::int64_t of_a = in_units(a.scale, den);
    const std::int64_t of_b = in_units(b.scale, den);
    const std::vector<Reach> reach{{of_a, a.from, a.to}, {of_b, b.from, b.to}};
    const auto low = in_units(a.low_shift, den) + in_units(b.low_shift, den);
    const auto high = in_units(a.high_shift, den) + in_units(b.high_shift, den);
    Leaf out;
    out.fixed = false;
    out.from = check_reach(reach, low).from;
    out.to = check_reach(reach, high).to;
    out.least = e.total(low, {{of_a, a.falling ? a.most : a.least}, {of_b, b.falling ? b.most : b.least}});
    out.most = e.total(high, {{of_a, a.falling ? a.least : a.most}, {of_b, b.falling ? b.least : b.most}});
    out.straight = true;
    out.scale = Number::ratio(1, den);
    out.lower = out.upper = [den](std::int64_t v) { return Number::ratio(v, den); };
    return out;
}

Term with_lapsed(Expressions& e, Term t, const Term& other) {
    t.lapsed = e.any({t.lapsed, lapsed(e, other)});
    return t;
}

// Each end times, or by, either of two numbers of one sign.
Term scaled(const Term& t, Base base, Number p, Number q) {
    Change c;
    c.lower = [p, q](Number n) { return std::min(n * p, n * q); };
    c.upper = [p, q](Number n) { return std::max(n * p, n * q); };
    c.falling = p < Number{0} || q < Number{0};
    c.straight = p == q && p != Number{0};
    c.factor = p;
    return changed(t, base, c);
}

}  // namespace

Term mapped(Expressions&, const Term& t, Base base, const std::function<Number(Number)>& lower, const std::function<Number(Number)>& upper,
            bool falling) {
    Change c;
    c.lower = lower;
    c.upper = upper;
    c.falling = falling;
    return changed(t, base, c);
}

Term times(Expressions&, const Term& t, Base base, Number factor) { return scaled(t, base, factor, factor); }

Term add(Expressions& e, const Term& a, const Term& b, Base base) {
    if (fixed(b) && !b.dated) return with_lapsed(e, shifted(a, base, b.leaf.lo, b.leaf.hi), b);
    if (fixed(a) && !a.dated) return with_lapsed(e, shifted(b, base, a.leaf.lo, a.leaf.hi), a);
    if (in_parts(a)) return each_part(a, b, base, [&](const Term& p) { return add(e, p, b, base); });
    if (in_parts(b)) return each_part(b, a, base, [&](const Term& p) { return add(e, a, p, base); });
    if (b.kind == Kind::quotient) {
        if (a.kind == Kind::quotient) throw Refused("confronta o somma due divisioni per quantità note solo dalla persona");
        return add(e, b, a, base);
    }
    if (a.kind == Kind::quotient) {
        Term out = a;
        out.base = base;
        out.parts[0] = add(e, a.parts[0], b, base);
        return out;
    }
    if (a.dated || b.dated) throw Refused("fa conti con un evento che può non esserci mai stato");
    Term out;
    out.base = base;
    out.leaf = sum(e, a.leaf, b.leaf);
    out.lapsed = e.any({a.lapsed, b.lapsed});
    return out;
}

Term multiply(Expressions& e, const Term& a, const Term& b, Base base) {
    const Number zero{0};
    if (!fixed(b)) {
        if (fixed(a)) return multiply(e, b, a, base);
        if (b.kind == Kind::either) return each_part(b, a, base, [&](const Term& p) { return multiply(e, a, p, base); });
        if (a.kind == Kind::either) return each_part(a, b, base, [&](const Term& p) { return multiply(e, p, b, base); });
        throw Refused("moltiplica fra loro due quantità note solo dalla persona");
    }
    if (b.leaf.lo < zero && b.leaf.hi > zero) throw Refused("moltiplica per un numero di cui non si sa il segno");
    return with_lapsed(e, scaled(a, base, b.leaf.lo, b.leaf.hi), b);
}

Term divide(Expressions& e, const Term& a, const Term& b, Base base) {
    if (b.kind == Kind::either) return each_part(b, a, base, [&](const Term& p) { return divide(e, a, p, base); });
    if (fixed(b)) return with_lapsed(e, scaled(a, base, Number{1} / b.leaf.lo, Number{1} / b.leaf.hi), b);
    if (a.kind == Kind::either) return each_part(a, b, base, [&](const Term& p) { return divide(e, p, b, base); });
    if (a.kind != Kind::leaf || b.kind != Kind::leaf || ends(e, b).from <= 0) throw Refused("divide per una quantità nota solo dalla persona");
    ends(e, a);
    Term out;
    out.kind = Kind::quotient;
    out.base = base;
    out.lapsed = e.truth(false);
    out.parts = {exactly(vocabulary::between(Number{0}, Number{0}), Base::number, e), a, b};
    return out;
}

Term extreme(Expressions& e, bool greater, std::vector<Term> parts, Base base) {
    std::size_t count = 0;
    for (const Term& p : parts) count += leaves(p);
    check_parts(count);
    Term out;
    out.kind = greater ? Kind::greater : Kind::lesser;
    out.base = base;
    out.lapsed = e.truth(false);
    out.parts = std::move(parts);
    return out;
}

namespace {

// One of several constants: which, and when it may be.
struct Chance {
    Expr when;
    Number lo, hi;
};

// The constants a term may be, each with when; false where it may be anything else. Of the
// lesser or greater of some: one for each combination.
bool constants(Expressions& e, const Term& t, Expr when, std::vector<Chance>& out) {
    if (t.kind == Kind::leaf) {
        if (fixed(t)) out.push_back({when, t.leaf.lo, t.leaf.hi});
        return fixed(t) && !t.dated;
    }
    if (t.kind == Kind::either) {
        for (std::size_t i = 0; i < t.parts.size(); ++i)
            if (!constants(e, t.parts[i], e.all({when, t.when[i]}), out)) return false;
        return true;
    }
    if (t.kind == Kind::items || t.kind == Kind::quotient) return false;
    std::vector<Chance> all;
    if (!constants(e, t.parts[0], when, all)) return false;
    for (std::size_t i = 1; i < t.parts.size(); ++i) {
        std::vector<Chance> more;
        std::vector<Chance> both;
        if (!constants(e, t.parts[i], e.truth(true), more) || all.size() * more.size() > most_parts) return false;
        const bool most = t.kind == Kind::greater;
        for (const Chance& x : all)
            for (const Chance& y : more)
                both.push_back({e.all({x.when, y.when}), most ? std::max(x.lo, y.lo) : std::min(x.lo, y.lo), most ? std::max(x.hi, y.hi) : std::min(x.hi, y.hi)});
        all = std::move(both);
    }
    out.insert(out.end(), all.begin(), all.end());
    return true;
}

// The least that may be is the first that may be, from the least on.
Ends ends_of(Expressions& e, std::vector<Chance> all) {
    std::vector<Number> numbers;
    for (const Chance& c : all) numbers.insert(numbers.end(), {c.lo, c.hi});
    const std::int64_t den = common(numbers);
    const auto first = [&](auto end, auto before) {
        std::sort(all.begin(), all.end(), [&](const Chance& a, const Chance& b) { return before(end(a), end(b)); });
        std::vector<Expr> args;
        for (const Chance& c : all) args.insert(args.end(), {c.when, e.number(in_units(end(c), den))});
        args.back() = e.number(in_units(end(all.back()), den));
        args.erase(args.end() - 2);
        return e.choose(std::move(args));
    };
    const Expr lo = first([](const Chance& c) { return c.lo; }, std::less<>{});
    const std::int64_t from = in_units(all.front().lo, den);
    const Expr hi = first([](const Chance& c) { return c.hi; }, std::greater<>{});
    return {lo, hi, den, from, in_units(all.front().hi, den)};
}

}  // namespace

Ends ends(Expressions& e, const Term& t) {
    std::vector<Chance> all;
    if (t.kind != Kind::leaf && constants(e, t, e.truth(true), all) && !all.empty()) return ends_of(e, std::move(all));
    if (t.kind != Kind::leaf || t.dated) throw Refused("somma ciò che può valere cose diverse da caso a caso");
    const Leaf& x = t.leaf;
    if (x.fixed) {
        const std::int64_t den = common({x.lo, x.hi});
        const std::int64_t lo = in_units(x.lo, den);
        const std::int64_t hi = in_units(x.hi, den);
        return {e.number(lo), e.number(hi), den, lo, hi};
    }
    if (!x.straight || x.day) throw Refused("somma durate o date calcolate dai fatti della persona");
    const std::int64_t den = common({x.scale, x.low_shift, x.high_shift});
    const std::int64_t scale = in_units(x.scale, den);
    const std::int64_t low = in_units(x.low_shift, den);
    const std::int64_t high = in_units(x.high_shift, den);
    const std::int64_t from = check_reach({{scale, x.from, x.to}}, low).from;
    const std::int64_t to = check_reach({{scale, x.from, x.to}}, high).to;
    return {e.total(low, {{scale, x.falling ? x.most : x.least}}), e.total(high, {{scale, x.falling ? x.least : x.most}}), den, from, to};
}

}  // namespace attiva::sql
