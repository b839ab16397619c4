// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is so of her once a step has ended badly. Tested by tests/cases/buoni/percorso/.

#include <algorithm>

#include "pathway/consequences.hpp"
#include "session/path_telling.hpp"

namespace attiva::session {

// What the step would have left is not so, though nobody had said it and it was only presumed:
// a step that asks for it is not to be counted on. What was so already stays.
Planned after_failure(const PathScene& scene, const std::vector<pathway::Step>& steps, std::size_t failed) {
    const auto& c = scene.catalogue();
    const pathway::Day end = steps[failed].start + scene.days(steps[failed].activity);
    Planned out = planned(scene, steps, end, failed);
    const language::Subject& instrument = scene.instrument(steps[failed].activity);
    const Profiles before = changed(scene, scene.known.on(scene.date(end)).profiles, out);
    Asking asking(scene.state.day(scene.date(end), scene.asked.question.simplify));
    ask_one(scene, before, instrument.id, false, asking);
    for (const auto id : instrument.clauses) {
        const language::Clause& clause = c.rules.clauses[id];
        if (clause.kind != language::ClauseKind::effect || clause.shift != 0) continue;
        if (asking.presumed.truth(asking.day->tables.program.clause_applies[id]) == Truth::no) continue;
        const std::uint64_t left = pathway::left_by(c, clause);
        const auto& now = before.presumed.facts[clause.attribute].value;
        if (left == 0 || now.not_applicable || (now.may & ~left) == 0) continue;
        // Of a list, what nobody has said is not settled by that: only what was presumed is so.
        if (c.vocabulary[clause.attribute].type.base != vocabulary::Base::boolean && (now.may & left) != 0) continue;
        const auto value = std::pair(clause.attribute, possible(c.vocabulary[clause.attribute], now.may & ~left));
        for (auto* side : {&out.presumed, &out.bare}) {
            std::erase_if(*side, [&](const auto& x) { return x.first == clause.attribute; });
            side->push_back(value);
        }
    }
    return out;
}

}  // namespace attiva::session
