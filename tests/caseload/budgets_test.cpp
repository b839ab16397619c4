// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Budgets, and what a scenario changes of them.
#include <catch2/catch.hpp>

#include <algorithm>

#include "caseload/read.hpp"

using namespace caseload_read;

namespace {

std::string dump_budgets(const caseload::Budgets& b) {
    std::string out = text::write_date(b.day) + " regola";
    for (const auto k : b.rule) out += fmt::format(" {}", static_cast<int>(k));
    out += fmt::format(" urgenze {}", fmt::join(b.urgencies, ","));
    for (const auto& l : b.lines) {
        out += fmt::format(" <{} {} {} impegnato {} scarsita {} posti {}{}{}", l.line, l.total ? fmt::format("totale {}", *l.total) : "-", l.left ? fmt::format("residuo {}", *l.left) : "-", l.committed, l.scarcity,
                           l.places ? std::to_string(*l.places) : "-", l.cofunded_each ? " per_spesa" : "", l.premiums_held ? " accantonati" : "");
        for (const auto& p : l.parts) out += fmt::format(" {}:{}{} {}", static_cast<int>(p.kind), p.year == 0 ? "" : std::to_string(p.year), p.id, p.cents);
        out += ">";
    }
    return out;
}

std::string read(const std::string& text) {
    Diagnostics d;
    const auto b = caseload::read_budgets({"bilanci.yaml", text}, known(), d);
    return b ? dump_budgets(*b) : said(d);
}

std::string line(const std::string& fields) { return read(one_line + fields); }

std::string changed(const std::string& scenario) {
    caseload::Budgets b = budgets();
    Diagnostics d;
    caseload::change(b, scenario, known(), d);
    return d.empty() ? dump_budgets(b) : said(d);
}

}  // namespace

TEST_CASE("budgets, whole") {
    CHECK(line("    totale: 100.000 euro\n    impegnato: 5.000\n    scarsita: 40\n    posti: 12\n    cofinanziamento: per_spesa\n    premi: accantonati\n    anni: [{anno: 2026, importo: 60.000}]\n"
               "    zone: [{zona: versilia, importo: 1.000 euro}]\n    categorie: [{categoria: iscritto_l68, importo: 2.000}]\n    riserve: [{per: iscritto_l68, importo: 100.000}]\n  - {linea: qsfp, residuo: 0}\n") ==
          "2026-03-01 regola 0 1 urgenze alta,media <fse_3h1 totale 10000000 - impegnato 500000 scarsita 40 posti 12 per_spesa accantonati 0:2026 6000000 1:versilia 100000 2:iscritto_l68 200000 3:iscritto_l68 10000000> <qsfp - residuo 0 impegnato 0 scarsita 0 posti ->");
}

TEST_CASE("what is wrong in budgets") {
    CHECK(read("") ==
          "Y009 bilanci.yaml:1:1 documento vuoto | scrivi  nome: valore");
    CHECK(read("al: 2026-03-01\nregola: []\nlinee: []\n") ==
          "F028 bilanci.yaml:2:9 la regola è vuota | scrivi che cosa conta, in ordine: urgenza, attesa, richieste, persone, denaro, linee_meno_scarse");
    CHECK(read("al: 2026-03-01\nregola: [urgenza, atesa, denaro, denaro]\nlinee: []\n") ==
          "F028 bilanci.yaml:2:10 la regola guarda l'urgenza e mancano le classi | aggiungi la riga  urgenze: [dalla più urgente, …]\n"
          "F028 bilanci.yaml:2:19 la regola non conosce «atesa» | forse intendevi «attesa»?\n"
          "F028 bilanci.yaml:2:34 «denaro» c'è due volte nella regola | lasciala una volta sola, dove conta di più");
    CHECK(read("al: 2026-03-01\nregola: attesa\nurgenze: [a, a]\nlinee: []\n") ==
          "F027 bilanci.yaml:3:14 la classe «a» c'è due volte | ogni classe ha un nome suo");
    CHECK(line("") ==
          "F021 bilanci.yaml:5:5 la linea «fse_3h1» non ha né «totale» né «residuo» | scrivi uno dei due: totale, da cui si tolgono gli impegni, o residuo, da cui sono già tolti");
    CHECK(line("    totale: 1\n    residuo: 1\n") ==
          "F021 bilanci.yaml:7:5 la linea «fse_3h1» ha sia «totale» sia «residuo» | scrivi uno dei due: totale, da cui si tolgono gli impegni, o residuo, da cui sono già tolti");
    CHECK(line("    totale: 1\n  - {linea: fse_3h1, totale: 1}\n  - {linea: fse_3h, totale: 1}\n") ==
          "F020 bilanci.yaml:7:13 la linea «fse_3h1» c'è due volte | mettile insieme\n"
          "F004 bilanci.yaml:8:13 la linea «fse_3h» non c'è | forse intendevi «fse_3h1»?");
    CHECK(line("    totale: 1\n    impegnato: 2\n") ==
          "F022 bilanci.yaml:7:16 «impegnato» supera il totale della linea | correggi l'uno o l'altro");
    CHECK(line("    residuo: 1\n    impegnato: 1\n") ==
          "F022 bilanci.yaml:7:16 «impegnato» con «residuo»: è già tolto | toglilo, o scrivi il totale");
    CHECK(line("    totale: -1\n    scarsita: 101\n    posti: 1000001\n") ==
          "F006 bilanci.yaml:6:13 «totale» fuori dai limiti | scrivi una somma da 0 euro a 1.000.000.000 euro\n"
          "F023 bilanci.yaml:7:15 «scarsita» fuori dai limiti | scrivi un numero intero da 0 a 100\n"
          "F023 bilanci.yaml:8:12 «posti» fuori dai limiti | scrivi un numero intero da 0 a 1.000.000");
    CHECK(line("    totale: 9\n    zone: [{zona: versiglia, importo: 1}]\n    categorie: [{categoria: isee, importo: 1}]\n    riserve: [{per: iscrito_l68, importo: 10}]\n    anni: [{anno: 26, importo: 1}]\n") ==
          "F023 bilanci.yaml:10:19 «anno» fuori dai limiti | scrivi un numero intero da 1900 a 2199\n"
          "F024 bilanci.yaml:7:19 la zona «versiglia» non c'è | forse intendevi «versilia»?\n"
          "F025 bilanci.yaml:8:29 «isee» non è un fatto sì o no della persona o del nucleo, né una definizione | usa un nome del vocabolario o delle regole\n"
          "F025 bilanci.yaml:9:21 «iscrito_l68» non è un fatto sì o no della persona o del nucleo, né una definizione | forse intendevi «iscritto_l68»?\n"
          "F029 bilanci.yaml:9:43 le riserve superano il denaro della linea | correggi le riserve, o il denaro della linea");
    CHECK(line("    totale: 9\n    zone: [{zona: versilia, importo: 1}, {zona: versilia, importo: 2}]\n    riserve: [{per: iscritto_l68, importo: 10}]\n") ==
          "F026 bilanci.yaml:7:49 questa parte della linea c'è già | lasciane una\n"
          "F029 bilanci.yaml:8:44 le riserve superano il denaro della linea | correggi le riserve, o il denaro della linea");
    CHECK(line("    totale: 9\n    premi: forse\n    bonus: 1\n") ==
          "Y024 bilanci.yaml:7:12 «forse» non è un valore di «premi» | i valori sono: no, accantonati\n"
          "Y020 bilanci.yaml:8:5 la linea: campo sconosciuto «bonus» | i campi sono: linea, totale, residuo, impegnato, scarsita, posti, cofinanziamento, premi, anni, zone, categorie, riserve");
}

