// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Clauses of instruments and funds, kind by kind, and what an instrument must
// have as a whole. The dump
// names a kind by its clause word.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;
using attiva::language::Clause;
using attiva::language::ClauseKind;

namespace {

struct Row {
    const char* lines;
    const char* findings;
};

// The first clause of a kind of the instrument `prova`.
const Clause& first(const Result& r, ClauseKind kind) {
    REQUIRE(r.findings() == "");
    for (const auto id : r.book.instruments[r.book.find_instrument("prova").value()].clauses)
        if (r.book.clauses[id].kind == kind) return r.book.clauses[id];
    FAIL("no such clause");
    return r.book.clauses.front();
}

}  // namespace

TEST_CASE("conditions, guards, days and sources") {
    const auto r = instrument(
        "richiede sempre \"Primo\"  dal 2026-01-01  se non minore_solo  fonte \"art. 1\"\n    "
        "in_carico\n"
        "esclude \"Secondo\"  fonte avviso_b \"p. 2\"  da_verificare\n    disabile\n"
        "indicato \"Terzo\"  se distanza >= lontano\n");
    CHECK(r.clauses("prova") ==
          "richiede dal 2026-01-01 se non(minore_solo): in_carico [legge_a art. 1]\n"
          "esclude: disabile [avviso_b p. 2]\n"
          "indicato se distanza tra {lontano} [legge_a]");
    CHECK(first(r, ClauseKind::requires_).always);
    CHECK(first(r, ClauseKind::requires_).title == "Primo");
    CHECK(first(r, ClauseKind::excludes).source.unverified);
}

TEST_CASE("history, places and people of an instrument") {
    const auto r = instrument(
        "senza requisiti\n"
        "dopo altro o terzo (con esito positivo, da almeno 3 mesi)\n"
        "mentre altro\n"
        "durata al massimo 24 mesi, prorogabile di 12 mesi\n"
        "ripetibile al massimo 2 volte dopo 6 mesi\n"
        "posti 10\n"
        "coinvolge serd  se in_carico\n"
        "gestito da inps dal 2023-07-01\n"
        "attività in comune massa\n"
        "al termine in_carico diventa sì\n"
        "al termine distanza scende di 1\n"
        "valido dal 2020-01-01\n"
        "finestra senza data\n");
    CHECK(r.clauses("prova") ==
          "senza requisiti [legge_a]\n"
          "dopo altro terzo: o(concluso altro(positivo >= 3 mesi), concluso terzo(positivo >= 3 "
          "mesi)) [legge_a]\n"
          "mentre altro: in corso altro [legge_a]\n"
          "durata: 24; 12 [legge_a]\n"
          "ripetibile: 2; 6 [legge_a]\n"
          "posti: 10 [legge_a]\n"
          "coinvolge serd se in_carico [legge_a]\n"
          "gestito da dal 2023-07-01 inps [legge_a]\n"
          "attività [legge_a]\n"
          "al termine: sì [legge_a]\n"
          "al termine [legge_a]\n"
          "valido dal 2020-01-01 [legge_a]\n"
          "finestra senza data [legge_a]");
    CHECK(first(r, ClauseKind::duration).at_most);
    CHECK(!first(r, ClauseKind::duration).renewal);
    CHECK(first(r, ClauseKind::activity_area).area != attiva::language::none);
}

TEST_CASE("incompatibility holds both ways") {
    const auto r = instrument(
        "senza requisiti\nincompatibile con altro, terzo (stesso nucleo)  se in_carico\n");
    CHECK(r.clauses("prova") ==
          "senza requisiti [legge_a]\nincompatibile con altro terzo se in_carico: o(in corso "
          "altro, in corso terzo) [legge_a]");
    CHECK(r.clauses("altro") ==
          "senza requisiti\nincompatibile con prova se in_carico: in corso prova [legge_a]");
    CHECK(r.clauses("terzo") ==
          "senza requisiti\nincompatibile con prova se in_carico: in corso prova [legge_a]");
    CHECK(first(r, ClauseKind::incompatible).same_household);
    const auto both = rules(
        "strumento prova\n    fonte legge_a\n    senza requisiti\n    incompatibile con altro\n\nstrumento altro\n    "
        "fonte legge_a\n    senza requisiti\n    incompatibile con prova\n");
    CHECK(both.clauses("altro") == "senza requisiti [legge_a]\nincompatibile con prova: in corso prova [legge_a]");
}

