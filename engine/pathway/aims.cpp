// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/aims.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace attiva::pathway {

using language::ClauseKind;

namespace {

constexpr std::array<std::string_view, 7> no_end{"incentivo", "convenzione", "trasferimento", "indennita", "contributo", "adempimento", "valutazione"};

bool ends_there(const catalogue::Catalogue& c, InstrumentId i) {
    const auto* sheet = c.sheet(c.rules.instruments[i].id);
    return sheet == nullptr || std::find(no_end.begin(), no_end.end(), sheet->kind) == no_end.end();
}

// What is signed, or assessed, or is the door of the services.
constexpr std::array<std::string_view, 4> doors{"adempimento", "valutazione", "servizio_accesso", "emergenza"};

}  // namespace

bool door(const catalogue::Catalogue& c, InstrumentId i) {
    const auto* sheet = c.sheet(c.rules.instruments[i].id);
    return sheet != nullptr && std::find(doors.begin(), doors.end(), sheet->kind) != doors.end();
}

std::vector<InstrumentId> aims(const Scope& scope, const std::vector<Strip>& own) {
    const auto& rules = scope.catalogue.rules;
    std::vector<bool> opens(rules.instruments.size(), false);
    std::vector<bool> follows(rules.instruments.size(), false);
    const auto link = [&](InstrumentId before, InstrumentId after) {
        if (before == after || !scope.usable(before) || !scope.usable(after)) return;
        opens[before] = true;
        follows[after] = true;
    };
    for (InstrumentId i = 0; i < rules.instruments.size(); ++i)
        for (const auto c : rules.instruments[i].clauses) {
            const language::Clause& clause = rules.clauses[c];
            const bool apre = clause.kind == ClauseKind::opens;
            if (!apre && clause.kind != ClauseKind::after && clause.kind != ClauseKind::better_after) continue;
            if (constant(scope.timeline.truth(scope.program.clause_applies[c], Side::presumed)) == Truth::no) continue;
            for (const std::string& target : clause.targets)
                if (const auto t = rules.find_instrument(target)) apre ? link(i, *t) : link(*t, i);
        }
    std::vector<InstrumentId> out;
    for (InstrumentId i = 0; i < rules.instruments.size(); ++i)
        if (follows[i] && !opens[i] && constant(own[i]) != Truth::no && ends_there(scope.catalogue, i)) out.push_back(i);
    return out;
}

}  // namespace attiva::pathway
