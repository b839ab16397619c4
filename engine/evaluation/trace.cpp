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

constexpr int deepest = 24;
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
    return n.op == Op::except ? "la prima, salvo la seconda" : list_heading(n);
}

}  // namespace

Truth Trace::truth(NodeId node, Subject subject) { return truth_of_mask(value(node, subject).may); }

vocabulary::Possible Trace::value(NodeId node, Subject subject) {
    const Id id = evaluation_.day().program.of_typed[node];
    if (subject.kind == Subject::Kind::person || body_ == nullptr) return evaluation_.value(id);
    return evaluation_.value_for(id, *body_, subject);
}

const std::vector<NodeId>& Trace::children(const TypedNode& n) {
    if (n.op != Op::definition && n.op != Op::result && n.op != Op::eligible) return n.args;
    const auto& book = catalogue_.rules;
    const auto node = static_cast<NodeId>(&n - book.nodes.data());
    const auto [known, fresh] = followed_.try_emplace(node);
    std::vector<NodeId>& out = known->second;
    if (!fresh) return out;
    out = n.args;
    if (n.op == Op::definition) out.push_back(book.definitions[n.ref].body);
    if (n.op == Op::result && book.clauses[n.ref].body) out.push_back(*book.clauses[n.ref].body);
    if (n.op != Op::eligible) return out;
    for (const auto c : book.instruments[n.ref].clauses) {
        const auto& clause = book.clauses[c];
        if (!language::of_eligibility(clause.kind)) continue;
        if (clause.guard) out.push_back(*clause.guard);
        if (clause.body) out.push_back(*clause.body);
    }
    return out;
}

// --- reasons ---------------------------------------------------------------------

// A node is told once for each subject: rules that share a definition share its
// explanation. Beyond `deepest` it is told in one line, and not kept.
std::shared_ptr<const Reason> Trace::shared(NodeId node, Subject subject) {
    const std::uint64_t key = key_of(node, subject);
    if (depth_ >= deepest) return std::make_shared<const Reason>(tell(node, subject));
    const auto known = told_.find(key);
    if (known != told_.end()) return known->second;
    ++depth_;
    auto made = std::make_shared<const Reason>(tell(node, subject));
    --depth_;
    told_.emplace(key, made);
    return made;
}

Reason Trace::tell(NodeId node, Subject subject) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    if (n.op == Op::titled) return titled_reason(node, subject);
    const bool whole = depth_ < deepest;
    if (n.op == Op::negation && whole) return negated_reason(node, subject);
    Reason r;
    if (n.type.base == Base::boolean) r.truth = truth(node, subject);
    if (connective(n.op) && whole) {
        r.text = heading(n);
        parts(n, r, subject);
    } else {
        r.text = phrases_.words(node);
        r.value = operands(n, subject);
        // The condition is the base's, its limit may be the comune's.
        if (!language::over_members(n.op)) r.source = local_source(node);
        if (quantifier(n.op) && whole) member_parts(n, r);
        if (n.op == Op::definition && whole) definition_parts(n, r, subject);
    }
    if (r.parts.empty()) mark(node, subject, r, 0);
    else rest_on_parts(r);
    return r;
}

SharedSource Trace::local_source(NodeId node) const {
    const auto& day = evaluation_.day();
    std::vector<NodeId> open{node};
    while (!open.empty()) {
        const NodeId at = open.back();
        const TypedNode& n = catalogue_.rules.nodes[at];
        open.pop_back();
        open.insert(open.end(), n.args.begin(), n.args.end());
        if (n.op != Op::parameter) continue;
        if (const auto source = filled_by(n, day.program.of_typed[at])) return source;
    }
    return nullptr;
}

