// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "cards/condition.hpp"

#include "evaluation/wording.hpp"

namespace attiva::cards {
namespace {

using language::NodeId;
using language::Op;
using language::TypedNode;

constexpr int deepest = 8;

}  // namespace

std::string value_today(const Source& s, language::ParameterId parameter) {
    for (const auto& v : s.catalogue.rules.parameters[parameter].values)
        if (v.value && v.tier == 0 && v.where.scope == language::none && within(s.day, v.from, v.to))
            return s.phrases.words(*v.value);
    return {};
}

// "età ≥ Età minima (Età minima: 16 anni)": the figures of the day beside their names.
std::string Conditions::with_figures(NodeId node) const {
    const auto& nodes = source_.catalogue.rules.nodes;
    std::string text = source_.phrases.words(node);
    if (nodes[node].op == Op::parameter) {
        const std::string now = value_today(source_, nodes[node].ref);
        return now.empty() ? text : text + ": " + now;
    }
    std::string figures;
    std::vector<NodeId> open{node};
    std::set<language::ParameterId> seen;
    while (!open.empty()) {
        const TypedNode& n = nodes[open.back()];
        const NodeId id = open.back();
        open.pop_back();
        open.insert(open.end(), n.args.begin(), n.args.end());
        if (n.op != Op::parameter || !seen.insert(n.ref).second) continue;
        const std::string now = value_today(source_, n.ref);
        if (!now.empty()) figures += (figures.empty() ? "" : "; ") + source_.phrases.words(id) + ": " + now;
    }
    return figures.empty() ? text : text + " (" + figures + ")";
}

std::vector<CardLine> Conditions::tell(NodeId node) {
    std::vector<CardLine> out;
    add(node, 0, out);
    return out;
}

void Conditions::list(const std::string& heading, const std::vector<NodeId>& parts, int depth, std::vector<CardLine>& out) {
    out.push_back({depth, heading, {}});
    for (const NodeId p : parts) add(p, depth + 1, out);
}

void Conditions::add(NodeId node, int depth, std::vector<CardLine>& out) {
    const TypedNode& n = source_.catalogue.rules.nodes[node];
    if (depth >= deepest) return leaf(node, depth, out);
    if (const std::string h = evaluation::list_heading(n); !h.empty()) return list(h + ":", n.args, depth, out);
    if (n.op == Op::titled) {
        const std::size_t at = out.size();
        add(n.args[0], n.title.empty() ? depth : depth + 1, out);
        if (!n.title.empty()) out.insert(out.begin() + static_cast<std::ptrdiff_t>(at), CardLine{depth, n.title + ":", {}});
        if (!n.source.empty()) out[at].source = source_.phrases.of_node(node);
        return;
    }
    const bool none_of = n.op == Op::negation && source_.catalogue.rules.nodes[n.args[0]].op == Op::any_of;
    if (none_of) return list("nessuna di queste:", source_.catalogue.rules.nodes[n.args[0]].args, depth, out);
    if (n.op == Op::except) {
        add(n.args[0], depth, out);
        return list("salvo:", {n.args[1]}, depth, out);
    }
    if (n.op == Op::cases) return cases(n, depth, out);
    leaf(node, depth, out);
}

void Conditions::cases(const TypedNode& n, int depth, std::vector<CardLine>& out) {
    for (std::size_t i = 0; i + 1 < n.args.size(); i += 2) {
        out.push_back({depth, "se " + source_.phrases.words(n.args[i]) + ":", {}});
        definitions(n.args[i], depth + 1, out);
        add(n.args[i + 1], depth + 1, out);
    }
    if (n.args.size() % 2 == 0) return;
    out.push_back({depth, "altrimenti:", {}});
    add(n.args.back(), depth + 1, out);
}

void Conditions::leaf(NodeId node, int depth, std::vector<CardLine>& out) {
    out.push_back({depth, with_figures(node), {}});
    if (depth < deepest) definitions(node, depth + 1, out);
}

// What the names in a line stand for, the first time they are met.
void Conditions::definitions(NodeId node, int depth, std::vector<CardLine>& out) {
    const TypedNode& n = source_.catalogue.rules.nodes[node];
    if (n.op == Op::definition && opened_.insert(n.ref).second) {
        const auto& d = source_.catalogue.rules.definitions[n.ref];
        out.push_back({depth, source_.phrases.words(node) + " vuol dire:", {}});
        if (depth + 1 < deepest) add(d.body, depth + 1, out);
        else leaf(d.body, depth + 1, out);
    }
    for (const NodeId a : n.args) definitions(a, depth, out);
}

}  // namespace attiva::cards
