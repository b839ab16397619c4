// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Arithmetic, dates, conversions and rounding.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;

namespace {

struct Row {
    const char* type;
    const char* written;
    const char* dump;
};

}  // namespace

TEST_CASE("terms, checked") {
    const auto row = GENERATE(values<Row>({
        {"euro", "isee + 2 * 10 euro", "(isee + 2000)"},
        {"euro", "isee * 1,5", "(isee * 3/2)"},
        {"euro", "46 percento * isee", "(23/50 * isee)"},
        {"numero", "isee / 100 euro", "(isee / 10000)"},
        {"euro", "isee / 2", "(isee / 2)"},
        {"numero", "1 + 0,4 * numero di componenti", "(1 + (2/5 * numero componenti(sì)))"},
        {"numero", "-numero_componenti", "-(numero_componenti)"},
        {"numero", "2 - 3", "-1"},
        {"euro/mese", "(6.500 euro/anno - reddito_annuo) al mese",
         "al_mese((650000 - reddito_annuo))"},
        {"euro/anno", "reddito_mensile all'anno", "all_anno(reddito_mensile)"},
        {"euro", "isee arrotondato all'euro per difetto", "arrotondato per difetto(isee, 100)"},
        {"euro", "isee arrotondato alla decina di euro", "arrotondato(isee, 1000)"},
        {"numero", "fattore arrotondato all'unità per eccesso",
         "arrotondato per eccesso(fattore, 1)"},
        {"euro", "il maggiore tra 0 euro e isee", "maggiore(0, isee)"},
        {"euro", "il minore tra (isee, isee_pfi, 3 euro)", "minore(isee, isee_pfi, 300)"},
        {"data", "il maggiore tra data_domanda e oggi", "maggiore(data_domanda, oggi)"},
        {"data", "data_domanda + 120 giorni", "(data_domanda + 120)"},
        {"data", "data_domanda - 1 anno", "(data_domanda - 12)"},
        {"data", "primo giorno del mese di (data_domanda + 1 mese per eccesso)",
         "primo((data_domanda + 1 per eccesso))"},
        {"data", "ultimo giorno del mese di oggi", "ultimo(oggi)"},
        {"mesi", "mesi tra data_nascita e oggi", "mesi(data_nascita, oggi)"},
        {"giorni", "giorni tra data_nascita e oggi", "giorni(data_nascita, oggi)"},
        {"euro/anno", "somma di reddito_annuo per ogni componente con eta >= 18 anni",
         "somma componenti(reddito_annuo, eta >= 216)"},
    }));
    CHECK(body(row.type, row.written).definition("prova") == row.dump);
}

TEST_CASE("terms that have no meaning") {
    const auto row = GENERATE(values<Row>({
        {"euro", "isee + in_carico",
         "R210 2:12 «in_carico»: con + si calcolano solo quantità, «in_carico» è di tipo sì_no | "
         "per contare i sì usa una tabella «caso … : 1»"},
        {"data", "30 giorni + data_domanda",
         "R210 2:17 «data_domanda»: con + si calcolano solo quantità, «data_domanda» è una data | "
         "scrivi la data prima e la durata dopo: data + 30 giorni"},
        {"euro", "isee * isee_pfi",
         "R211 2:5 «isee * isee_pfi»: «isee» non si moltiplica per «isee_pfi»: il primo è in euro, "
         "il secondo in euro | "
         "una quantità si moltiplica e si divide per un numero o un percento"},
        {"giorni", "data_domanda - data_nascita",
         "R212 2:5 «data_domanda - data_nascita»: due date non si sottraggono | scrivi «giorni tra "
         "data_nascita e data_domanda» o «mesi tra data_nascita e data_domanda»"},
        {"data", "data_domanda + 3",
         "R208 2:20 «3»: a una data si aggiunge una durata, «3» è un numero senza unità | scrivi "
         "un numero di giorni, settimane, mesi o anni: 120 giorni"},
        {"data", "licenziamento + 3 mesi",
         "R207 2:5 «licenziamento»: «licenziamento» è un evento e può non essere mai avvenuto: qui "
         "serve una data | "
         "usa un attributo di tipo data, oppure «da meno di», «da almeno», «avvenuto»"},
        {"mesi", "mesi tra eta e oggi",
         "R207 2:14 «eta»: qui serve una data, «eta» è in mesi | usa un attributo di tipo data, "
         "«oggi» o una data scritta per intero: 2026-01-31"},
        {"data", "data_domanda + 3 giorni per eccesso",
         "R213 2:20 «3 giorni»: «per eccesso» ha senso solo con mesi o anni: i giorni non mancano "
         "mai | togli «per eccesso»"},
        {"euro/mese", "isee al mese",
         "R214 2:5 «isee al mese»: «al mese» vuole un valore in euro/anno, «isee» è in euro | "
         "un importo in euro senza periodo non si converte: dichiaralo in euro/mese o euro/anno"},
        {"euro/mese", "reddito_mensile al mese",
         "R214 2:5 «reddito_mensile al mese»: «al mese» vuole un valore in euro/anno, "
         "«reddito_mensile» è in euro/mese | togli la conversione"},
        {"mesi", "eta arrotondato al centesimo",
         "R215 2:5 «eta arrotondato al centesimo»: «eta» è in mesi: non si arrotonda così | "
         "scrivi «arrotondato all'unità» per un numero; un percento si arrotonda dopo averlo "
         "moltiplicato"},
        {"euro", "isee arrotondato all'unità",
         "R215 2:5 «isee arrotondato all'unità»: «isee» è in euro: non si arrotonda così | "
         "scrivi «arrotondato al centesimo», «all'euro» o «alla decina di euro»"},
        {"euro", "numero_componenti",
         "R203 2:5 «numero_componenti»: il valore dichiarato è in euro, l'espressione è un numero "
         "senza unità | cambia il tipo dichiarato oppure l'espressione"},
        {"euro", "caso in_carico : 3 euro\naltrimenti : 2 mesi",
         "R203 3:18 «2 mesi»: questa riga è in mesi, la tabella in euro | tutte le righe di una "
         "tabella hanno lo stesso tipo"},
        {"euro", "caso in_carico : 3 euro",
         "R209 2:5 «caso in_carico : 3 euro»: la tabella non dice che cosa vale negli altri casi | "
         "aggiungi l'ultima riga «altrimenti : valore»"},
        {"sì_no", "isee",
         "R203 2:5 «isee»: il valore dichiarato è di tipo sì_no, l'espressione è in euro | cambia "
         "il tipo dichiarato oppure l'espressione"},
        {"sì_no", "isee e in_carico",
         "R202 2:5 «isee»: «isee» è in euro: qui serve una condizione | aggiungi un confronto, per "
         "esempio «isee <= …»"},
        {"sì_no", "licenziamento o in_carico",
         "R202 2:5 «licenziamento»: «licenziamento» è un evento: qui serve una condizione | scrivi "
         "«licenziamento avvenuto» o un confronto con una data"},
    }));
    CHECK(body(row.type, row.written).findings() == row.dump);
}
