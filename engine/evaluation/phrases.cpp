// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "evaluation/phrases.hpp"

#include "evaluation/wording.hpp"

namespace attiva::evaluation {

Phrases::Phrases(const catalogue::Catalogue& catalogue, Date day)
    : catalogue_(catalogue), day_(day), words_(catalogue.rules.nodes.size()),
      clauses_(catalogue.rules.clauses.size()), nodes_(catalogue.rules.nodes.size()) {
    for (const auto& a : catalogue.acts) acts_.emplace(a.id, &a);
}

const std::string& Phrases::words(language::NodeId node) const {
    return words_.get(node, [&] { return evaluation::words(catalogue_, node); });
}

const SharedSource& Phrases::of_clause(language::ClauseId clause) const {
    const auto& c = catalogue_.rules.clauses[clause];
    return clauses_.get(clause, [&] { return source(c.source, c.where); });
}

const SharedSource& Phrases::of_node(language::NodeId node) const {
    const auto& n = catalogue_.rules.nodes[node];
    language::Provenance where;
    where.span = n.span;
    return nodes_.get(node, [&] { return source(n.source, where); });
}

SharedSource Phrases::of_value(language::ParameterId parameter, std::size_t value) const {
    const auto& v = catalogue_.rules.parameters[parameter].values[value];
    return source(v.source, v.where);
}

SharedSource Phrases::of_parameter(language::ParameterId parameter) const {
    language::Provenance where;
    where.span = catalogue_.rules.parameters[parameter].span;
    return source({}, where);
}

SharedSource Phrases::of_subject(const language::Subject& subject) const { return source(subject.source, subject.where); }

SharedSource Phrases::of_level(const catalogue::ServiceLevel& level) const {
    language::Citation c;
    c.act = level.source;
    c.place = level.place;
    c.unverified = level.unverified;
    language::Provenance where;
    where.span = level.span;
    return source(c, where);
}

SharedSource Phrases::of_sheet(const catalogue::Sheet& sheet) const {
    language::Citation c;
    c.act = sheet.source;
    language::Provenance where;
    where.layer = sheet.layer;
    where.span = sheet.span;
    return source(c, where);
}

SharedSource Phrases::source(const language::Citation& citation, const language::Provenance& where) const {
    SourceRef s;
    s.act = citation.act;
    s.place = citation.place;
    s.unverified = citation.unverified;
    if (const auto a = acts_.find(citation.act); a != acts_.end()) s.act_title = a->second->title;
    using Layer = language::Provenance::Layer;
    s.local = local(where);
    s.layer = where.layer == Layer::national ? "nazionale" : where.layer == Layer::tuscany ? "toscana" : "";
    if (s.local) s.layer = where.scope == language::none ? "della zona" : scope_words(catalogue_, where.scope, day_);
    if (where.span.known()) {
        s.file = catalogue_.sources->name(where.span.file);
        s.line = static_cast<int>(catalogue_.sources->place(where.span).line);
    }
    return std::make_shared<const SourceRef>(std::move(s));
}

}  // namespace attiva::evaluation
