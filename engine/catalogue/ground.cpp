// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/catalogue/ground_test.cpp and tests/cases/cattivi/strati/.

#include "catalogue/ground.hpp"

#include <algorithm>

namespace attiva::catalogue {

using language::Provenance;
using language::Scope;
using language::ScopeId;

namespace {

std::vector<ComuneId> comuni_of(const Territory& t, const Scope::Part& part, Date day) {
    switch (part.kind) {
        case Scope::Kind::region: return t.all(day);
        case Scope::Kind::province: return t.of_province(part.id, day);
        case Scope::Kind::zone: return t.of_zone(part.id, day);
        case Scope::Kind::comune: break;
    }
    const auto comune = t.find(part.id, day);
    return comune ? std::vector<ComuneId>{*comune} : std::vector<ComuneId>{};
}

}  // namespace

const std::set<ComuneId>& Ground::comuni(language::ScopeId scope, Date day) {
    const auto [at, fresh] = comuni_.try_emplace({scope, day});
    if (!fresh) return at->second;
    for (const Scope::Part& part : book_.scopes[scope].parts)
        for (const ComuneId c : comuni_of(territory_, part, day)) at->second.insert(c);
    return at->second;
}

const std::set<Date>& Ground::turning(language::ScopeId scope) {
    const auto [at, fresh] = turning_.try_emplace(scope);
    if (!fresh) return at->second;
    std::set<ComuneId> before;
    for (const Date day : days_) {
        const auto& now = comuni(scope, day);
        if (now != before) at->second.insert(day);
        before = now;
    }
    return at->second;
}

bool Ground::speaks(const Provenance& where, ComuneId comune, Date day) {
    return attiva::within(day, where.from, where.to) &&
           (where.scope == language::none || comuni(where.scope, day).count(comune) != 0);
}

std::vector<Date> Ground::stretches(const Period& period, const std::set<Date>& turning) const {
    const Date first = std::max(period.from.value_or(first_supported_day), first_supported_day);
    if (period.to && *period.to < first) return {};
    std::set<Date> out{first};
    for (const auto* days : {&days_, &turning})
        for (auto at = days->upper_bound(first); at != days->end() && (!period.to || *at <= *period.to); ++at) out.insert(*at);
    return {out.begin(), out.end()};
}

bool Ground::meet(ScopeId a, ScopeId b, const Period& period) {
    const auto days = stretches(period);
    if (a == language::none || b == language::none) return !days.empty();
    return std::any_of(days.begin(), days.end(), [&](Date day) {
        const auto& there = comuni(a, day);
        const auto& here = comuni(b, day);
        return std::any_of(here.begin(), here.end(), [&](ComuneId c) { return there.count(c) != 0; });
    });
}

bool Ground::meet(const Provenance& a, const Provenance& b, const Period& period) {
    bool never = false;
    bool empty = false;
    const Period both = common({a.from, a.to, {}}, {b.from, b.to, {}}, never);
    const Period all = common(both, period, empty);
    return !never && !empty && meet(a.scope, b.scope, all);
}

}  // namespace attiva::catalogue
