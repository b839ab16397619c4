// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The answer about funds as JSON; keys in docs/json.md. Money in whole cents.
// Tested by tests/export/funds_json_test.cpp.

#include "attiva/funds.hpp"
#include "export/json_parts.hpp"
#include "text/literal.hpp"

namespace attiva {
namespace {

using exporting::Json;
using exporting::list;
using exporting::optional_source;
using exporting::or_null;

const char* word_of(FundsBottleneck::Kind k) {
    switch (k) {
        case FundsBottleneck::Kind::cut: return "taglio";
        case FundsBottleneck::Kind::places: return "taglio di posti";
        case FundsBottleneck::Kind::whole: break;
    }
    return "resto intero";
}

Json payment(const FundsPayment& p) {
    return {{"linea", p.line}, {"nome", p.name}, {"importo", p.cents}, {"premio", p.premium}, {"da_verificare", p.unverified}, {"fonte", optional_source(p.source)}};
}

Json refusal(const FundsRefusal& r) {
    return {{"linea", r.line}, {"nome", r.name}, {"perche", r.why}, {"forse", r.maybe}, {"manca", list(r.missing, exporting::missing)}, {"fonte", optional_source(r.source)}};
}

Json request(const FundsRequest& r) {
    return {{"caso", r.person},
            {"strumento", r.instrument},
            {"nome", r.name},
            {"costo", r.cost},
            {"dal", text::write_date(r.from)},
            {"al", text::write_date(r.to)},
            {"importo", r.cents},
            {"almeno", r.least},
            {"altri", r.others},
            {"urgenza", r.urgency},
            {"attesa", or_null(r.waiting)},
            {"esito", word(r.coverage)},
            {"assegnato", assigned(r)},
            {"pagamenti", list(r.payments, payment)},
            {"perche", r.why},
            {"altre_linee", list(r.refusals, refusal)},
            {"basterebbe", r.would},
            {"attenzione", r.warnings}};
}

Json part(const FundsPart& p) {
    return {{"nome", p.name}, {"riserva", p.reserve}, {"limite", p.limit}, {"impegnato", p.committed}, {"previsto", p.planned}};
}

Json month(const FundsMonth& m) { return {{"anno", m.year}, {"mese", m.month}, {"impegnato", m.committed}, {"previsto", m.planned}}; }

Json line(const FundsLine& l) {
    return {{"id", l.id},
            {"nome", l.name},
            {"paga_fino_al", l.until ? Json(text::write_date(*l.until)) : Json(nullptr)},
            {"totale", l.total},
            {"impegnato", l.committed},
            {"previsto", l.planned},
            {"premi", l.premiums},
            {"resta", l.left},
            {"oltre_il_totale", l.overdrawn},
            {"posti", or_null(l.places)},
            {"persone", l.persons},
            {"parti", list(l.parts, part)},
            {"mesi", list(l.months, month)},
            {"attenzione", l.alerts},
            {"da_verificare", l.unverified},
            {"fonte", optional_source(l.source)}};
}

Json tie(const FundsTie& t) { return {{"richieste", t.requests}, {"da", t.fewest}, {"a", t.most}, {"esatto", t.exact}, {"testo", t.text}}; }

Json bottleneck(const FundsBottleneck& b) {
    return {{"genere", word_of(b.kind)}, {"richieste", b.requests}, {"linee", b.lines}, {"al_massimo", b.at_most}, {"chiesto", b.needed}, {"disponibile", b.available}, {"testo", b.text}};
}

Json level(const FundsLevel& l) { return {{"testo", l.text}, {"valore", l.value}, {"limite", l.bound}, {"denaro", l.money}, {"provato", l.proved}}; }

}  // namespace

std::string to_json(const FundsAnswer& a, const std::optional<FundsDifference>& scenario) {
    return exporting::print({{"schema", "attiva/fondi/1"},
                             {"giorno", text::write_date(a.day)},
                             {"vista", a.view},
                             {"catalogo", a.digest},
                             {"nota", "proposta: decide l'équipe"},
                             {"casi", a.cases},
                             {"casi_rifiutati", a.refused},
                             {"regola", a.rule},
                             {"migliore", a.optimal},
                             {"livelli", list(a.levels, level)},
                             {"richieste", list(a.requests, request)},
                             {"linee", list(a.lines, line)},
                             {"pari_merito", list(a.ties, tie)},
                             {"strozzature", list(a.bottlenecks, bottleneck)},
                             {"libererebbe", a.frees},
                             {"attenzione", a.alerts},
                             {"da_sapere", a.notes},
                             {"ipotesi", scenario ? Json{{"suppone", scenario->changes}, {"cambia", scenario->lines}} : Json(nullptr)},
                             {"avvisi", list(a.warnings.items(), exporting::notice)}});
}

}  // namespace attiva
