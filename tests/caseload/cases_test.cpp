// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A case in YAML, JSON, JSONL: what is taken, and everything that keeps one out.
#include <catch2/catch.hpp>

#include "caseload/read.hpp"

using namespace caseload_read;

namespace {

const std::string person = "persona: {al: 2026-02-01, persona: {eta: 30 anni}}\n";

// Of one request with these fields: everything but what is wrong is right.
std::string request(const std::string& instead) {
    std::string fields = "strumento: tirocinio_inclusione, costo: indennita, importo: 3.000 euro, dal: 2026-04-01, al: 2026-09-30";
    const std::string key = instead.substr(0, instead.find(':') + 1);
    const std::size_t at = (" " + fields).find(" " + key);
    if (at == std::string::npos) fields += ", " + instead;
    else fields.replace(at, std::min(fields.find(", ", at), fields.size()) - at, instead);
    return cases("a.yaml", person + "richieste:\n  - {" + fields + "}\n");
}

std::string many(int count, const std::string& one) {
    std::string out;
    for (int i = 0; i < count; ++i) out += one;
    return out;
}

}  // namespace

TEST_CASE("a case of a file, whole") {
    CHECK(cases("dir/anna.yaml", person + "urgenza: alta\nattesa_dal: 2026-01-10\nrichieste:\n"
                                          "  - {strumento: tirocinio_inclusione, costo: indennita, importo: \"3.000,50 euro\", almeno: 500 euro, linee: 2, altri: 100 euro, dal: 2026-04-01, al: 2026-09-30}\n"
                                          "impegni:\n  - {linea: fse_3h1, strumento: tirocinio_inclusione, costo: tutoraggio, importo: 200 euro, dal: 2026-01-01, al: 2026-03-31}\n") ==
          "anna dir/anna.yaml:1 alta 2026-01-10 {al: 2026-02-01, persona: {eta: 30 anni}} <tirocinio_inclusione indennita 300050 almeno 50000 linee 2 altri 10000 2026-04-01..2026-09-30> "
          "[fse_3h1 tirocinio_inclusione tutoraggio 20000 2026-01-01..2026-03-31]\nfuori 0");
    CHECK(cases("b.json", R"({"caso": "B1", "persona": {"al": "2026-02-01"}, "richieste": [{"strumento": "tirocinio_inclusione", "costo": "indennita", "importo": 1200.5, "dal": "2026-04-01", "al": "2026-09-30"}]})") ==
          "B1 b.json:1 json - - {al: \"2026-02-01\"} <tirocinio_inclusione indennita 120050 almeno 120050 linee 1 altri 0 2026-04-01..2026-09-30>\nfuori 0");
}

TEST_CASE("lines are cases; a wrong one does not stop the others") {
    const std::string good = R"({"caso": "A", "persona": {"al": "2026-02-01"}})";
    CHECK(cases("c.jsonl", good + "\r\n\n{\"caso\": \"B\", \"persona\": \n" + R"({"caso": "A", "persona": {"al": "2026-02-01"}})" + "\n{\"caso\": \"C\", \"persona\": {\"al\": \"2026-02-01\"}, \"nome\": \"\x01\"}\n" +
                               R"({"persona": {"al": "2026-02-01"}})") ==
          R"(A c.jsonl:1 json - - {al: "2026-02-01"})" "\n"
          R"(c:6 c.jsonl:6 json - - {al: "2026-02-01"})" "\n"
          "Y001 c.jsonl:3:1 parentesi non chiusa | chiudi la parentesi [ o {\n"
          "F001 c.jsonl:4:10 il caso «A» c'è due volte | dagli un'altra sigla; se è la stessa persona, metti insieme le richieste\n"
          "T002 c.jsonl:5:57 carattere di controllo U+0001 | cancellalo\n"
          "fuori 3");
    CHECK(cases("c.ndjson", "\n\n") ==
          "Y009 c.ndjson:1:1 documento vuoto | scrivi un caso per riga\n"
          "fuori 1");
    CHECK(cases("c.jsonl", "[1, 2]\n{}\n{\"caso\": \"\", \"persona\": {}}\n") ==
          "Y022 c.jsonl:1:1 qui ci vuole un gruppo di campi, non un elenco | scrivi  nome: valore  su righe rientrate\n"
          "Y021 c.jsonl:2:1 il caso: manca «persona» | aggiungi la riga  persona: …\n"
          "F014 c.jsonl:3:10 un caso senza nome | scrivi una sigla\n"
          "fuori 3");
    CHECK(cases("-", good + "\n" + R"({"caso": "B", "persona": {"al": "2026-02-01"}})").substr(0, 5) == "A -:1");
    CHECK(cases({{"x/a.yaml", person}, {"y/a.yaml", person}}) ==
          "a x/a.yaml:1 - - {al: 2026-02-01, persona: {eta: 30 anni}}\n"
          "F001 y/a.yaml:1:1 il caso «a» c'è due volte | dagli un'altra sigla; se è la stessa persona, metti insieme le richieste\n"
          "fuori 1");
}

