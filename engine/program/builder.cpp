// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Drafts → nodes, each distinct one once. Tested by tests/program/builder_test.cpp.

#include "program/builder.hpp"

#include <algorithm>
#include <set>

namespace attiva::program {
namespace {

using vocabulary::Base;

constexpr std::size_t most_flat = 256;  // arguments: beyond, comparing all pairs would be slow

class Hash {
public:
    void add(std::uint64_t x) {
        state_ ^= x + 0x9E3779B97F4A7C15ULL + (state_ << 6U) + (state_ >> 2U);
    }
    void add(Number n) {
        add(static_cast<std::uint64_t>(n.num()));
        add(static_cast<std::uint64_t>(n.den()));
    }
    void add(const std::optional<Date>& d) { add(d ? static_cast<std::uint64_t>(d->days) : 1ULL << 40U); }
    [[nodiscard]] std::uint64_t value() const { return state_; }

private:
    std::uint64_t state_ = 1469598103934665603ULL;
};

std::uint64_t hash_of(const Draft& d) {
    Hash h;
    h.add(static_cast<std::uint64_t>(d.node.op));
    h.add(static_cast<std::uint64_t>(d.node.base));
    h.add(static_cast<std::uint64_t>(d.node.cmp) * 8 + static_cast<std::uint64_t>(d.node.who));
    h.add(d.node.ref);
    for (const Id a : d.args) h.add(a);
    if (!d.has_extra) return h.value();
    const Extra& e = d.extra;
    h.add(e.mask);
    h.add(e.value.lo);
    h.add(e.value.hi);
    h.add(e.value.may);
    h.add(e.scope);
    h.add(static_cast<std::uint64_t>(e.number));
    h.add(e.from);
    h.add(e.to);
    return h.value();
}

bool quantifier(Op op) {
    return op == Op::quantified || op == Op::every || op == Op::counted || op == Op::summed;
}

bool same(const Program& p, const Node& n, const Draft& d) {
    const Node& m = d.node;
    if (n.op != m.op || n.base != m.base || n.cmp != m.cmp || n.who != m.who || n.ref != m.ref ||
        n.count != d.args.size() || (n.extra != language::none) != d.has_extra)
        return false;
    if (!std::equal(d.args.begin(), d.args.end(), p.arguments.begin() + n.first)) return false;
    return !d.has_extra || p.extras[n.extra] == d.extra;
}

}  // namespace

bool Builder::depends_on_member(const Draft& draft) const {
    // A quantifier looks at the members itself; a plain definition is the person's.
    if (quantifier(draft.node.op) || draft.node.op == Op::definition) return false;
    if (draft.node.op == Op::attribute || draft.node.op == Op::in_place) {
        if (draft.node.ref >= vocabulary_.attributes().size()) return false;
        return vocabulary::of_each(vocabulary_[static_cast<vocabulary::AttributeId>(draft.node.ref)].level);
    }
    return std::any_of(draft.args.begin(), draft.args.end(),
                       [&](Id a) { return program_.nodes[a].of_member; });
}

// The member-dependent nodes under a quantifier, smallest first.
void Builder::collect_body(Draft& draft) const {
    std::set<Id> seen;
    std::vector<Id> open;
    for (const Id a : draft.args)
        if (program_.nodes[a].of_member) open.push_back(a);
    while (!open.empty()) {
        const Id id = open.back();
        open.pop_back();
        if (!seen.insert(id).second) continue;
        const Node& n = program_.nodes[id];
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id child = program_.argument(n, i);
            if (program_.nodes[child].of_member) open.push_back(child);
        }
    }
    draft.extra.body.assign(seen.begin(), seen.end());
    draft.has_extra = true;
}

