// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/buoni/quando/.

#include "inquiry/causes.hpp"

#include <algorithm>

#include "inquiry/turn_words.hpp"

namespace attiva::inquiry {
namespace {

using language::ClauseId;
using matching::Decision;
using language::NodeId;

// Everything the truth of one clause hangs on.
std::vector<Id> nodes_of(const Clock& clock, ClauseId id) {
    const auto& c = clock.catalogue.rules.clauses[id];
    std::vector<NodeId> written;
    for (const auto& part : {c.guard, c.body})
        if (part) written.push_back(*part);
    return nodes_below(clock.catalogue, clock.program, written, {clock.program.clause_applies[id], clock.program.clause_truth[id]});
}

bool among(const std::vector<Id>& nodes, Id id) { return std::binary_search(nodes.begin(), nodes.end(), id); }

// Does a clause that turned speak for the verdict after it? One that holds now is no
// reason why something closes, nor one that held already why it opens.
bool speaks(const Decision& after, Truth before_presumed, Truth before_bare, Truth presumed, Truth bare) {
    switch (after.verdict) {
        case Verdict::available: return before_presumed != Truth::yes || before_bare != Truth::yes;
        case Verdict::not_now:
        case Verdict::presumed_out:
        case Verdict::unavailable: return presumed != Truth::yes || bare != Truth::yes;
        default: return true;
    }
}

bool about_offer(const Changed& change) {
    return (change.before.verdict == Verdict::not_offered) != (change.after.verdict == Verdict::not_offered);
}

// The condition as it is written, of those an instrument's clauses hold.
std::string as_written(const Clock& clock, const evaluation::Phrases& phrases, Id id) {
    const auto& of_typed = clock.program.of_typed;
    for (NodeId n = 0; n < of_typed.size(); ++n)
        if (of_typed[n] == id && clock.catalogue.rules.nodes[n].op != language::Op::titled) return "col passare dei giorni: " + phrases.words(n);
    return {};
}

}  // namespace

void Causes::about_to(const matching::Question& q, const std::vector<InstrumentId>& touched, const std::set<Turn>& turned) {
    clauses_.clear();
    nodes_.clear();
    concealed_ = q.presumed.profile().concealed;
    for (const InstrumentId i : touched)
        for (const ClauseId c : clock_.catalogue.rules.instruments[i].clauses)
            if (matching::decides(clock_.catalogue.rules.clauses[c].kind) && clock_.program.clause_truth[c] != program::no_id)
                clauses_[c] = truths(q, clock_.program.clause_truth[c]);
    for (const Turn& t : turned)
        if (t.node != program::no_id) nodes_[t.node] = {q.presumed.value(t.node), q.bare.value(t.node)};
}

void Causes::changed(const matching::Question& q, const Changed& change, const std::set<Turn>& turned) {
    const auto& nodes = clock_.nodes(change.instrument);
    std::vector<DayReason> out;
    for (const std::string& text : expired_on(change.day, nodes)) add(out, {text, "", nullptr});
    const auto turns = really(q, turned);
    if (about_offer(change))
        for (DayReason& r : by_offer(q, change, turns)) add(out, std::move(r));
    if (out.empty() || !about_offer(change))
        for (DayReason& r : by_clause(q, change, turns)) add(out, std::move(r));
    for (const Turn* t : turns) {
        const bool own = t->node == program::no_id && t->own == change.instrument;
        if (own || (out.empty() && t->node != program::no_id && among(nodes, t->node))) add(out, {turn_words(clock_, *t, q.presumed), "", nullptr});
    }
    // What hangs on no single condition: everything that turned may have its part.
    for (const bool written : {false, true})
        for (const Turn& t : turned)
            if (out.empty() && t.node != program::no_id && among(nodes, t.node))
                add(out, {written ? words(q, t) : turn_words(clock_, t, q.presumed), "", nullptr});
    if (out.empty() && concealed_ != q.presumed.profile().concealed)
        add(out, {"da questo giorno cambia ciò che la vista può sapere delle misure passate", "", nullptr});
    reasons_.push_back(std::move(out));
}

// Of a condition about the person it is known whether it is otherwise than before.
std::vector<const Turn*> Causes::really(const matching::Question& q, const std::set<Turn>& turned) const {
    std::vector<const Turn*> out;
    for (const Turn& t : turned) {
        const auto before = nodes_.find(t.node);
        const bool same = before != nodes_.end() && t.subject.kind == evaluation::Subject::Kind::person &&
                          !clock_.program.nodes[t.node].of_member && before->second.first == q.presumed.value(t.node) &&
                          before->second.second == q.bare.value(t.node);
        if (!same) out.push_back(&t);
    }
    return out;
}

std::vector<DayReason> Causes::by_clause(const matching::Question& q, const Changed& change, const std::vector<const Turn*>& turned) {
    std::vector<DayReason> out;
    std::vector<DayReason> beside;  // of clauses that turned, but do not speak for it
    for (const ClauseId c : clock_.catalogue.rules.instruments[change.instrument].clauses) {
        const auto before = clauses_.find(c);
        if (before == clauses_.end()) continue;
        const Truths now = truths(q, clock_.program.clause_truth[c]);
        if (before->second == now) continue;
        const bool spoken = speaks(change.after, before->second.presumed, before->second.bare, now.presumed, now.bare);
        const std::vector<Id> nodes = nodes_of(clock_, c);
        const std::string sentence = matching::sentence(clock_.catalogue, phrases_, clock_.catalogue.rules.clauses[c]);
        for (const Turn* t : turned) {
            if (t->node == program::no_id || !among(nodes, t->node)) continue;
            add(spoken ? out : beside, {words(q, *t), sentence, phrases_.of_clause(c)});
        }
    }
    return out.empty() ? beside : out;
}

// What turned, or else the condition as it is written.
std::string Causes::words(const matching::Question& q, const Turn& turn) const {
    std::string text = turn_words(clock_, turn, q.presumed);
    return text.empty() && turn.node != program::no_id ? as_written(clock_, phrases_, turn.node) : text;
}

// Where it is offered: whose instrument it is, where it is activated, what a zone has to fill.
std::vector<DayReason> Causes::by_offer(const matching::Question& q, const Changed& change, const std::vector<const Turn*>& turned) const {
    const auto& program = clock_.program;
    const auto nodes = nodes_below(clock_.catalogue, program, {}, {program.instruments[change.instrument].offered});
    std::vector<DayReason> out;
    for (const Turn* t : turned) {
        if (t->node == program::no_id || !among(nodes, t->node)) continue;
        DayReason r{turn_words(clock_, *t, q.presumed), "Offerto qui", nullptr};
        for (const ClauseId c : clock_.catalogue.rules.instruments[change.instrument].clauses)
            if (activated_by(c, t->node)) r.source = phrases_.of_clause(c);
        add(out, std::move(r));
    }
    return out;
}

// Is the node the place or the days of a clause that activates the instrument?
bool Causes::activated_by(ClauseId id, Id node) const {
    const auto& c = clock_.catalogue.rules.clauses[id];
    if (c.kind != language::ClauseKind::activated) return false;
    const auto& n = clock_.program.nodes[node];
    const auto& days = clock_.program.extra(n);
    if (n.op == language::Op::day_in && days.from == c.from && days.to == c.to) return true;
    return among(nodes_below(clock_.catalogue, clock_.program, {}, {clock_.program.clause_applies[id]}), node);
}

void Causes::add(std::vector<DayReason>& out, DayReason reason) const {
    const bool known = std::any_of(out.begin(), out.end(), [&](const DayReason& r) { return r.text == reason.text && r.clause == reason.clause; });
    if (!reason.text.empty() && !known) out.push_back(std::move(reason));
}

// Those the instrument reads; all of them where it reads only what followed from them.
std::vector<std::string> Causes::expired_on(Date day, const std::vector<Id>& nodes) const {
    std::vector<std::string> read;
    std::vector<std::string> all;
    for (const Expired& e : expired_) {
        if (e.day != day) continue;
        all.push_back(e.text);
        const bool reads = std::any_of(nodes.begin(), nodes.end(), [&](Id id) {
            const auto& n = clock_.program.nodes[id];
            if (n.op != language::Op::attribute && n.op != language::Op::in_place) return false;
            if (n.ref >= clock_.catalogue.vocabulary.attributes().size()) return false;
            const auto& a = clock_.catalogue.vocabulary[static_cast<vocabulary::AttributeId>(n.ref)];
            return n.ref == e.attribute || a.derived_from == e.attribute;
        });
        if (reads) read.push_back(e.text);
    }
    return read.empty() ? all : read;
}

}  // namespace attiva::inquiry
