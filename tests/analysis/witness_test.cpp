// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tables: a condition, whether somebody satisfies it, and who; whether somebody
// does not.
#include <catch2/catch.hpp>

#include "analysis/person_words.hpp"
#include "analysis/witness.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

const Date day = *date_of(2026, 11, 25);

std::string answer(const std::string& type_and_body, Truth wanted) {
    const auto small = reviewed::rules("definizione prova : sì_no\n    " + type_and_body + "\n");
    const DayTables tables(small.program, small.catalogue.rules, small.catalogue.vocabulary, small.catalogue.territory, day);
    Searcher search({&tables});
    const Finding f = search.find({{0, small.definition("prova"), wanted}}, true);
    if (f.outcome == Outcome::none) return "nessuno";
    if (f.outcome == Outcome::undecided) return "non deciso";
    return in_words(*f.witness, {&small.catalogue}, day);
}

struct Row {
    const char* condition;
    const char* yes;
    const char* no;
};

}  // namespace

TEST_CASE("who satisfies a condition, and who does not") {
    const auto row = GENERATE(values<Row>({
        {"in_carico", "in_carico: sì", "in_carico: no"},
        {"sì", "chiunque", "nessuno"},
        {"in_carico e non in_carico", "nessuno", "in_carico: no"},
        {"eta >= 18 anni o eta < 30 anni", "eta: 30 anni", "nessuno"},
        {"eta >= 65 anni e eta < 60 anni", "nessuno", "eta: 10 anni"},
        {"isee <= 10.000 euro e isee > 9.999,99 euro", "isee: 10.000 euro", "isee: 20.000 euro"},
        {"isee <= 10.000 euro e isee > 9.999,99 euro e isee diverso da 10.000 euro", "nessuno", "isee: 20.000 euro"},
        {"isee < isee_pfi e isee_pfi < isee", "non deciso", "isee: 1.000.000 euro"},
        {"isee + isee_pfi > 1.999.999 euro", "isee: 1.000.000 euro; isee_pfi: 1.000.000 euro", "isee: 0 euro"},
        {"isee + isee_pfi > 2.000.000 euro", "nessuno", "chiunque"},
        {"abitazione = locazione e canone_annuo > 5.000 euro/anno", "abitazione: locazione; canone_annuo: 10.000 euro/anno",
         "abitazione: proprieta"},
        {"abitazione = comodato e (abitazione = locazione e canone_annuo > 1 euro/anno)", "nessuno", "abitazione: proprieta"},
        {"svantaggi contiene (a, b) e non (svantaggi contiene una tra (b, c))", "nessuno", "svantaggi: nessuno"},
        {"licenziamento da meno di 6 mesi e licenziamento da almeno 5 mesi", "licenziamento: 2026-05-27", "licenziamento: mai"},
        {"licenziamento da meno di 6 mesi e licenziamento da almeno 6 mesi", "nessuno", "licenziamento: mai"},
        {"licenziamento = mai e licenziamento avvenuto", "nessuno", "licenziamento: 1986-11-25"},
        {"concluso altro e non in corso altro", "già concluso: altro", "chiunque"},
    }));
    INFO(row.condition);
    const std::string other = "\n\nstrumento altro\n    fonte legge_a\n    senza requisiti";
    CHECK(answer(row.condition + other, Truth::yes) == row.yes);
    CHECK(answer(row.condition + other, Truth::no) == row.no);
}

TEST_CASE("as many members as it takes, and no more are needed to say nobody") {
    const auto row = GENERATE(values<Row>({
        {"esiste altro componente con eta < 18 anni", "un altro componente (eta: 10 anni)", "nessun altro componente"},
        {"almeno 2 altri componenti con disabile", "un altro componente (disabile: sì); un altro componente (disabile: sì)",
         "nessun altro componente"},
        {"(almeno 2 componenti con disabile) e (al massimo 1 componente con disabile)", "nessuno", "nessun altro componente"},
        {"(esiste componente con eta < 18 anni) e (ogni componente soddisfa eta >= 30 anni)", "nessuno",
         "eta: 30 anni; nessun altro componente"},
        {"numero_componenti >= 3 e numero di componenti < 3", "nessuno", "nessun altro componente"},
        {"numero_componenti = 2 e (esiste altro componente con disabile)", "un altro componente (disabile: sì)",
         "nessun altro componente"},
    }));
    INFO(row.condition);
    CHECK(answer(row.condition, Truth::yes) == row.yes);
    CHECK(answer(row.condition, Truth::no) == row.no);
}

TEST_CASE("what hangs on a value nobody gives is not decided") {
    const auto small = reviewed::rules(
        "parametro soglia : euro\n    dal 2020-01-01  senza valore  fonte legge_a\n\n"
        "definizione prova : sì_no\n    isee <= soglia e in_carico\n");
    const DayTables tables(small.program, small.catalogue.rules, small.catalogue.vocabulary, small.catalogue.territory, day);
    Searcher search({&tables});
    CHECK(search.find({{0, small.definition("prova"), Truth::no}}).outcome == Outcome::found);
    const Finding f = search.find({{0, small.definition("prova"), Truth::yes}});
    CHECK(f.outcome == Outcome::found);  // an ISEE of 0 is within any value
}

TEST_CASE("a difference: one condition and not another; the searcher is left as it was") {
    const auto small = reviewed::rules(
        "definizione larga : sì_no\n    isee <= 20.000 euro\n\ndefinizione stretta : sì_no\n    isee <= 10.000 euro\n");
    const DayTables tables(small.program, small.catalogue.rules, small.catalogue.vocabulary, small.catalogue.territory, day);
    Searcher search({&tables});
    const Goal wide{0, small.definition("larga"), Truth::yes};
    const Goal narrow{0, small.definition("stretta"), Truth::no};
    for (int i = 0; i < 2; ++i) {
        const Finding f = search.find({wide, narrow}, true);
        REQUIRE(f.witness);
        CHECK(in_words(*f.witness, {&small.catalogue}, day) == "isee: 11.000 euro");
        CHECK(search.find({{0, narrow.node, Truth::yes}, {0, wide.node, Truth::no}}).outcome == Outcome::none);
    }
}

TEST_CASE("a search stops at its budget") {
    const auto small = reviewed::rules("definizione prova : sì_no\n    isee * 3 = isee_pfi * 2 + 1 euro e isee > 5 euro e isee_pfi < isee\n");
    const DayTables tables(small.program, small.catalogue.rules, small.catalogue.vocabulary, small.catalogue.territory, day);
    Searcher search({&tables});
    const Finding f = search.find({{0, small.definition("prova"), Truth::yes}}, false, 50);
    CHECK(f.runs <= 51);
}
