// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A made-up person should read like one: round amounts, whole years of age,
// nothing in the far future. Tested by tests/analysis/candidate_test.cpp.

#include <algorithm>

#include "analysis/candidate.hpp"

namespace attiva::analysis {
namespace {

using vocabulary::Base;

constexpr std::int32_t long_ago = 40 * 365;

// The roundest number in [lo, hi], zero last: a multiple of the largest step.
Number round_number(Number lo, Number hi, Number unit, bool months) {
    if (lo == hi) return lo;
    if (months)
        for (const std::int64_t step : {120, 12, 6, 1}) {
            Number n = round_to(lo, Number{step}, Rounding::up);
            if (n == Number{0}) n = Number{step};
            if (n <= hi) return n;
        }
    for (std::int64_t power = 1'000'000'000'000; power >= 1; power /= 10) {
        const Number step = unit * Number{power};
        Number n = round_to(lo, step, Rounding::up);
        if (n == Number{0} && n + step <= hi) n = step;
        if (n <= hi && n != Number{0}) return n;
    }
    return lo;
}

// Of no interest: the least. With no upper limit: not far above the lower one.
Number plain_number(const Possible& p, const vocabulary::Attribute& a) {
    const bool unlimited = p.hi == a.domain.hi;
    if (unlimited && p.lo == a.domain.lo) return p.lo;
    const Number hi = unlimited && p.lo > Number{0} ? std::min(p.hi, p.lo + p.lo) : p.hi;
    return round_number(p.lo, hi, vocabulary::step(a.type.base), a.type.base == Base::months);
}

Number round_day(Number lo, Number hi, Date day) {
    const auto first = static_cast<std::int32_t>(lo.num());
    const auto last = static_cast<std::int32_t>(hi.num());
    const std::int32_t wanted = std::clamp(day.days - long_ago, first, last);
    // The same day of another year: whole years lie between.
    const CivilDate today = civil(day);
    const int year = civil(Date{wanted}).year;
    for (const int y : {year, year + 1, year - 1})
        if (const auto d = date_of(y, today.month, std::min(today.day, days_in_month(y, today.month))))
            if (d->days >= first && d->days <= last) return Number{d->days};
    return Number{wanted};
}

}  // namespace

Possible plain_value(const Possible& p, const vocabulary::Attribute& a, Date day) {
    switch (a.type.base) {
        case Base::boolean:
        case Base::choice: return vocabulary::exactly_choice(vocabulary::lowest(p.may));
        case Base::set: return vocabulary::exactly_set(p.must);
        case Base::event:
            if (p.never) return vocabulary::never_happened();
            return vocabulary::exactly(Date{static_cast<std::int32_t>(round_day(p.lo, p.hi, day).num())});
        case Base::date: {
            Possible r = vocabulary::exactly(round_day(p.lo, p.hi, day));
            r.dated = p.dated;
            return r;
        }
        case Base::place: return p;
        default: return vocabulary::exactly(plain_number(p, a));
    }
}

}  // namespace attiva::analysis
