// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The vocabulary's YAML: what an attribute becomes, and what is refused.
#include "vocabulary/from_document.hpp"

#include <catch2/catch.hpp>

#include "vocabulary/possible_dump.hpp"
#include "vocabulary/written.hpp"

using namespace attiva;
using namespace attiva::vocabulary;
using written::attribute;

namespace {

struct Read {
    written::Reading reading;
    Vocabulary v;
    explicit Read(const std::string& text) {
        const auto node = reading.yaml(text);
        v = from_documents({node}, reading.diagnostics);
    }
    // Domain of an attribute, or what is wrong.
    [[nodiscard]] std::string domain(const std::string& id) const {
        if (!reading.diagnostics.empty()) return reading.codes();
        const Attribute& a = v[v.find(id).value()];
        return dumped::possible(a.domain, a.type.base);
    }
};

std::string with(const std::string& attributes, const std::string& lists = "") {
    return written::services() + lists + "attributi:\n" + attributes;
}

}  // namespace

TEST_CASE("an attribute with everything") {
    const Read r(with(
        attribute("titolo", "componente", "scelta",
                  "voci: [{id: no_titolo, etichetta: nessun titolo}, diploma]\n    ordinato: sì\n    migliore: ultimo\n"
                  "    presunzione: no_titolo\n    valido_mesi: 12\n    valuta: l'équipe\n    documento: diploma\n"
                  "    cambia: servizio\n    da_verificare: sì\n    significato: studi\n    fonte: legge",
                  "serd", "protetto")));
    REQUIRE(r.reading.codes().empty());
    const Attribute& a = r.v[r.v.find("titolo").value()];
    CHECK(a.level == Level::member);
    CHECK(a.privacy == Privacy::guarded);
    CHECK(r.v.service(a.holder).id == "serd");
    CHECK(a.changed_by == ChangedBy::service);
    CHECK(a.unverified);
    CHECK(a.valid_months == 12);
    CHECK(a.assessed_by == "l'équipe");
    CHECK(a.source == "legge");
    CHECK(dumped::possible(*a.presumption, a.type.base) == "{0}");
    const ChoiceList& list = r.v.list(a.type.list);
    CHECK(list.ordered);
    CHECK(list.best_last);
    CHECK(list.items[0].label == "nessun titolo");
    CHECK(list.items[1].label == "diploma");
}

TEST_CASE("references go forward") {
    const Read r(with(attribute("canone", "nucleo", "euro", "ha_senso_se: [{attributo: casa, vale: [affitto, comodato]}]") +
                      attribute("eta", "persona", "anni", "trascorso_da: nascita") +
                      attribute("l68", "persona", "sì_no", "implica: [{se: sì, allora: disabile, vale: sì}]") +
                      attribute("casa", "nucleo", "scelta", "elenco: case") +
                      attribute("nascita", "persona", "data") + attribute("disabile", "persona", "sì_no"),
                      "elenchi:\n  - {id: case, voci: [sua, affitto, comodato]}\n"));
    REQUIRE(r.reading.codes().empty());
    const auto at = [&](const char* id) -> const Attribute& { return r.v[r.v.find(id).value()]; };
    REQUIRE(at("canone").applicable_if.size() == 1);
    CHECK(at("canone").applicable_if[0].allowed == 6U);
    CHECK(at("eta").derived_from == r.v.find("nascita").value());
    REQUIRE(at("l68").implies.size() == 1);
    CHECK(at("l68").implies[0].when == may_yes);
    CHECK(at("l68").implies[0].then.allowed == may_yes);
}

TEST_CASE("one name for a service, a list and an attribute") {
    const Read r(with(attribute("inps", "persona", "scelta", "elenco: inps"), "elenchi:\n  - {id: inps, voci: [a, b]}\n"));
    CHECK(r.reading.codes().empty());
    CHECK(Read(with(attribute("x", "persona", "sì_no") + attribute("x", "persona", "data"))).reading.codes() == "V002 «x»");
}

TEST_CASE("domains") {
    struct Row {
        const char* type;
        const char* domain;
        const char* dump;
    };
    const auto row = GENERATE(values<Row>({
        {"euro", "tra 0 e 1.000", "0..100000"},
        {"euro", "fino a 500", "0..50000"},
        {"euro", "almeno 500", "50000..10000000000"},
        {"euro", "tra -1 e 500", "V104 «tra -1 e 500»"},
        {"euro", "tra 0 e 100.000.000", "0..10000000000"},
        {"euro", "tra 0 e 100.000.001", "V104 «tra 0 e 100.000.001»"},
        {"numero", "tra -5 e 5", "-5..5"},
        {"percento", "tra 0 e 74", "0..37/50"},
        {"percento", "tra 0 e 101", "V104 «tra 0 e 101»"},
        {"anni", "tra 0 e 120", "0..1440"},
        {"anni", "tra 0 e 201", "V104 «tra 0 e 201»"},
        {"data", "tra 2000 e 2010", "2000-01-01..2010-12-31"},
        {"sì_no", "tra 0 e 1", "V005 «tra 0 e 1»"},
    }));
    INFO(row.type << " " << row.domain);
    CHECK(Read(with(attribute("x", "persona", row.type, std::string("dominio: ") + row.domain))).domain("x") == row.dump);
}

TEST_CASE("a list that is not there leaves an attribute that can be read") {
    const Read none(with(attribute("x", "persona", "scelta", "elenco: ")));
    CHECK(none.reading.diagnostics.error_count() == 1);
    CHECK(none.v.list(none.v[0].type.list).items.size() == 1);
    const Read wrong(with(attribute("x", "persona", "insieme", "elenco: y")));
    CHECK(wrong.reading.codes() == "V010 «y»");
    CHECK(wrong.v.list(wrong.v[0].type.list).items.size() == 1);
}

TEST_CASE("times computed from a date") {
    const auto codes = [](const std::string& type, const std::string& more) {
        return Read(with(attribute("x", "persona", type, more) + attribute("d", "persona", "data") +
                         attribute("ev", "persona", "evento") + attribute("m", "componente", "data"))).reading.codes();
    };
    CHECK(codes("anni", "trascorso_da: d").empty());
    CHECK(codes("mesi", "mancante_a: d").empty());
    CHECK(codes("settimane", "trascorso_da: d").empty());
    CHECK(codes("euro", "trascorso_da: d") == "V012 «d»");
    CHECK(codes("anni", "trascorso_da: ev") == "V012 «ev»");
    CHECK(codes("anni", "trascorso_da: m") == "V012 «m»");
    CHECK(codes("anni", "trascorso_da: z") == "V012 «z»");
    CHECK(codes("anni", "trascorso_da: d\n    mancante_a: d") == "V012 «d»");
    CHECK(codes("anni", "trascorso_da: d\n    presunzione: 18") == "V011 «18»");
}

TEST_CASE("a time makes sense only where its date does") {
    const Read r(with(attribute("mesi_senza", "persona", "mesi", "trascorso_da: fine") +
                      attribute("fine", "persona", "data", "ha_senso_se: [{attributo: disoccupato, vale: sì}]") +
                      attribute("disoccupato", "persona", "sì_no")));
    REQUIRE(r.reading.codes().empty());
    REQUIRE(r.v[0].applicable_if.size() == 1);
    CHECK(r.v[0].applicable_if[0].attribute == r.v.find("disoccupato").value());
    CHECK(r.v[0].applicable_if[0].allowed == may_yes);
}
