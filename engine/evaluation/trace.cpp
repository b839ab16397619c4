// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "evaluation/trace.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "evaluation/wording.hpp"

namespace attiva::evaluation {
namespace {

using language::NodeId;
using language::Op;
using language::TypedNode;
using person::Status;
using vocabulary::Base;

constexpr int deepest = 10;
constexpr std::size_t most_operands = 6;

bool connective(Op op) {
    switch (op) {
        case Op::all_of:
        case Op::any_of:
        case Op::at_least:
        case Op::at_most:
        case Op::negation:
        case Op::except:
        case Op::tiered: return true;
        default: return false;
    }
}

bool quantifier(Op op) { return op == Op::quantified || op == Op::every; }
bool over_members(Op op) { return quantifier(op) || op == Op::counted || op == Op::summed; }

// A connective is told by its parts; this is its heading.
std::string heading(const TypedNode& n) {
    switch (n.op) {
        case Op::all_of: return "tutte queste";
        case Op::any_of: return "almeno una di queste";
        case Op::tiered: return "in una delle fasce";
        case Op::at_least: return fmt::format("almeno {} di queste", n.count);
        case Op::at_most: return fmt::format("al massimo {} di queste", n.count);
        case Op::negation: return "non";
        case Op::except: return "la prima, salvo la seconda";
        default: return {};
    }
}

}  // namespace

Truth Trace::truth(NodeId node, Subject subject) { return truth_of_mask(value(node, subject).may); }

vocabulary::Possible Trace::value(NodeId node, Subject subject) {
    const Id id = evaluation_.day().program.of_typed[node];
    if (subject.kind == Subject::Kind::person || body_ == nullptr) return evaluation_.value(id);
    return evaluation_.value_for(id, *body_, subject);
}

template <class Visit>
void Trace::children(const TypedNode& n, Visit visit) const {
    const auto& book = catalogue_.rules;
    for (const NodeId a : n.args) visit(a);
    if (n.op == Op::definition) visit(book.definitions[n.ref].body);
    if (n.op == Op::result && book.clauses[n.ref].body) visit(*book.clauses[n.ref].body);
    if (n.op != Op::eligible) return;
    for (const auto c : book.instruments[n.ref].clauses) {
        const auto& clause = book.clauses[c];
        if (clause.kind != language::ClauseKind::requires_ && clause.kind != language::ClauseKind::excludes)
            continue;
        if (clause.guard) visit(*clause.guard);
        if (clause.body) visit(*clause.body);
    }
}

// --- reasons ---------------------------------------------------------------------

SourceRef Trace::source(const language::Citation& citation, const language::Provenance& where) const {
    SourceRef s;
    s.act = citation.act;
    s.place = citation.place;
    s.unverified = citation.unverified;
    for (const auto& a : catalogue_.acts)
        if (a.id == citation.act) s.act_title = a.title;
    using Layer = language::Provenance::Layer;
    s.local = where.layer == Layer::zone || where.layer == Layer::comune;
    s.layer = where.layer == Layer::national ? "nazionale" : where.layer == Layer::tuscany ? "toscana" : "";
    if (s.local && where.scope != language::none)
        s.layer = scope_words(catalogue_, where.scope, evaluation_.day().day);
    if (where.span.known()) {
        s.file = catalogue_.sources->name(where.span.file);
        s.line = static_cast<int>(catalogue_.sources->place(where.span).line);
    }
    return s;
}

Reason Trace::reason(NodeId node, Subject subject, int depth) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.op == Op::titled) {
        Reason r = reason(n.args[0], subject, depth + 1);
        // The sentence of the rule stands above the condition in words.
        Reason titled;
        titled.text = n.title.empty() ? r.text : n.title;
        titled.truth = r.truth;
        titled.presumed = r.presumed;
        titled.hidden = r.hidden;
        if (!n.source.empty()) {
            language::Provenance where;
            where.span = n.span;
            titled.source = source(n.source, where);
        }
        if (n.title.empty()) titled.value = r.value, titled.parts = std::move(r.parts);
        else titled.parts.push_back(std::move(r));
        return titled;
    }
    Reason r;
    if (n.type.base == Base::boolean) r.truth = truth(node, subject);
    mark(node, subject, r, 0);
    if (connective(n.op) && depth < deepest) {
        r.text = heading(n);
        parts(n, r, subject, depth);
    } else {
        r.text = words(catalogue_, node);
        r.value = operands(n, subject);
        if (quantifier(n.op) && depth < deepest) member_parts(n, r, depth);
        if (n.op == Op::definition && depth < deepest) definition_parts(n, r, subject, depth);
    }
    return r;
}

