// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/aims.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace attiva::pathway {

using language::ClauseKind;

namespace {

constexpr std::array<std::string_view, 9> no_end{"incentivo", "convenzione", "trasferimento", "indennita", "contributo", "adempimento", "valutazione", "progetto", "emergenza"};

bool ends_there(const catalogue::Catalogue& c, InstrumentId i) {
    const auto* sheet = c.sheet(c.rules.instruments[i].id);
    return sheet == nullptr || std::find(no_end.begin(), no_end.end(), sheet->kind) == no_end.end();
}

// What is signed, or assessed, or is the door of the services.
constexpr std::array<std::string_view, 4> doors{"adempimento", "valutazione", "servizio_accesso", "emergenza"};

int led_to(const std::vector<std::vector<InstrumentId>>& before, InstrumentId end) {
    std::vector<bool> seen(before.size(), false);
    std::vector<InstrumentId> open{end};
    seen[end] = true;
    int out = 0;
    while (!open.empty()) {
        const InstrumentId i = open.back();
        open.pop_back();
        for (const InstrumentId b : before[i])
            if (!seen[b]) {
                seen[b] = true;
                ++out;
                open.push_back(b);
            }
    }
    return out;
}

}  // namespace

bool door(const catalogue::Catalogue& c, InstrumentId i) {
    const auto* sheet = c.sheet(c.rules.instruments[i].id);
    return sheet != nullptr && std::find(doors.begin(), doors.end(), sheet->kind) != doors.end();
}

std::vector<Aim> aims(const Scope& scope, const std::vector<Strip>& own) {
    const auto& rules = scope.catalogue.rules;
    std::vector<std::vector<InstrumentId>> before(rules.instruments.size());
    std::vector<bool> follows(rules.instruments.size(), false);
    const auto link = [&](InstrumentId first, InstrumentId after) {
        if (first == after || !scope.usable(first) || !scope.usable(after)) return;
        before[after].push_back(first);
        follows[after] = true;
    };
    const auto end = [&](InstrumentId i) { return follows[i] && constant(own[i]) != Truth::no && ends_there(scope.catalogue, i); };
    for (InstrumentId i = 0; i < rules.instruments.size(); ++i)
        for (const auto c : rules.instruments[i].clauses) {
            const language::Clause& clause = rules.clauses[c];
            const bool apre = clause.kind == ClauseKind::opens;
            if (!apre && clause.kind != ClauseKind::after && clause.kind != ClauseKind::better_after) continue;
            if (constant(scope.timeline.truth(scope.program.clause_applies[c], Side::presumed)) == Truth::no) continue;
            for (const std::string& target : clause.targets)
                if (const auto t = rules.find_instrument(target)) apre ? link(i, *t) : link(*t, i);
        }
    // What leads on to something that may be an end; what is only paid or signed after it is none.
    std::vector<bool> leads(rules.instruments.size(), false);
    std::vector<InstrumentId> open;
    const auto reach = [&](InstrumentId after) {
        for (const InstrumentId i : before[after])
            if (!leads[i]) {
                leads[i] = true;
                open.push_back(i);
            }
    };
    // What only a presumption may be otherwise about is no reason to look past what comes before it.
    const std::vector<bool> likely = scope.likely();
    for (InstrumentId i = 0; i < rules.instruments.size(); ++i)
        if (likely[i] && end(i)) reach(i);
    while (!open.empty()) {
        const InstrumentId i = open.back();
        open.pop_back();
        reach(i);
    }
    std::vector<Aim> out;
    for (InstrumentId i = 0; i < rules.instruments.size(); ++i)
        if (end(i) && !leads[i]) out.push_back({i, led_to(before, i)});
    return out;
}

}  // namespace attiva::pathway
