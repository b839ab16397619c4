// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/analisi/.

#include "analysis/ground.hpp"

namespace attiva::analysis {

using catalogue::ComuneId;
using language::Scope;

namespace {

std::vector<ComuneId> comuni_of(const catalogue::Territory& t, const Scope::Part& part, Date day) {
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

}  // namespace attiva::analysis
