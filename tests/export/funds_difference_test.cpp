// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a scenario changes, in words; the words of the answer.
#include <catch2/catch.hpp>

#include <algorithm>

#include "export/funds_stories.hpp"

using namespace attiva;

namespace {

using Lines = std::vector<std::string>;

Lines told(const FundsAnswer& base, const FundsAnswer& scenario) { return difference(base, scenario, {}).lines; }

}  // namespace

TEST_CASE("money and verdicts in words") {
    CHECK(euro(123'450) == "1.234,50 euro");
    CHECK(euro(20'000) == "200 euro");
    CHECK(euro(1) == "0,01 euro");
    CHECK(std::string(word(Coverage::paid)) == "pagata");
    CHECK(std::string(word(Coverage::tied)) == "a pari merito");
    CHECK(std::string(word(Coverage::uncovered)) == "scoperta");
    CHECK(std::string(word(Coverage::open)) == "non decisa");
}

TEST_CASE("what a scenario supposes is said with the names of the lines") {
    const FundsAnswer& a = stories::funds("usuale");
    CHECK(difference(a, a, {"qsfp.totale=150.000 euro", "senza=fse_3h1", "senza=ignota", "regola=urgenza,richieste", "catalogo di prova"}).changes ==
          Lines{"Quota servizi del Fondo Povertà: totale 150.000 euro", "senza FSE+ 3.h.1, inclusione attiva", "senza ignota", "la regola guarda, in ordine: urgenza,richieste", "catalogo di prova"});
}

TEST_CASE("nothing changed is no line") {
    for (const auto& [name, answer] : stories::funds()) CHECK(told(answer, answer).empty());
}

TEST_CASE("numbers, requests and lines that changed, in their order") {
    const FundsAnswer& a = stories::funds("usuale");
    FundsAnswer b = a;
    b.requests[2].coverage = Coverage::paid;
    b.requests[2].payments = {{"qsfp", "Quota servizi del Fondo Povertà", 250'050, 0, nullptr, false}};
    b.requests[4].payments = {{"qsfp", "Quota servizi del Fondo Povertà", 100'000, 0, nullptr, false}, {"fse_3h1", "FSE+ 3.h.1, inclusione attiva", 200'000, 0, nullptr, false}};
    b.levels[0].value = 3;
    b.levels[1].value = 4;
    b.lines[1].total += 500'000;
    b.lines[1].planned += 350'050;
    b.lines[1].left += 149'950;
    b.lines[1].places = 7;
    CHECK(told(a, b) == Lines{"richieste pagate: da 2 a 3",
                              "richieste a pari merito: da 2 a 1",
                              "denaro assegnato: da 8.500,50 euro a 11.001 euro",
                              "richieste pagate di urgenza «alta»: da 2 a 3",
                              "carla, Tirocinio di inclusione sociale (indennità): era a pari merito, ora pagata; nella proposta: Quota servizi del Fondo Povertà: 2.500,50 euro",
                              "elsa, Tirocinio di inclusione sociale (indennità): nella proposta era FSE+ 3.h.1, inclusione attiva: 3.000 euro, ora Quota servizi del Fondo Povertà: 1.000 euro + FSE+ 3.h.1, inclusione attiva: 2.000 euro",
                              "Quota servizi del Fondo Povertà: totale da 4.000,50 euro a 9.000,50 euro, previsti da 2.500,50 euro a 6.001 euro, restano da 1.000 euro a 2.499,50 euro, posti da senza limite a 7"});
}

TEST_CASE("a line closed or new, a request that is read no more, another rule, a search not ended") {
    const FundsAnswer& a = stories::funds("usuale");
    FundsAnswer b = a;
    b.lines.erase(b.lines.begin());
    CHECK(told(a, b) == Lines{"FSE+ 3.h.1, inclusione attiva: chiusa; erano previsti 6.000 euro"});
    CHECK(told(b, a) == Lines{"FSE+ 3.h.1, inclusione attiva: linea in più, restano 2.500 euro"});
    b = a;
    b.requests.erase(b.requests.begin() + 3);
    CHECK(told(a, b) == Lines{"richieste scoperte: da 1 a 0", "dario, Tirocinio di inclusione sociale (formazione): non è più fra le richieste lette"});
    CHECK(told(b, a) == Lines{"richieste scoperte: da 0 a 1", "dario, Tirocinio di inclusione sociale (formazione): non era fra le richieste lette; ora scoperta"});
    b = a;
    b.rule = {"più denaro usato"};
    b.levels = {};
    CHECK(told(a, b) == Lines{"la regola è un'altra"});
    b.optimal = false;
    CHECK(told(a, b).back() == "una delle due proposte non è provata migliore: parte della differenza può venire dalla ricerca");
}

TEST_CASE("requests that ask the same are told apart") {
    FundsAnswer a = stories::funds("usuale");
    a.requests = {a.requests[0], a.requests[0]};
    FundsAnswer b = a;
    b.requests[1].payments.front().cents = 100;
    CHECK(told(a, a).empty());
    CHECK(told(a, b).size() == 2);
}
