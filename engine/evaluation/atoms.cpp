// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each atom asks whether some values make it true and whether some make it
// false. Tested by tests/evaluation/atoms_test.cpp.

#include "evaluation/atoms.hpp"

#include <algorithm>

namespace attiva::evaluation {
namespace {

using language::Compare;

// Which truths an atom takes over its operands' values.
struct Outcomes {
    bool yes = false;
    bool no = false;
    [[nodiscard]] Truth truth() const {
        return yes ? (no ? Truth::unknown : Truth::yes) : Truth::no;
    }
};

bool has_date(const Possible& x, Base base) { return base != Base::event || x.dated; }
bool may_be_never(const Possible& x, Base base) { return base == Base::event && x.never; }

bool single(const Possible& x) { return x.lo == x.hi; }

// On intervals; `less` and `less_equal` decide the others.
Outcomes interval(Compare cmp, const Possible& a, const Possible& b) {
    switch (cmp) {
        case Compare::less: return {a.lo < b.hi, a.hi >= b.lo};
        case Compare::less_equal: return {a.lo <= b.hi, a.hi > b.lo};
        case Compare::greater: return {a.hi > b.lo, a.lo <= b.hi};
        case Compare::greater_equal: return {a.hi >= b.lo, a.lo < b.hi};
        case Compare::equal: return {a.lo <= b.hi && b.lo <= a.hi, !(single(a) && single(b) && a.lo == b.lo)};
        case Compare::different: {
            const Outcomes equal = interval(Compare::equal, a, b);
            return {equal.no, equal.yes};
        }
    }
    return {};
}

Outcomes masks(Compare cmp, std::uint64_t a, std::uint64_t b) {
    const bool one = (a & (a - 1)) == 0 && a == b;
    const Outcomes equal{(a & b) != 0, !one};
    return cmp == Compare::different ? Outcomes{equal.no, equal.yes} : equal;
}

bool masked(Base b) { return b == Base::boolean || b == Base::choice; }

Number low(const Number& a, const Number& b, const Number& c, const Number& d) {
    return std::min({a, b, c, d});
}
Number high(const Number& a, const Number& b, const Number& c, const Number& d) {
    return std::max({a, b, c, d});
}

// Towards minus infinity; beyond a million every shift leaves the supported days.
std::int32_t floor_of(Number n) {
    constexpr std::int64_t far = 1'000'000;
    std::int64_t q = n.num() / n.den();
    if (n.num() % n.den() != 0 && n.num() < 0) --q;
    return static_cast<std::int32_t>(std::clamp(q, -far, far));
}

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

}  // namespace

Truth compare(Compare cmp, const Possible& a, const Possible& b, Base base) {
    if (a.not_applicable || b.not_applicable) return Truth::unknown;
    if (masked(base)) return masks(cmp, a.may, b.may).truth();
    Outcomes o;
    if (has_date(a, base) && has_date(b, base)) o = interval(cmp, a, b);
    // An event that is `mai` satisfies no comparison.
    if (may_be_never(a, base) || may_be_never(b, base)) o.no = true;
    return o.truth();
}

Truth between(const Possible& x, const Possible& least, const Possible& most, Base base) {
    if (x.not_applicable || least.not_applicable || most.not_applicable) return Truth::unknown;
    Outcomes o;
    if (has_date(x, base)) {
        o.yes = std::max(x.lo, least.lo) <= std::min(x.hi, most.hi) && least.lo <= most.hi;
        o.no = !(x.lo >= least.hi && x.hi <= most.lo);
    }
    if (may_be_never(x, base)) o.no = true;
    return o.truth();
}

Truth one_of(const Possible& x, std::uint64_t mask) {
    if (x.not_applicable) return Truth::unknown;
    return Outcomes{(x.may & mask) != 0, (x.may & ~mask) != 0}.truth();
}

Truth contains_all(const Possible& x, std::uint64_t mask) {
    if (x.not_applicable) return Truth::unknown;
    return Outcomes{(mask & ~x.may) == 0, (mask & ~x.must) != 0}.truth();
}

Truth contains_any(const Possible& x, std::uint64_t mask) {
    if (x.not_applicable) return Truth::unknown;
    return Outcomes{(x.may & mask) != 0, (x.must & mask) == 0}.truth();
}

Truth is_never(const Possible& x) {
    if (x.not_applicable) return Truth::unknown;
    return Outcomes{x.never, x.dated}.truth();
}

Truth happened(const Possible& x, Base base, Date day) {
    if (x.not_applicable) return Truth::unknown;
    Outcomes o;
    const Number today{day.days};
    if (has_date(x, base)) o = {x.lo <= today, x.hi > today};
    if (may_be_never(x, base)) o.no = true;
    return o.truth();
}

Date shifted(Date d, Number n, bool in_days, MissingDay rule) {
    const std::int32_t units = floor_of(n);
    if (!in_days) return add_months(d, units, rule);
    const std::int64_t to = std::int64_t{d.days} + units;
    return Date{static_cast<std::int32_t>(
        std::clamp<std::int64_t>(to, first_supported_day.days, last_supported_day.days))};
}

Truth since(Compare cmp, const Possible& x, Base base, const Possible& duration, bool in_days,
            Date day) {
    if (x.not_applicable || duration.not_applicable) return Truth::unknown;
    Outcomes recent;  // outcomes of "day < d + N", for d not in the future
    bool future = may_be_never(x, base);
    if (has_date(x, base)) {
        const Date first = day_of(x.lo);
        const Date last = std::min(day_of(x.hi), day);
        future = future || day_of(x.hi) > day;
        if (first <= day) {
            recent.yes = day < shifted(last, duration.hi, in_days, MissingDay::last_day);
            recent.no = day >= shifted(first, duration.lo, in_days, MissingDay::last_day);
        }
    }
    // Future or `mai`: both readings are no.
    if (cmp == Compare::less) return Outcomes{recent.yes, recent.no || future}.truth();
    return Outcomes{recent.no, recent.yes || future}.truth();
}

Possible multiply(const Possible& a, const Possible& b) {
    const Number w = a.lo * b.lo;
    if (single(a) && single(b)) return vocabulary::between(w, w);
    const Number x = a.lo * b.hi;
    const Number y = a.hi * b.lo;
    const Number z = a.hi * b.hi;
    return vocabulary::between(low(w, x, y, z), high(w, x, y, z));
}

Possible divide(const Possible& a, const Possible& b) {
    const Number w = a.lo / b.lo;
    if (single(a) && single(b)) return vocabulary::between(w, w);
    const Number x = a.lo / b.hi;
    const Number y = a.hi / b.lo;
    const Number z = a.hi / b.hi;
    return vocabulary::between(low(w, x, y, z), high(w, x, y, z));
}

}  // namespace attiva::evaluation
