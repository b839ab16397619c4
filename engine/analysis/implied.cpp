// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Two nodes at a time, remembered. Each case below mirrors the operation in
// evaluation/, which keeps or turns the order of its operands. A value that
// makes no sense makes no sense on both sides: whatever may make none is asked
// to be written the same. Tested by tests/analysis/implied_test.cpp.

#include "analysis/implied.hpp"

#include <algorithm>
#include <utility>

#include "analysis/candidate.hpp"
#include "analysis/fingerprint.hpp"

namespace attiva::analysis {

using language::Compare;
using language::Op;
using vocabulary::Base;
using vocabulary::Possible;

namespace {

constexpr std::size_t most_pairs = 200'000;

bool masked(Base b) { return b == Base::boolean || b == Base::choice || b == Base::set; }

}  // namespace

Implied::Implied(const DayTables& first, const DayTables& second) : days_{&first, &second} {
    for (std::size_t s = 0; s < 2; ++s) {
        const DayTables& day = *days_[s];
        fixed_[s] = day.alike();
        const Links links(day.vocabulary, day.day);
        const Candidate nobody(links);
        evaluation::Evaluation e(day);
        e.run(nobody.profile());
        for (Id id = 0; id < day.program.nodes.size(); ++id) blank_[s].push_back(e.value(id));
    }
}

std::uint64_t Implied::print(std::size_t side, Id id) {
    const auto known = prints_[side].find(id);
    if (known != prints_[side].end()) return known->second;
    fingerprints_of_day(*days_[side], cone_of(*days_[side], {id}), prints_[side]);
    return prints_[side].at(id);
}

const program::Extra& Implied::extra(std::size_t side, Id id) const {
    return days_[side]->program.extra(days_[side]->program.nodes[id]);
}

Implied::Pair Implied::arguments(const Pair& p, std::uint32_t i, std::uint32_t j) const {
    return {p.side, p.other, days_[p.side]->program.argument(mine(p), i), days_[p.other]->program.argument(theirs(p), j)};
}

std::set<Id> Implied::fresh(std::size_t side, const std::vector<Id>& mine, const std::vector<Id>& theirs) {
    std::set<std::uint64_t> there;
    for (const Id id : cone_of(*days_[1 - side], theirs).nodes) there.insert(print(1 - side, id));
    std::set<Id> out;
    for (const Id id : cone_of(*days_[side], mine).nodes)
        if (there.count(print(side, id)) == 0) out.insert(id);
    return out;
}

std::vector<Id> Implied::news(std::size_t side, const std::vector<Id>& mine, const std::vector<Id>& theirs) {
    const auto& program = days_[side]->program;
    std::vector<Id> out;
    std::set<Id> told;  // something new is under them
    for (const Id id : fresh(side, mine, theirs)) {
        if (fixed(side, id)) continue;
        const Node& n = program.nodes[id];
        bool below = false;
        for (std::uint32_t i = 0; i < n.count; ++i) below = below || told.count(program.argument(n, i)) != 0;
        if (!below && n.base == Base::boolean) out.push_back(id);
        if (below || n.base == Base::boolean) told.insert(id);
    }
    return out;
}

bool Implied::below(std::size_t side, Id mine, Id theirs, const std::vector<Id>& given) {
    const Pair p{side, 1 - side, mine, theirs};
    supposing_ = false;
    if (below(p)) return true;
    if (given.empty()) return false;
    suppose(side, given);
    supposing_ = true;
    const bool out = below(p);
    supposing_ = false;
    return out;
}

// All that follows at once: the parts of what is given; of an `o`, the only part left.
void Implied::suppose(std::size_t side, const std::vector<Id>& given) {
    if (asked_ == std::make_pair(side, given)) return;
    asked_ = {side, given};
    given_.clear();
    granted_.clear();
    known_[1].clear();
    for (const Id id : given) suppose_parts(side, id);
    while (follow_on()) granted_.clear();
    known_[1].clear();
}

void Implied::suppose_parts(std::size_t side, Id id) {
    if (std::find(given_.begin(), given_.end(), std::make_pair(side, id)) != given_.end()) return;
    const auto& program = days_[side]->program;
    const Node& n = program.nodes[id];
    given_.emplace_back(side, id);
    if (n.op == Op::all_of)
        for (std::uint32_t i = 0; i < n.count; ++i) suppose_parts(side, program.argument(n, i));
}

bool Implied::follow_on() {
    const auto given = given_;
    for (const auto& [side, id] : given) {
        const auto& program = days_[side]->program;
        const Node& n = program.nodes[id];
        if (n.op != Op::any_of) continue;
        std::vector<Id> left;
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Node& part = program.nodes[program.argument(n, i)];
            if (part.op == Op::negation && granted(side, program.argument(part, 0))) continue;
            left.push_back(program.argument(n, i));
        }
        if (left.size() == 1) suppose_parts(side, left.front());
    }
    return given_.size() > given.size();
}

