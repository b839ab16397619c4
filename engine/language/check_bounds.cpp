// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How large numbers can get. Every numeric node gets, from the domains of what
// it reads, an interval [lo, hi] and a bound `den` on its denominator, so that
// its numerator is at most max(|lo|, |hi|) * den. Both must stay within 4·10^18
// (< 2^62): then no fraction of 64 bits can overflow, reduced or not.
//
//   a + b       den = lcm           a / constant   den = den(a) * numerator
//   a * b       den = product       a / b          den = den(a) * largest numerator of b
//   rounded     den = 1             al mese        den = 12 den(a)
//
// `common` says that den is one and the same denominator for every value (then
// sums keep it); after a division by something that varies it is only a limit,
// and sums multiply. A divisor whose interval holds 0 is refused; so is money
// printed with a den other than 1, and a duration that may not be whole.
// Tested by tests/language/.
#include <fmt/format.h>

#include <algorithm>
#include <numeric>
#include <stdexcept>

#include "language/check_expressions.hpp"
#include "language/check_things.hpp"
#include "text/literal.hpp"
#include "vocabulary/value_reader.hpp"

namespace attiva::language::checking {
namespace {

using vocabulary::Base;

constexpr std::int64_t largest = 4'000'000'000'000'000'000;
constexpr std::int64_t most_members = 120;      // 20 written, 99 possible more
constexpr std::int64_t longest_months = 3'600;  // 1900 … 2199
constexpr std::int64_t longest_days = 110'000;
constexpr std::int64_t longest_duration = 110'000;

struct Bound {
    Number lo;
    Number hi;
    std::int64_t den = 1;
    bool common = true;
};
using Maybe = std::optional<Bound>;

Number size(const Bound& b) {
    return std::max(b.lo < Number(0) ? -b.lo : b.lo, b.hi < Number(0) ? -b.hi : b.hi);
}

std::int64_t times(std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    if (__builtin_mul_overflow(a, b, &out) || out > largest)
        throw std::overflow_error("denominator");
    return out;
}

// The denominator of a sum.
void add_den(Bound& out, const Bound& a, const Bound& b) {
    out.common = a.common && b.common;
    out.den = out.common ? times(a.den, b.den / std::gcd(a.den, b.den)) : times(a.den, b.den);
}

// The denominator of one or the other.
void either_den(Bound& out, const Bound& a, const Bound& b) {
    if (a.common && b.common) return add_den(out, a, b);
    out.common = false;
    out.den = std::max(a.den, b.den);
}

Bound hull(const Bound& a, const Bound& b) {
    Bound out{std::min(a.lo, b.lo), std::max(a.hi, b.hi), 1, true};
    either_den(out, a, b);
    return out;
}

Bound product(const Bound& a, const Bound& b) {
    const auto [lo, hi] = std::minmax({a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi});
    return {lo, hi, times(a.den, b.den), a.common && b.common};
}

Bound quotient(const Bound& a, const Bound& b) {
    const auto [lo, hi] = std::minmax({a.lo / b.lo, a.lo / b.hi, a.hi / b.lo, a.hi / b.hi});
    Bound out{lo, hi, 1, a.common && b.lo == b.hi};
    if (b.lo == b.hi) {
        const std::int64_t numerator = b.lo.num() < 0 ? -b.lo.num() : b.lo.num();
        const std::int64_t den = times(a.den, numerator);
        out.den = den / std::gcd(den, b.lo.den());
    } else {
        const Number numerator = size(b) * Number(b.den);
        out.den = times(a.den, numerator.num() / numerator.den() + 1);
    }
    return out;
}

class Bounds {
public:
    explicit Bounds(State& s, const Things& things)
        : s_(s), things_(things), of_(s.book.nodes.size()), seen_(s.book.nodes.size(), false) {}

    void thing(ThingId t) {
        for (const NodeId root : things_.roots(t)) node(root);
    }

    // The bound of a node; nothing for what is no number, or was refused.
    Maybe node(NodeId id) {
        if (seen_[id]) return of_[id];
        seen_[id] = true;
        const TypedNode& n = s_[id];
        std::vector<Maybe> args;
        for (const NodeId a : n.args) args.push_back(node(a));
        durations_whole(n, args);
        if (!vocabulary::numeric(n.type.base)) return std::nullopt;
        try {
            Maybe b = compute(n, args);
            if (b && size(*b) > Number::ratio(largest, b->den)) throw std::overflow_error("size");
            of_[id] = b;
        } catch (const std::overflow_error&) {
            s_.error("R431", n.span, "questo calcolo può superare i numeri rappresentabili",
                     "restringi il «dominio» degli attributi nel vocabolario, oppure arrotonda un "
                     "passaggio intermedio");
        }
        return of_[id];
    }

private:
    Maybe compute(const TypedNode& n, const std::vector<Maybe>& args) {
        switch (n.op) {
            case Op::constant:
                return Bound{n.value.lo, n.value.hi, n.value.lo.den(), true};
            case Op::attribute:
                return of_attribute(s_.vocabulary[static_cast<AttributeId>(n.ref)]);
            case Op::parameter:
                return of_parameter(s_.book.parameters[n.ref]);
            case Op::definition:
                return node(s_.book.definitions[n.ref].body);
            case Op::result:
                return node(s_.book.clauses[n.ref].body.value());
            case Op::cases:
                return of_rows(args);
            case Op::counted:
                return Bound{0, most_members, 1, true};
            case Op::times:
                return Bound{0, most_members, 1, true};
            case Op::months_between:
                return Bound{-longest_months, longest_months, 1, true};
            case Op::days_between:
                return Bound{-longest_days, longest_days, 1, true};
            default:
                break;
        }
        for (std::size_t i = 0; i < (n.op == Op::summed ? 1 : args.size()); ++i)
            if (!args[i]) return std::nullopt;  // refused below
        return arithmetic(n, args);
    }

