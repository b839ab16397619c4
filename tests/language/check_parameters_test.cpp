// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Dated values: rows, fasce, limits, holes; how large numbers may get.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"
#include "language/check_days.hpp"

using namespace checked;

namespace {

struct Row {
    const char* rules;
    const char* findings;
};

}  // namespace

TEST_CASE("rows end before the next, in order of date") {
    CHECK(rules("parametro p : euro\n    dal 2025-01-01  20 euro\n    dal 2024-01-01  10 euro\n    "
                "dal 2026-01-01  senza valore\n")
              .parameter("p") ==
          " dal 2024-01-01 al 2024-12-31: 1000\n dal 2025-01-01 al 2025-12-31: 2000\n dal "
          "2026-01-01: senza valore");
    CHECK(rules("parametro p : mesi\n    dal 2025-01-01\n        caso in_carico : 1 anno\n        "
                "altrimenti : 6 mesi\n")
              .parameter("p") == " dal 2025-01-01: casi(in_carico: 12; 6)");
    CHECK(rules("parametro p : data\n    dal 2025-01-01  2025-03-01\n").parameter("p") ==
          " dal 2025-01-01: 2025-03-01");
}

TEST_CASE("a value may be marked without an act") {
    const auto r = rules("parametro p : mesi\n    dal 2025-01-01  6 mesi  da_verificare\n");
    CHECK(r.parameter("p") == " dal 2025-01-01: 6");
    CHECK(r.book.parameters[0].values[0].source.unverified);
    CHECK(r.book.parameters[0].values[0].source.empty());
}

TEST_CASE("an open parameter has limits") {
    const auto r = rules(
        "parametro p : euro  stabilito dalla zona, tra 0 euro e 600 euro\n\nparametro q : euro  "
        "ampliabile dalla zona\n    dal 2025-01-01  3 euro\n");
    REQUIRE(r.findings() == "");
    CHECK(r.book.parameters[0].left_to_zone);
    CHECK(r.book.parameters[0].least == attiva::Number(0));
    CHECK(r.book.parameters[0].most == attiva::Number(60000));
    CHECK(!r.book.parameters[0].widenable);
    CHECK(r.book.parameters[1].widenable);
}

TEST_CASE("wrong rows") {
    const auto row = GENERATE(values<Row>({
        {"parametro p : euro\n    dal 2024-01-01 al 2025-06-30  10 euro\n    dal 2025-01-01  20 "
         "euro\n",
         "R223 3:5 «dal 2025-01-01»: due righe di «p» valgono negli stessi giorni | chiudi la riga "
         "di prima con «al 2024-12-31»"},
        {"parametro p : euro\n    dal 2024-01-01  isee\n",
         "R221 2:21 «isee»: il valore di un parametro è un numero o una data, non un calcolo | "
         "scrivi il valore per intero, oppure usa una definizione"},
        {"parametro p : euro\n    dal 2024-01-01  3 mesi\n",
         "R203 2:21 «3 mesi»: il valore dichiarato è in euro, l'espressione è in mesi | cambia il "
         "tipo dichiarato oppure l'espressione"},
        {"parametro p : euro\n    dal 2024-01-01\n        fascia 2 : 3 euro\n",
         "R222 2:5 «dal 2024-01-01\n        fascia 2 : 3 euro»: manca la fascia 1 | numera le "
         "fasce da 1 senza salti"},
        {"parametro p : euro\n    dal 2024-01-01\n        fascia 1 : 3 euro  se in_carico\n",
         "R209 3:9 «fascia 1 : 3 euro  se in_carico»: la fascia 1 non dice che cosa vale negli "
         "altri casi | aggiungi la riga «fascia 1 : valore  altrimenti»"},
        {"parametro p : euro  stabilito dalla zona, tra 600 euro e 0 euro\n",
         "R224 1:21 «stabilito dalla zona, tra 600 euro e 0 euro»: i limiti sono scambiati | "
         "scrivi prima il più basso"},
        {"parametro p : euro\n",
         "R225 1:11 «p»: il parametro «p» non ha nessun valore | "
         "aggiungi una riga «dal DATA valore», «dal DATA senza valore», oppure «stabilito dalla "
         "zona»"},
    }));
    CHECK(rules(row.rules).findings() == row.findings);
}

