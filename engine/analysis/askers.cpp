// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/analisi/.

#include "analysis/askers.hpp"

namespace attiva::analysis {

using language::InstrumentId;
using language::NodeId;
using language::Op;

Askers::Askers(const language::Rulebook& book) : book_(book) {
    for (const auto& c : book.clauses)
        if (c.kind == language::ClauseKind::incompatible && c.guard)
            for (const auto& target : c.targets) said_of_[target].push_back(*c.guard);
}

std::set<InstrumentId> Askers::of(InstrumentId root) {
    std::set<InstrumentId> out{root};
    std::vector<InstrumentId> open{root};
    while (!open.empty()) {
        const InstrumentId i = open.back();
        open.pop_back();
        for (const InstrumentId asked : directly(i))
            if (out.insert(asked).second) open.push_back(asked);
    }
    return out;
}

const std::set<InstrumentId>& Askers::directly(InstrumentId i) {
    const auto [at, fresh] = known_.try_emplace(i);
    if (!fresh) return at->second;
    // The cases of a value may ask too.
    auto said = language::nodes_of(book_, book_.instruments[i], language::Values::entered);
    const auto incompatible = said_of_.find(book_.instruments[i].id);
    if (incompatible != said_of_.end())
        said.merge(language::nodes_under(book_, incompatible->second, language::Values::entered));
    for (const NodeId id : said)
        if (const auto& n = book_.nodes[id]; n.op == Op::eligible) at->second.insert(n.ref);
    return at->second;
}

}  // namespace attiva::analysis
