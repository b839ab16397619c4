// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Atoms of the oracle: can it be true, can it be false?
// Tested by tests/laws/atoms_test.cpp.

#include "naive_atoms.hpp"

#include <algorithm>

namespace attiva::laws {

using language::Compare;

Truth judged(bool may_be_true, bool may_be_false) {
    if (may_be_true && may_be_false) return Truth::unknown;
    return may_be_true ? Truth::yes : Truth::no;
}

Truth truth_in(const Possible& boolean) {
    if (boolean.not_applicable) return Truth::unknown;
    return judged((boolean.may & vocabulary::may_yes) != 0,
                  (boolean.may & vocabulary::may_no) != 0);
}

Possible mask_of(Truth t) {
    Possible p;
    if (t != Truth::no) p.may |= vocabulary::may_yes;
    if (t != Truth::yes) p.may |= vocabulary::may_no;
    return p;
}

namespace {

// An operand with an order: may it be `mai`, may it be a number or a day?
struct Operand {
    bool never;
    bool valued;
    Number lo;
    Number hi;
};

Operand operand(const Possible& p, Base base) {
    if (base == Base::event) return {p.never, p.dated, p.lo, p.hi};
    return {false, true, p.lo, p.hi};
}

// Some a of [a.lo, a.hi] and b of [b.lo, b.hi] with a cmp b.
bool some(Compare cmp, const Operand& a, const Operand& b) {
    switch (cmp) {
        case Compare::less:
            return a.lo < b.hi;
        case Compare::less_equal:
            return a.lo <= b.hi;
        case Compare::greater:
            return a.hi > b.lo;
        case Compare::greater_equal:
            return a.hi >= b.lo;
        case Compare::equal:
            return a.lo <= b.hi && b.lo <= a.hi;
        case Compare::different:
            return !(a.lo == a.hi && b.lo == b.hi && a.lo == b.lo);
    }
    return false;
}

Compare opposite(Compare cmp) {
    switch (cmp) {
        case Compare::less:
            return Compare::greater_equal;
        case Compare::less_equal:
            return Compare::greater;
        case Compare::greater:
            return Compare::less_equal;
        case Compare::greater_equal:
            return Compare::less;
        case Compare::equal:
            return Compare::different;
        case Compare::different:
            return Compare::equal;
    }
    return cmp;
}

bool single(std::uint64_t mask) { return mask != 0 && (mask & (mask - 1)) == 0; }

Truth same_item(std::uint64_t a, std::uint64_t b) {
    return judged((a & b) != 0, !(single(a) && a == b));
}

bool listed(Base b) { return b == Base::boolean || b == Base::choice; }

}  // namespace

Truth compared(Compare cmp, const Possible& a, const Possible& b, Base left, Base right) {
    if (a.not_applicable || b.not_applicable) return Truth::unknown;
    if (listed(left)) {
        const Truth equal = same_item(a.may, b.may);
        return cmp == Compare::equal ? equal : negate(equal);
    }
    const Operand x = operand(a, left);
    const Operand y = operand(b, right);
    const bool valued = x.valued && y.valued;
    return judged(valued && some(cmp, x, y),
                  x.never || y.never || (valued && some(opposite(cmp), x, y)));
}

Truth in_range(const Possible& x, const Possible& least, const Possible& most, Base base) {
    if (x.not_applicable || least.not_applicable || most.not_applicable) return Truth::unknown;
    const Operand o = operand(x, base);
    // The widest range is [least.lo, most.hi], the narrowest [least.hi, most.lo].
    const bool yes = o.valued && std::max(o.lo, least.lo) <= std::min(o.hi, most.hi);
    const bool no = o.never || (o.valued && (o.lo < least.hi || o.hi > most.lo));
    return judged(yes, no);
}

Truth among(const Possible& choice, std::uint64_t mask) {
    if (choice.not_applicable) return Truth::unknown;
    return judged((choice.may & mask) != 0, (choice.may & ~mask) != 0);
}

Truth contains_every(const Possible& set, std::uint64_t mask) {
    if (set.not_applicable) return Truth::unknown;
    return judged((mask & ~set.may) == 0, (mask & ~set.must) != 0);
}

Truth contains_some(const Possible& set, std::uint64_t mask) {
    if (set.not_applicable) return Truth::unknown;
    return judged((set.may & mask) != 0, (set.must & mask) == 0);
}

Truth never(const Possible& event) {
    if (event.not_applicable) return Truth::unknown;
    return judged(event.never, event.dated);
}

Truth has_happened(const Possible& x, Base base, Date day) {
    if (x.not_applicable) return Truth::unknown;
    const Operand o = operand(x, base);
    const Number today{day.days};
    return judged(o.valued && o.lo <= today, o.never || (o.valued && o.hi > today));
}

Date day_in(Number n) {
    const Number whole = round_to(n, Number{1}, Rounding::down);
    return Date{static_cast<std::int32_t>(whole.num())};
}

Date moved(Date d, Number n, bool in_days, MissingDay rule) {
    const Number units = round_to(n, Number{1}, Rounding::down);
    if (in_days) {
        const Number sum = Number{d.days} + units;
        return day_in(
            std::clamp(sum, Number{first_supported_day.days}, Number{last_supported_day.days}));
    }
    const Number bounded = std::clamp(units, Number{-10'000}, Number{10'000});
    return add_months(d, static_cast<int>(bounded.num()), rule);
}

Truth elapsed(Compare cmp, const Possible& x, Base base, const Possible& duration, bool in_days,
              Date day) {
    if (x.not_applicable || duration.not_applicable) return Truth::unknown;
    const Operand o = operand(x, base);
    const Number today{day.days};
    const bool past_possible = o.valued && o.lo <= today;
    const bool future_possible = o.never || (o.valued && o.hi > today);
    if (!past_possible) return Truth::no;
    // Past dates only: [o.lo, last]. d + N grows with d and with N.
    const Date last = day_in(std::min(o.hi, today));
    const Date soonest = moved(day_in(o.lo), duration.lo, in_days, MissingDay::last_day);
    const Date latest = moved(last, duration.hi, in_days, MissingDay::last_day);
    const bool some_over = day >= soonest;
    const bool some_not_over = day < latest;
    const bool less = cmp == Compare::less;
    return judged(less ? some_not_over : some_over,
                  future_possible || (less ? some_over : some_not_over));
}

Possible hull(const Possible& a, const Possible& b, Base base) {
    Possible r;
    r.not_applicable = a.not_applicable || b.not_applicable;
    r.may = a.may | b.may;
    r.must = a.must & b.must;
    r.never = a.never || b.never;
    r.dated = a.dated || b.dated;
    const bool left = base != Base::event || a.dated;
    const bool right = base != Base::event || b.dated;
    if (left && right) {
        r.lo = std::min(a.lo, b.lo);
        r.hi = std::max(a.hi, b.hi);
    } else if (left || right) {
        r.lo = left ? a.lo : b.lo;
        r.hi = left ? a.hi : b.hi;
    }
    return r;
}

bool same(const Possible& a, const Possible& b, Base base) {
    if (a.not_applicable || b.not_applicable) return a.not_applicable == b.not_applicable;
    const bool interval = a.lo == b.lo && a.hi == b.hi;
    switch (base) {
        case Base::boolean:
        case Base::choice:
            return a.may == b.may;
        case Base::set:
            return a.may == b.may && a.must == b.must;
        case Base::event:
            return a.never == b.never && a.dated == b.dated && (!a.dated || interval);
        case Base::place:
            return true;
        default:
            return interval;
    }
}

namespace {

struct Bounds {
    Base base;
    std::int64_t lo;
    std::int64_t hi;
};

constexpr Bounds bounds[] = {
    {Base::number, -1'000'000, 1'000'000},
    {Base::percent, 0, 1},
    {Base::money, 0, 10'000'000'000},
    {Base::money_month, 0, 10'000'000'000},
    {Base::money_year, 0, 10'000'000'000},
    {Base::months, 0, 2'400},
    {Base::days, 0, 73'000},
    {Base::hours_week, 0, 168},
    {Base::km, 0, 20'000},
    {Base::minutes, 0, 100'000},
    {Base::cc, 0, 20'000},
};

}  // namespace

Possible whole_domain(vocabulary::Type type, std::uint64_t items) {
    Possible p;
    for (const Bounds& b : bounds)
        if (b.base == type.base) return vocabulary::between(Number{b.lo}, Number{b.hi});
    if (type.base == Base::date || type.base == Base::event) {
        p = vocabulary::between(Number{first_supported_day.days}, Number{last_supported_day.days});
        p.dated = true;
        p.never = type.base == Base::event;
    } else if (type.base == Base::boolean) {
        p = mask_of(Truth::unknown);
    } else {
        p.may = items;
    }
    return p;
}

}  // namespace attiva::laws
