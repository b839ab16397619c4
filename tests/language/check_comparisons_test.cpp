// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Comparisons, ranges, membership: what agrees, what becomes a mask, what is
// built once a fascia, and how a disagreement is said.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;

namespace {

struct Row {
    const char* written;
    const char* dump;
};

}  // namespace

TEST_CASE("values in base units") {
    const auto row = GENERATE(values<Row>({
        {"isee <= 10.140,50 euro", "isee <= 1014050"},
        {"eta >= 18 anni", "eta >= 216"},
        {"ferie < 2 settimane", "ferie < 14"},
        {"quota >= 46 percento", "quota >= 23/50"},
        {"ore > 20 ore/settimana", "ore > 20"},
        {"isee tra 0 euro e 10 euro", "isee tra 0 e 1000"},
        {"eta tra (18 anni, 20 anni)", "o(eta = 216, eta = 240)"},
        {"numero_componenti tra (1, 2)", "o(numero_componenti = 1, numero_componenti = 2)"},
        {"data_domanda diversa da 2026-01-01", "data_domanda != 2026-01-01"},
        {"data_domanda tra 2026-01-01 e oggi", "data_domanda tra 2026-01-01 e oggi"},
    }));
    CHECK(body("sì_no", row.written).definition("prova") == row.dump);
}

TEST_CASE("choices become masks") {
    const auto row = GENERATE(values<Row>({
        {"abitazione = locazione", "abitazione tra {locazione}"},
        {"abitazione diversa da locazione", "abitazione tra {proprieta, comodato}"},
        {"abitazione tra (locazione, comodato)", "abitazione tra {locazione, comodato}"},
        {"distanza < lontano", "distanza tra {vicino, medio}"},
        {"distanza <= medio", "distanza tra {vicino, medio}"},
        {"distanza > vicino", "distanza tra {medio, lontano}"},
        {"distanza >= lontano", "distanza tra {lontano}"},
        {"distanza tra medio e lontano", "distanza tra {medio, lontano}"},
        {"distanza = distanza", "distanza = distanza"},
        {"svantaggi contiene a", "svantaggi contiene {a}"},
        {"svantaggi contiene (a, c)", "svantaggi contiene {a, c}"},
        {"svantaggi contiene una tra (a, b)", "svantaggi contiene una tra {a, b}"},
    }));
    CHECK(body("sì_no", row.written).definition("prova") == row.dump);
}

TEST_CASE("an atom with fasce is built once a fascia") {
    const std::string p =
        "parametro soglia : euro\n    dal 2025-01-01\n        fascia 1 : 10 euro  se in_carico\n   "
        "     fascia 1 : 20 euro  altrimenti\n        fascia 2 : 30 euro\n\n";
    CHECK(rules(p + "definizione prova : sì_no\n    isee <= soglia\n").definition("prova") ==
          "fasce(isee <= soglia[1], isee <= soglia[2])");
    CHECK(rules(p + "definizione prova : euro\n    soglia + 1 euro\n").definition("prova") ==
          "(soglia[2] + 100)");
    CHECK(rules(p).parameter("soglia") ==
          "fascia 1 dal 2025-01-01: casi(in_carico: 1000; 2000)\nfascia 2 dal 2025-01-01: 3000");
}

TEST_CASE("disagreements name both types") {
    const auto row = GENERATE(values<Row>({
        {"reddito_mensile <= reddito_annuo",
         "R201 2:24 «reddito_annuo»: l'attributo «reddito_annuo» è in euro/anno, l'attributo "
         "«reddito_mensile» in euro/mese | "
         "scrivi  reddito_annuo al mese"},
        {"reddito_annuo <= 500 euro/mese",
         "R201 2:22 «500 euro/mese»: «500 euro/mese» è in euro/mese, l'attributo «reddito_annuo» "
         "in euro/anno | scrivi  500 euro/mese all'anno"},
        {"isee <= 500 euro/mese",
         "R201 2:13 «500 euro/mese»: «500 euro/mese» è in euro/mese, l'attributo «isee» in euro | "
         "un importo in euro senza periodo non si confronta con uno al mese o all'anno: dichiara "
         "la stessa unità"},
        {"eta >= 18",
         "R201 2:12 «18»: «18» è un numero senza unità, l'attributo «eta» in mesi | scrivi "
         "l'unità: 18 anni o 18 mesi"},
        {"isee <= 10",
         "R201 2:13 «10»: «10» è un numero senza unità, l'attributo «isee» in euro | scrivi "
         "l'unità: 10 euro"},
        {"eta >= 18 giorni",
         "R201 2:12 «18 giorni»: «18 giorni» è in giorni, l'attributo «eta» in mesi | giorni e "
         "mesi non si convertono: usa la stessa unità da tutte e due le parti"},
        {"distanza = distanza_altra",
         "R201 2:16 «distanza_altra»: l'attributo «distanza_altra» è una scelta da un elenco, "
         "l'attributo «distanza» una scelta da un altro elenco | "
         "confronta e somma solo valori dello stesso tipo"},
        {"distanza = vicini",
         "R103 2:16 «vicini»: «vicini» non è una voce dell'elenco | forse intendevi «vicino»?"},
        {"distanza = 3",
         "R103 2:16 «3»: qui serve una voce dell'elenco, senza virgolette né unità | per esempio "
         "«distanza = vicino»"},
        {"abitazione < locazione",
         "R205 2:5 «abitazione < locazione»: le voci di «abitazione» non hanno un ordine | scrivi "
         "«abitazione = voce» o «abitazione tra (voce, voce)», "
         "oppure dichiara «ordinato: sì» nel vocabolario"},
        {"distanza < vicino",
         "R206 2:5 «distanza < vicino»: nessuna voce dell'elenco soddisfa questo confronto | "
         "controlla il verso del confronto e l'ordine delle voci nel vocabolario"},
        {"distanza >= vicino",
         "R206 2:5 «distanza >= vicino»: ogni voce dell'elenco soddisfa questo confronto | "
         "controlla il verso del confronto e l'ordine delle voci nel vocabolario"},
        {"isee tra 10 euro e 5 euro",
         "R206 2:5 «isee tra 10 euro e 5 euro»: l'intervallo è vuoto: comincia dopo la fine | "
         "scambia i due estremi"},
        {"in_carico < sì",
         "R204 2:5 «in_carico < sì»: «in_carico» è sì o no: non ha un ordine | scrivi «in_carico» "
         "oppure «non in_carico»"},
        {"svantaggi = a",
         "R204 2:5 «svantaggi = a»: «svantaggi» è un insieme: non si confronta con = | scrivi "
         "«svantaggi contiene …»"},
        {"residenza = massa",
         "R204 2:5 «residenza = massa»: «residenza» è un luogo: non si confronta con = | scrivi "
         "«residenza in comune …», «… in zona …»"},
        {"eta = mai",
         "R204 2:5 «eta»: «mai» vale per un evento, «eta» è in mesi | usa un attributo di tipo "
         "evento"},
        {"abitazione contiene locazione",
         "R204 2:5 «abitazione»: «contiene» vuole un insieme, «abitazione» è una scelta da un "
         "elenco | scrivi «= voce» o «tra (voce, voce)»"},
    }));
    CHECK(body("sì_no", row.written).findings() == row.dump);
}