bool Implied::below(const Pair& p) {
    const std::size_t under = supposing_ ? 1 : 0;
    const auto found = known_[under].find(p);
    if (found != known_[under].end()) return found->second;
    if (same(p)) return true;  // told at once, and so not counted among the pairs
    if (known_[under].size() > most_pairs) return false;
    const bool out = (supposing_ && granted(p.other, p.theirs)) || decide(p);
    known_[under][p] = out;
    return out;
}

// Does a condition hold because something given does? What is given is about the
// person: nothing is granted of what may be looked at for another member.
bool Implied::granted(std::size_t side, Id id) {
    const Node& n = days_[side]->program.nodes[id];
    if (n.base != Base::boolean || n.of_member) return false;
    const auto [at, fresh] = granted_.try_emplace({side, id}, false);
    if (!fresh) return at->second;
    const bool supposing = std::exchange(supposing_, false);
    const bool out = std::any_of(given_.begin(), given_.end(), [&](const auto& g) {
        return below(Pair{g.first, side, g.second, id});
    });
    supposing_ = supposing;
    at->second = out;
    return out;
}

bool Implied::decide(const Pair& p) {
    const Base base = mine(p).base;
    if (base != theirs(p).base) return false;
    const bool here = fixed(p.side, p.mine);
    const bool there = fixed(p.other, p.theirs);
    const Possible& a = days_[p.side]->fixed()[p.mine];
    const Possible& b = days_[p.other]->fixed()[p.theirs];
    if (here && there && below(a, b, base)) return true;
    if (base != Base::boolean) return !masked(base) && base != Base::event && term(p);
    if (here && a.may == vocabulary::may_no) return true;
    if (there && b.may == vocabulary::may_yes) return true;
    return !here && !there && condition(p);
}

bool Implied::condition(const Pair& p) {
    if (mine(p).op == Op::negation && theirs(p).op == Op::negation && below(arguments(p, 0, 0).turned())) return true;
    return split(p) || (mine(p).op == theirs(p).op && atom(p));
}

// `e` is the lowest of its parts, `o` the highest: what must hold of all of them
// comes before what one of them is enough for.
bool Implied::split(const Pair& p) {
    const Node& a = mine(p);
    const Node& b = theirs(p);
    const auto part_of_mine = [&](std::uint32_t i) { return Pair{p.side, p.other, days_[p.side]->program.argument(a, i), p.theirs}; };
    const auto part_of_theirs = [&](std::uint32_t i) {
        return Pair{p.side, p.other, p.mine, days_[p.other]->program.argument(b, i)};
    };
    const auto all = [&](std::uint32_t count, const auto& part) {
        for (std::uint32_t i = 0; i < count; ++i)
            if (!below(part(i))) return false;
        return true;
    };
    const auto some = [&](std::uint32_t count, const auto& part) {
        for (std::uint32_t i = 0; i < count; ++i)
            if (below(part(i))) return true;
        return false;
    };
    if (b.op == Op::all_of) return all(b.count, part_of_theirs);
    if (a.op == Op::any_of) return all(a.count, part_of_mine);
    if (b.op == Op::any_of && some(b.count, part_of_theirs)) return true;
    return a.op == Op::all_of && some(a.count, part_of_mine);
}

