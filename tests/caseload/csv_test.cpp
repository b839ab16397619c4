// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A sheet as Excel saves it in Italy.
#include <catch2/catch.hpp>

#include "caseload/read.hpp"

using namespace caseload_read;

namespace {
const std::string header = "caso;urgenza;attesa_dal;eta;iscritto_l68;strumento;costo;importo;dal;al\r\n";
std::string sheet(const std::string& rows) { return cases("f.csv", header + rows); }
}  // namespace

TEST_CASE("rows of one case together; days, amounts and yes as Excel writes them") {
    CHECK(cases("f.csv", "\xEF\xBB\xBF" + header + "A;alta;10/1/2026;30 anni;VERO;tirocinio_inclusione;indennita;1.200,50;01/04/2026;30/09/2026\r\n"
                                                  "B;;;;;;;;;\r\n;;;;;;;;;\r\n\"A\";;;;;laboratorio_propedeutico;formazione;\"300\";2026-04-01;2026-05-31\r\n") ==
          "A f.csv:2 alta 2026-01-10 {persona: {eta: 30 anni, iscritto_l68: sì}, al: 2026-03-01} <tirocinio_inclusione indennita 120050 almeno 120050 linee 1 altri 0 2026-04-01..2026-09-30> <laboratorio_propedeutico formazione 30000 almeno 30000 linee 1 altri 0 2026-04-01..2026-05-31>\n"
          "B f.csv:3 - - {al: 2026-03-01}\n"
          "fuori 0");
    CHECK(cases("f.csv", "caso;nome;detto_il;linea;strumento;costo;importo;dal;al\nA;\"Nicol\xF2 \"\"N\"\"\nN.\";1/2/2026;fse_3h1;tirocinio_inclusione;indennita;10 \x80;2026-01-01;2026-02-01") ==
          R"(A f.csv:2 - - {nome: Nicolò "N")" "\n"
          "N., al: 2026-02-01} [fse_3h1 tirocinio_inclusione indennita 1000 2026-01-01..2026-02-01]\n"
          "fuori 0");
}

TEST_CASE("what is wrong in a sheet") {
    CHECK(cases("f.csv", "") ==
          "F015 f.csv:1:1 la tabella è vuota | la prima riga dice i nomi delle colonne: caso;strumento;costo;importo;dal;al;…\n"
          "fuori 1");
    CHECK(cases("f.csv", "strumento;costo\na;b\n") ==
          "F015 f.csv:1:1 manca la colonna «caso» | la prima riga dice i nomi delle colonne: caso;strumento;costo;importo;dal;al;…\n"
          "fuori 1");
    CHECK(cases("f.csv", "caso;urgenzza;caso\nA;;\n") ==
          "F015 f.csv:1:6 colonna sconosciuta «urgenzza» | forse intendevi «urgenza»?\n"
          "F015 f.csv:1:15 la colonna «caso» c'è due volte | lasciane una\n"
          "fuori 1");
    CHECK(sheet("A;alta\n;;;;;laboratorio_propedeutico;formazione;1;2026-04-01;2026-05-31\nB;media;;;;;;;;\n") ==
          "B f.csv:4 media - {al: 2026-03-01}\n"
          "F014 f.csv:3:1 una riga senza «caso» | scrivi la sigla del caso in ogni riga\n"
          "F016 f.csv:2:1 la riga ha 2 celle, non 10 | controlla i punti e virgola; un testo che ne ha va fra virgolette\n"
          "fuori 2");
    CHECK(sheet("A;alta;;30 anni;;;;;;\nA;media;;31 anni;;;;;;\nB;;;;;;;;;\n") ==
          "B f.csv:4 - - {al: 2026-03-01}\n"
          "F018 f.csv:3:3 «urgenza» è diverso da una riga all'altra dello stesso caso | scrivi lo stesso valore, o lascia vuota la cella\n"
          "F018 f.csv:3:10 «eta» è diverso da una riga all'altra dello stesso caso | scrivi lo stesso valore, o lascia vuota la cella\n"
          "fuori 1");
    CHECK(sheet("B;;;;;;;;;\nA;\"alta;;;;;;;;\n") ==
          "B f.csv:2 - - {al: 2026-03-01}\n"
          "F017 f.csv:3:3 virgolette non chiuse | chiudi le virgolette; dentro un testo scrivile due volte\n"
          "fuori 1");
    CHECK(sheet("A;\"al\"ta;;;;;;;;\n") ==
          "F017 f.csv:2:3 dopo le virgolette chiuse c'è altro | dentro un testo scrivi le virgolette due volte\n"
          "fuori 1");
    CHECK(sheet("A;alta;;;;laboratorio_propedeutico;;x;1/13/2026;2026-05-31\nB;;;;;;;;;;extra\n") ==
          "Y021 f.csv:2:1 la richiesta: manca «costo» | aggiungi la riga  costo: …\n"
          "T020 f.csv:2:37 «x» non è una quantità | scrivi un numero senza spazi e poi l'unità: 10.140,50 euro\n"
          "T031 f.csv:2:39 «2026-13-01»: il mese 13 non esiste | scrivi anno-mese-giorno, con il mese da 01 a 12\n"
          "F016 f.csv:3:1 la riga ha 11 celle, non 10 | controlla i punti e virgola; un testo che ne ha va fra virgolette\n"
          "fuori 2");
    CHECK(cases("f.csv", "caso;\nA;x\n") ==
          "F015 f.csv:2:3 una cella in una colonna senza nome | dai un nome alla colonna, o svuotala\n"
          "fuori 1");
    CHECK(cases("f.csv", "caso\nA\x81\n") ==
          "T002 f.csv:2:2 carattere di controllo U+0081 | cancellalo\n"
          "fuori 1");
    CHECK(cases("f.csv", std::string("c\0a\0s\0o\0\n\0A\0", 12)) ==
          "T012 f.csv:1:1 questo non è un file di testo | controlla di aver scelto il file giusto; se è un testo, salvalo in UTF-8\n"
          "fuori 1");
}

