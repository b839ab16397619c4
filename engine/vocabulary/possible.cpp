// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Sets of possible values: making, joining, meeting.

#include "vocabulary/possible.hpp"

#include <algorithm>

namespace attiva::vocabulary {
namespace {

bool masked(Base b) { return b == Base::boolean || b == Base::choice; }

// An interval in lo/hi; events use it when dated.
void hull(Possible& r, const Possible& a, const Possible& b) {
    r.lo = std::min(a.lo, b.lo);
    r.hi = std::max(a.hi, b.hi);
}

bool overlap(Possible& r, const Possible& a, const Possible& b) {
    r.lo = std::max(a.lo, b.lo);
    r.hi = std::min(a.hi, b.hi);
    return r.lo <= r.hi;
}

Possible join_events(const Possible& a, const Possible& b) {
    Possible r;
    r.never = a.never || b.never;
    r.dated = a.dated || b.dated;
    if (a.dated && b.dated) hull(r, a, b);
    else if (r.dated) hull(r, a.dated ? a : b, a.dated ? a : b);
    return r;
}

Possible meet_events(const Possible& a, const Possible& b, bool& empty) {
    Possible r;
    r.never = a.never && b.never;
    r.dated = a.dated && b.dated && overlap(r, a, b);
    if (!r.dated) r.lo = r.hi = Number{0};
    empty = !r.never && !r.dated;
    return r;
}

}  // namespace

Possible exactly(bool b) {
    Possible p;
    p.may = b ? may_yes : may_no;
    return p;
}

Possible exactly(Number n) { return between(n, n); }

Possible exactly(Date d) {
    Possible p = between(Number{d.days}, Number{d.days});
    p.dated = true;
    return p;
}

Possible exactly_choice(std::uint64_t bit) {
    Possible p;
    p.may = bit;
    return p;
}

Possible exactly_set(std::uint64_t members) {
    Possible p;
    p.may = p.must = members;
    return p;
}

Possible never_happened() {
    Possible p;
    p.never = true;
    return p;
}

Possible between(Number lo, Number hi) {
    Possible p;
    p.lo = lo;
    p.hi = hi;
    return p;
}

bool certain(const Possible& p, Base base) {
    if (masked(base)) return p.may != 0 && (p.may & (p.may - 1)) == 0;
    if (base == Base::set) return p.may == p.must;
    if (base == Base::event) return p.never ? !p.dated : p.lo == p.hi;
    return base != Base::place && p.lo == p.hi;
}

Possible join(const Possible& a, const Possible& b, Base base) {
    Possible r;
    if (base == Base::event) {
        r = join_events(a, b);
    } else if (masked(base)) {
        r.may = a.may | b.may;
    } else if (base == Base::set) {
        r.may = a.may | b.may;
        r.must = a.must & b.must;
    } else {
        hull(r, a, b);
        r.dated = a.dated || b.dated;
    }
    r.not_applicable = a.not_applicable || b.not_applicable;
    return r;
}

Possible meet(const Possible& a, const Possible& b, Base base, bool& empty) {
    Possible r;
    if (base == Base::event) {
        r = meet_events(a, b, empty);
    } else if (masked(base)) {
        r.may = a.may & b.may;
        empty = r.may == 0;
    } else if (base == Base::set) {
        r.may = a.may & b.may;
        r.must = a.must | b.must;
        empty = (r.must & ~r.may) != 0;
    } else {
        empty = !overlap(r, a, b);
        r.dated = a.dated || b.dated;
    }
    return empty ? a : r;
}

}  // namespace attiva::vocabulary