// The first row that holds here, if none before it may and a local layer wrote it.
SharedSource Trace::filled_by(const TypedNode& n, Id own) const {
    const auto& day = evaluation_.day();
    const auto residence = catalogue_.rules.residence;
    if (residence == vocabulary::no_attribute) return nullptr;
    const auto& table = day.program.tables[day.program.nodes[own].ref];
    for (const std::uint32_t i : day.rows(day.program.nodes[own].ref)) {
        const auto& row = table.rows[i];
        if (row.scope == language::none) return nullptr;
        const Truth here = day.inside(row.scope, evaluation_.profile().facts[residence].places);
        if (here == Truth::yes) return phrases_.of_value(n.ref, row.source);
        if (here == Truth::unknown) return nullptr;
    }
    return nullptr;
}

// The sentence of the rule stands above the condition in words, or before it
// where that is a line of its own.
Reason Trace::titled_reason(NodeId node, Subject subject) {
    const TypedNode& n = catalogue_.rules.nodes[node];
    const auto told = shared(n.args[0], subject);
    Reason titled;
    titled.text = n.title.empty() ? told->text : n.title;
    titled.truth = told->truth;
    titled.presumed = told->presumed;
    titled.hidden = told->hidden;
    if (!n.source.empty()) titled.source = phrases_.of_node(node);
    if (n.title.empty()) {
        titled.value = told->value;
        titled.parts = told->parts;
    } else if (told->parts.empty() && !told->source) {
        titled.value = told->value.empty() ? told->text : told->text + ": " + told->value;
    } else {
        titled.parts.push_back({told});
    }
    return titled;
}

// «non x» on one line where x is; «nessuna di queste» over what x lists.
Reason Trace::negated_reason(NodeId node, Subject subject) {
    const NodeId inner = catalogue_.rules.nodes[node].args[0];
    const auto told = shared(inner, subject);
    if (catalogue_.rules.nodes[inner].op == Op::any_of || (told->parts.empty() && !told->source)) {
        Reason r = *told;
        r.truth = truth(node, subject);
        r.text = r.parts.empty() ? phrases_.words(node) : "nessuna di queste";
        return r;
    }
    Reason r;
    r.text = phrases_.words(node);
    r.truth = truth(node, subject);
    r.presumed = told->presumed;
    r.hidden = told->hidden;
    r.parts.push_back({told});
    return r;
}

// What does not settle a truth does not make it rest on a presumption.
void Trace::rest_on_parts(Reason& r) {
    for (const ReasonPart& p : r.parts) {
        r.presumed = r.presumed || (p.decisive && p->presumed);
        r.hidden = r.hidden || (p.decisive && p->hidden);
    }
}

// A definition is told by what it stands for, without a heading of its own.
void Trace::definition_parts(const TypedNode& n, Reason& r, Subject subject) {
    const NodeId body = catalogue_.rules.definitions[n.ref].body;
    const auto inner = shared(body, subject);
    if (n.type.base == Base::boolean) r.value.clear();
    if (connective(catalogue_.rules.nodes[body].op)) {
        r.value = inner->text;
        r.parts = inner->parts;
    } else {
        r.parts.push_back({inner});
    }
}

void Trace::parts(const TypedNode& n, Reason& r, Subject subject) {
    for (const NodeId a : n.args) r.parts.push_back({shared(a, subject)});
    if (n.op == Op::except) return settle_exception(r);
    settle(r, n.op == Op::at_most ? negate(*r.truth) : *r.truth);
    const bool one_is_enough = (n.op == Op::all_of && r.truth == Truth::no) || (n.op == Op::any_of && r.truth == Truth::yes);
    if (one_is_enough) firmest_alone(r);
    if (n.op == Op::tiered && r.truth == Truth::yes) first_alone(r);
}

// Where one part is enough, those that presume nothing are.
void Trace::firmest_alone(Reason& r) {
    const auto firm = [](const ReasonPart& p) { return p.decisive && !p->presumed && !p->hidden; };
    if (std::none_of(r.parts.begin(), r.parts.end(), firm)) return;
    for (ReasonPart& p : r.parts) p.decisive = firm(p);
}

