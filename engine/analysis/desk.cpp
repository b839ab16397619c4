// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/review_test.cpp.

#include "analysis/desk.hpp"

#include <algorithm>
#include <numeric>

namespace attiva::analysis {
namespace {

constexpr std::size_t most_crowds = 16;
constexpr std::size_t crowd = 64;

// Attributes tied together share the lowest of them.
std::vector<AttributeId> groups(const vocabulary::Vocabulary& v) {
    std::vector<AttributeId> group(v.attributes().size());
    std::iota(group.begin(), group.end(), AttributeId{0});
    const auto tie = [&](AttributeId a, AttributeId b) {
        const AttributeId from = std::max(group[a], group[b]);
        const AttributeId to = std::min(group[a], group[b]);
        if (from != to) std::replace(group.begin(), group.end(), from, to);
    };
    for (std::size_t i = 0; i < group.size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        for (const auto& implication : v[id].implies) tie(id, implication.then.attribute);
        for (const auto& test : v[id].applicable_if) tie(id, test.attribute);
    }
    return group;
}

}  // namespace

Desk::Desk(const Reviewed& r, Date day)
    : tables_(r.program, r.catalogue.rules, r.catalogue.vocabulary, r.catalogue.territory, day),
      search_({&tables_}),
      group_(groups(r.catalogue.vocabulary)) {}

bool Desk::seen(const std::vector<Goal>& goals) const {
    return std::any_of(crowds_.begin(), crowds_.end(), [&](const Crowd& c) {
        std::uint64_t all = ~std::uint64_t{0};
        for (const Goal& g : goals) all &= (g.wanted == Truth::yes ? c.yes : c.no)[g.node];
        return all != 0;
    });
}

// Readings of interpretations are left open here: what hangs on them is ignoto.
void Desk::keep(const person::Profile& profile) {
    if (people_ >= most_crowds * crowd) return;
    const std::size_t nodes = tables_.program.nodes.size();
    if (people_ % crowd == 0) crowds_.push_back({std::vector<std::uint64_t>(nodes), std::vector<std::uint64_t>(nodes)});
    const std::uint64_t bit = std::uint64_t{1} << (people_ % crowd);
    ++people_;
    // Made for each and not kept: a catalogue has hundreds of desks, most with few people.
    evaluation::Evaluation of(tables_);
    of.run(profile);
    for (Id id = 0; id < nodes; ++id) {
        if (tables_.program.nodes[id].base != vocabulary::Base::boolean) continue;
        const Truth t = of.truth(id);
        if (t == Truth::yes) crowds_.back().yes[id] |= bit;
        if (t == Truth::no) crowds_.back().no[id] |= bit;
    }
}

Outcome Desk::ask(const std::vector<Goal>& goals) {
    if (seen(goals)) return Outcome::found;
    const Finding f = search_.find(goals);
    if (f.witness) keep(f.witness->profiles[0]);
    return f.outcome;
}

std::set<std::uint32_t> Desk::ties(Id node) const {
    constexpr std::uint32_t household = 0x10000;
    constexpr std::uint32_t kin = 0x10001;
    constexpr std::uint32_t past = 0x10002;
    const Cone cone = cone_of(tables_, {node});
    std::set<std::uint32_t> out;
    for (const auto& [fact, cells] : cone.facts) out.insert(group_[fact]);
    for (const std::uint32_t i : cone.instruments) out.insert(past + i);
    if (cone.household) out.insert(household);
    if (cone.kin) out.insert(kin);
    return out;
}

std::set<Date> Desks::turning(Date near, const std::vector<Id>& nodes) {
    const Cone cone = on(near).cone(nodes);
    std::set<Date> out = cone.turning;
    for (const auto scope : cone.scopes) out.insert(ground_.turning(scope).begin(), ground_.turning(scope).end());
    return out;
}

Desk& Desks::on(Date day) {
    auto& desk = desks_[day];
    if (desk == nullptr) desk = std::make_unique<Desk>(reviewed_, day);
    return *desk;
}

}  // namespace attiva::analysis