TEST_CASE("scenarios") {
    CHECK(changed("fse_3h1.totale=150.000 euro") ==
          "2026-03-01 regola 0 1 urgenze alta,media <fse_3h1 totale 15000000 - impegnato 0 scarsita 0 posti ->");
    CHECK(changed(" fse_3h1.residuo = 20 ") ==
          "2026-03-01 regola 0 1 urgenze alta,media <fse_3h1 - residuo 2000 impegnato 0 scarsita 0 posti ->");
    CHECK(changed("fse_3h1.posti=3") ==
          "2026-03-01 regola 0 1 urgenze alta,media <fse_3h1 totale 10000000 - impegnato 0 scarsita 0 posti 3>");
    CHECK(changed("fse_3h1.scarsita=100") ==
          "2026-03-01 regola 0 1 urgenze alta,media <fse_3h1 totale 10000000 - impegnato 0 scarsita 100 posti ->");
    CHECK(changed("senza=fse_3h1") ==
          "2026-03-01 regola 0 1 urgenze alta,media");
    CHECK(changed("regola=urgenza, richieste") ==
          "2026-03-01 regola 0 2 urgenze alta,media <fse_3h1 totale 10000000 - impegnato 0 scarsita 0 posti ->");
    CHECK(changed("regola=attesa,attesa") ==
          "F104 --se:1:15 «attesa» c'è due volte nella regola | lasciala una volta sola");
    CHECK(changed("regola=attesa,,richieste") ==
          "F104 --se:1:15 nella regola c'è una virgola senza una chiave accanto | scrivi le chiavi così: regola=urgenza,richieste");
    CHECK(changed("regola=attesa,") ==
          "F104 --se:1:15 nella regola c'è una virgola senza una chiave accanto | scrivi le chiavi così: regola=urgenza,richieste");
    CHECK(changed("regola=") ==
          "F101 --se:1:7 dopo il segno di uguale non c'è niente | scrivi LINEA.totale=150.000 euro (o residuo, posti, scarsita), senza=LINEA, o regola=urgenza,richieste");
    CHECK(changed("niente") ==
          "F101 --se:1:1 uno scenario vuole un segno di uguale | scrivi LINEA.totale=150.000 euro (o residuo, posti, scarsita), senza=LINEA, o regola=urgenza,richieste");
    CHECK(changed("sensa=fse_3h1") ==
          "F101 --se:1:1 uno scenario non cambia «sensa» | forse intendevi «senza»?");
    CHECK(changed("senza=fse_3h") ==
          "F102 --se:1:7 la linea «fse_3h» non c'è | forse intendevi «fse_3h1»?");
    CHECK(changed("qsfp.totale=1") ==
          "F102 --se:1:1 la linea «qsfp» non ha un bilancio | le linee dei bilanci sono: fse_3h1");
    CHECK(changed("fse_3h1.total=1") ==
          "F103 --se:1:9 di una linea uno scenario non cambia «total» | forse intendevi «totale»?");
    CHECK(changed("fse_3h1.totale=x") ==
          "T020 --se:1:16 «x» non è una quantità | scrivi un numero senza spazi e poi l'unità: 10.140,50 euro");
    CHECK(changed("fse_3h1.scarsita=101") ==
          "F104 --se:1:18 «scarsita» fuori dai limiti | scrivi un numero intero da 0 a 100");
    CHECK(changed("fse_3h1.posti=-1") ==
          "F104 --se:1:15 «posti» fuori dai limiti | scrivi un numero intero da 0 a 1.000.000");
}
