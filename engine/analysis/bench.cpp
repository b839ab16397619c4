// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/difference_test.cpp.

#include "analysis/bench.hpp"

#include <algorithm>

namespace attiva::analysis {

using language::Op;

namespace {

constexpr std::size_t most_single = 24;        // facts left free one at a time
constexpr std::uint64_t most_work = 2'000'000;  // nodes evaluated in one search
constexpr std::uint64_t share = 5;             // a search takes a fifth of what is left, at most
constexpr std::uint64_t least_patience = 100;  // evaluations
constexpr std::uint64_t most_patience = 20'000;
constexpr std::uint64_t budget_of_one = 300;
constexpr std::uint64_t budget_of_all = 1500;
constexpr std::uint64_t budget_of_branch = 500;
constexpr std::size_t most_branches = 8;

std::vector<Goal> goals_of(std::size_t side, const std::vector<Id>& admits) {
    std::vector<Goal> out;
    for (const Id id : admits) out.push_back({side, id, Truth::yes});
    return out;
}

}  // namespace

Bench::Bench(const Edition& a, const Edition& b, Date day, std::uint64_t& purse)
    : purse_(purse),
      old_(a.on(day)),
      now_(b.on(day)),
      to_other_{Translation(a.vocabulary, b.vocabulary), Translation(b.vocabulary, a.vocabulary)},
      search_({&old_, &now_}),
      implied_(old_, now_) {}

std::vector<Id> parts(const program::Program& program, Id node) {
    const program::Node& n = program.nodes[node];
    if (n.op != Op::all_of) return {node};
    std::vector<Id> out;
    for (std::uint32_t i = 0; i < n.count; ++i)
        for (const Id part : parts(program, program.argument(n, i))) out.push_back(part);
    return out;
}

Finding Bench::somebody(std::size_t side, const std::vector<Id>& admits, Id refuses) {
    Finding out;
    out.outcome = Outcome::none;
    std::vector<Id> open;
    for (const Id part : parts(1 - side, refuses)) {
        const bool implied = std::any_of(admits.begin(), admits.end(),
                                         [&](Id id) { return implied_.below(side, id, part, admits); });
        if (!implied) open.push_back(part);
    }
    const auto goals = [&](Id part) {
        auto all = goals_of(side, admits);
        all.insert(all.begin(), Goal{1 - side, part, Truth::no});
        return all;
    };
    for (const Id part : open) {
        const std::uint64_t nodes = size(side, admits, part);
        const auto near = places_to_look(side, admits, refuses, part);
        Finding f = paid(search_.find_near(goals(part), near, patience(nodes), true), nodes);
        if (f.witness) return f;
    }
    for (const Id part : open) {
        const std::uint64_t nodes = size(side, admits, part);
        Finding f = paid(search_.find(goals(part), true, patience(nodes)), nodes);
        if (f.witness) return f;
        if (f.outcome == Outcome::undecided) out.outcome = Outcome::undecided;
    }
    return out;
}

std::uint64_t Bench::size(std::size_t side, const std::vector<Id>& admits, Id part) const {
    return cone_of(day(side), admits).nodes.size() + cone_of(day(1 - side), {part}).nodes.size() + 1;
}

std::uint64_t Bench::patience(std::uint64_t nodes) const {
    return std::clamp(std::min(most_work, purse_ / share) / nodes, least_patience, most_patience);
}

Finding Bench::paid(Finding finding, std::uint64_t nodes) {
    purse_ -= std::min(purse_, finding.runs * nodes);
    return finding;
}

// Somebody admitted on this side, and somebody admitted on both.
const std::vector<Witness>& Bench::admitted(std::size_t side, const std::vector<Id>& admits, Id refuses) {
    const auto [at, fresh] = admitted_.try_emplace({side, refuses});
    if (!fresh) return at->second;
    auto goals = goals_of(side, admits);
    const std::uint64_t nodes = size(side, admits, refuses);
    if (const Finding f = paid(search_.find(goals, false, patience(nodes)), nodes); f.witness) at->second.push_back(*f.witness);
    goals.push_back({1 - side, refuses, Truth::yes});
    if (const Finding f = paid(search_.find(goals, false, patience(nodes)), nodes); f.witness) at->second.push_back(*f.witness);
    for (const Id branch : branches(side, admits, refuses)) {
        goals.back() = {side, branch, Truth::yes};
        if (const Finding f = paid(search_.find(goals, false, std::min(patience(nodes), budget_of_branch)), nodes); f.witness)
            at->second.push_back(*f.witness);
    }
    return at->second;
}

// Conditions on the way to what is new: the parts of an `o` it is in, the cases it
// is a value of. Somebody for each of them.
std::vector<Id> Bench::branches(std::size_t side, const std::vector<Id>& admits, Id refuses) {
    const auto& program = day(side).program;
    const std::set<Id> new_ones = implied_.fresh(side, admits, {refuses});
    std::vector<Id> out;
    const auto add = [&](Id id) {
        if (program.nodes[id].of_member || out.size() >= most_branches) return;
        if (std::find(out.begin(), out.end(), id) == out.end()) out.push_back(id);
    };
    for (const Id id : new_ones) {
        const program::Node& n = program.nodes[id];
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id part = program.argument(n, i);
            if (n.op == Op::any_of && new_ones.count(part) != 0) add(part);
            if (n.op == Op::cases && i % 2 == 0 && i + 1 < n.count) add(part);
        }
    }
    return out;
}

std::vector<Near> Bench::places_to_look(std::size_t side, const std::vector<Id>& admits, Id refuses, Id part) {
    const Cone theirs = cone_of(day(1 - side), implied_.news(1 - side, {part}, admits));
    const Cone mine = cone_of(day(side), implied_.news(side, admits, {refuses}));
    const auto facts = facts_of(side, mine, theirs);
    const auto ways = around(facts, !theirs.past.empty() || !mine.past.empty());
    std::vector<Near> out;
    for (const Near& way : ways)
        for (const Witness& who : admitted(side, admits, refuses)) {
            out.push_back(way);
            out.back().who = &who;
        }
    return out;
}

// By side, under its own names.
std::array<std::set<AttributeId>, 2> Bench::facts_of(std::size_t side, const Cone& mine, const Cone& theirs) const {
    std::array<std::set<AttributeId>, 2> out;
    const auto add = [&](std::size_t s, const Cone& cone) {
        for (const auto& [id, cells] : cone.facts) {
            out[s].insert(id);
            const AttributeId there = to_other_[s].attribute(id);
            if (there != vocabulary::no_attribute) out[1 - s].insert(there);
        }
    };
    add(side, mine);
    add(1 - side, theirs);
    return out;
}

// The same person; otherwise in one fact; in all of them; with another household.
std::vector<Near> Bench::around(const std::array<std::set<AttributeId>, 2>& facts, bool past) const {
    Near near;
    near.past = past;
    near.budget = budget_of_one;
    std::vector<Near> out{near};
    for (const AttributeId id : facts[0]) {
        if (out.size() > most_single) break;
        Near one = near;
        one.free[0] = {id};
        if (const AttributeId there = to_other_[0].attribute(id); there != vocabulary::no_attribute) one.free[1] = {there};
        out.push_back(std::move(one));
    }
    near.free = facts;
    near.budget = budget_of_all;
    out.push_back(near);
    near.household = true;
    out.push_back(std::move(near));
    return out;
}

}  // namespace attiva::analysis