Id Builder::make(Draft draft) {
    if (quantifier(draft.node.op)) collect_body(draft);
    const std::uint64_t hash = hash_of(draft);
    const auto [from, to] = known_.equal_range(hash);
    for (auto it = from; it != to; ++it)
        if (same(program_, program_.nodes[it->second], draft)) return it->second;
    Node n = draft.node;
    n.of_member = depends_on_member(draft);
    n.first = static_cast<std::uint32_t>(program_.arguments.size());
    n.count = static_cast<std::uint32_t>(draft.args.size());
    program_.arguments.insert(program_.arguments.end(), draft.args.begin(), draft.args.end());
    if (draft.has_extra) {
        n.extra = static_cast<std::uint32_t>(program_.extras.size());
        program_.extras.push_back(std::move(draft.extra));
    }
    const Id id = static_cast<Id>(program_.nodes.size());
    program_.nodes.push_back(n);
    known_.emplace(hash, id);
    return id;
}

Id Builder::boolean(bool value) {
    Draft d;
    d.node.op = Op::constant;
    d.extra.value = vocabulary::exactly(value);
    d.has_extra = true;
    return make(std::move(d));
}

bool Builder::is_constant(Id id, bool value) const {
    const Node& n = program_.nodes[id];
    return n.op == Op::constant && n.base == Base::boolean &&
           program_.extra(n).value.may == (value ? vocabulary::may_yes : vocabulary::may_no);
}

Id Builder::negation(Id a) {
    if (simplify_) {
        if (is_constant(a, true)) return boolean(false);
        if (is_constant(a, false)) return boolean(true);
        const Node& n = program_.nodes[a];
        if (n.op == Op::negation) return program_.argument(n, 0);
    }
    Draft d;
    d.node.op = Op::negation;
    d.args = {a};
    return make(std::move(d));
}

// Id of the value a plain definition, a result or E has: the person's, wherever read.
Id Builder::of_person(Id a) {
    const Node n = program_.nodes[a];
    if (!n.of_member) return a;
    Draft d;
    d.node.op = Op::definition;
    d.node.base = n.base;
    d.args = {a};
    return make(std::move(d));
}

void Builder::flatten(Op op, const std::vector<Id>& args, std::vector<Id>& out) const {
    for (const Id a : args) {
        const Node& n = program_.nodes[a];
        if (n.op != op || out.size() + n.count > most_flat) {
            if (std::find(out.begin(), out.end(), a) == out.end()) out.push_back(a);
            continue;
        }
        // Arguments of an older node are flat already.
        for (std::uint32_t i = 0; i < n.count; ++i) {
            const Id child = program_.argument(n, i);
            if (std::find(out.begin(), out.end(), child) == out.end()) out.push_back(child);
        }
    }
}

// a e (a o b) = a; a o (a e b) = a: true in Kleene's tables as minimum and maximum.
void Builder::absorb(Op op, std::vector<Id>& args) const {
    const Op other = op == Op::all_of ? Op::any_of : Op::all_of;
    const std::vector<Id> all = args;
    const auto absorbed = [&](Id a) {
        const Node& n = program_.nodes[a];
        if (n.op != other) return false;
        for (std::uint32_t i = 0; i < n.count; ++i)
            if (std::find(all.begin(), all.end(), program_.argument(n, i)) != all.end()) return true;
        return false;
    };
    args.erase(std::remove_if(args.begin(), args.end(), absorbed), args.end());
}

Id Builder::connective(Op op, std::vector<Id> args) {
    const bool neutral = op == Op::all_of;  // sì for e, no for o
    if (simplify_ && args.size() <= 64) {
        std::vector<Id> flat;
        flatten(op, args, flat);
        for (const Id a : flat)
            if (is_constant(a, !neutral)) return boolean(!neutral);
        flat.erase(std::remove_if(flat.begin(), flat.end(),
                                  [&](Id a) { return is_constant(a, neutral); }),
                   flat.end());
        absorb(op, flat);
        args = std::move(flat);
    }
    if (args.empty()) return boolean(neutral);
    if (args.size() == 1) return args.front();
    Draft d;
    d.node.op = op;
    d.args = std::move(args);
    return make(std::move(d));
}

}  // namespace attiva::program
