// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "sql/expression.hpp"

#include <algorithm>
#include <functional>

namespace attiva::sql {
namespace {

using Kind = Node::Kind;

std::uint64_t hash_of(const Node& n) {
    std::uint64_t h = static_cast<std::uint64_t>(n.kind) * 131 + static_cast<std::uint64_t>(n.sign);
    const auto mix = [&](std::uint64_t v) { h = (h ^ v) * 0x9E3779B97F4A7C15ULL + (h >> 29U); };
    mix(static_cast<std::uint64_t>(n.frame));
    mix(static_cast<std::uint64_t>(n.value));
    mix(std::hash<std::string>{}(n.text));
    mix(std::hash<std::string>{}(n.other));
    for (const Expr a : n.args) mix(a);
    for (const std::int64_t f : n.factors) mix(static_cast<std::uint64_t>(f));
    return h;
}

// What is read of a row.
Node of_row(Kind kind, Frame frame, const std::string& name) {
    Node n;
    n.kind = kind;
    n.frame = frame;
    n.text = name;
    return n;
}

bool holds(Sign sign, std::int64_t a, std::int64_t b) {
    return sign == Sign::equal ? a == b : sign == Sign::less ? a < b : a <= b;
}

}  // namespace

int nesting(const Node& n, int below) {
    const int joined = n.args.size() > most_joined ? 6 : 3;  // what stands before, the word, a bracket; twice
    switch (n.kind) {
        case Kind::all:
        case Kind::any:
        case Kind::total: return below + joined;
        case Kind::negation: return below + 2;
        case Kind::compare:
        case Kind::product: return below + 3;
        case Kind::choose: return below + 7;  // CASE, WHEN, a condition, THEN, a value, ELSE
        default: return n.counted > 0 ? 9 : 3;  // a count that came to no row is a CASE of its own
    }
}

Expr Expressions::make(Node node) {
    for (const Expr a : node.args) node.counted = std::max(node.counted, nodes_[a].counted);
    const std::uint64_t h = hash_of(node);
    const auto [from, to] = known_.equal_range(h);
    for (auto it = from; it != to; ++it)
        if (nodes_[it->second] == node) return it->second;
    int below = 0;
    std::int64_t letters = static_cast<std::int64_t>(node.text.size() + node.other.size()) + 12;
    for (const Expr a : node.args) {
        below = std::max(below, deep_[a]);
        letters += letters_[a];
    }
    deep_.push_back(std::min(nesting(node, below), 10 * most_nesting));
    letters_.push_back(std::min(letters, 10 * most_letters));
    nodes_.push_back(std::move(node));
    const auto id = static_cast<Expr>(nodes_.size() - 1);
    known_.emplace(h, id);
    return id;
}

Expr Expressions::flag(Frame frame, const std::string& name) {
    return make(of_row(Kind::flag, frame, name));
}

Expr Expressions::is_text(Frame frame, const std::string& name, const std::string& value) {
    Node n = of_row(Kind::is_text, frame, name);
    n.other = value;
    return make(std::move(n));
}

Expr Expressions::connective(Kind kind, std::vector<Expr> args) {
    const bool neutral = kind == Kind::all;
    std::vector<Expr> kept;
    for (const Expr a : args) {
        if (is(a, !neutral)) return a;
        if (is(a, neutral)) continue;
        if (nodes_[a].kind == kind) kept.insert(kept.end(), nodes_[a].args.begin(), nodes_[a].args.end());
        else kept.push_back(a);
    }
    std::sort(kept.begin(), kept.end());
    kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
    if (kept.empty()) return truth(neutral);
    if (kept.size() == 1) return kept.front();
    Node n;
    n.kind = kind;
    n.args = std::move(kept);
    return make(std::move(n));
}

Expr Expressions::negation(Expr e) {
    const Node& n = nodes_[e];
    Node out;
    if (n.kind == Kind::negation) return n.args[0];
    if (n.kind == Kind::truth) {
        out.value = n.value == 0 ? 1 : 0;
        return make(std::move(out));
    }
    if (n.kind == Kind::compare && n.sign != Sign::equal)
        return compare(n.sign == Sign::less ? Sign::less_equal : Sign::less, n.args[1], n.args[0]);
    out.kind = Kind::negation;
    out.args = {e};
    return make(std::move(out));
}

Expr Expressions::compare(Sign sign, Expr a, Expr b) {
    if (a == b) return truth(sign != Sign::less);
    if (nodes_[a].kind == Kind::number && nodes_[b].kind == Kind::number)
        return truth(holds(sign, nodes_[a].value, nodes_[b].value));
    Node n;
    n.kind = Kind::compare;
    n.sign = sign;
    n.args = {a, b};
    return make(std::move(n));
}

Expr Expressions::number(std::int64_t value) {
    Node n;
    n.kind = Kind::number;
    n.value = value;
    return make(std::move(n));
}

Expr Expressions::column(Frame frame, const std::string& name, int counted) {
    Node n = of_row(Kind::column, frame, name);
    n.counted = counted;
    return make(std::move(n));
}

Expr Expressions::total(std::int64_t offset, const std::vector<std::pair<std::int64_t, Expr>>& parts) {
    Node n;
    n.kind = Kind::total;
    n.value = offset;
    for (const auto& [factor, e] : parts) {
        if (factor == 0) continue;
        if (nodes_[e].kind == Kind::number) {
            n.value += factor * nodes_[e].value;
            continue;
        }
        n.args.push_back(e);
        n.factors.push_back(factor);
    }
    if (n.args.empty()) return number(n.value);
    if (n.args.size() == 1 && n.factors[0] == 1 && n.value == 0) return n.args[0];
    return make(std::move(n));
}

Expr Expressions::product(Expr a, Expr b) {
    if (nodes_[a].kind == Kind::number) return total(0, {{nodes_[a].value, b}});
    if (nodes_[b].kind == Kind::number) return total(0, {{nodes_[b].value, a}});
    Node n;
    n.kind = Kind::product;
    n.args = {a, b};
    return make(std::move(n));
}

Expr Expressions::choose(std::vector<Expr> args) {
    std::vector<Expr> kept;
    for (std::size_t i = 0; i + 1 < args.size(); i += 2) {
        if (is(args[i], false)) continue;
        if (is(args[i], true)) {
            kept.push_back(args[i + 1]);
            break;
        }
        kept.push_back(args[i]);
        kept.push_back(args[i + 1]);
    }
    if (kept.size() % 2 == 0) kept.push_back(args.back());
    if (kept.size() == 1) return kept.front();
    Node n;
    n.kind = Kind::choose;
    n.args = std::move(kept);
    return make(std::move(n));
}

}  // namespace attiva::sql
