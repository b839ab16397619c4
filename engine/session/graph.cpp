// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The graph of what comes before what: of the whole catalogue, around one instrument, or of
// what one person's paths may be made of. Tested by tests/session/graph_test.cpp and
// tests/cases/buoni/grafo/.

#include <algorithm>
#include <map>
#include <set>

#include "attiva/attiva.hpp"
#include "evaluation/wording.hpp"
#include "pathway/graph.hpp"
#include "pathway/links.hpp"
#include "session/path_telling.hpp"
#include "session/state.hpp"
#include "text/suggest.hpp"

namespace attiva::session {
namespace {

using language::InstrumentId;
using pathway::RuleLink;

std::string link_words(const catalogue::Catalogue& c, const RuleLink& l) {
    const language::Clause& clause = c.rules.clauses[l.clause];
    if (l.kind == RuleLink::Kind::fact) return fact_words(c, l.attribute, l.values);
    return l.kind == RuleLink::Kind::after ? evaluation::gate_words(c.rules, clause) : "";
}

// Those kept, their links, their layers by what must, or had better, come before.
PathGraph graph_of(const State& state, Date day, const std::vector<RuleLink>& all, const std::set<InstrumentId>& kept) {
    const catalogue::Catalogue& c = state.catalogue;
    const auto of_day = state.day(day, true);
    PathGraph out;
    out.day = day;
    out.digest = c.digest.substr(0, 12);
    std::map<InstrumentId, std::size_t> at;
    for (const InstrumentId i : kept) {
        at[i] = out.nodes.size();
        out.nodes.push_back({c.rules.instruments[i].id, evaluation::subject_name(c, c.rules.instruments[i].id), 0, {}, false});
    }
    std::vector<pathway::Edge> edges;
    for (const RuleLink& l : all) {
        const auto from = at.find(l.from);
        const auto to = at.find(l.to);
        if (from == at.end() || to == at.end()) continue;
        out.links.push_back({static_cast<PathGraph::Link::Kind>(l.kind), from->second, to->second, link_words(c, l), of_day->phrases.of_clause(l.clause)});
        if (l.kind != RuleLink::Kind::apart) edges.push_back({static_cast<pathway::Vertex>(from->second), static_cast<pathway::Vertex>(to->second)});
    }
    const auto layers = pathway::layers(out.nodes.size(), edges);
    for (std::size_t k = 0; k < out.nodes.size(); ++k) out.nodes[k].layer = static_cast<int>(layers[k]);
    return out;
}

// What is shown around one instrument: those up to so many links from it, and the links on the
// way there. What only may not run beside is followed from the instrument alone; the links
// among the farthest ones are left to who asks for more.
struct Around {
    std::set<InstrumentId> kept;
    std::vector<RuleLink> links;
};

Around around(const std::vector<RuleLink>& all, InstrumentId one, int steps) {
    Around out;
    out.kept.insert(one);
    std::set<InstrumentId> nearer;
    for (int k = 0; k < steps; ++k) {
        nearer = out.kept;
        for (const RuleLink& l : all) {
            if (l.kind == RuleLink::Kind::apart && k > 0) continue;
            if (nearer.count(l.from) != 0 || nearer.count(l.to) != 0) out.kept.insert({l.from, l.to});
        }
    }
    for (const RuleLink& l : all)
        if (nearer.count(l.from) != 0 || nearer.count(l.to) != 0) out.links.push_back(l);
    return out;
}

}  // namespace
}  // namespace attiva::session

namespace attiva {

std::optional<PathGraph> Catalogue::graph(Date day, const std::string& around, int steps, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    Question q;
    q.day = day;
    q.instrument = around;
    if (!session::look_up(state_->catalogue, q, diagnostics)) return std::nullopt;
    const auto all = pathway::links(state_->catalogue, day);
    const auto one = around.empty() ? std::nullopt : state_->catalogue.rules.find_instrument(around);
    if (!one) {
        std::set<language::InstrumentId> kept;
        for (const auto& l : all) kept.insert({l.from, l.to});
        return session::graph_of(*state_, day, all, kept);
    }
    const int reach = std::clamp(steps, 1, most_graph_steps);
    const auto near = session::around(all, *one, reach);
    PathGraph out = session::graph_of(*state_, day, near.links, near.kept);
    out.around = around;
    out.steps = reach;
    return out;
}

std::optional<PathGraph> Catalogue::graph(const Input& person, const Question& question, const PathQuestion& asked, Diagnostics& diagnostics) const {
    if (!state_->usable(diagnostics)) return std::nullopt;
    const auto found = session::answer_path(*state_, person, question, asked, session::Told::briefly, diagnostics);
    if (!found) return std::nullopt;
    Question q = question;
    q.instrument.clear();
    q.reasons = false;
    Diagnostics said;
    const auto now = ask(person, q, said);
    if (!now) return std::nullopt;
    std::map<std::string, Verdict> verdicts;
    for (const auto& i : now->instruments) verdicts[i.id] = i.verdict;
    std::set<language::InstrumentId> kept;
    std::set<std::string> on_path;
    const auto add = [&](const std::string& id) {
        if (const auto i = state_->catalogue.rules.find_instrument(id)) kept.insert(*i);
    };
    for (const Path& p : found->paths)
        for (const PathStep& s : p.steps) {
            add(s.id);
            if (&p == &found->paths.front()) on_path.insert(s.id);
        }
    if (const auto goal = state_->catalogue.rules.find_instrument(asked.goal)) kept.insert(*goal);
    // What comes right before those, unless she cannot have it.
    const auto all = pathway::links(state_->catalogue, question.day);
    const std::set<language::InstrumentId> own = kept;
    for (const auto& l : all) {
        const std::string& id = state_->catalogue.rules.instruments[l.from].id;
        if (l.kind != pathway::RuleLink::Kind::apart && own.count(l.to) != 0 && verdicts[id] != Verdict::unavailable && verdicts[id] != Verdict::not_offered) kept.insert(l.from);
    }
    PathGraph out = session::graph_of(*state_, question.day, all, kept);
    for (auto& n : out.nodes) {
        n.verdict = verdicts[n.id];
        n.on_path = on_path.count(n.id) != 0;
    }
    out.place = found->place;
    out.view = found->view;
    out.subject = found->subject;
    return out;
}

}  // namespace attiva
