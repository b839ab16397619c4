// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/analysis/always_test.cpp.

#include "analysis/always.hpp"

#include "analysis/fingerprint.hpp"

namespace attiva::analysis {

using language::Op;
using program::Node;

namespace {

constexpr std::size_t most_pairs = 200'000;

bool constant(const program::Program& program, const Node& n, std::uint64_t may) {
    return n.op == Op::constant && program.extra(n).value.may == may;
}

}  // namespace

Always::Always(const DayTables& first, const DayTables& second)
    : days_{&first, &second}, prints_{fingerprints(first), fingerprints(second)} {}

bool Always::below(std::size_t side, Id mine, Id theirs) {
    if (prints_[side][mine] == prints_[1 - side][theirs]) return true;
    auto& known = known_[side];
    const auto found = known.find({mine, theirs});
    if (found != known.end()) return found->second;
    if (known.size() > most_pairs) return false;
    const bool out = decide(side, mine, theirs);
    known[{mine, theirs}] = out;
    return out;
}

// As in Implied: what must hold of all parts comes before what one is enough for.
bool Always::decide(std::size_t side, Id mine, Id theirs) {
    const program::Program& here = days_[side]->program;
    const program::Program& there = days_[1 - side]->program;
    const Node& a = here.nodes[mine];
    const Node& b = there.nodes[theirs];
    if (a.base != vocabulary::Base::boolean || b.base != vocabulary::Base::boolean) return false;
    if (constant(here, a, vocabulary::may_no) || constant(there, b, vocabulary::may_yes)) return true;
    const auto every = [](std::uint32_t count, const auto& holds) {
        for (std::uint32_t i = 0; i < count; ++i)
            if (!holds(i)) return false;
        return true;
    };
    const auto some = [](std::uint32_t count, const auto& holds) {
        for (std::uint32_t i = 0; i < count; ++i)
            if (holds(i)) return true;
        return false;
    };
    const auto part_of_mine = [&](std::uint32_t i) { return below(side, here.argument(a, i), theirs); };
    const auto part_of_theirs = [&](std::uint32_t i) { return below(side, mine, there.argument(b, i)); };
    if (b.op == Op::all_of) return every(b.count, part_of_theirs);
    if (a.op == Op::any_of) return every(a.count, part_of_mine);
    if (a.op == Op::negation && b.op == Op::negation)
        return below(1 - side, there.argument(b, 0), here.argument(a, 0));
    if (b.op == Op::any_of && some(b.count, part_of_theirs)) return true;
    return a.op == Op::all_of && some(a.count, part_of_mine);
}

}  // namespace attiva::analysis
