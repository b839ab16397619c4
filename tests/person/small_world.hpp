// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <string>

#include "catalogue/territory.hpp"
#include "person/reader.hpp"
#include "vocabulary/possible_dump.hpp"
#include "vocabulary/written.hpp"

// A small vocabulary with one attribute of every kind, a territory with a merger
// (Vecchia and Antica became Nuova in 2018) and persons written in a test.
// Used by the tests of person, evaluation and matching.

namespace small_world {

using namespace attiva;

inline std::string attributes() {
    using written::attribute;
    const auto date = [](const char* id, const char* level, const char* more = "") { return attribute(id, level, "data", more); };
    return date("data_nascita", "componente") +
           attribute("eta", "componente", "anni", "dominio: tra 0 e 120\n    trascorso_da: data_nascita") +
           attribute("isee", "nucleo", "euro", "dominio: tra 0 e 1.000.000", "inps", "economico") +
           attribute("numero_componenti", "nucleo", "numero", "dominio: tra 1 e 21") +
           date("disoccupato_dal", "persona", "ha_senso_se: [{attributo: disoccupato, vale: sì}]") +
           attribute("disoccupato", "persona", "sì_no") +
           attribute("mesi_disoccupazione", "persona", "mesi", "trascorso_da: disoccupato_dal") +
           date("scadenza", "persona") + attribute("mesi_alla_scadenza", "persona", "mesi", "mancante_a: scadenza") +
           attribute("giorni_alla_scadenza", "persona", "giorni", "mancante_a: scadenza") +
           date("ricovero", "persona") + attribute("giorni_dal_ricovero", "persona", "giorni", "trascorso_da: ricovero") +
           attribute("in_carico_serd", "persona", "sì_no", "presunzione: no", "serd", "protetto") +
           attribute("dipendenza", "persona", "sì_no", "implica: [{se: sì, allora: in_carico_serd, vale: sì}]", "serd", "protetto") +
           attribute("l68", "persona", "sì_no", "presunzione: sì\n    implica: [{se: sì, allora: certificato, vale: sì}]") +
           attribute("certificato", "persona", "sì_no", "implica: [{se: sì, allora: disabile, vale: sì}]", "inps", "particolare") +
           attribute("disabile", "componente", "sì_no", "presunzione: no", "inps", "particolare") +
           attribute("pensione", "componente", "euro/mese", "ha_senso_se: [{attributo: disabile, vale: sì}]\n    dominio: tra 0 e 10.000") +
           attribute("reddito", "componente", "euro/anno", "dominio: tra 0 e 100.000", "inps", "economico") +
           attribute("casa", "nucleo", "scelta", "voci: [sua, affitto, comodato]") +
           attribute("canone", "nucleo", "euro/mese", "ha_senso_se: [{attributo: casa, vale: affitto}]\n    dominio: tra 0 e 5.000") +
           attribute("registrato", "nucleo", "sì_no", "ha_senso_se: [{attributo: casa, vale: affitto}]") +
           attribute("cedolare", "nucleo", "sì_no", "ha_senso_se: [{attributo: registrato, vale: sì}]") +
           attribute("distanza", "persona", "scelta", "voci: [vicino, medio, lontano]\n    ordinato: sì\n    valido_mesi: 12\n    valuta: l'équipe\n    presunzione: vicino") +
           attribute("svantaggi", "componente", "insieme", "voci: [a, b, c]") +
           attribute("licenziamento", "persona", "evento") + attribute("fattore", "persona", "numero") +
           attribute("residenza", "persona", "luogo") + attribute("dimora", "persona", "luogo", "", "sociale", "protetto") +
           attribute("condanna", "persona", "sì_no", "", "sociale", "giudiziario") +
           attribute("invalido", "familiare", "sì_no", "presunzione: no") +
           attribute("tutor", "attivazione", "sì_no") + date("firma", "persona", "dominio: tra 2000 e 2030");
}

inline const vocabulary::Vocabulary& words() {
    static const vocabulary::Vocabulary v = written::vocabulary_of(attributes());
    return v;
}

inline vocabulary::AttributeId id(const std::string& name) { return words().find(name).value(); }

inline catalogue::Territory make_territory() {
    catalogue::Territory::Tables t;
    t.comuni = "istat,nome,provincia,valido_dal,valido_al,successore_istat\n"
               "1,Pietrasanta,LU,1948-01-01,,\n2,Massa,MS,1948-01-01,,\n3,Vecchia,LU,1948-01-01,2017-12-31,5\n"
               "4,Antica,MS,1948-01-01,2017-12-31,5\n5,Nuova,LU,2018-01-01,,\n6,Isola,LU,1948-01-01,1999-12-31,\n";
    t.zone = "id,nome,ausl,valido_dal,valido_al,natura,mark,url\nversilia,Versilia,nord,2016-01-01,,zd,V,\n"
             "apuane,Apuane,nord,2016-01-01,,zd,V,\n";
    t.comune_zona = "istat,zona_id,valido_dal,valido_al,mark\n1,versilia,2016-01-01,,V\n2,apuane,2016-01-01,,V\n"
                    "3,versilia,2016-01-01,2017-12-31,V\n4,apuane,2016-01-01,2017-12-31,V\n5,apuane,2018-01-01,,V\n";
    t.sectors = "provincia,settore_id,settore_nome,valido_dal,valido_al,mark,url\n";
    t.comuni_file = t.comune_zona_file = t.zone_file = t.sectors_file = 0;
    Diagnostics d;
    auto territory = catalogue::Territory::read(t, d);
    if (!d.ok()) throw std::runtime_error(d.items()[0].message);
    return territory;
}

inline const catalogue::Territory& territory() {
    static const catalogue::Territory t = make_territory();
    return t;
}

/// A person file read in a test, before any other step.
struct Person {
    written::Reading reading;
    person::Profile profile;
    explicit Person(const std::string& text, bool json = false) {
        const document::Node node = reading.yaml(text);
        profile = person::from_document(node, words(), territory(), json, reading.diagnostics);
    }
    /// derive, then presume.
    Person& completed() {
        person::derive(profile, words(), reading.diagnostics);
        person::presume(profile, words());
        return *this;
    }
};

inline std::string place_names(const std::vector<std::uint16_t>& places) {
    std::string out;
    for (const auto p : places)
        out += (out.empty() ? "" : " ") + (p == person::outside_tuscany ? "fuori" : territory()[p].name);
    return out.empty() ? "ovunque" : out;
}

/// One fact in a line: "noto 700000", "in parte 1..2", "ignoto ?", "riservato ?".
inline std::string dump(const person::Fact& f, const std::string& name) {
    constexpr const char* status[] = {"noto", "in parte", "presunto", "ignoto", "riservato", "n.a."};
    const auto base = words()[id(name)].type.base;
    const std::string value = base == vocabulary::Base::place ? place_names(f.places) : dumped::possible(f.value, base);
    return std::string(status[static_cast<std::size_t>(f.status)]) + " " + value + (f.asked ? " (non so)" : "");
}

inline std::string fact(const person::Profile& p, const std::string& name) { return dump(p.facts[id(name)], name); }

}  // namespace small_world
