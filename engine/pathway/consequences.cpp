// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/consequences.hpp"

namespace attiva::pathway {

using vocabulary::Base;

bool finite(const vocabulary::Attribute& a) {
    return (a.type.base == Base::boolean || a.type.base == Base::choice) && a.level != vocabulary::Level::relative;
}

std::uint64_t all_values(const vocabulary::Attribute& a) {
    return a.domain.may;
}

std::vector<Consequence> consequences(const vocabulary::Vocabulary& v) {
    std::vector<Consequence> out;
    for (std::size_t i = 0; i < v.attributes().size(); ++i) {
        const auto from = static_cast<AttributeId>(i);
        if (!finite(v[from])) continue;
        for (const auto& imp : v[from].implies) {
            const AttributeId to = imp.then.attribute;
            if (!finite(v[to])) continue;
            out.push_back({from, imp.when, to, imp.then.allowed});
            out.push_back({to, all_values(v[to]) & ~imp.then.allowed, from, all_values(v[from]) & ~imp.when});
        }
    }
    return out;
}

std::uint64_t left_by(const catalogue::Catalogue& c, const language::Clause& effect) {
    if (effect.attribute == vocabulary::no_attribute || !finite(c.vocabulary[effect.attribute])) return 0;
    if (effect.shift != 0) return all_values(c.vocabulary[effect.attribute]);
    if (!effect.body) return 0;
    language::NodeId node = *effect.body;
    while (c.rules.nodes[node].op == language::Op::titled) node = c.rules.nodes[node].args[0];
    const language::TypedNode& n = c.rules.nodes[node];
    return n.op == language::Op::constant ? n.value.may & all_values(c.vocabulary[effect.attribute]) : 0;
}

std::map<AttributeId, std::uint64_t> written(const catalogue::Catalogue& c, const std::vector<Consequence>& all, const language::Subject& instrument) {
    std::map<AttributeId, std::uint64_t> out;
    for (const auto id : instrument.clauses) {
        const language::Clause& clause = c.rules.clauses[id];
        if (clause.kind != language::ClauseKind::effect) continue;
        const std::uint64_t left = left_by(c, clause);
        if (left != 0) out[clause.attribute] |= left;
    }
    for (bool more = true; more;) {
        more = false;
        for (const Consequence& q : all) {
            const auto from = out.find(q.from);
            if (from == out.end() || (from->second & q.when) == 0 || q.allowed == 0) continue;
            std::uint64_t& to = out[q.to];
            more = more || (q.allowed & ~to) != 0;
            to |= q.allowed;
        }
    }
    return out;
}

}  // namespace attiva::pathway