    Maybe arithmetic(const TypedNode& n, const std::vector<Maybe>& args) {
        const Bound& a = *args[0];
        Bound out = a;
        switch (n.op) {
            case Op::add:
                out = {a.lo + args[1]->lo, a.hi + args[1]->hi, 1, true};
                add_den(out, a, *args[1]);
                return out;
            case Op::subtract:
                out = {a.lo - args[1]->hi, a.hi - args[1]->lo, 1, true};
                add_den(out, a, *args[1]);
                return out;
            case Op::multiply:
                return product(a, *args[1]);
            case Op::divide:
                return divided(n, a, *args[1]);
            case Op::minus:
                return Bound{-a.hi, -a.lo, a.den, a.common};
            case Op::per_month:
                return quotient(a, {12, 12, 1, true});
            case Op::per_year:
                return product(a, {12, 12, 1, true});
            case Op::rounded:
                return Bound{round_to(a.lo, n.value.lo, n.rounding),
                             round_to(a.hi, n.value.lo, n.rounding), 1, true};
            case Op::minimum:
            case Op::maximum:
                for (std::size_t i = 1; i < args.size(); ++i) out = extremum(n.op, out, *args[i]);
                return out;
            case Op::summed:
                if (!a.common) throw std::overflow_error("sum of unlike fractions");
                return Bound{std::min(Number(0), a.lo) * Number(most_members),
                             std::max(Number(0), a.hi) * Number(most_members), a.den, true};
            default:
                return out;  // titled
        }
    }

    static Bound extremum(Op op, const Bound& a, const Bound& b) {
        const bool least = op == Op::minimum;
        Bound out{least ? std::min(a.lo, b.lo) : std::max(a.lo, b.lo),
                  least ? std::min(a.hi, b.hi) : std::max(a.hi, b.hi), 1, true};
        either_den(out, a, b);
        return out;
    }

    Maybe divided(const TypedNode& n, const Bound& a, const Bound& b) {
        if (b.lo > Number(0) || b.hi < Number(0)) return quotient(a, b);
        s_.error(
            "R430", s_[n.args[1]].span, "questo divisore può essere zero",
            "restringi il suo «dominio» nel vocabolario, oppure scrivi «il maggiore tra 1 e …»");
        return std::nullopt;
    }

    // A time computed from a date is what the dates give, whatever its own domain:
    // negative too, for a day still to come.
    Bound of_attribute(const vocabulary::Attribute& a) const {
        if (a.derivation == vocabulary::Derivation::none) return of_domain(a.domain, a.type);
        const std::int64_t most = a.type.base == Base::months ? longest_months : longest_days;
        return {Number(-most), Number(most), 1, true};
    }

    Bound of_domain(const vocabulary::Possible& p, Type type) const {
        return {p.lo, p.hi, vocabulary::step(type.base).den(), true};
    }

    // Every value any layer gives it; its limits (or the whole type) where one
    // is not given.
    Maybe of_parameter(const Parameter& p) {
        Maybe out;
        const auto join = [&](const Bound& b) { out = out ? hull(*out, b) : b; };
        bool given = !p.left_to_zone && !p.widenable;
        for (const ParameterValue& v : p.values) {
            const Maybe b = v.value ? node(*v.value) : Maybe();
            if (b) join(*b);
            given = given && v.value;
        }
        if (given && out) return out;
        vocabulary::Possible whole = vocabulary::default_domain(p.type, s_.vocabulary);
        if (p.left_to_zone && p.least) whole.lo = *p.least;
        if (p.left_to_zone && p.most) whole.hi = *p.most;
        join(of_domain(whole, p.type));
        return out;
    }

    static Maybe of_rows(const std::vector<Maybe>& args) {
        Maybe out;
        for (std::size_t i = 0; i < args.size(); ++i) {
            const bool value = i % 2 == 1 || i + 1 == args.size();
            if (!value) continue;
            if (!args[i]) return std::nullopt;
            out = out ? hull(*out, *args[i]) : *args[i];
        }
        return out;
    }

    void durations_whole(const TypedNode& n, const std::vector<Maybe>& args) {
        if (n.op != Op::date_plus && n.op != Op::date_minus && n.op != Op::since) return;
        const Maybe& d = args[1];
        if (!d) return;
        if (d->den != 1 || !d->common)
            s_.error("R432", s_[n.args[1]].span, "questa durata può non essere un numero intero",
                     "aggiungi «arrotondato all'unità»");
        else if (size(*d) > Number(longest_duration))
            s_.error("R432", s_[n.args[1]].span, "questa durata può essere troppo lunga",
                     "restringi il «dominio» degli attributi che usa");
    }

    State& s_;
    const Things& things_;
    std::vector<Maybe> of_;
    std::vector<bool> seen_;
};

}  // namespace

void check_bounds(State& s, const Things& things) {
    Bounds bounds(s, things);
    for (const ThingId t : things.order()) bounds.thing(t);
    for (const Clause& c : s.book.clauses) {
        if ((c.kind != ClauseKind::amount && c.kind != ClauseKind::outcome) ||
            !is_money(c.type.base) || !c.body)
            continue;
        const Maybe b = bounds.node(*c.body);
        if (!b || (b->den == 1 && b->common)) continue;
        s.error("R433", s[*c.body].span, "questo importo può avere frazioni di centesimo",
                "aggiungi «arrotondato al centesimo»");
    }
}

}  // namespace attiva::language::checking
