// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Numbers and days computed from others.

#include "evaluation/atoms.hpp"
#include "sql/translate.hpp"

namespace attiva::sql {
namespace {

using language::Op;

Date day_in(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

const char* const both_unknown = "fa conti fra due date o durate note tutte e due solo dalla persona";

}  // namespace

Term Translator::shifted_date(const Node& n, const Term& a, const Term& by) {
    const bool in_days = program_.nodes[program_.argument(n, 1)].base == Base::days;
    const MissingDay rule = program_.extra(n).missing_day;
    const bool back = n.op == Op::date_minus;
    const auto move = [in_days, rule, back](Number from, Number units) {
        return Number{evaluation::shifted(day_in(from), back ? -units : units, in_days, rule).days};
    };
    if (by.kind == Term::Kind::either) return each_part(by, a, n.base, [&](const Term& p) { return shifted_date(n, a, p); });
    Term out;
    if (fixed(by)) {
        const Number low = back ? by.leaf.hi : by.leaf.lo;
        const Number high = back ? by.leaf.lo : by.leaf.hi;
        out = mapped(e_, a, n.base, [move, low](Number d) { return move(d, low); }, [move, high](Number d) { return move(d, high); }, false);
    } else if (a.kind == Term::Kind::either) {
        return each_part(a, by, n.base, [&](const Term& p) { return shifted_date(n, p, by); });
    } else if (fixed(a)) {
        const Number low = a.leaf.lo;
        const Number high = a.leaf.hi;
        out = mapped(e_, by, n.base, [move, low](Number u) { return move(low, u); }, [move, high](Number u) { return move(high, u); }, back);
    } else {
        throw Refused(both_unknown);
    }
    out.lapsed = e_.any({lapsed(e_, a), lapsed(e_, by)});
    return out;
}

Term Translator::months_between(const Term& a, const Term& b) {
    if (a.kind == Term::Kind::either) return each_part(a, b, Base::months, [&](const Term& p) { return months_between(p, b); });
    if (b.kind == Term::Kind::either) return each_part(b, a, Base::months, [&](const Term& p) { return months_between(a, p); });
    const auto months = [](Number from, Number to) { return Number{attiva::months_between(day_in(from), day_in(to))}; };
    Term out;
    if (fixed(b))
        out = mapped(e_, a, Base::months, [months, to = b.leaf.lo](Number d) { return months(d, to); },
                     [months, to = b.leaf.hi](Number d) { return months(d, to); }, true);
    else if (fixed(a))
        out = mapped(e_, b, Base::months, [months, from = a.leaf.hi](Number d) { return months(from, d); },
                     [months, from = a.leaf.lo](Number d) { return months(from, d); }, false);
    else
        throw Refused(both_unknown);
    out.lapsed = e_.any({lapsed(e_, a), lapsed(e_, b)});
    return out;
}

Term Translator::arithmetic(const Node& n, Frame frame) {
    const std::vector<Term> args = arguments(n, frame);
    const auto on_days = [&](Date (*change)(Date)) {
        const auto day = [change](Number d) { return Number{change(day_in(d)).days}; };
        return mapped(e_, args[0], n.base, day, day, false);
    };
    switch (n.op) {
        case Op::add: return add(e_, args[0], args[1], n.base);
        case Op::subtract: return add(e_, args[0], sql::times(e_, args[1], n.base, Number{-1}), n.base);
        case Op::multiply: return multiply(e_, args[0], args[1], n.base);
        case Op::divide: return divide(e_, args[0], args[1], n.base);
        case Op::minus: return sql::times(e_, args[0], n.base, Number{-1});
        case Op::minimum:
        case Op::maximum: return extreme(e_, n.op == Op::maximum, args, n.base);
        case Op::rounded: {
            const auto& extra = program_.extra(n);
            const auto to = [step = extra.value.lo, how = extra.rounding](Number x) { return round_to(x, step, how); };
            return mapped(e_, args[0], n.base, to, to, false);
        }
        case Op::per_month: return sql::times(e_, args[0], n.base, Number::ratio(1, 12));
        case Op::per_year: return sql::times(e_, args[0], n.base, Number{12});
        case Op::date_plus:
        case Op::date_minus: return shifted_date(n, args[0], args[1]);
        case Op::months_between: return months_between(args[0], args[1]);
        case Op::days_between: return add(e_, args[1], sql::times(e_, args[0], n.base, Number{-1}), n.base);
        case Op::first_of_month: return on_days(&first_of_month);
        case Op::last_of_month: return on_days(&last_of_month);
        default: throw Refused("fa un conto che qui non si sa scrivere");
    }
}

}  // namespace attiva::sql
