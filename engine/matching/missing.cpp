// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What would settle an open verdict: the unsettled facts its open clauses hang
// on, who knows them, and which of them the viewer may not see.

#include <fmt/format.h>

#include <algorithm>

#include "matching/tell.hpp"

namespace attiva::matching {
namespace {

using evaluation::OpenFact;
using evaluation::Subject;
using language::Clause;
using language::ClauseId;
using person::Status;

std::string member_name(const Telling& t, Subject s) {
    if (s.kind == Subject::Kind::person) return {};
    if (s.kind == Subject::Kind::unlisted) return "altri componenti non elencati";
    const auto& p = t.q.presumed.profile();
    const auto& list = s.kind == Subject::Kind::member ? p.members : p.relatives;
    const std::string& name = list[s.index].name;
    return fmt::format("{} {}", name.empty() ? "componente" : name, s.index + 1);
}

Missing attribute_missing(const Telling& t, const OpenFact& f) {
    const auto& v = t.q.catalogue.vocabulary;
    const auto& a = v[f.attribute];
    const auto& fact = t.q.presumed.fact(f.attribute, f.subject);
    Missing m;
    m.attribute = a.id;
    m.label = a.label;
    m.question = a.question;
    if (a.holder != vocabulary::no_service) m.holder = v.service(a.holder).name;
    m.member = member_name(t, f.subject);
    m.hidden = fact.status == Status::hidden;
    m.partial = fact.status == Status::partial;
    if (m.partial && a.type.base != vocabulary::Base::place)
        m.known = show(t.q.presumed.attribute_value(f.attribute, f.subject), a.type, v);
    if (m.partial && a.type.base == vocabulary::Base::place)
        m.known = fmt::format("che è uno di {} comuni", fact.places.size());
    return m;
}

Missing other_missing(const Telling& t, const OpenFact& f) {
    Missing m;
    m.holder = "il catalogo";
    const auto& book = t.q.catalogue.rules;
    switch (f.kind) {
        case OpenFact::Kind::catalogue:
            m.attribute = book.parameters[f.ref].id;
            m.label = "valore di «" + (book.parameters[f.ref].title.empty() ? book.parameters[f.ref].id
                                                                          : book.parameters[f.ref].title) + "»";
            break;
        case OpenFact::Kind::reading:
            m.attribute = book.interpretations[f.ref].id;
            m.label = "interpretazione: " + book.interpretations[f.ref].title;
            m.reading = true;
            break;
        case OpenFact::Kind::window:
            m.attribute = "finestra";
            m.label = "giorni in cui si può fare domanda";
            break;
        case OpenFact::Kind::member_list:
            m.attribute = "nucleo_completo";
            m.label = "elenco completo dei componenti";
            m.question = "I componenti elencati sono tutti?";
            m.holder = "la persona";
            break;
        case OpenFact::Kind::relative_list:
            m.attribute = "familiari_completo";
            m.label = "familiari che vivono altrove";
            m.question = "Ci sono familiari che vivono altrove, oltre a quelli elencati?";
            m.holder = "la persona";
            break;
        case OpenFact::Kind::concealed:
            m.attribute = "storico";
            m.label = "misure riservate, già fatte o in corso";
            m.question = "Quali misure ha già avuto, e quando?";
            m.holder = "la persona";
            m.hidden = true;
            break;
        default:
            m.attribute = "storico";
            m.label = "misure già fatte o in corso";
            m.question = "Quali misure ha già avuto, e quando?";
            m.holder = "la persona";
            m.hidden = t.q.presumed.profile().history_state == person::HistoryState::hidden;
    }
    return m;
}

}  // namespace

void open_clause(Telling& t, ClauseId id, std::vector<OpenFact>& facts) {
    const Clause& c = t.clause(id);
    const auto residence = t.q.catalogue.rules.residence;
    const bool placed = c.where.scope != language::none;
    if (placed && t.q.presumed.day().inside(c.where.scope, t.q.presumed.profile().facts[residence].places) ==
                      Truth::unknown) {
        OpenFact f;
        f.attribute = residence;
        if (std::find(facts.begin(), facts.end(), f) == facts.end()) facts.push_back(f);
    }
    if (c.guard) t.presumed.open_facts(*c.guard, facts);
    if (c.body) t.presumed.open_facts(*c.body, facts);
}

std::vector<Missing> missing_of(Telling& t, const std::vector<OpenFact>& facts) {
    std::vector<Missing> out;
    for (const OpenFact& f : facts)
        out.push_back(f.kind == OpenFact::Kind::attribute ? attribute_missing(t, f) : other_missing(t, f));
    return out;
}

void tell_missing(Telling& t, InstrumentAnswer& a) {
    if (a.verdict != Verdict::to_clarify) return;
    std::vector<OpenFact> facts;
    if (t.decision.offered == Truth::unknown) {
        OpenFact f;
        f.attribute = t.q.catalogue.rules.residence;
        facts.push_back(f);
    }
    for (const ClauseId id : t.subject().clauses) {
        const auto kind = t.clause(id).kind;
        if (t.days_unknown(id) && t.decision.in_time == Truth::unknown) {
            OpenFact f;
            f.kind = OpenFact::Kind::window;
            facts.push_back(f);
        }
        if (decides(kind) && t.q.program.clause_truth[id] != program::no_id &&
            t.truth(id) == Truth::unknown)
            open_clause(t, id, facts);
    }
    a.missing = missing_of(t, facts);
    const bool all_hidden = !a.missing.empty() && std::all_of(a.missing.begin(), a.missing.end(),
                                                             [](const Missing& m) { return m.hidden; });
    for (const Missing& m : a.missing)
        if (m.hidden && std::find(a.services.begin(), a.services.end(), m.holder) == a.services.end())
            a.services.push_back(m.holder);
    if (all_hidden) a.verdict = Verdict::to_verify_hidden;
}

}  // namespace attiva::matching
