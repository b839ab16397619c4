// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/completions_test.cpp.

#include "inquiry/atlas.hpp"

#include <algorithm>
#include <iterator>

#include "person/reader.hpp"

namespace attiva::inquiry {

Atlas::Atlas(const catalogue::Catalogue& c, const program::Program& p, const DayTables& d)
    : catalogue(c), program(p), day(d), links(c.vocabulary, d.day), nobody_(person::blank(c.vocabulary)), blank_(d),
      areas_(c.rules.instruments.size()) {
    blank_.run(nobody_, evaluation::Extent::deciding);
}

const Area& Atlas::area(InstrumentId instrument) {
    auto& kept = areas_[instrument];
    if (!kept) kept = std::make_unique<Area>(make(instrument));
    return *kept;
}

const Cone& Atlas::condition(Id node) {
    const auto known = conditions_.find(node);
    return known != conditions_.end() ? known->second : conditions_.emplace(node, analysis::cone_of(day, {node})).first->second;
}

Area Atlas::make(InstrumentId instrument) const {
    const program::Roots& own = program.instruments[instrument];
    std::vector<Id> roots{own.eligible, own.in_time, own.offered};
    for (const auto id : catalogue.rules.instruments[instrument].clauses) {
        const auto& clause = catalogue.rules.clauses[id];
        if (clause.kind != language::ClauseKind::repeatable) continue;
        roots.push_back(program.clause_applies[id]);
        for (const auto& value : {clause.body, clause.body2})
            if (value) roots.push_back(program.of_typed[*value]);
    }
    Area area{analysis::cone_of(day, roots), {}};
    tell_apart(area.cone, blank_);
    const auto& nodes = area.cone.nodes;
    std::set_intersection(nodes.begin(), nodes.end(), day.moving().begin(), day.moving().end(), std::back_inserter(area.moving));
    return area;
}

}  // namespace attiva::inquiry
