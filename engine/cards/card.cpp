// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One subject, clause by clause.

#include <fmt/format.h>

#include <algorithm>

#include "cards/condition.hpp"
#include "evaluation/wording.hpp"
#include "language/check_words.hpp"
#include "text/literal.hpp"
#include "text/suggest.hpp"

namespace attiva::cards {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::Subject;

// As people look for them: a call is a call, whether or not its days are known.
std::string kind_word(const Clause& c) {
    if (c.kind == ClauseKind::window_unknown) return std::string(language::checking::word(ClauseKind::window));
    if (c.kind == ClauseKind::activity_area) return "attività in";
    return std::string(language::checking::word(c));
}

std::string name_of(const Source& s, const std::string& id) {
    if (const auto service = s.catalogue.vocabulary.find_service(id)) return s.catalogue.vocabulary.service(*service).name;
    return evaluation::subject_name(s.catalogue, id);
}

std::string names(const Source& s, const std::vector<std::string>& ids) {
    std::string out;
    for (const auto& id : ids) out += (out.empty() ? "" : ", ") + name_of(s, id);
    return out;
}

// A parameter is said by its value of the day, where it has one for everybody.
std::string value(const Source& s, const std::optional<language::NodeId>& node) {
    if (!node) return {};
    const auto& n = s.catalogue.rules.nodes[*node];
    const std::string now = n.op == language::Op::parameter ? value_today(s, n.ref) : "";
    return now.empty() ? s.phrases.words(*node) : now;
}

std::string times(const std::string& n) { return "al massimo " + n + (n == "1" ? " volta" : " volte"); }

// What a clause that is no condition says, on one line.
std::string said(const Source& s, const Clause& c) {
    switch (c.kind) {
        case ClauseKind::duration: {
            std::string out = (c.at_most ? "al massimo " : "") + value(s, c.body);
            if (c.body2) out += (c.renewal ? ", rinnovabile di " : ", prorogabile di ") + value(s, c.body2);
            return out;
        }
        case ClauseKind::repeatable:
            return (c.body ? times(value(s, c.body)) : std::string("sì")) +
                   (c.body2 ? " dopo " + value(s, c.body2) : "");
        case ClauseKind::effect: {
            const std::string label = s.catalogue.vocabulary[c.attribute].label;
            if (c.shift != 0) return fmt::format("{} {} di {}", label, c.shift > 0 ? "sale" : "scende", std::abs(c.shift));
            return label + " diventa " + value(s, c.body);
        }
        case ClauseKind::window_unknown: return "giorni non noti";
        case ClauseKind::activity_area: return evaluation::scope_words(s.catalogue, c.area, s.day);
        case ClauseKind::places:
        case ClauseKind::ceiling:
        case ClauseKind::cofunding:
        case ClauseKind::budget: return value(s, c.body) + (c.qualifier.empty() ? "" : ", per " + c.qualifier);
        case ClauseKind::pays:
        case ClauseKind::not_cumulative:
            return names(s, c.targets) + (c.qualifier.empty() ? "" : ", per il costo: " + c.qualifier);
        case ClauseKind::reserve:
        case ClauseKind::premium: return value(s, c.body) + (c.title.empty() ? "" : ", " + c.title);
        default: break;
    }
    return c.targets.empty() ? c.title : names(s, c.targets);
}

bool has_condition(ClauseKind k) {
    switch (k) {
        case ClauseKind::requires_:
        case ClauseKind::excludes:
        case ClauseKind::prepares:
        case ClauseKind::amount:
        case ClauseKind::outcome:
        case ClauseKind::beneficiaries:
        case ClauseKind::suspends:
        case ClauseKind::forfeits: return true;
        default: return false;
    }
}

CardClause told(const Source& s, ClauseId id, Conditions& conditions) {
    const Clause& c = s.catalogue.rules.clauses[id];
    CardClause out;
    out.kind = kind_word(c);
    out.title = said(s, c);
    out.period = text::write_period(c.from, c.to);
    if (c.guard) out.guard = conditions.tell(*c.guard);
    if (c.body && has_condition(c.kind)) out.body = conditions.tell(*c.body);
    out.source = s.phrases.of_clause(id);
    return out;
}

CardParameter parameter(const Source& s, language::ParameterId id) {
    const auto& p = s.catalogue.rules.parameters[id];
    CardParameter out{p.id, p.title.empty() ? p.id : p.title, p.left_to_zone, {}};
    for (std::uint32_t i = 0; i < p.values.size(); ++i) {
        const auto& v = p.values[i];
        CardValue one;
        one.period = text::write_period(v.from ? v.from : v.where.from, v.to ? v.to : v.where.to);
        one.text = v.value ? s.phrases.words(*v.value) : "nessun valore nella fonte";
        if (v.tier > 0) one.text = fmt::format("fascia {}: {}", v.tier, one.text);
        one.source = s.phrases.of_value(id, i);
        one.local = v.where.scope != language::none;
        out.values.push_back(std::move(one));
    }
    return out;
}

std::string layer_of(const Source& s, const Subject& subject) {
    using Layer = language::Provenance::Layer;
    if (subject.where.layer == Layer::national) return "nazionale";
    if (subject.where.layer == Layer::tuscany || subject.where.scope == language::none) return "toscana";
    return evaluation::scope_words(s.catalogue, subject.where.scope, s.day);
}

void describe(const Source& s, Card& card) {
    for (const auto& sheet : s.catalogue.sheets) {
        if (sheet.id != card.id) continue;
        card.name = sheet.name;
        card.kind = sheet.kind;
        card.description = sheet.description;
        card.unit = sheet.unit;
        if (const auto service = s.catalogue.vocabulary.find_service(sheet.service))
            card.service = s.catalogue.vocabulary.service(*service).name;
        card.bodies = sheet.bodies;
        card.documents = sheet.documents;
        card.links = sheet.links;
        card.unverified = sheet.unverified;
    }
}

void neighbours(const Source& s, Card& card) {
    const auto& book = s.catalogue.rules;
    const auto name_it = [&](const std::vector<Subject>& subjects, ClauseKind kind, std::vector<std::string>& out) {
        for (const Subject& other : subjects)
            for (const ClauseId id : other.clauses) {
                const Clause& c = book.clauses[id];
                const bool named = c.kind == kind && std::find(c.targets.begin(), c.targets.end(), card.id) != c.targets.end();
                const std::string name = evaluation::subject_name(s.catalogue, other.id);
                if (named && std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
            }
    };
    name_it(book.funds, ClauseKind::pays, card.paid_by);
    name_it(book.instruments, ClauseKind::opens, card.opened_by);
}

}  // namespace

Card card_of(const Source& s, const Subject& subject) {
    Card card;
    card.id = card.name = subject.id;
    card.fund = subject.fund;
    card.layer = layer_of(s, subject);
    describe(s, card);
    Conditions conditions(s);
    for (const ClauseId id : subject.clauses) {
        const Clause& c = s.catalogue.rules.clauses[id];
        (local(c.where) && subject.where.scope == language::none ? card.local : card.clauses).push_back(told(s, id, conditions));
    }
    for (const auto p : language::parameters_of(s.catalogue.rules, subject)) card.parameters.push_back(parameter(s, p));
    card.source = s.phrases.of_subject(subject);
    neighbours(s, card);
    return card;
}

bool mentions(const Card& card, const std::string& wanted) {
    std::string all = card.id + " " + card.name + " " + card.description + " " + card.kind;
    for (const auto* clauses : {&card.clauses, &card.local})
        for (const auto& c : *clauses) {
            all += " " + c.title;
            for (const auto& l : c.body) all += " " + l.text;
        }
    all = text::folded(all);
    const std::string folded = text::folded(wanted);
    for (std::size_t at = 0; at < folded.size();) {
        const std::size_t end = std::min(folded.find('_', at), folded.size());
        if (all.find(folded.substr(at, end - at)) == std::string::npos) return false;
        at = end + 1;
    }
    return true;
}

}  // namespace attiva::cards
