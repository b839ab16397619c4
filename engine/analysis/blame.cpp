// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/analisi/.

#include "analysis/blame.hpp"

#include "analysis/upper_layers.hpp"

namespace attiva::analysis {
namespace {

using language::ClauseId;

constexpr std::size_t most_tried = 8;  // each is a program of its own

void judge(evaluation::Evaluation& e, const Witness& who) {
    for (const auto& [side, reading, bit] : who.readings)
        if (side == 0) e.fix_reading(reading, bit);
    e.run(who.profiles[0]);
}

bool enough(ClauseId alone, const Reviewed& r, std::size_t lower, Date day, const Witness& who,
            language::InstrumentId instrument, Right right) {
    const language::Rulebook book = upper_layers_and(r.catalogue.rules, lower, alone);
    const program::Program program = program::from_language(book, r.catalogue.vocabulary, true);
    const DayTables tables(program, book, r.catalogue.vocabulary, r.catalogue.territory, day);
    evaluation::Evaluation e(tables);
    judge(e, who);
    return e.truth(root(program.instruments[instrument], right)) == Truth::yes;
}

}  // namespace

Id root(const program::Roots& roots, Right right) {
    switch (right) {
        case Right::admitted: return roots.eligible;
        case Right::in_time: return roots.in_time;
        case Right::again: break;
    }
    return roots.again;
}

std::optional<ClauseId> blamed(const std::vector<ClauseId>& suspects, const Reviewed& r, std::size_t lower, const DayTables& here,
                               const Witness& who, language::InstrumentId instrument, Right right) {
    evaluation::Evaluation e(here);
    judge(e, who);
    std::vector<ClauseId> unmet;
    for (const ClauseId c : suspects)
        if (e.truth(here.program.clause_truth[c]) == Truth::no) unmet.push_back(c);
    if (unmet.empty()) return std::nullopt;
    if (unmet.size() > 1)
        for (std::size_t i = 0; i < unmet.size() && i < most_tried; ++i)
            if (enough(unmet[i], r, lower, here.day, who, instrument, right)) return unmet[i];
    return unmet.front();
}

}  // namespace attiva::analysis
