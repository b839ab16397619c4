// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Conditions as typed nodes: connectives, lists, exceptions, tables, events,
// periods, places, quantifiers and history.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;

namespace {

struct Row {
    const char* written;
    const char* dump;
};

}  // namespace

TEST_CASE("connectives and lists") {
    const auto row = GENERATE(values<Row>({
        {"in_carico", "in_carico"},
        {"non in_carico", "non(in_carico)"},
        {"in_carico = sì", "in_carico"},
        {"in_carico = no", "non(in_carico)"},
        {"in_carico diverso da no", "in_carico"},
        {"in_carico = minore_solo", "in_carico = minore_solo"},
        {"in_carico e minore_solo e disabile", "e(in_carico, minore_solo, disabile)"},
        {"(in_carico e minore_solo) o disabile", "o(e(in_carico, minore_solo), disabile)"},
        {"almeno una tra (in_carico, minore_solo)", "o(in_carico, minore_solo)"},
        {"tutte tra (in_carico, minore_solo)", "e(in_carico, minore_solo)"},
        {"nessuna tra (in_carico, minore_solo)", "non(o(in_carico, minore_solo))"},
        {"almeno 2 tra (in_carico, minore_solo, disabile)",
         "almeno 2(in_carico, minore_solo, disabile)"},
        {"al massimo 1 tra (in_carico, minore_solo)", "al massimo 1(in_carico, minore_solo)"},
        {"almeno una tra:\n    - \"Uno\"  in_carico  fonte legge_a \"p. 1\"\n    - minore_solo",
         "o(«Uno»(in_carico), minore_solo)"},
        {"in_carico salvo minore_solo", "salvo(in_carico, minore_solo)"},
        {"in_carico\nsalvo \"Ma\"  minore_solo\nsalvo disabile",
         "salvo(in_carico, «Ma»(salvo(minore_solo, disabile)))"},
    }));
    CHECK(body("sì_no", row.written).definition("prova") == row.dump);
}

TEST_CASE("events, periods, places") {
    const auto row = GENERATE(values<Row>({
        {"licenziamento = mai", "licenziamento = mai"},
        {"licenziamento diverso da mai", "non(licenziamento = mai)"},
        {"licenziamento avvenuto", "licenziamento avvenuto"},
        {"licenziamento mai avvenuto", "non(licenziamento avvenuto)"},
        {"licenziamento da meno di 12 mesi", "licenziamento da meno di 12"},
        {"data_nascita da almeno 2 anni", "data_nascita da almeno di 24"},
        {"licenziamento >= 2025-01-01", "licenziamento >= 2025-01-01"},
        {"data_domanda entro 68 giorni da data_nascita", "data_domanda <= (data_nascita + 68)"},
        {"licenziamento entro oggi", "licenziamento <= oggi"},
        {"dal 2026-01-01 al 2026-12-31", "giorno dal 2026-01-01 al 2026-12-31"},
        {"fino al 2026-12-31", "giorno al 2026-12-31"},
        {"residenza in zona versilia, comune massa", "residenza in zona versilia, comune massa"},
        {"residenza in regione", "residenza in regione toscana"},
        {"residenza in provincia LU", "residenza in provincia LU"},
    }));
    CHECK(body("sì_no", row.written).definition("prova") == row.dump);
}

TEST_CASE("members") {
    const auto row = GENERATE(values<Row>({
        {"esiste componente con eta < 18 anni", "componenti>=1(eta < 216)"},
        {"esiste altro componente con disabile", "altri>=1(disabile)"},
        {"nessun componente con disabile", "componenti<=0(disabile)"},
        {"almeno 2 altri componenti con disabile", "altri>=2(disabile)"},
        {"al massimo 2 componenti con disabile", "componenti<=2(disabile)"},
        {"ogni componente soddisfa disabile", "ogni componenti(disabile)"},
        {"ogni componente con eta < 3 anni soddisfa disabile",
         "ogni componenti(disabile, eta < 36)"},
        {"esiste richiedente con disabile", "richiedenti>=1(disabile)"},
        {"esiste familiare con parente_invalido e eta > 80 anni",
         "familiari>=1(e(parente_invalido, eta > 960))"},
        {"numero di componenti con eta < 18 anni >= 2", "numero componenti(eta < 216) >= 2"},
    }));
    CHECK(body("sì_no", row.written).definition("prova") == row.dump);
}

