// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/candidate_test.cpp.

#include "analysis/links.hpp"

#include <algorithm>

#include "evaluation/atoms.hpp"
#include "person/reader.hpp"

namespace attiva::analysis {
namespace {

using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Derivation;

// The first day in [lo, hi + 1] from which `reached` holds; it never ceases.
template <class Test>
std::int32_t first_day(std::int32_t lo, std::int32_t hi, Test reached) {
    while (lo <= hi) {
        const std::int32_t middle = lo + (hi - lo) / 2;
        if (reached(Date{middle})) hi = middle - 1;
        else lo = middle + 1;
    }
    return lo;
}

}  // namespace

// The computed time grows (remaining) or shrinks (elapsed) with the date.
std::int64_t time_at(const Attribute& a, Date date, Date day) {
    const bool elapsed = a.derivation == Derivation::elapsed;
    if (a.type.base == Base::days) return elapsed ? day - date : date - day;
    return elapsed ? months_between(date, day) : months_between(day, date);
}

Date first_within(Number duration, bool in_days, Date day) {
    return Date{first_day(first_supported_day.days, day.days, [&](Date d) {
        return day < evaluation::shifted(d, duration, in_days, MissingDay::last_day);
    })};
}

Possible days_behind(const Attribute& computed, const Possible& dates, Number least, Number most,
                     Date day, bool& empty) {
    const auto lo = static_cast<std::int32_t>(dates.lo.num());
    const auto hi = static_cast<std::int32_t>(dates.hi.num());
    const auto time = [&](Date d) { return Number{time_at(computed, d, day)}; };
    Possible r = dates;
    std::int32_t first = 0;
    std::int32_t past = 0;
    if (computed.derivation == Derivation::elapsed) {
        first = first_day(lo, hi, [&](Date d) { return time(d) <= most; });
        past = first_day(lo, hi, [&](Date d) { return time(d) < least; });
    } else {
        first = first_day(lo, hi, [&](Date d) { return time(d) >= least; });
        past = first_day(lo, hi, [&](Date d) { return time(d) > most; });
    }
    empty = first >= past;
    if (empty) return dates;
    r.lo = Number{first};
    r.hi = Number{past - 1};
    return r;
}

Links::Links(const vocabulary::Vocabulary& v, Date day)
    : vocabulary(v),
      touching(v.attributes().size()),
      premise_of(v.attributes().size()),
      blank(person::blank_facts(v)) {
    for (std::size_t i = 0; i < v.attributes().size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const Attribute& a = v[id];
        for (const auto& implication : a.implies) {
            touching[id].push_back({id, &implication});
            if (implication.then.attribute != id)
                touching[implication.then.attribute].push_back({id, &implication});
        }
        for (const auto& test : a.applicable_if) premise_of[test.attribute].push_back(id);
        if (!a.applicable_if.empty()) guarded.push_back(id);
        // A day still awaited may have passed; what has elapsed began in the past.
        if (a.derivation != Derivation::elapsed || a.derived_from == vocabulary::no_attribute) continue;
        bounded.push_back(a.derived_from);
        Possible& dates = blank[a.derived_from].value;
        bool empty = false;
        const Possible kept = days_behind(a, dates, a.domain.lo, a.domain.hi, day, empty);
        if (!empty) dates = kept;
        // Not yet a month ahead is 0 months too, but has not happened.
        if (a.domain.lo >= Number{0} && dates.lo <= Number{day.days})
            dates.hi = std::min(dates.hi, Number{day.days});
    }
}

}  // namespace attiva::analysis
