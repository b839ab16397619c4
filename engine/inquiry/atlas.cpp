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

std::vector<Id> Atlas::roots(InstrumentId instrument) const {
    const program::Roots& own = program.instruments[instrument];
    std::vector<Id> out{own.eligible, own.in_time, own.offered};
    for (const auto id : catalogue.rules.instruments[instrument].clauses) {
        const auto& clause = catalogue.rules.clauses[id];
        if (clause.kind != language::ClauseKind::repeatable) continue;
        out.push_back(program.clause_applies[id]);
        for (const auto& value : {clause.body, clause.body2})
            if (value) out.push_back(program.of_typed[*value]);
    }
    return out;
}

Area Atlas::make(InstrumentId instrument) const {
    Area area{analysis::cone_of(day, roots(instrument)), {}};
    tell_apart(area.cone, blank_);
    const auto& nodes = area.cone.nodes;
    std::set_intersection(nodes.begin(), nodes.end(), day.moving().begin(), day.moving().end(), std::back_inserter(area.moving));
    return area;
}

template <class Reads>
std::vector<Id> Atlas::upwards(Reads reads) const {
    std::vector<bool> moved(program.nodes.size());
    std::vector<Id> out;
    for (const Id id : day.deciding()) {
        const program::Node& n = program.nodes[id];
        bool here = reads(n);
        for (std::uint32_t i = 0; i < n.count && !here; ++i) here = moved[program.argument(n, i)];
        moved[id] = here;
        if (here) out.push_back(id);
    }
    return out;
}

bool Atlas::reads_fact(const program::Node& n, AttributeId fact) const {
    using language::Op;
    const auto is = [&](std::uint32_t ref) {
        if (ref >= day.vocabulary.attributes().size()) return false;
        const auto& a = day.vocabulary[static_cast<AttributeId>(ref)];
        return (a.derivation == vocabulary::Derivation::none ? ref : a.derived_from) == fact;
    };
    switch (n.op) {
        case Op::attribute:
        case Op::in_place: return is(n.ref);
        case Op::parameter: {
            const auto& rows = program.tables[n.ref].rows;
            return fact == day.book.residence &&
                   std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.scope != language::none; });
        }
        case Op::quantified:
        case Op::every:
        case Op::counted:
        case Op::summed: return n.who == language::Who::applicants && is(day.book.age);
        default: return false;
    }
}

const std::vector<Id>& Atlas::moved_by(AttributeId fact) {
    const auto known = moved_by_.find(fact);
    if (known != moved_by_.end()) return known->second;
    return moved_by_.emplace(fact, upwards([&](const program::Node& n) { return reads_fact(n, fact); })).first->second;
}

const std::vector<Id>& Atlas::moved_by_list(bool relatives) {
    auto& out = moved_by_others_[relatives ? 1 : 0];
    if (out.empty())
        out = upwards([&](const program::Node& n) {
            if (language::over_members(n.op)) return (n.who == language::Who::relatives) == relatives;
            return !relatives && reads_fact(n, day.vocabulary.household_size());
        });
    return out;
}

const std::vector<Id>& Atlas::moved_by_past() {
    using language::Op;
    auto& out = moved_by_others_[2];
    if (out.empty()) out = upwards([](const program::Node& n) { return n.op == Op::done || n.op == Op::running || n.op == Op::times; });
    return out;
}

void Atlas::group_places() {
    std::map<std::vector<Truth>, std::vector<std::uint16_t>> groups;
    auto all = day.territory.all(day.day);
    all.push_back(person::outside_tuscany);
    for (const std::uint16_t place : all) {
        std::vector<Truth> sides;
        for (language::ScopeId s = 0; s < day.book.scopes.size(); ++s) sides.push_back(day.inside(s, {place}));
        groups[std::move(sides)].push_back(place);
    }
    for (auto& [sides, group] : groups) groups_.push_back(std::move(group));
    std::sort(groups_.begin(), groups_.end());
}

std::vector<std::pair<std::uint16_t, double>> Atlas::places(const std::vector<std::uint16_t>& among) {
    if (groups_.empty()) group_places();
    std::vector<std::pair<std::uint16_t, double>> out;
    double all = 0;
    for (const auto& group : groups_) {
        std::vector<std::uint16_t> here = group;
        if (!among.empty()) {
            here.clear();
            std::set_intersection(group.begin(), group.end(), among.begin(), among.end(), std::back_inserter(here));
        }
        if (here.empty()) continue;
        out.emplace_back(here.front(), static_cast<double>(here.size()));
        all += out.back().second;
    }
    // Places that are no more, on the day, belong to no group.
    if (out.empty())
        for (const std::uint16_t place : among) out.emplace_back(place, 1.0);
    all = std::max(all, static_cast<double>(out.size()));
    for (auto& [place, weight] : out) weight /= all;
    return out;
}

}  // namespace attiva::inquiry
