// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/catalogue/voices_test.cpp.

#include "catalogue/alike.hpp"

#include <tuple>

namespace attiva::catalogue {

using language::Compare;
using language::NodeId;
using language::Op;
using language::Rulebook;
using language::TypedNode;

bool alike(const Rulebook& rules, NodeId a, NodeId b) {
    if (a == b) return true;
    const TypedNode& x = rules.nodes[a];
    const TypedNode& y = rules.nodes[b];
    const auto key = [](const TypedNode& n) {
        return std::tuple(n.op, n.type.base, n.type.list, n.mask, n.ref, n.scope, n.count, n.cmp, n.who, n.rounding, n.missing_day,
                          n.from, n.to, n.args.size());
    };
    if (key(x) != key(y) || !(x.gate == y.gate) || !(x.value == y.value)) return false;
    for (std::size_t i = 0; i < x.args.size(); ++i)
        if (!alike(rules, x.args[i], y.args[i])) return false;
    return true;
}

bool opposite(const Rulebook& rules, NodeId a, NodeId b) {
    const TypedNode& x = rules.nodes[a];
    const TypedNode& y = rules.nodes[b];
    if (x.op == Op::negation && alike(rules, x.args[0], b)) return true;
    if (y.op == Op::negation && alike(rules, y.args[0], a)) return true;
    if (x.op != Op::compare || y.op != Op::compare || !alike(rules, x.args[0], y.args[0]) || !alike(rules, x.args[1], y.args[1]))
        return false;
    const auto turned = [](Compare c) {
        switch (c) {
            case Compare::equal: return Compare::different;
            case Compare::different: return Compare::equal;
            case Compare::less: return Compare::greater_equal;
            case Compare::less_equal: return Compare::greater;
            case Compare::greater: return Compare::less_equal;
            case Compare::greater_equal: break;
        }
        return Compare::less;
    };
    return y.cmp == turned(x.cmp);
}

}  // namespace attiva::catalogue