TEST_CASE("results") {
    const auto r = instrument(
        "senza requisiti\nimporto x \"X\" : euro\n    isee\nrisultato y \"Y\" : data\n    "
        "data_domanda + 30 giorni\nrisultato z \"Z\" : scelta\n    distanza\nimporto w \"W\" : "
        "euro\n    x + 1 euro\n");
    CHECK(r.clauses("prova") ==
          "senza requisiti [legge_a]\nimporto: isee [legge_a]\nrisultato: (data_domanda + 30) "
          "[legge_a]\nrisultato: distanza [legge_a]\nimporto: (prova.x + 100) [legge_a]");
}

TEST_CASE("wrong clauses") {
    const auto row = GENERATE(values<Row>({
        {"richiede \"R\"\n    isee",
         "R202 4:9 «isee»: «isee» è in euro: qui serve una condizione | aggiungi un confronto, per "
         "esempio «isee <= …»"},
        {"richiede\n    in_carico",
         "R401 3:5 «richiede»: «richiede» non ha la sua frase | scrivi fra virgolette che cosa "
         "dice, per chi la legge: richiede \"…\""},
        {"senza requisiti\nrichiede \"R\"\n    in_carico",
         "R413 3:5 «senza requisiti»: «senza requisiti» ma lo strumento ne ha | togli «senza "
         "requisiti»"},
        {"senza requisiti\nimporto x \"X\" : euro\n    isee\nrisultato x \"Y\" : euro\n    isee",
         "R402 6:15 «x»: «prova» ha già un valore di nome «x» | cambia uno dei due nomi"},
        {"senza requisiti\nimporto x \"X\" : mesi\n    3 mesi",
         "R403 4:21 «mesi»: un importo non può essere di tipo «mesi» | usa euro, euro/mese o "
         "euro/anno; per altri valori scrivi «risultato»"},
        {"senza requisiti\nimporto x \"X\" : euro/mese\n    isee",
         "R203 5:9 «isee»: il valore dichiarato è in euro/mese, l'espressione è in euro | "
         "un importo in euro senza periodo non si confronta con uno al mese o all'anno: dichiara "
         "la stessa unità"},
        {"senza requisiti\nincompatibile con prova",
         "R405 4:23 «prova»: lo strumento nomina sé stesso in «incompatibile con» | toglilo "
         "dall'elenco"},
        {"senza requisiti\ndopo nulla",
         "R105 4:10 «nulla»: lo strumento «nulla» non esiste | scrivi il nome di uno strumento che "
         "ha le sue regole"},
        {"senza requisiti\ncoinvolge sert",
         "R110 4:15 «sert»: il servizio «sert» non è nel vocabolario | forse intendevi «serd»?"},
        {"senza requisiti\nal termine in_caric diventa sì",
         "R102 4:16 «in_caric»: l'attributo «in_caric» non esiste | forse intendevi «in_carico»?"},
        {"senza requisiti\nal termine abitazione sale di 1",
         "R406 4:16 «abitazione»: «abitazione» non è una scelta ordinata: non sale e non scende | "
         "scrivi «diventa valore»"},
        {"senza requisiti\nal termine svantaggi diventa a",
         "R406 4:16 «svantaggi»: «svantaggi» è un insieme di voci: non può diventare un valore "
         "solo | scegli un attributo sì_no, una scelta, una quantità o una data"},
        {"senza requisiti\ndurata 3",
         "R208 4:12 «3»: qui serve una durata, «3» è un numero senza unità | scrivi un numero di "
         "giorni, settimane, mesi o anni: 12 mesi"},
        {"senza requisiti\nattivato",
         "C110 4:5 «attivato»: «attivato» sta solo nei file di una zona o di un comune | togli la "
         "clausola: nello strato superiore si scrive «offerto solo dove attivato»"},
        {"senza requisiti\nderoga \"D\"",
         "R408 4:5 «deroga»: «deroga» non dice quale atto la permette | aggiungi «fonte atto "
         "\"punto\"»"},
        {"senza requisiti\nvalido",
         "R401 4:5 «valido»: «valido» non dice in quali giorni | scrivilo nell'intestazione o "
         "nella riga seguente, più rientrata"},
        {"senza requisiti\nsospende \"S\"\ndecade \"D\"  se in_carico", ""},
        {"senza requisiti\napre altro",
         "R420 4:5 «apre»: «prova» apre «altro», ma «altro» non dice di venire dopo | aggiungi a "
         "«altro»: dopo prova, meglio dopo prova, oppure mentre prova"},
    }));
    CHECK(instrument(row.lines).findings() == row.findings);
}