TEST_CASE("what is wrong in a case") {
    CHECK(request("strumento: tirocinio_inclusion") ==
          "F002 a.yaml:3:17 lo strumento «tirocinio_inclusion» non c'è | forse intendevi «tirocinio_inclusione»?\n"
          "fuori 1");
    CHECK(request("strumento: xyz") ==
          "F002 a.yaml:3:17 lo strumento «xyz» non c'è | «attiva catalogo» dice quali ci sono\n"
          "fuori 1");
    CHECK(request("costo: indenita") ==
          "Y024 a.yaml:3:46 «indenita» non è un valore di «costo» | forse intendevi «indennita»?\n"
          "fuori 1");
    CHECK(request("importo: tanto") ==
          "T020 a.yaml:3:66 «tanto» non è una quantità | scrivi un numero senza spazi e poi l'unità: 10.140,50 euro\n"
          "fuori 1");
    CHECK(request("importo: 500 euro/mese") ==
          "F005 a.yaml:3:66 «importo» vuole una somma in euro | scrivi una somma intera, per tutto il periodo: 3.000 euro\n"
          "fuori 1");
    CHECK(request("importo: 0 euro") ==
          "F006 a.yaml:3:66 «importo» fuori dai limiti | scrivi una somma da 0,01 euro a 10.000.000 euro\n"
          "fuori 1");
    CHECK(request("importo: \"10.000.000,01 euro\"") ==
          "F006 a.yaml:3:66 «importo» fuori dai limiti | scrivi una somma da 0,01 euro a 10.000.000 euro\n"
          "fuori 1");
    CHECK(request("importo: \"0,001 euro\"") ==
          "T027 a.yaml:3:67 troppi decimali per «euro» | al massimo 2 decimali\n"
          "fuori 1");
    CHECK(request("importo: [1]") ==
          "Y022 a.yaml:3:66 qui ci vuole un testo, non un elenco | scrivi un solo valore sulla stessa riga\n"
          "fuori 1");
    CHECK(request("almeno: 3.001 euro") ==
          "F008 a.yaml:3:119 «almeno» supera l'importo | scrivi una somma più bassa, o togli la riga\n"
          "fuori 1");
    CHECK(request("linee: 11") ==
          "F013 a.yaml:3:118 le linee di una richiesta sono da 1 a 10 | scrivi quante possono dividersela\n"
          "fuori 1");
    CHECK(request("al: 2026-03-31") ==
          "F007 a.yaml:3:99 il periodo finisce prima di cominciare | correggi le date\n"
          "fuori 1");
    CHECK(request("impotro: 1 euro") ==
          "Y020 a.yaml:3:111 la richiesta: campo sconosciuto «impotro» | forse intendevi «importo»?\n"
          "fuori 1");
    CHECK(cases("a.yaml", person + "urgenza: altissima\n") ==
          "F011 a.yaml:2:10 «altissima» non è una classe dei bilanci | le classi sono: alta, media\n"
          "fuori 1");
    CHECK(cases("a.yaml", person + "attesa_dal: 2026-03-02\n") ==
          "F012 a.yaml:2:13 l'attesa comincia dopo il giorno dei bilanci | correggi «attesa_dal», o «al» dei bilanci\n"
          "fuori 1");
    CHECK(cases("a.yaml", person + "impegni:\n  - {linea: fse_3h, strumento: tirocinio_inclusione, costo: indennita, importo: 1 euro, dal: 2026-01-01, al: 2026-01-01}\n") ==
          "F004 a.yaml:3:13 la linea «fse_3h» non c'è | forse intendevi «fse_3h1»?\n"
          "fuori 1");
    CHECK(cases("a.yaml", "urgenza: alta\n") ==
          "Y021 a.yaml:1:1 il caso: manca «persona» | aggiungi la riga  persona: …\n"
          "fuori 1");
    CHECK(cases("a.yaml", "") ==
          "Y009 a.yaml:1:1 documento vuoto | scrivi  nome: valore\n"
          "fuori 1");
    CHECK(cases("a.yaml", "caso: ''\n" + person) ==
          "F014 a.yaml:1:7 un caso senza nome | scrivi una sigla\n"
          "fuori 1");
}

TEST_CASE("limits, on both sides") {
    CHECK(request("importo: 10.000.000 euro").substr(0, 1) == "a");
    CHECK(request("importo: \"0,01 euro\"").substr(0, 1) == "a");
    CHECK(request("linee: 10").substr(0, 1) == "a");
    CHECK(request("al: 2026-04-01").substr(0, 1) == "a");
    CHECK(cases("a.yaml", person + "attesa_dal: 2026-03-01\n").substr(0, 1) == "a");
    const std::string one = "  - {strumento: tirocinio_inclusione, costo: indennita, importo: 1 euro, dal: 2026-04-01, al: 2026-09-30}\n";
    CHECK(cases("a.yaml", person + "richieste:\n" + many(100, one)).substr(0, 1) == "a");
    CHECK(cases("a.yaml", person + "richieste:\n" + many(101, one)) ==
          "F009 a.yaml:103:5 «richieste» ha al massimo 100 voci | dividi il caso in due, o togli ciò che non serve\n"
          "fuori 1");
}

TEST_CASE("the largest file of cases, on both sides") {
    const auto padded = [](std::string text, std::size_t size) {
        const std::string line = std::string(60'000, ' ') + "\n";
        while (text.size() + line.size() <= size) text += line;
        text.resize(size, ' ');
        return text;
    };
    const std::string one = R"({"caso": "A", "persona": {"al": "2026-02-01"}})" "\n";
    CHECK(cases("c.jsonl", padded(one, largest_caseload)) == "A c.jsonl:1 json - - {al: \"2026-02-01\"}\nfuori 0");
    CHECK(cases("c.jsonl", padded(one, largest_caseload + 1)) == "T008 c.jsonl:1:1 file troppo grande: il massimo è 64 MiB | dividilo in più file\nfuori 1");
    CHECK(cases("c.csv", padded("caso\nA\n", largest_caseload)) == "A c.csv:2 - - {al: 2026-03-01}\nfuori 0");
    CHECK(cases("c.csv", padded("caso\nA\n", largest_caseload + 1)) == "T008 c.csv:1:1 file troppo grande: il massimo è 64 MiB | dividilo in più file\nfuori 1");
}