bool Implied::each_below(const Pair& p) {
    if (mine(p).count != theirs(p).count) return false;
    for (std::uint32_t i = 0; i < mine(p).count; ++i)
        if (!below(arguments(p, i, i))) return false;
    return true;
}

bool Implied::rest_same(const Pair& p, std::uint32_t from) {
    if (mine(p).count != theirs(p).count) return false;
    for (std::uint32_t i = from; i < mine(p).count; ++i)
        if (!same(arguments(p, i, i))) return false;
    return true;
}

bool Implied::atom(const Pair& p) {
    const auto& a = extra(p.side, p.mine);
    const auto& b = extra(p.other, p.theirs);
    switch (mine(p).op) {
        case Op::at_least: return a.number >= b.number && each_below(p);
        case Op::at_most: return a.number <= b.number && each_below(p.turned());
        case Op::compare: return comparison(p);
        case Op::between: return range(p);
        case Op::one_of:
        case Op::contains_any:
        case Op::contains_all: return masks(p);
        case Op::since: {
            const Node& m = mine(p);
            if (m.cmp != theirs(p).cmp || !same(arguments(p, 0, 0))) return false;
            const Pair duration = arguments(p, 1, 1);
            return below(m.cmp == Compare::less ? duration : duration.turned());
        }
        case Op::quantified:
        case Op::every: return over_members(p);
        case Op::definition: return each_below(p);
        case Op::cases: return cases(p);
        case Op::parameter: return parameter(p);
        default: return false;
    }
}

// x < p is below x' <= p' when x' is below x and p below p'.
bool Implied::comparison(const Pair& p) {
    const Compare a = mine(p).cmp;
    const Compare b = theirs(p).cmp;
    for (std::uint32_t i = 0; i < 2; ++i) {
        const Base base = days_[p.side]->program.nodes[days_[p.side]->program.argument(mine(p), i)].base;
        if (masked(base) || base == Base::event) return false;
    }
    const Pair left = arguments(p, 0, 0);
    const Pair right = arguments(p, 1, 1);
    const auto either = [](Compare c, Compare strict, Compare wide) { return c == strict || c == wide; };
    if (either(a, Compare::less, Compare::less_equal) && (a == b || b == Compare::less_equal))
        return below(left.turned()) && below(right);
    if (either(a, Compare::greater, Compare::greater_equal) && (a == b || b == Compare::greater_equal))
        return below(left) && below(right.turned());
    return false;
}

bool Implied::range(const Pair& p) {
    return same(arguments(p, 0, 0)) && below(arguments(p, 1, 1).turned()) && below(arguments(p, 2, 2));
}

bool Implied::masks(const Pair& p) {
    if (!same(arguments(p, 0, 0))) return false;
    const std::uint64_t a = extra(p.side, p.mine).mask;
    const std::uint64_t b = extra(p.other, p.theirs).mask;
    return mine(p).op == Op::contains_all ? (b & ~a) == 0 : (a & ~b) == 0;
}

// `almeno k`: more members, or fewer needed. `ogni`: a filter counts the other way.
bool Implied::over_members(const Pair& p) {
    const Node& a = mine(p);
    const Node& b = theirs(p);
    if (a.who != b.who || a.count != b.count) return false;
    if (a.who == language::Who::applicants && !same_age()) return false;
    if (a.op == Op::every) return below(arguments(p, 0, 0)) && (a.count == 1 || below(arguments(p, 1, 1).turned()));
    const std::int32_t here = extra(p.side, p.mine).number;
    const std::int32_t there = extra(p.other, p.theirs).number;
    if (a.cmp != b.cmp) return false;
    if (a.cmp == Compare::less_equal) return here <= there && each_below(p.turned());
    return here >= there && each_below(p);
}

// The age that makes an applicant is the same fact.
bool Implied::same_age() const {
    const AttributeId a = days_[0]->book.age;
    const AttributeId b = days_[1]->book.age;
    if (a == vocabulary::no_attribute || b == vocabulary::no_attribute) return false;
    return days_[0]->vocabulary[a].id == days_[1]->vocabulary[b].id;
}

}  // namespace attiva::analysis
