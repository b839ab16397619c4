// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Terms: exact arithmetic on the ends of intervals, days and months.

#include <algorithm>

#include "evaluation/atoms.hpp"
#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using language::Op;

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }
Possible days(Date lo, Date hi) { return vocabulary::between(Number{lo.days}, Number{hi.days}); }

Possible extremum(bool most, const Possible& a, const Possible& b) {
    return most ? vocabulary::between(std::max(a.lo, b.lo), std::max(a.hi, b.hi))
                : vocabulary::between(std::min(a.lo, b.lo), std::min(a.hi, b.hi));
}

}  // namespace

Possible Evaluation::arithmetic_value(const program::Node& n) {
    const Possible& a = argument(n, 0);
    const auto second = [&]() -> const Possible& { return argument(n, 1); };
    switch (n.op) {
        case Op::add: return vocabulary::between(a.lo + second().lo, a.hi + second().hi);
        case Op::subtract: return vocabulary::between(a.lo - second().hi, a.hi - second().lo);
        case Op::multiply: return multiply(a, second());
        case Op::divide: return divide(a, second());
        case Op::minus: return vocabulary::between(-a.hi, -a.lo);
        case Op::minimum:
        case Op::maximum: {
            Possible r = vocabulary::between(a.lo, a.hi);
            for (std::uint32_t i = 1; i < n.count; ++i)
                r = extremum(n.op == Op::maximum, r, argument(n, i));
            return r;
        }
        case Op::rounded: {
            const auto& e = day_->program.extra(n);
            return vocabulary::between(round_to(a.lo, e.value.lo, e.rounding),
                                       round_to(a.hi, e.value.lo, e.rounding));
        }
        case Op::per_month: return vocabulary::between(a.lo / Number{12}, a.hi / Number{12});
        case Op::per_year: return vocabulary::between(a.lo * Number{12}, a.hi * Number{12});
        case Op::date_plus:
        case Op::date_minus: return shifted_date(n);
        case Op::months_between:
            return vocabulary::between(Number{months_between(day_of(a.hi), day_of(second().lo))},
                                       Number{months_between(day_of(a.lo), day_of(second().hi))});
        case Op::days_between: return vocabulary::between(second().lo - a.hi, second().hi - a.lo);
        case Op::first_of_month: return days(first_of_month(day_of(a.lo)), first_of_month(day_of(a.hi)));
        case Op::last_of_month: return days(last_of_month(day_of(a.lo)), last_of_month(day_of(a.hi)));
        default: return Possible{};
    }
}

Possible Evaluation::shifted_date(const program::Node& n) {
    const Possible& a = argument(n, 0);
    const Possible& by = argument(n, 1);
    const bool in_days = day_->program.nodes[day_->program.argument(n, 1)].base == Base::days;
    const MissingDay rule = day_->program.extra(n).missing_day;
    const bool back = n.op == Op::date_minus;
    const Number least = back ? -by.hi : by.lo;
    const Number most = back ? -by.lo : by.hi;
    return days(shifted(day_of(a.lo), least, in_days, rule), shifted(day_of(a.hi), most, in_days, rule));
}

}  // namespace attiva::evaluation
