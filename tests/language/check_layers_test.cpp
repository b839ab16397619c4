// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Layers: what an overlay may add and fill, and what it may not replace.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;
using Layer = Provenance::Layer;

namespace {

const std::string base =
    "parametro aperto : euro  stabilito dalla zona, tra 0 euro e 100 euro\n\n"
    "parametro chiuso : euro\n    dal 2025-01-01  3 euro\n\n"
    "strumento altro\n    fonte legge_a\n    offerto solo dove attivato\n    richiede \"R\"\n      "
    "  isee <= aperto\n\n"
    "strumento ovunque\n    senza requisiti\n";

Result overlay(const std::string& text, Layer layer = Layer::zone) {
    return layers({{base}, {text, layer}});
}
Result in_versilia(const std::string& text) { return overlay("ambito zona versilia\n\n" + text); }

struct Row {
    const char* text;
    const char* findings;
};

}  // namespace

TEST_CASE("an overlay adds clauses and fills what is open") {
    const auto r = overlay(
        "ambito comune pietrasanta dal 2026-01-01\n\nintegra strumento altro\n    fonte avviso_b\n "
        "   attivato\n"
        "    stabilisce aperto\n        fascia 1 : 10 euro  se in_carico\n        fascia 1 : 20 "
        "euro  altrimenti\n        fascia 2 : 30 euro\n"
        "    esclude \"E\"\n        disabile\n",
        Layer::comune);
    REQUIRE(r.findings() == "");
    CHECK(r.clauses("altro") ==
          "offerto solo dove attivato [legge_a]\nrichiede: fasce(isee <= aperto[1], isee <= "
          "aperto[2]) [legge_a]\nattivato [avviso_b]\nesclude: disabile [avviso_b]");
    CHECK(r.parameter("aperto") == "fascia 1: casi(in_carico: 1000; 2000)\nfascia 2: 3000");
    const auto& value = r.book.parameters[0].values[0];
    CHECK(value.where.layer == Layer::comune);
    CHECK(r.book.scopes[value.where.scope].parts[0].id == "pietrasanta");
    CHECK(value.where.from == attiva::date_of(2026, 1, 1));
    const auto& clause = r.book.clauses[r.book.instruments[0].clauses[3]];
    CHECK(clause.where.scope == value.where.scope);
    CHECK(clause.where.from == attiva::date_of(2026, 1, 1));
}

TEST_CASE("an instrument of its own exists only there") {
    const auto r = in_versilia("strumento sportello\n    senza requisiti\n");
    REQUIRE(r.findings() == "");
    const auto& s = r.book.instruments[r.book.find_instrument("sportello").value()];
    REQUIRE(s.where.scope != attiva::language::none);
    CHECK(r.book.scopes[s.where.scope].parts[0].id == "versilia");
}

