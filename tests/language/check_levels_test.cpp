// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Levels (persona, componente, familiare, attivazione) and premises (`ha senso se`).
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;

namespace {

struct Row {
    const char* written;
    const char* codes;
};

}  // namespace

TEST_CASE("levels") {
    const auto row = GENERATE(values<Row>({
        {"esiste componente con eta < 3 anni e isee < 3 euro", ""},
        {"esiste componente con in_carico", "R303 «esiste componente con in_carico»"},
        {"esiste componente con isee < 3 euro", "R303 «esiste componente con isee < 3 euro»"},
        {"parente_invalido", "R302 «parente_invalido»"},
        {"esiste componente con parente_invalido", "R302 «parente_invalido»"},
        {"esiste componente con (eta < 3 anni e (esiste altro componente con disabile))",
         "R304 «esiste altro componente con disabile»"},
    }));
    CHECK(body("sì_no", row.written).codes() == row.codes);
}

TEST_CASE("definitions of a member") {
    const std::string fragile =
        "definizione fragile di componente : sì_no\n    disabile o eta >= 60 anni\n\n";
    CHECK(rules(fragile + "definizione prova : sì_no\n    esiste altro componente con fragile\n")
              .definition("prova") == "altri>=1(fragile)");
    CHECK(rules(fragile + "definizione prova : sì_no\n    fragile\n").definition("prova") ==
          "fragile");
    CHECK(rules("definizione x di componente : sì_no\n    esiste altro componente con disabile\n")
              .findings() ==
          "R304 2:5 «esiste altro componente con disabile»: un quantificatore dentro un altro non "
          "si può leggere in un modo solo | "
          "una definizione «di componente» parla di un componente alla volta: porta il conteggio "
          "in un'altra definizione");
}

TEST_CASE("facts of the activation") {
    CHECK(instrument("richiede \"R\"\n    tutor").findings() ==
          "R301 4:9 «tutor»: «tutor» riguarda l'attivazione, non la persona: qui non può contare | "
          "spostalo in una clausola «predispone», «importo» o «risultato»");
    CHECK(instrument("senza requisiti\npredispone \"P\"\n    tutor\nrisultato x \"X\" : "
                     "ore/settimana\n    ore_previste")
              .findings() == "");
    const std::string d =
        "definizione pronto : sì_no\n    tutor\n\nstrumento altro\n    fonte legge_a\n";
    CHECK(rules(d + "    predispone \"P\"\n        pronto\n    senza requisiti\n").findings() ==
          "");
    CHECK(rules(d + "    richiede \"P\"\n        pronto\n").codes() == "R301 «pronto»");
}

TEST_CASE("messages of level") {
    CHECK(body("sì_no", "parente_invalido").findings() ==
          "R302 2:5 «parente_invalido»: «parente_invalido» è di un familiare fuori dal nucleo | "
          "scrivi «esiste familiare con parente_invalido …» o «ogni familiare soddisfa …»");
    CHECK(body("sì_no", "esiste componente con in_carico").findings() ==
          "R303 2:5 «esiste componente con in_carico»: questa condizione non usa nessun attributo "
          "dei componenti: vale o non vale per tutti | "
          "usa un attributo di livello componente, oppure togli il quantificatore");
    CHECK(body("numero", "numero di componenti con eta > (numero di componenti) * 1 anno")
              .findings() ==
          "R304 2:37 «numero di componenti»: un quantificatore dentro un altro non si può leggere "
          "in un modo solo | "
          "dai un nome alla condizione interna con una definizione, oppure spezza la frase");
}

TEST_CASE("a guarded attribute needs its premise beside it") {
    const auto row = GENERATE(values<Row>({
        {"canone_annuo > 3 euro/anno", "R306 «canone_annuo»"},
        {"abitazione = locazione e canone_annuo > 3 euro/anno", ""},
        {"canone_annuo > 3 euro/anno e abitazione = locazione", ""},
        {"abitazione tra (locazione, comodato) e canone_annuo > 3 euro/anno",
         "R306 «canone_annuo»"},
        {"abitazione diversa da locazione o canone_annuo > 3 euro/anno", ""},
        {"non abitazione = locazione o canone_annuo > 3 euro/anno", ""},
        {"abitazione = locazione o canone_annuo > 3 euro/anno", "R306 «canone_annuo»"},
        {"canone_annuo > 3 euro/anno salvo abitazione diversa da locazione", ""},
        {"abitazione = locazione salvo canone_annuo > 3 euro/anno", ""},
        {"tutte tra (abitazione = locazione, canone_annuo > 3 euro/anno)", ""},
        {"almeno 2 tra (abitazione = locazione, canone_annuo > 3 euro/anno, in_carico)",
         "R306 «canone_annuo»"},
        {"esiste componente con disabile e pensione > 3 euro/mese", ""},
        {"ogni componente con disabile soddisfa pensione > 3 euro/mese", ""},
        {"esiste componente con pensione > 3 euro/mese", "R306 «pensione»"},
        {"disabile e (esiste altro componente con pensione > 3 euro/mese)", "R306 «pensione»"},
        {"abitazione = locazione e (esiste altro componente con (eta > 3 anni e canone_annuo > 3 "
         "euro/anno))",
         ""},
    }));
    CHECK(body("sì_no", row.written).codes() == row.codes);
}

TEST_CASE("premises in tables, clauses and definitions") {
    CHECK(body("euro/anno", "caso abitazione = locazione : canone_annuo\naltrimenti : 0 euro/anno")
              .findings() == "");
    CHECK(body("euro/anno",
               "caso abitazione diversa da locazione : 0 euro/anno\naltrimenti : canone_annuo")
              .findings() == "");
    CHECK(body("euro/anno", "caso in_carico : canone_annuo\naltrimenti : 0 euro/anno").codes() ==
          "R306 «canone_annuo»");
    CHECK(instrument("senza requisiti\nimporto \"I\" : euro/anno  se abitazione = locazione\n    "
                     "canone_annuo")
              .findings() == "");
    CHECK(instrument("senza requisiti\nimporto \"I\" : euro/anno\n    canone_annuo").findings() ==
          "R306 5:9 «canone_annuo»: «canone_annuo» ha senso solo se abitazione = locazione: qui "
          "manca la premessa | "
          "scrivi «abitazione = locazione e …», oppure metti la premessa nel «se» della clausola");
    CHECK(
        rules("definizione affitto : sì_no\n    abitazione = locazione e in_carico\n\ndefinizione "
              "prova : sì_no\n    affitto e canone_annuo > 3 euro/anno\n")
            .findings() == "");
}