TEST_CASE("an instrument says what it asks, and from which act") {
    CHECK(rules("strumento altro\n    fonte legge_a\n    posti 3\n").findings() ==
          "R412 1:11 «altro»: «altro» non ha requisiti e non lo dice | aggiungi «richiede …» o "
          "«esclude …», oppure scrivi «senza requisiti»");
    CHECK(rules("strumento altro\n    richiede \"R\"\n        in_carico\n").findings() ==
          "R408 2:5 «richiede»: «richiede» non dice da quale atto viene | aggiungi «fonte atto "
          "\"punto\"» alla clausola, oppure una «fonte» allo strumento");
}

TEST_CASE("clauses in the wrong place, counts, long sentences") {
    CHECK(instrument("senza requisiti\nposti 2,5").findings() ==
          "R404 4:11 «2,5»: qui serve un numero intero da 1 in su | per esempio 2");
    CHECK(instrument("senza requisiti\nal termine distanza sale di 64").findings() ==
          "R404 4:33 «64»: qui serve un numero intero da 1 a 63 | per esempio «scende di 1»");
    CHECK(
        rules("fondo f \"F\"\n    richiede \"R\"  fonte legge_a\n        in_carico\n").findings() ==
        "R411 2:5 «richiede»: «richiede» non è una clausola di un fondo | è una clausola di uno "
        "strumento");
    CHECK(instrument("senza requisiti\nnota \"" + std::string(400, 'a') + "\"").findings() == "");
}

TEST_CASE("rules and sheets go together") {
    const std::string text = "strumento altro\n    senza requisiti\n";
    CHECK(layers({{text}}, {"altro"}).findings() == "");
    CHECK(layers({{text}}, {"altra"}).codes() == "R414 «altro», R415 «»");
    CHECK(layers({{text}}, {}).findings() ==
          "R414 1:11 «altro»: «altro» ha regole ma non ha una scheda nel catalogo | aggiungi la "
          "scheda altro.yaml sotto catalog/");
}

TEST_CASE("funds") {
    const std::string head =
        "strumento altro\n    senza requisiti\n\nfondo f \"F\"\n    fonte legge_a\n";
    CHECK(rules(head + "    valido dal 2025-01-01\n    paga altro per costo indennita\n    "
                       "destinatari \"D\"\n        ammissibile a altro o isee <= 3 euro\n"
                       "    tetto 500 euro/mese per persona\n    riserva 40 percento \"M\"  se "
                       "in_carico\n    cofinanzia 30 percento\n"
                       "    premio 1.000 euro \"A\"  se in_carico\n    non cumulabile con f per "
                       "costo indennita\n    dotazione 1.000.000 euro\n"
                       "    finestra dal 2026-01-01 al 2026-12-31\n")
              .findings() == "");
    CHECK(rules(head + "    paga nulla\n").codes() == "R105 «nulla»");
    CHECK(rules(head + "    non cumulabile con zzz\n").findings() ==
          "R111 6:24 «zzz»: il fondo «zzz» non esiste | dichiaralo con «fondo zzz»");
    CHECK(rules(head + "    cofinanzia 30 euro\n").findings() ==
          "R403 6:16 «30 euro»: qui serve una percentuale, l'espressione è in euro | scrivi, per "
          "esempio, «40 percento»");
    CHECK(rules(head + "    dotazione 3 mesi\n").codes() == "R403 «3 mesi»");
}
