// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/cambierebbe/ and chiedi/.

#include "inquiry/value_words.hpp"

#include <algorithm>

#include "analysis/links.hpp"
#include "evaluation/wording.hpp"

namespace attiva::inquiry {

using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Possible;

Possible seen_as(const Attribute& a, const Possible& fact, Date day) {
    if (a.derivation == vocabulary::Derivation::none || fact.not_applicable) return fact;
    const auto time = [&](Number n) { return Number{analysis::time_at(a, Date{static_cast<std::int32_t>(n.num())}, day)}; };
    const Number one = time(fact.lo);
    const Number other = time(fact.hi);
    Possible out = vocabulary::between(std::min(one, other), std::max(one, other));
    out.lo = std::max(out.lo, a.domain.lo);
    out.hi = std::min(out.hi, a.domain.hi);
    return out;
}

std::string limits_words(const vocabulary::Vocabulary& v, const Attribute& a, const Possible& p, const Possible& whole) {
    if (!measured(a.type.base) || p.lo == p.hi) return show(p, a.type, v);
    const auto one = [&](Number n) { return show(vocabulary::between(n, n), a.type, v); };
    if (p.lo <= whole.lo && p.hi < whole.hi) return "al massimo " + one(p.hi);
    if (p.hi >= whole.hi && whole.lo < p.lo) return "almeno " + one(p.lo);
    return show(p, a.type, v);
}

std::string member_words(const person::Profile& profile, evaluation::Subject s) {
    return s.kind == evaluation::Subject::Kind::person ? "" : evaluation::subject_words(profile, s);
}

}  // namespace attiva::inquiry
