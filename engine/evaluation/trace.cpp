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
        case Op::except:
        case Op::tiered: return true;
        default: return false;
    }
}

bool quantifier(Op op) { return op == Op::quantified || op == Op::every; }

// A connective is told by its parts; this is its heading.
std::string heading(const TypedNode& n) {
    switch (n.op) {
        case Op::all_of: return "tutte queste";
        case Op::any_of: return "almeno una di queste";
        case Op::tiered: return "in una delle fasce";
        case Op::at_least: return fmt::format("almeno {} di queste", n.count);
        case Op::at_most: return fmt::format("al massimo {} di queste", n.count);
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

std::vector<NodeId> Trace::children(const TypedNode& n) const {
    const auto& book = catalogue_.rules;
    std::vector<NodeId> out = n.args;
    if (n.op == Op::definition) out.push_back(book.definitions[n.ref].body);
    if (n.op == Op::result && book.clauses[n.ref].body) out.push_back(*book.clauses[n.ref].body);
    if (n.op != Op::eligible) return out;
    for (const auto c : book.instruments[n.ref].clauses) {
        const auto& clause = book.clauses[c];
        if (clause.kind != language::ClauseKind::requires_ && clause.kind != language::ClauseKind::excludes)
            continue;
        if (clause.guard) out.push_back(*clause.guard);
        if (clause.body) out.push_back(*clause.body);
    }
    return out;
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
    if (n.op == Op::titled) return titled_reason(n, subject, depth);
    if (n.op == Op::negation && depth < deepest) return negated_reason(node, subject, depth);
    Reason r;
    if (n.type.base == Base::boolean) r.truth = truth(node, subject);
    if (connective(n.op) && depth < deepest) {
        r.text = heading(n);
        parts(n, r, subject, depth);
    } else {
        r.text = words(catalogue_, node);
        r.value = operands(n, subject);
        if (quantifier(n.op) && depth < deepest) member_parts(n, r, depth);
        if (n.op == Op::definition && depth < deepest) definition_parts(n, r, subject, depth);
    }
    if (r.parts.empty()) mark(node, subject, r, 0);
    else rest_on_parts(r);
    return r;
}

// The sentence of the rule stands above the condition in words, or before it
// where that is a line of its own.
Reason Trace::titled_reason(const TypedNode& n, Subject subject, int depth) {
    Reason r = reason(n.args[0], subject, depth + 1);
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
    if (n.title.empty()) {
        titled.value = r.value;
        titled.parts = std::move(r.parts);
    } else if (r.parts.empty() && !r.source) {
        titled.value = r.value.empty() ? r.text : r.text + ": " + r.value;
    } else {
        titled.parts.push_back(std::move(r));
    }
    return titled;
}

// «non x» on one line where x is; «nessuna di queste» over what x lists.
Reason Trace::negated_reason(NodeId node, Subject subject, int depth) {
    const NodeId inner = catalogue_.rules.nodes[node].args[0];
    Reason r = reason(inner, subject, depth + 1);
    r.truth = truth(node, subject);
    if (catalogue_.rules.nodes[inner].op == Op::any_of) {
        r.text = "nessuna di queste";
        return r;
    }
    Reason whole = r;
    r.text = words(catalogue_, node);
    if (r.parts.empty() && !r.source) return r;
    whole.truth = truth(inner, subject);
    r.value.clear();
    r.source.reset();
    r.parts = {std::move(whole)};
    return r;
}

// What does not settle a truth does not make it rest on a presumption.
void Trace::rest_on_parts(Reason& r) {
    for (const Reason& p : r.parts) {
        r.presumed = r.presumed || (p.decisive && p.presumed);
        r.hidden = r.hidden || (p.decisive && p.hidden);
    }
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
    if (n.op == Op::except) return settle_exception(r);
    settle(r, n.op == Op::at_most ? negate(*r.truth) : *r.truth);
    if (r.truth == (n.op == Op::all_of ? Truth::no : Truth::yes) && n.op <= Op::any_of) firmest_alone(r);
    if (n.op == Op::tiered && r.truth == Truth::yes) first_alone(r);
}

// Where one part is enough, those that presume nothing are.
void Trace::firmest_alone(Reason& r) {
    const auto firm = [](const Reason& p) { return p.decisive && !p.presumed && !p.hidden; };
    if (std::none_of(r.parts.begin(), r.parts.end(), firm)) return;
    for (Reason& p : r.parts) p.decisive = firm(p);
}

// One enters in the first fascia that holds.
void Trace::first_alone(Reason& r) {
    bool found = false;
    for (Reason& p : r.parts) {
        p.decisive = p.decisive && !found;
        found = found || p.decisive;
    }
}

// The parts of this truth settle their parent's; none of them: all do.
void Trace::settle(Reason& r, Truth deciding) {
    const auto decides = [&](const Reason& p) { return p.truth == deciding; };
    if (std::none_of(r.parts.begin(), r.parts.end(), decides)) return;
    for (Reason& p : r.parts) p.decisive = decides(p);
}

// «a salvo b»: a no by a alone, or by b alone; else both count.
void Trace::settle_exception(Reason& r) {
    if (r.truth != Truth::no) return;
    const bool first = r.parts[0].truth == Truth::no;
    r.parts[0].decisive = first;
    r.parts[1].decisive = !first;
}

// What a member says to its quantifier: of age where that counts, its filter and
// its condition together; for `ogni`, vacuous where the filter is no.
Truth Trace::member_truth(const TypedNode& n, Subject s) {
    Truth counts = evaluation_.of_age(n.who, s);
    if (n.args.size() > 1) counts = both(counts, truth(n.args[1], s));
    if (n.op == Op::summed || n.args.empty()) return counts;
    const Truth holds = truth(n.args[0], s);
    return n.op == Op::every ? either(negate(counts), holds) : both(counts, holds);
}

// "figlio 1: Minorenne": the member's name before what is said of him.
Reason Trace::member_reason(const TypedNode& n, Subject s, int depth) {
    Reason part = reason(n.args[0], s, depth + 1);
    const Truth all = member_truth(n, s);
    const Truth of_age = evaluation_.of_age(n.who, s);
    if (part.truth == all && of_age == Truth::yes && !part.source) {
        part.text = subject_name(s) + (part.text.empty() ? "" : ": " + part.text);
        return part;
    }
    Reason member;
    member.text = subject_name(s);
    member.truth = all;
    member.presumed = part.presumed;
    member.hidden = part.hidden;
    if (of_age != Truth::yes) {
        Reason age;
        age.text = "maggiorenne";
        age.truth = of_age;
        member.parts.push_back(std::move(age));
    }
    if (n.args.size() > 1) member.parts.push_back(reason(n.args[1], s, depth + 1));
    member.parts.push_back(std::move(part));
    return member;
}

// One part per member: who satisfies it, who does not, who is not known. A
// member who does not count at all (a minor who cannot apply) is not told.
void Trace::member_parts(const TypedNode& n, Reason& r, int depth) {
    const Id own = evaluation_.day().program.of_typed[static_cast<NodeId>(&n - catalogue_.rules.nodes.data())];
    const auto& program_node = evaluation_.day().program.nodes[own];
    if (program_node.extra == language::none) return;
    const auto* outer = body_;
    body_ = &evaluation_.day().program.extra(program_node).body;
    for (const Subject s : evaluation_.subjects(n.who)) {
        if (evaluation_.of_age(n.who, s) == Truth::no) continue;
        if (n.args.size() > 1 && truth(n.args[1], s) == Truth::no) continue;
        r.parts.push_back(member_reason(n, s, depth));
    }
    body_ = outer;
    if (evaluation_.open_list(n.who)) {
        Reason others;
        others.text = "altri componenti non elencati";
        others.truth = Truth::unknown;
        r.parts.push_back(std::move(others));
    }
    const bool at_most = n.op == Op::quantified && n.cmp == language::Compare::less_equal;
    settle(r, at_most ? negate(*r.truth) : *r.truth);
    const bool one_is_enough = n.op == Op::every ? r.truth == Truth::no : !at_most && n.count == 1 && r.truth == Truth::yes;
    if (one_is_enough) firmest_alone(r);
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
    if (language::over_members(n.op)) return {};
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
    if (depth > 2 * deepest || language::over_members(n.op)) return;
    if (n.op == Op::attribute || n.op == Op::in_place) {
        const auto& f = evaluation_.fact(static_cast<vocabulary::AttributeId>(n.ref), subject);
        r.presumed = r.presumed || f.status == Status::presumed;
        r.hidden = r.hidden || f.status == Status::hidden;
        return;
    }
    for (const NodeId child : children(n)) mark(child, subject, r, depth + 1);
}

}  // namespace attiva::evaluation