// A definition is told by what it stands for, without a heading of its own.
void Trace::definition_parts(const TypedNode& n, Reason& r, Subject subject, int depth) {
    const NodeId body = catalogue_.rules.definitions[n.ref].body;
    Reason inner = reason(body, subject, depth + 1);
    if (n.type.base == Base::boolean) r.value.clear();
    if (connective(catalogue_.rules.nodes[body].op)) {
        r.value = inner.text;
        r.parts = std::move(inner.parts);
    } else {
        r.parts.push_back(std::move(inner));
    }
}

void Trace::parts(const TypedNode& n, Reason& r, Subject subject, int depth) {
    for (const NodeId a : n.args) r.parts.push_back(reason(a, subject, depth + 1));
}

// One part per member: who satisfies it, who does not, who is not known.
void Trace::member_parts(const TypedNode& n, Reason& r, int depth) {
    const Id own = evaluation_.day().program.of_typed[static_cast<NodeId>(&n - catalogue_.rules.nodes.data())];
    const auto& program_node = evaluation_.day().program.nodes[own];
    if (program_node.extra == language::none) return;
    const auto* outer = body_;
    body_ = &evaluation_.day().program.extra(program_node).body;
    for (const Subject s : evaluation_.subjects(n.who)) {
        Reason part = reason(n.args[0], s, depth + 1);
        Reason member;
        member.text = subject_name(s);
        member.truth = part.truth;
        member.presumed = part.presumed;
        member.hidden = part.hidden;
        member.parts.push_back(std::move(part));
        r.parts.push_back(std::move(member));
    }
    body_ = outer;
    if (!evaluation_.open_list(n.who)) return;
    Reason others;
    others.text = "altri componenti non elencati";
    others.truth = Truth::unknown;
    r.parts.push_back(std::move(others));
}

std::string Trace::subject_name(Subject s) const {
    if (s.kind == Subject::Kind::person) return "la persona";
    const auto& p = evaluation_.profile();
    const auto& list = s.kind == Subject::Kind::member ? p.members : p.relatives;
    const std::string& name = list[s.index].name;
    const char* kind = s.kind == Subject::Kind::member ? "componente" : "familiare";
    return fmt::format("{} {}", name.empty() ? kind : name, s.index + 1);
}

// "ISEE ordinario: 7.000 euro; soglia: 10.140 euro", each operand once.
std::string Trace::operands(const TypedNode& n, Subject subject) {
    std::vector<std::string> found;
    if (over_members(n.op)) return {};
    // A yes-or-no fact says all in its truth, unless nobody knows it.
    if (n.op == Op::attribute && n.type.base == Base::boolean) {
        const auto& f = evaluation_.fact(static_cast<vocabulary::AttributeId>(n.ref), subject);
        return f.status == Status::hidden ? "riservato" : f.status == Status::unknown ? "non noto" : "";
    }
    if (n.op == Op::attribute || n.op == Op::definition || n.op == Op::parameter)
        operand(static_cast<NodeId>(&n - catalogue_.rules.nodes.data()), subject, found, 0);
    else
        for (const NodeId a : n.args) operand(a, subject, found, 0);
    std::string out;
    for (std::size_t i = 0; i < found.size() && i < most_operands; ++i)
        out += (i == 0 ? "" : "; ") + found[i];
    return found.size() > most_operands ? out + "; …" : out;
}