TEST_CASE("history and other instruments") {
    const auto dumped = [](const std::string& condition) {
        return rules("definizione prova : sì_no\n    " + condition +
                     "\n\nstrumento altro\n    senza requisiti\n")
            .definition("prova");
    };
    CHECK(dumped("concluso altro") == "concluso altro");
    CHECK(dumped("concluso altro (con esito positivo, da almeno 3 mesi)") ==
          "concluso altro(positivo >= 3 mesi)");
    CHECK(dumped("concluso altro (da meno di 2 settimane)") == "concluso altro(< 14 giorni)");
    CHECK(dumped("in corso altro") == "in corso altro");
    CHECK(dumped("ammissibile a altro") == "ammissibile a altro");
    CHECK(dumped("volte altro >= 2") == "volte altro >= 2");
}

TEST_CASE("tables of cases, checked") {
    CHECK(
        body("euro", "caso dal 2026-01-01 : isee_pfi  fonte legge_a \"c. 208\"\naltrimenti : isee")
            .definition("prova") == "casi(giorno dal 2026-01-01: «»(isee_pfi); isee)");
    CHECK(body("numero", "caso in_carico : 1\ncaso non in_carico : 2").definition("prova") ==
          "casi(in_carico: 1; non(in_carico): 2)");
    CHECK(body("scelta", "caso in_carico : vicino\naltrimenti : distanza").definition("prova") ==
          "casi(in_carico: {vicino}; distanza)");
    CHECK(body("scelta", "caso in_carico : poca\naltrimenti : tanta").definition("prova") ==
          "casi(in_carico: {poca}; {tanta})");
    CHECK(body("sì_no", "caso in_carico : sì\naltrimenti : eta > 3 anni").definition("prova") ==
          "casi(in_carico: sì; eta > 36)");
}

TEST_CASE("interpretations are choices over their readings") {
    const auto r = rules(
        "interpretazione scala \"Quale\" : piena | ridotta  fonte legge_a\n    scelta "
        "ridotta\n\ndefinizione prova : sì_no\n    scala = piena\n");
    CHECK(r.definition("prova") == "scala tra {piena}");
    REQUIRE(r.book.interpretations.size() == 1);
    CHECK(r.book.interpretations[0].chosen == 2U);
    CHECK(r.vocabulary.list(r.book.interpretations[0].readings).items.size() == 2);
}

TEST_CASE("conditions that say nothing, or too much") {
    const auto row = GENERATE(values<Row>({
        {"almeno 3 tra (in_carico, minore_solo)",
         "R217 2:5 «almeno 3 tra (in_carico, minore_solo)»: «almeno 3 tra» su 2 voci non dipende "
         "dalle voci | "
         "scrivi un numero fra 1 e 2"},
        {"al massimo 2 tra (in_carico, minore_solo)",
         "R217 2:5 «al massimo 2 tra (in_carico, minore_solo)»: «al massimo 2 tra» su 2 voci non "
         "dipende dalle voci | "
         "scrivi un numero fra 0 e 1"},
        {"almeno 0 componenti con disabile",
         "R217 2:5 «almeno 0 componenti con disabile»: «almeno 0» è sempre vero | scrivi un numero "
         "da 1 in su"},
    }));
    CHECK(body("sì_no", row.written).findings() == row.dump);
}

TEST_CASE("an expression too long to be read is cut into definitions") {
    const auto sum = [](int terms) {
        std::string text = "numero_componenti";
        for (int i = 1; i < terms; ++i)
            text += i % 5 == 0 ? " +\nnumero_componenti" : " + numero_componenti";
        return body("numero", text);
    };
    CHECK(sum(200).findings() == "");
    const auto r = sum(210);
    REQUIRE(r.diagnostics.items().size() == 1);
    CHECK(r.diagnostics.items()[0].code == "R218");
    CHECK(r.diagnostics.items()[0].message == "l'espressione ha più di 200 passaggi");
    CHECK(r.diagnostics.items()[0].help == "spezzala in più definizioni");
}

TEST_CASE("a choice whose list is never said") {
    CHECK(
        rules(
            "definizione prima : scelta\n    seconda\n\ndefinizione seconda : scelta\n    prima\n")
            .findings() ==
        "R219 2:5 «seconda»: di «seconda» non si sa ancora da quale elenco sceglie | "
        "la definizione è sbagliata o si rincorre in cerchio: correggila prima\n"
        "R219 5:5 «prima»: di «prima» non si sa ancora da quale elenco sceglie | "
        "la definizione è sbagliata o si rincorre in cerchio: correggila prima");
}

TEST_CASE("a gate belongs to what is concluded") {
    CHECK(rules("definizione prova : sì_no\n    concluso altro (da almeno 3)\n\nstrumento altro\n  "
                "  senza requisiti\n")
              .findings() ==
          "R208 2:31 «3»: nel cancello serve una durata scritta per intero | scrivi un numero di "
          "giorni, settimane, mesi o anni: 3 mesi");
}