TEST_CASE("holes in the dates") {
    const std::string p =
        "parametro p : euro\n    dal 2024-01-01 al 2024-06-30  1 euro\n    dal 2025-01-01 al "
        "2025-12-31  2 euro\n\n";
    const auto used = [&](const std::string& clauses) {
        return rules(p + "strumento altro\n    fonte legge_a\n" + clauses).codes();
    };
    CHECK(rules(p).findings() == "");  // used by nobody
    CHECK(used("    richiede \"R\"\n        isee <= p\n") == "R434 «p»");
    CHECK(
        used("    valido dal 2025-01-01 al 2025-12-31\n    richiede \"R\"\n        isee <= p\n") ==
        "");
    CHECK(used("    valido dal 2025-01-01\n    richiede \"R\"\n        isee <= p\n") ==
          "R434 «p»");  // after the last
    CHECK(
        used("    valido dal 2023-12-31 al 2024-06-30\n    richiede \"R\"\n        isee <= p\n") ==
        "R434 «p»");  // before the first
    CHECK(used("    richiede \"R\"  dal 2024-01-01 al 2024-06-30\n        isee <= p\n") == "");
    CHECK(used("    richiede \"R\"\n        dal 2025-01-01 e isee <= p\n") == "");
    CHECK(used("    richiede \"R\"\n        fino al 2024-12-31 o isee <= p\n") == "");
    CHECK(used("    richiede \"R\"  se dal 2025-01-01\n        isee <= p\n") == "");
    CHECK(rules(p + "definizione s : euro\n    caso fino al 2024-06-30 : p\n    caso fino al "
                    "2024-12-31 : 3 euro\n    altrimenti : p\n\n"
                    "strumento altro\n    fonte legge_a\n    valido dal 2024-01-01 al 2025-12-31\n "
                    "   richiede \"R\"\n        isee <= s\n")
              .findings() == "");
    CHECK(rules(p + "strumento altro\n    fonte legge_a\n    richiede \"R\"\n        isee <= p\n")
              .findings() ==
          "R434 1:11 «p»: «p» non ha un valore dal 2024-07-01 al 2024-12-31, ma una regola lo usa "
          "in quei giorni | "
          "aggiungi una riga dal 2024-07-01 con il valore, o «senza valore» se la fonte non lo dà");
}

TEST_CASE("sets of days") {
    using attiva::Date;
    using attiva::language::checking::DaySet;
    const DaySet a = DaySet::from_to(Date{10}, Date{20});
    const DaySet b = DaySet::from_to(Date{15}, std::nullopt);
    CHECK((a & b).first() == std::pair(Date{15}, Date{20}));
    CHECK((a | b).first() == std::pair(Date{10}, attiva::last_supported_day));
    CHECK((~a).first() == std::pair(attiva::first_supported_day, Date{9}));
    CHECK((a & ~a).empty());
    CHECK((~(a | ~a)).empty());
    CHECK((~a & DaySet::from_to(Date{10}, Date{30})).first() == std::pair(Date{21}, Date{30}));
    CHECK(DaySet::from_to(Date{5}, Date{4}).empty());
}

TEST_CASE("numbers that may be zero or too large") {
    CHECK(body("euro", "isee / numero_componenti").findings() == "");
    CHECK(body("euro", "isee / fattore").findings() ==
          "R430 2:12 «fattore»: questo divisore può essere zero | restringi il suo «dominio» nel "
          "vocabolario, oppure scrivi «il maggiore tra 1 e …»");
    CHECK(body("euro", "isee / (il maggiore tra 1 e (fattore arrotondato all'unità))").findings() ==
          "");
    CHECK(body("numero", "fattore * fattore").findings() ==
          "R431 2:5 «fattore * fattore»: questo calcolo può superare i numeri rappresentabili | "
          "restringi il «dominio» degli attributi nel vocabolario, oppure arrotonda un passaggio "
          "intermedio");
    CHECK(body("numero", "(fattore arrotondato all'unità) * (fattore arrotondato all'unità)")
              .findings() == "");
    CHECK(body("data", "data_domanda + 1,5 * 3 mesi").codes() == "R432 «1,5 * 3 mesi»");
    CHECK(body("data", "data_domanda + ((1,5 * 3 mesi) arrotondato all'unità)").findings() == "");
}

TEST_CASE("printed money is whole cents") {
    const auto amount = [](const std::string& value) {
        return instrument("senza requisiti\nimporto \"I\" : euro/mese\n    " + value).codes();
    };
    CHECK(amount("reddito_mensile") == "");
    CHECK(amount("reddito_mensile * 3 + 1 euro/mese") == "");
    CHECK(amount("reddito_mensile / 2") == "R433 «reddito_mensile / 2»");
    CHECK(amount("6.000 euro/anno al mese") == "");
    CHECK(amount("reddito_annuo al mese") == "R433 «reddito_annuo al mese»");
    CHECK(amount("reddito_annuo al mese arrotondato al centesimo") == "");
    CHECK(amount("il maggiore tra 0 euro/mese e (reddito_mensile / 2) arrotondato all'euro") == "");
}
