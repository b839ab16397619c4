// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What nobody uses: attributes, parameters, acts; effects on facts no rule reads.
// Tested by tests/cases/cattivi/analisi/.

#include <fmt/format.h>

#include <set>

#include "analysis/review.hpp"

namespace attiva::analysis {
namespace {

using language::Op;
using vocabulary::AttributeId;

// Everything some clause, definition or value reads, whether or not it is reached.
struct Used {
    std::set<AttributeId> attributes;
    std::set<language::ParameterId> parameters;
    std::set<std::string> acts;
};

class Uses {
public:
    explicit Uses(const catalogue::Catalogue& c) : c_(c) {
        reached();
        acts();
    }
    Used used;

private:
    void reached() {
        std::vector<language::NodeId> open;
        for (const auto& clause : c_.rules.clauses)
            for (const auto& part : {clause.guard, clause.body, clause.body2})
                if (part) open.push_back(*part);
        std::set<language::NodeId> seen;
        while (!open.empty()) {
            const auto id = open.back();
            open.pop_back();
            if (seen.insert(id).second) read(c_.rules.nodes[id], open);
        }
        if (c_.rules.residence != vocabulary::no_attribute) used.attributes.insert(c_.rules.residence);
        with_bases();
    }

    void read(const language::TypedNode& n, std::vector<language::NodeId>& open) {
        if (n.op == Op::attribute || n.op == Op::in_place) used.attributes.insert(static_cast<AttributeId>(n.ref));
        if (n.op == Op::definition) open.push_back(c_.rules.definitions[n.ref].body);
        if (n.op == Op::parameter && used.parameters.insert(n.ref).second)
            for (const auto& v : c_.rules.parameters[n.ref].values)
                if (v.value) open.push_back(*v.value);
        open.insert(open.end(), n.args.begin(), n.args.end());
    }

    // The date behind an age, the premise of what is read, what `implica` settles.
    void with_bases() {
        const auto& v = c_.vocabulary;
        for (bool more = true; more;) {
            const std::size_t before = used.attributes.size();
            for (std::size_t i = 0; i < v.attributes().size(); ++i) {
                const auto id = static_cast<AttributeId>(i);
                const auto& a = v[id];
                for (const auto& implication : a.implies)
                    if (used.attributes.count(implication.then.attribute) != 0) used.attributes.insert(id);
                if (used.attributes.count(id) == 0) continue;
                if (a.derived_from != vocabulary::no_attribute) used.attributes.insert(a.derived_from);
                for (const auto& test : a.applicable_if) used.attributes.insert(test.attribute);
            }
            more = used.attributes.size() != before;
        }
    }

    void acts() {
        const auto cite = [&](const language::Citation& s) { used.acts.insert(s.act); };
        const auto& r = c_.rules;
        for (const auto& x : r.clauses) cite(x.source);
        for (const auto& n : r.nodes) cite(n.source);
        for (const auto& d : r.definitions) cite(d.source);
        for (const auto& i : r.interpretations) cite(i.source);
        for (const auto& i : r.instruments) cite(i.source);
        for (const auto& f : r.funds) cite(f.source);
        for (const auto& p : r.parameters)
            for (const auto& v : p.values) cite(v.source);
        for (const auto& s : c_.sheets) used.acts.insert(s.source);
        for (const auto& a : c_.vocabulary.attributes()) used.acts.insert(a.source);
    }

    const catalogue::Catalogue& c_;
};

}  // namespace

void review_uses(const Reviewed& reviewed, Diagnostics& d) {
    const auto& c = reviewed.catalogue;
    const Used used = Uses(c).used;
    for (std::size_t i = 0; i < c.vocabulary.attributes().size(); ++i) {
        const auto id = static_cast<AttributeId>(i);
        const auto& a = c.vocabulary[id];
        if (used.attributes.count(id) == 0 && id != c.vocabulary.household_size())
            say(d, Severity::note, "L001", a.span, fmt::format("nessuna regola usa l'attributo «{}»", a.id),
                "usalo in una regola, oppure toglilo dal vocabolario");
    }
    for (const auto& clause : c.rules.clauses)
        if (clause.kind == language::ClauseKind::effect && clause.attribute != vocabulary::no_attribute &&
            used.attributes.count(clause.attribute) == 0)
            say(d, Severity::note, "L002", clause.where.span,
                fmt::format("l'effetto cambia «{}», che nessuna regola legge", c.vocabulary[clause.attribute].id),
                "controlla il nome dell'attributo: così l'effetto non apre niente");
    for (std::size_t i = 0; i < c.rules.parameters.size(); ++i)
        if (used.parameters.count(static_cast<language::ParameterId>(i)) == 0)
            say(d, Severity::note, "L003", c.rules.parameters[i].span,
                fmt::format("nessuna regola usa il parametro «{}»", c.rules.parameters[i].id),
                "usalo in una regola, oppure toglilo");
    for (const auto& act : c.acts)
        if (used.acts.count(act.id) == 0)
            say(d, Severity::note, "L004", act.span,
                fmt::format("nessuna regola e nessuna scheda cita la fonte «{}»", act.id),
                "citala dove serve, oppure toglila da fonti.yaml");
}

}  // namespace attiva::analysis