// One enters in the first fascia that holds.
void Trace::first_alone(Reason& r) {
    bool found = false;
    for (ReasonPart& p : r.parts) {
        p.decisive = p.decisive && !found;
        found = found || p.decisive;
    }
}

// The parts of this truth settle their parent's; none of them: all do.
void Trace::settle(Reason& r, Truth deciding) {
    const auto decides = [&](const ReasonPart& p) { return p->truth == deciding; };
    if (std::none_of(r.parts.begin(), r.parts.end(), decides)) return;
    for (ReasonPart& p : r.parts) p.decisive = decides(p);
}

// «a salvo b»: a no by a alone, or by b alone; else both count.
void Trace::settle_exception(Reason& r) {
    if (r.truth != Truth::no) return;
    const bool first = r.parts[0]->truth == Truth::no;
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
ReasonPart Trace::member_reason(const TypedNode& n, Subject s) {
    const auto part = shared(n.args[0], s);
    Reason member = *part;
    member.text = subject_name(s) + (part->text.empty() ? "" : ": " + part->text);
    member.truth = member_truth(n, s);
    const Truth of_age = evaluation_.of_age(n.who, s);
    if (part->truth == member.truth && of_age == Truth::yes && !part->source)
        return {std::make_shared<const Reason>(std::move(member))};
    member.text = subject_name(s);
    member.value.clear();
    member.source.reset();
    member.parts.clear();
    if (of_age != Truth::yes) {
        Reason age;
        age.text = "maggiorenne";
        age.truth = of_age;
        member.parts.push_back({std::make_shared<const Reason>(std::move(age))});
    }
    if (n.args.size() > 1) member.parts.push_back({shared(n.args[1], s)});
    member.parts.push_back({part});
    return {std::make_shared<const Reason>(std::move(member))};
}

// Those nobody listed: harmless, or a reason not to know.
ReasonPart Trace::others_reason(const TypedNode& n) {
    if (others_settled(n)) return member_reason(n, unlisted);
    Reason others;
    others.text = subject_name(unlisted);
    others.truth = Truth::unknown;
    return {std::make_shared<const Reason>(std::move(others))};
}

bool Trace::others_settled(const TypedNode& n) {
    if (n.op == Op::summed || n.args.empty()) return false;
    return member_truth(n, unlisted) == (n.op == Op::every ? Truth::yes : Truth::no);
}

// One part per member: who satisfies it, who does not, who is not known. A
// member who does not count at all (a minor who cannot apply) is not told.
void Trace::member_parts(const TypedNode& n, Reason& r) {
    const Id own = evaluation_.day().program.of_typed[static_cast<NodeId>(&n - catalogue_.rules.nodes.data())];
    const auto& program_node = evaluation_.day().program.nodes[own];
    if (program_node.extra == language::none) return;
    const auto* outer = body_;
    body_ = &evaluation_.day().program.extra(program_node).body;
    for (const Subject s : evaluation_.subjects(n.who)) {
        if (evaluation_.of_age(n.who, s) == Truth::no) continue;
        if (n.args.size() > 1 && truth(n.args[1], s) == Truth::no) continue;
        r.parts.push_back(member_reason(n, s));
    }
    if (evaluation_.open_list(n.who)) r.parts.push_back(others_reason(n));
    body_ = outer;
    const bool at_most = n.op == Op::quantified && n.cmp == language::Compare::less_equal;
    settle(r, at_most ? negate(*r.truth) : *r.truth);
    const bool one_is_enough = n.op == Op::every ? r.truth == Truth::no : !at_most && n.count == 1 && r.truth == Truth::yes;
    if (one_is_enough) firmest_alone(r);
}

std::string Trace::subject_name(Subject s) const { return subject_words(evaluation_.profile(), s); }

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
    const std::string item = phrases_.words(node) + ": " + shown;
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
    if (n.op == Op::done || n.op == Op::running || n.op == Op::times) r.hidden = r.hidden || concealed(n);
    for (const NodeId child : children(n)) mark(child, subject, r, depth + 1);
}

}  // namespace attiva::evaluation
