// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Cards and the review list as JSON (docs/json.md).

#include <nlohmann/json.hpp>

#include "attiva/catalogue.hpp"

namespace attiva {
namespace {

using Json = nlohmann::ordered_json;

Json source(const SharedSource& s) {
    if (!s) return nullptr;
    return {{"atto", s->act}, {"titolo", s->act_title}, {"punto", s->place}, {"da_verificare", s->unverified},
            {"file", s->file}, {"riga", s->line}, {"strato", s->layer}, {"locale", s->local}};
}

Json lines(const std::vector<CardLine>& all) {
    Json out = Json::array();
    for (const auto& l : all) out.push_back({{"livello", l.depth}, {"testo", l.text}, {"fonte", source(l.source)}});
    return out;
}

Json clauses(const std::vector<CardClause>& all) {
    Json out = Json::array();
    for (const auto& c : all)
        out.push_back({{"tipo", c.kind}, {"frase", c.title}, {"periodo", c.period}, {"se", lines(c.guard)},
                       {"condizione", lines(c.body)}, {"fonte", source(c.source)}});
    return out;
}

Json parameters(const std::vector<CardParameter>& all) {
    Json out = Json::array();
    for (const auto& p : all) {
        Json values = Json::array();
        for (const auto& v : p.values)
            values.push_back({{"periodo", v.period}, {"valore", v.text}, {"locale", v.local}, {"fonte", source(v.source)}});
        out.push_back({{"id", p.id}, {"titolo", p.title}, {"stabilito_dalla_zona", p.left_to_zone}, {"valori", std::move(values)}});
    }
    return out;
}

Json card(const Card& c) {
    return {{"id", c.id}, {"nome", c.name}, {"tipo", c.kind}, {"fondo", c.fund}, {"descrizione", c.description},
            {"strato", c.layer}, {"unita", c.unit}, {"servizio", c.service}, {"enti", c.bodies},
            {"documenti", c.documents}, {"collegamenti", c.links}, {"da_verificare", c.unverified},
            {"fonte", source(c.source)}, {"clausole", clauses(c.clauses)}, {"clausole_locali", clauses(c.local)},
            {"parametri", parameters(c.parameters)}, {"pagato_da", c.paid_by}, {"si_apre_con", c.opened_by}};
}

}  // namespace

std::string to_json(const std::vector<Card>& cards) {
    Json out{{"schema", "attiva/schede/1"}, {"schede", Json::array()}};
    for (const auto& c : cards) out["schede"].push_back(card(c));
    return out.dump();
}

std::string to_json(const std::vector<Unsettled>& list) {
    Json out{{"schema", "attiva/revisione/1"}, {"voci", Json::array()}};
    for (const auto& u : list)
        out["voci"].push_back({{"tipo", u.kind}, {"che_cosa", u.what}, {"fonte", source(u.source)},
                               {"letto_il", u.read_on}, {"usato_da", u.relied_on_by}});
    return out.dump();
}

}  // namespace attiva