void Trace::operand(NodeId node, Subject subject, std::vector<std::string>& out, int depth) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    const bool named = n.op == Op::attribute || n.op == Op::parameter || n.op == Op::definition ||
                       n.op == Op::result || n.op == Op::counted || n.op == Op::summed ||
                       n.op == Op::reading;
    if (!named && depth < deepest) {
        for (const NodeId a : n.args) operand(a, subject, out, depth + 1);
        return;
    }
    if (!named) return;
    std::string shown = vocabulary::show(value(node, subject), n.type, catalogue_.vocabulary);
    if (n.op == Op::attribute) {
        const auto& f = evaluation_.fact(static_cast<vocabulary::AttributeId>(n.ref), subject);
        if (f.status == Status::hidden) shown = "riservato";
        else if (f.status == Status::unknown) shown = "non noto";
        if (n.type.base == Base::place) shown = f.places.size() == 1 ? "noto" : "noto in parte";
    }
    const std::string item = words(catalogue_, node) + ": " + shown;
    if (std::find(out.begin(), out.end(), item) == out.end()) out.push_back(item);
}

// A reason rests on presumptions or hidden facts if some fact it reads is such.
void Trace::mark(NodeId node, Subject subject, Reason& r, int depth) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (depth > 2 * deepest || over_members(n.op)) return;
    if (n.op == Op::attribute || n.op == Op::in_place) {
        const auto& f = evaluation_.fact(static_cast<vocabulary::AttributeId>(n.ref), subject);
        r.presumed = r.presumed || f.status == Status::presumed;
        r.hidden = r.hidden || f.status == Status::hidden;
        return;
    }
    children(n, [&](NodeId child) { mark(child, subject, r, depth + 1); });
}

// --- open facts --------------------------------------------------------------------

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
    if (over_members(n.op)) return open_members(n, out);
    open_leaf(n, out, subject);
    children(n, [&](NodeId child) { open_facts(child, out, subject); });
}

void Trace::open_leaf(const TypedNode& n, std::vector<OpenFact>& out, Subject subject) {
    OpenFact f;
    f.subject = subject;
    f.ref = n.ref;
    if (n.op == Op::attribute || n.op == Op::in_place) {
        f.attribute = static_cast<vocabulary::AttributeId>(n.ref);
        const auto& a = catalogue_.vocabulary[f.attribute];
        const bool own = a.level == vocabulary::Level::member || a.level == vocabulary::Level::relative;
        if (!own) f.subject = Subject{};
        f.ref = language::none;
        add(out, f);
    } else if (n.op == Op::parameter) {
        open_parameter(n, out);
    } else if (n.op == Op::reading) {
        f.kind = OpenFact::Kind::reading;
        f.subject = Subject{};
        add(out, f);
    } else if (n.op == Op::done || n.op == Op::running || n.op == Op::times) {
        f.kind = OpenFact::Kind::history;
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
        const bool now = (!v.from || *v.from <= day.day) && (!v.to || day.day <= *v.to);
        if (!now) continue;
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

void Trace::open_members(const TypedNode& n, std::vector<OpenFact>& out) {
    const Id own = evaluation_.day().program.of_typed[static_cast<NodeId>(&n - catalogue_.rules.nodes.data())];
    const auto& program_node = evaluation_.day().program.nodes[own];
    const auto* outer = body_;
    if (program_node.extra != language::none) body_ = &evaluation_.day().program.extra(program_node).body;
    for (const Subject s : evaluation_.subjects(n.who))
        for (const NodeId a : n.args) open_facts(a, out, s);
    body_ = outer;
    if (!evaluation_.open_list(n.who)) return;
    OpenFact f;
    f.kind = OpenFact::Kind::member_list;
    add(out, f);
}

void Trace::presumed_facts(NodeId node, std::vector<OpenFact>& out, Subject subject) {
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
    if (over_members(n.op)) {
        for (const Subject s : evaluation_.subjects(n.who))
            for (const NodeId a : n.args) presumed_facts(a, out, s);
        return;
    }
    children(n, [&](NodeId child) { presumed_facts(child, out, subject); });
}

void Trace::attributes(NodeId node, std::vector<vocabulary::AttributeId>& out) const {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.op == Op::attribute) out.push_back(static_cast<vocabulary::AttributeId>(n.ref));
    if (over_members(n.op)) return;
    children(n, [&](NodeId child) { attributes(child, out); });
}

}  // namespace attiva::evaluation
