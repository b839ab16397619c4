// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What would settle an ignoto, and what a settled truth presumes: the facts
// below a node, each with whose it is. A member who no longer matters to its
// quantifier is never asked about.

#include <algorithm>

#include "evaluation/trace.hpp"

namespace attiva::evaluation {

using language::NodeId;
using language::Op;
using language::TypedNode;
using person::Status;
using vocabulary::Base;

namespace {
void add(std::vector<OpenFact>& out, const OpenFact& f) {
    if (std::find(out.begin(), out.end(), f) == out.end()) out.push_back(f);
}
}  // namespace

bool Trace::settled(NodeId node, Subject subject) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.type.base == Base::place) return false;
    const vocabulary::Possible v = value(node, subject);
    return v.not_applicable || certain(v, n.type.base);
}

void Trace::open_facts(NodeId node, std::vector<OpenFact>& out, Subject subject) {
    if (settled(node, subject)) return;
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (language::over_members(n.op)) return open_members(n, out);
    open_leaf(n, out, subject);
    for (const NodeId child : children(n)) open_facts(child, out, subject);
}

bool Trace::concealed(const TypedNode& n) const {
    const auto& hidden = evaluation_.profile().concealed;
    return std::binary_search(hidden.begin(), hidden.end(), catalogue_.rules.instruments[n.ref].id);
}

void Trace::open_leaf(const TypedNode& n, std::vector<OpenFact>& out, Subject subject) {
    OpenFact f;
    f.subject = subject;
    f.ref = n.ref;
    if (n.op == Op::attribute || n.op == Op::in_place) {
        f.attribute = static_cast<vocabulary::AttributeId>(n.ref);
        if (!vocabulary::of_each(catalogue_.vocabulary[f.attribute].level)) f.subject = Subject{};
        f.ref = language::none;
        add(out, f);
    } else if (n.op == Op::parameter) {
        open_parameter(n, out);
    } else if (n.op == Op::reading) {
        f.kind = OpenFact::Kind::reading;
        f.subject = Subject{};
        add(out, f);
    } else if (n.op == Op::done || n.op == Op::running || n.op == Op::times) {
        f.kind = concealed(n) ? OpenFact::Kind::concealed : OpenFact::Kind::history;
        f.subject = Subject{};
        f.ref = language::none;
        add(out, f);
    }
}

// A parameter is open because the place is, because a fact its rows look at
// is, or because the law does not give the value.
void Trace::open_parameter(const TypedNode& n, std::vector<OpenFact>& out) {
    const auto& day = evaluation_.day();
    const auto residence = catalogue_.rules.residence;
    bool explained = false;
    for (const auto& v : catalogue_.rules.parameters[n.ref].values) {
        if (!within(day.day, v.from, v.to)) continue;
        const Truth here = v.where.scope == language::none
                               ? Truth::yes
                               : day.inside(v.where.scope, evaluation_.profile().facts[residence].places);
        if (here == Truth::unknown) {
            OpenFact f;
            f.attribute = residence;
            add(out, f);
            explained = true;
        }
        if (here == Truth::no || !v.value || settled(*v.value, Subject{})) continue;
        open_facts(*v.value, out);
        explained = true;
    }
    if (explained) return;
    OpenFact f;
    f.kind = OpenFact::Kind::catalogue;
    f.ref = n.ref;
    add(out, f);
}

// A richiedente is of age: not known for this one.
void Trace::open_age(Subject subject, std::vector<OpenFact>& out) const {
    OpenFact f;
    f.attribute = catalogue_.rules.age;
    f.subject = subject;
    if (f.attribute != vocabulary::no_attribute) add(out, f);
}

namespace {

OpenFact::Kind list_of(language::Who who) {
    return who == language::Who::relatives ? OpenFact::Kind::relative_list : OpenFact::Kind::member_list;
}

}  // namespace

void Trace::open_members(const TypedNode& n, std::vector<OpenFact>& out) {
    const Id own = evaluation_.day().program.of_typed[static_cast<NodeId>(&n - catalogue_.rules.nodes.data())];
    const auto& program_node = evaluation_.day().program.nodes[own];
    const auto* outer = body_;
    if (program_node.extra != language::none) body_ = &evaluation_.day().program.extra(program_node).body;
    for (const Subject s : evaluation_.subjects(n.who)) {
        const Truth t = member_truth(n, s);
        if (n.op == Op::summed ? t == Truth::no : t != Truth::unknown) continue;
        if (evaluation_.of_age(n.who, s) == Truth::unknown) open_age(s, out);
        for (const NodeId a : n.args) open_facts(a, out, s);
    }
    const bool settled_all = !evaluation_.open_list(n.who) || others_settled(n);
    body_ = outer;
    if (settled_all) return;
    OpenFact f;
    f.kind = list_of(n.who);
    add(out, f);
}

void Trace::presumed_facts(NodeId node, std::vector<OpenFact>& out, Subject subject) {
    if (!presumed_seen_.insert(key_of(node, subject)).second) return;
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.op == Op::attribute) {
        const auto id = static_cast<vocabulary::AttributeId>(n.ref);
        if (evaluation_.fact(id, subject).status != Status::presumed) return;
        OpenFact f;
        f.attribute = id;
        f.subject = subject;
        add(out, f);
        return;
    }
    if (language::over_members(n.op)) {
        for (const Subject s : evaluation_.subjects(n.who))
            for (const NodeId a : n.args) presumed_facts(a, out, s);
        if (evaluation_.open_list(n.who))
            for (const NodeId a : n.args) presumed_facts(a, out, unlisted);
        if (n.who == language::Who::relatives && evaluation_.profile().relatives_presumed) {
            OpenFact f;
            f.kind = list_of(n.who);
            add(out, f);
        }
        return;
    }
    for (const NodeId child : children(n)) presumed_facts(child, out, subject);
}

void Trace::attributes(NodeId node, std::vector<vocabulary::AttributeId>& out) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.op == Op::attribute) out.push_back(static_cast<vocabulary::AttributeId>(n.ref));
    if (language::over_members(n.op)) return;
    for (const NodeId child : children(n)) attributes(child, out);
}

}  // namespace attiva::evaluation
