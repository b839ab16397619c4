// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Of an `escluso salvo`, the conditions that bar it, and of each the presumed facts that
// make it say no: from the condition down, only through what the presumptions change, and
// of a list only the parts that settle it.
// Tested by tests/cases/buoni/percorso/solo_se_*.caso.

#include <algorithm>
#include <unordered_set>

#include "matching/tell.hpp"

namespace attiva::matching {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::NodeId;
using language::Op;
using language::TypedNode;

// As session says it among the presumptions of an answer.
constexpr const char* history_label = "misure già fatte o in corso";

bool asks_history(Op op) { return op == Op::done || op == Op::running || op == Op::times; }

class Walk {
public:
    // A trace of its own: what it has looked at is not looked at again.
    explicit Walk(Telling& t) : t_(t), trace_(t.q.catalogue, t.q.presumed, *t.q.phrases) {}

    [[nodiscard]] bool turned(NodeId node) const { return !(t_.presumed.value(node) == t_.bare.value(node)); }

    void facts(NodeId node) {
        if (!turned(node) || !seen_.insert(node).second) return;
        const TypedNode& n = t_.q.catalogue.rules.nodes[node];
        history_ = history_ || (asks_history(n.op) && presumed_past(n));
        if (n.op == Op::definition) return facts(t_.q.catalogue.rules.definitions[n.ref].body);
        if (n.args.empty() || language::over_members(n.op)) return trace_.presumed_facts(node, found_);
        for (const NodeId part : n.args)
            if (settles(n, node, part)) facts(part);
    }

    // What no condition says alone: all they read.
    void all_facts(NodeId node) { trace_.presumed_facts(node, found_); }

    [[nodiscard]] std::vector<std::string> labels() {
        std::vector<std::string> out;
        add_labels(t_, found_, out);
        if (history_) out.emplace_back(history_label);
        return out;
    }

private:
    // What nobody wrote of her past: other measures, or how one of these ended.
    [[nodiscard]] bool presumed_past(const TypedNode& n) const {
        const person::Profile& p = t_.q.presumed.profile();
        const std::string& id = t_.q.catalogue.rules.instruments[n.ref].id;
        return p.history_state == person::HistoryState::presumed ||
               std::any_of(p.history.begin(), p.history.end(), [&](const person::Period& period) { return period.instrument == id && period.outcomes == person::presumed_outcomes; });
    }

    // A list of conditions that is a no because some are rests on those; and so for `o`.
    [[nodiscard]] bool settles(const TypedNode& list, NodeId node, NodeId part) const {
        const Truth whole = t_.presumed.truth(node);
        const Truth one_is_enough = list.op == Op::all_of ? Truth::no : Truth::yes;
        const bool alternatives = list.op == Op::any_of || list.op == Op::tiered;
        return (list.op != Op::all_of && !alternatives) || whole != one_is_enough || t_.presumed.truth(part) == one_is_enough;
    }

    Telling& t_;
    evaluation::Trace trace_;
    std::unordered_set<NodeId> seen_;
    std::vector<evaluation::OpenFact> found_;
    bool history_ = false;
};

// «Solo se risulta x», not «solo se non risulta non x».
void in_words(const Telling& t, NodeId node, PresumedBar& bar) {
    const TypedNode& n = t.q.catalogue.rules.nodes[node];
    const bool denied = n.op == Op::negation;
    bar.text = t.presumed.phrases().words(denied ? n.args[0] : node);
    bar.excludes = bar.excludes != denied;
}

// Where its own condition is a surely failed one, what bars is that the clause is for her.
PresumedBar bar(Telling& t, const Clause& c) {
    Walk walk(t);
    PresumedBar out;
    const bool by_guard = c.guard && walk.turned(*c.guard) && !(c.body && walk.turned(*c.body));
    out.excludes = by_guard || c.kind == ClauseKind::excludes;
    if (by_guard) in_words(t, *c.guard, out);
    else if (c.title.empty() && c.body) in_words(t, *c.body, out);
    else out.text = c.title;
    if (c.guard) walk.facts(*c.guard);
    if (c.body) walk.facts(*c.body);
    out.facts = walk.labels();
    return out;
}

// No condition bars it alone: all those that are open do together.
PresumedBar together(Telling& t) {
    Walk walk(t);
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        if (!language::of_eligibility(c.kind) || t.truth(id) != Truth::unknown) continue;
        if (c.guard) walk.all_facts(*c.guard);
        if (c.body) walk.all_facts(*c.body);
    }
    return {"", false, walk.labels()};
}

}  // namespace

void add_labels(Telling& t, const std::vector<evaluation::OpenFact>& facts, std::vector<std::string>& out) {
    for (const Missing& m : missing_of(t, facts)) {
        const std::string label = m.member.empty() ? m.label : m.label + " (" + m.member + ")";
        if (std::find(out.begin(), out.end(), label) == out.end()) out.push_back(label);
    }
}

void tell_bars(Telling& t, InstrumentAnswer& a) {
    if (a.verdict != Verdict::presumed_out) return;
    for (const ClauseId id : t.subject().clauses) {
        const Clause& c = t.clause(id);
        if (language::of_eligibility(c.kind) && t.q.program.clause_truth[id] != program::no_id && t.truth(id) == Truth::no) a.bars.push_back(bar(t, c));
    }
    if (!a.bars.empty()) return;
    a.bars.push_back(together(t));
    for (const std::string& label : a.bars.back().facts)
        if (std::find(a.presumed.begin(), a.presumed.end(), label) == a.presumed.end()) a.presumed.push_back(label);
}

}  // namespace attiva::matching
