// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/strati/C115*.caso.

#include "catalogue/windows.hpp"

#include <set>

#include "catalogue/alike.hpp"

namespace attiva::catalogue {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::Rulebook;
using language::voice;

// The last window of this voice, when none of it is open there on the day.
const Clause* shut_by(const Rulebook& rules, Ground& ground, const std::vector<const Clause*>& above, std::size_t of,
                      const Clause& mine, ComuneId comune, Date day) {
    const Clause* closed = nullptr;
    for (const Clause* w : above) {
        if (voice(w->where.layer) != of || !ground.speaks(w->where, comune, day)) continue;
        if (w->guard && mine.guard && opposite(rules, *w->guard, *mine.guard)) continue;  // for other persons
        if (w->kind == ClauseKind::window_unknown || within(day, w->from, w->to)) return nullptr;
        const bool binding = !w->guard || (mine.guard && alike(rules, *w->guard, *mine.guard));
        if (binding) closed = w;
    }
    return closed;
}

}  // namespace

const Clause* shut(const Rulebook& rules, Ground& ground, const language::Subject& subject, const Clause& mine) {
    std::vector<const Clause*> above;
    std::set<Date> turning;
    for (const ClauseId id : subject.clauses) {
        const Clause& c = rules.clauses[id];
        const bool window = c.kind == ClauseKind::window || c.kind == ClauseKind::window_unknown;
        if (!window || voice(c.where.layer) >= voice(mine.where.layer)) continue;
        above.push_back(&c);
        turn(turning, c.from, c.to);
        turn(turning, c.where.from, c.where.to);
    }
    const Clause* closed = nullptr;
    if (above.empty() || mine.where.scope == language::none) return closed;
    for (const Period& p : in_force(rules, mine, subject))
        for (const Date day : ground.stretches(p, turning))
            for (const ComuneId comune : ground.comuni(mine.where.scope, day)) {
                const Clause* by = nullptr;
                for (std::size_t of = 0; of < voice(mine.where.layer) && by == nullptr; ++of)
                    by = shut_by(rules, ground, above, of, mine, comune, day);
                if (by == nullptr) return nullptr;
                if (closed == nullptr) closed = by;
            }
    return closed;
}

}  // namespace attiva::catalogue
