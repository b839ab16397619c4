// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/review_test.cpp.

#include "analysis/upper_layers.hpp"

#include <algorithm>

namespace attiva::analysis {

language::Rulebook upper_layers(const language::Rulebook& book, Fillings fillings) {
    language::Rulebook out = book;
    for (auto& subject : out.instruments)
        subject.clauses.erase(std::remove_if(subject.clauses.begin(), subject.clauses.end(),
                                             [&](language::ClauseId c) { return local(book.clauses[c].where); }),
                              subject.clauses.end());
    if (fillings == Fillings::kept) return out;
    for (auto& p : out.parameters) {
        // Widened values are what the upper layer allows: any of them is lawful.
        if (p.widenable) p.values.clear();
        p.values.erase(std::remove_if(p.values.begin(), p.values.end(), [](const auto& v) { return local(v.where); }),
                       p.values.end());
    }
    return out;
}

}  // namespace attiva::analysis
