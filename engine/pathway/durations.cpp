// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/durations.hpp"

#include <algorithm>

#include "evaluation/atoms.hpp"

namespace attiva::pathway {
namespace {

// Longer than that it is the domain of the type: nobody has said how long.
constexpr Day most_days = 50 * 366;

}  // namespace

Duration duration(const catalogue::Catalogue& c, const evaluation::Evaluation& e, InstrumentId instrument) {
    Duration out;
    for (const ClauseId id : c.rules.instruments[instrument].clauses) {
        const language::Clause& clause = c.rules.clauses[id];
        if (clause.kind != language::ClauseKind::duration || !clause.body) continue;
        if (e.truth(e.day().program.clause_applies[id]) != Truth::yes) continue;
        const auto& value = e.value(e.day().program.of_typed[*clause.body]);
        const bool in_days = c.rules.nodes[*clause.body].type.base == vocabulary::Base::days;
        const Date first = e.day().day;
        const auto counted = [&](Number n) { return evaluation::shifted(first, n, in_days, MissingDay::last_day) - first; };
        if (value.not_applicable || counted(value.hi) > most_days || counted(value.hi) < 1) continue;
        if (out.clause && *out.most <= counted(value.hi)) continue;
        out.clause = id;
        out.most = counted(value.hi);
        out.least = clause.at_most ? std::nullopt : std::optional<Day>(std::max(1, counted(value.lo)));
        out.typical = *out.most;
        out.from = clause.at_most ? Duration::From::most : Duration::From::exact;
    }
    return out;
}

}  // namespace attiva::pathway
