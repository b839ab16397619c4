// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Suitability: any sconsigliato that holds decides; else any indicato.

#include "matching/tell.hpp"

namespace attiva::matching {

void tell_suitability(Telling& t, InstrumentAnswer& a) {
    bool indicated = false;
    bool discouraged = false;
    for (const language::ClauseId id : t.subject().clauses) {
        const language::Clause& c = t.clause(id);
        const bool good = c.kind == language::ClauseKind::indicated;
        if (!good && c.kind != language::ClauseKind::discouraged) continue;
        const Truth applies = t.applies(id);
        (good ? indicated : discouraged) |= applies == Truth::yes;
        if (!t.q.reasons || applies == Truth::no) continue;
        Reason r;
        r.text = (good ? "indicato: " : "sconsigliato: ") + c.title;
        r.truth = applies;
        r.source = t.presumed.phrases().of_clause(id);
        if (c.guard) r.parts.push_back({t.presumed.reason(*c.guard)});
        a.suitability_reasons.push_back(std::move(r));
    }
    a.suitability = discouraged  ? Suitability::discouraged
                    : indicated ? Suitability::indicated
                                : Suitability::neutral;
}

}  // namespace attiva::matching