TEST_CASE("what an overlay may not do") {
    const auto row = GENERATE(values<Row>({
        {"integra strumento altr\n    posti 3\n",
         "C101 3:19 «altr»: «integra strumento altr»: lo strumento non esiste | forse intendevi "
         "«altro»?"},
        {"strumento altro\n    senza requisiti\n",
         "C102 3:11 «altro»: lo strumento «altro» è già definito nello strato toscana: uno strato "
         "locale non lo sostituisce | "
         "scrivi «integra strumento altro» per aggiungere clausole"},
        {"parametro chiuso : euro\n    dal 2026-01-01  3 euro\n",
         "C102 3:11 «chiuso»: «chiuso» è già definito nello strato toscana: uno strato locale non "
         "lo sostituisce | "
         "scegli un altro nome, oppure riempi un parametro lasciato alla zona con «stabilisce»"},
        {"integra strumento altro\n    stabilisce chiuso : 3 euro\n",
         "C105 4:16 «chiuso»: «chiuso» non è lasciato alla zona: uno strato locale non lo cambia | "
         "togli questa clausola, oppure fai scrivere «stabilito dalla zona» dove il parametro è "
         "dichiarato"},
        {"integra strumento altro\n    stabilisce apert : 3 euro\n",
         "R102 4:16 «apert»: il parametro «apert» non esiste | forse intendevi «aperto»?"},
        {"integra strumento altro\n    stabilisce aperto : 3 mesi\n",
         "R203 4:25 «3 mesi»: il valore dichiarato è in euro, l'espressione è in mesi | cambia il "
         "tipo dichiarato oppure l'espressione"},
        {"integra strumento altro\n    stabilisce aperto : 101 euro  fonte avviso_b\n",
         "C109 4:25 «101 euro»: il valore esce dai limiti che «aperto» lascia alla zona | scrivi "
         "un valore fra i limiti della dichiarazione"},
        {"integra strumento altro\n    stabilisce aperto : 3 euro  fonte avviso_b\n    stabilisce aperto : 4 "
         "euro  fonte avviso_b\n",
         "C108 5:25 «4 euro»: «aperto» è stabilito due volte per gli stessi luoghi e giorni | "
         "togli uno dei due valori, oppure separa i giorni con «dal … al …»"},
        {"integra strumento ovunque\n    attivato  fonte avviso_b\n",
         "C111 4:5 «attivato»: «ovunque» è già offerto ovunque: «attivato» non cambia nulla | "
         "togli la clausola, oppure fai scrivere «offerto solo dove attivato» nello strumento"},
        {"integra strumento altro\n    stabilisce aperto : 3 euro\n",
         "R408 4:25 «3 euro»: il valore di «aperto» non dice da quale atto viene | aggiungi «fonte atto "
         "\"punto\"»: uno strato locale cita il proprio atto"},
        {"integra strumento altro\n    esclude \"E\"\n        disabile\n",
         "R408 4:5 «esclude»: «esclude» non dice da quale atto viene | aggiungi «fonte atto "
         "\"punto\"»: una clausola locale cita il proprio atto"},
    }));
    CHECK(in_versilia(row.text).findings() == row.findings);
}

TEST_CASE("days apart are two fills") {
    CHECK(in_versilia("integra strumento altro\n    stabilisce aperto\n        dal 2025-01-01 al "
                      "2025-12-31  3 euro  fonte avviso_b\n        dal 2026-01-01  4 euro  fonte avviso_b\n")
              .findings() == "");
}

TEST_CASE("ambito stands in local files only, and always") {
    CHECK(overlay("integra strumento altro\n    nota \"N\"\n").findings() ==
          "C103 1:1 «»: manca «ambito»: non si sa in quali luoghi vale questo file | comincia il "
          "file con, per esempio, «ambito zona versilia» o «ambito comune pietrasanta»");
    CHECK(overlay("ambito zona versilia\n", Layer::tuscany).findings() ==
          "C104 1:1 «ambito zona versilia»: «ambito» in un file dello strato toscana | sposta il "
          "file sotto rules/zone/, oppure togli «ambito»");
    CHECK(overlay("ambito zona versili\n").codes() == "R107 «versili»");
}

TEST_CASE("an upper layer does not name what is below") {
    const std::string local =
        "ambito zona versilia\n\ndefinizione qui : sì_no  fonte legge_a\n    in_carico\n\nstrumento sportello\n   "
        " senza requisiti\n";
    CHECK(layers({{"definizione prova : sì_no\n    qui\n"}, {local, Layer::zone}}).findings() ==
          "C107 2:5 «qui»: «qui» è dello strato zona: uno strato superiore non può usarlo | "
          "dichiaralo in questo strato o più in alto");
    CHECK(layers({{"definizione prova : sì_no\n    concluso sportello\n"}, {local, Layer::zone}})
              .codes() == "C107 «sportello»");
    CHECK(layers({{"integra strumento sportello\n    posti 3\n"}, {local, Layer::zone}}).codes() ==
          "C107 «sportello»");
    CHECK(layers({{"parametro p : euro  stabilito dalla zona\n\nstrumento altro\n    senza "
                   "requisiti\n\nintegra strumento altro\n    stabilisce p : 3 euro\n"}})
              .findings() ==
          "C106 7:16 «p»: «stabilisce» sta solo nei file di una zona o di un comune | scrivi il "
          "valore nella dichiarazione del parametro");
}