TEST_CASE("a byte of no alphabet spoils its row, not the others") {
    const std::string how = "byte che non è UTF-8 | salva il file in UTF-8 (nell'editor: «Salva con codifica UTF-8»)\n";
    CHECK(cases("f.csv", "caso;nome\nA;Nicolò\nB;Jos\xFF\xFE\nC;Zoé\nD;à\n") ==
          "A f.csv:2 - - {nome: Nicolò, al: 2026-03-01}\n"
          "C f.csv:4 - - {nome: Zoé, al: 2026-03-01}\n"
          "D f.csv:5 - - {nome: à, al: 2026-03-01}\n"
          "T001 f.csv:3:6 " + how + "fuori 1");
    // Rows of one case go together; of a case that has no sure name, the row alone.
    CHECK(cases("f.csv", "caso;nome\nA;Nicolò\nA\xFF;\nB;\nB;\"è\n\xFF\"\n") ==
          "A f.csv:2 - - {nome: Nicolò, al: 2026-03-01}\n"
          "T001 f.csv:3:2 " + how + "T001 f.csv:6:1 " + how + "fuori 2");
    CHECK(cases("f.csv", "caso;n\xFFme\nA;è\nB;\n") == "T001 f.csv:1:7 " + how + "fuori 1");
    CHECK(cases("f.csv", "\xEF\xBB\xBF" "caso;nome\nA;x\nB;\xFF\n") ==
          "A f.csv:2 - - {nome: x, al: 2026-03-01}\n"
          "T001 f.csv:3:3 " + how + "fuori 1");
    // In the alphabet of Windows too; an odd space between rows is of none.
    CHECK(cases("f.csv", "caso;nome\nA;Nicol\xF2\n;\xA0\nB;x\x81\nC;\n") ==
          "A f.csv:2 - - {nome: Nicolò, al: 2026-03-01}\n"
          "C f.csv:5 - - {al: 2026-03-01}\n"
          "T002 f.csv:4:4 carattere di controllo U+0081 | cancellalo\n"
          "fuori 1");
    // More than a thousand: the file is something else.
    const auto spoilt = [](int rows) {
        std::string text = "\xEF\xBB\xBF" "caso;nome\nA;x\n";
        for (int i = 0; i < rows; ++i) text += "B" + std::to_string(i) + ";\xFF\n";
        return cases("f.csv", text);
    };
    CHECK(spoilt(1000).substr(0, 10) == "A f.csv:2 ");
    CHECK(spoilt(1000).find("fuori 1000") != std::string::npos);
    CHECK(spoilt(1001).find("T011 f.csv:1003:7 altri caratteri o righe da correggere in questo file: 1 | correggi quelli elencati e ricontrolla\nfuori 1") != std::string::npos);
}
