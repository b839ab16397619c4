// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/analisi/.

#include "analysis/upper_layers.hpp"

#include <algorithm>

namespace attiva::analysis {
namespace {

using language::ClauseId;
using language::ClauseKind;

template <class Drop>
void erase_clauses(language::Rulebook& book, Drop drop) {
    for (auto& subject : book.instruments)
        subject.clauses.erase(std::remove_if(subject.clauses.begin(), subject.clauses.end(), drop), subject.clauses.end());
}

}  // namespace

language::Rulebook all_layers(const language::Rulebook& book) {
    language::Rulebook out = book;
    for (auto& clause : out.clauses)
        if (clause.kind == ClauseKind::window_unknown) {
            clause.kind = ClauseKind::window;
            clause.from = clause.to = std::nullopt;
        }
    return out;
}

language::Rulebook upper_layers(const language::Rulebook& book, std::size_t lower, Fillings fillings) {
    language::Rulebook out = all_layers(book);
    erase_clauses(out, [&](ClauseId c) { return voice(book.clauses[c].where.layer) >= lower; });
    if (fillings == Fillings::kept) return out;
    for (auto& p : out.parameters) {
        // Widened values are what the upper layer allows: any of them is lawful.
        if (p.widenable) p.values.clear();
        p.values.erase(std::remove_if(p.values.begin(), p.values.end(), [](const auto& v) { return local(v.where); }),
                       p.values.end());
    }
    return out;
}

language::Rulebook upper_layers_and(const language::Rulebook& book, std::size_t lower, ClauseId kept) {
    language::Rulebook out = all_layers(book);
    erase_clauses(out, [&](ClauseId c) { return c != kept && voice(book.clauses[c].where.layer) >= lower; });
    return out;
}

}  // namespace attiva::analysis
