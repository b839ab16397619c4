// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Declarations and names: who is called what, what is unknown, what is meant.
#include <catch2/catch.hpp>

#include "check_fixture.hpp"

using namespace checked;

namespace {

struct Row {
    const char* rules;
    const char* findings;
};

}  // namespace

TEST_CASE("names are resolved across the file, in any order") {
    CHECK(rules("definizione prova : sì_no\n    isee <= soglia\n\nparametro soglia : euro\n    dal "
                "2025-01-01  10 euro  fonte legge_a\n")
              .definition("prova") == "isee <= soglia");
    CHECK(
        rules("definizione prova : numero\n    altro.quota_a / 1 euro\n\nstrumento altro\n    "
              "senza requisiti\n    importo quota_a \"Q\" : euro  fonte legge_a\n        3 euro\n")
            .definition("prova") == "(altro.quota_a / 100)");
}

TEST_CASE("wrong names") {
    const auto row = GENERATE(values<Row>({
        {"definizione prova : sì_no\n    ise <= 3 euro\n",
         "R102 2:5 «ise»: il nome «ise» non esiste | forse intendevi «isee»?"},
        {"definizione prova : sì_no\n    lontano\n",
         "R102 2:5 «lontano»: il nome «lontano» non esiste | «lontano» è una voce di «distanza»: "
         "scrivi distanza = lontano"},
        {"definizione prova : sì_no\n    c\n",
         "R102 2:5 «c»: il nome «c» non esiste | «c» è una voce di «svantaggi»: scrivi svantaggi "
         "contiene c"},
        {"definizione prova : sì_no\n    zzzzzzzz\n",
         "R102 2:5 «zzzzzzzz»: il nome «zzzzzzzz» non esiste | aggiungi l'attributo al "
         "vocabolario, oppure scrivi una definizione"},
        {"definizione prova : sì_no\n    altro e in_carico\n\nstrumento altro\n    senza "
         "requisiti\n",
         "R102 2:5 «altro»: il nome «altro» non esiste | «altro» è uno strumento: scrivi «in corso "
         "altro», «concluso altro» o «ammissibile a altro»"},
        {"definizione prova : sì_no\n    concluso altr\n\nstrumento altro\n    senza requisiti\n",
         "R105 2:14 «altr»: lo strumento «altr» non esiste | forse intendevi «altro»?"},
        {"definizione prova : euro\n    altro.quot_\n\nstrumento altro\n    senza requisiti\n    "
         "importo quot_a \"Q\" : euro  fonte legge_a\n        3 euro\n",
         "R106 2:5 «altro.quot_»: nessun importo o risultato si chiama «altro.quot_» | forse "
         "intendevi «altro.quot_a»?"},
        {"definizione prova : sì_no\n    residenza in comune massaa\n",
         "R107 2:25 «massaa»: il comune «massaa» non è nel territorio conosciuto | forse intendevi "
         "«massa»?"},
        {"definizione prova : sì_no\n    residenza in provincia XX\n",
         "R107 2:28 «XX»: la provincia «XX» non è nel territorio conosciuto | scrivi la sigla "
         "della provincia in maiuscolo: LU"},
        {"definizione isee : sì_no\n    in_carico\n",
         "R101 1:13 «isee»: «isee» è già un attributo del vocabolario | scegli un altro nome"},
        {"definizione prova : sì_no\n    in_carico\n\nparametro prova : euro\n    dal 2025-01-01  "
         "3 euro\n",
         "R101 4:11 «prova»: «prova» è dichiarato due volte | togli una delle due dichiarazioni o "
         "cambia nome"},
        {"strumento altro\n    senza requisiti\n\nstrumento altro\n    senza requisiti\n",
         "R101 4:11 «altro»: lo strumento «altro» è dichiarato due volte | riunisci le clausole in "
         "una sola dichiarazione"},
        {"interpretazione scala \"Quale\" : piena | piena  fonte legge_a\n",
         "R109 1:17 «scala»: l'interpretazione «scala» ha meno di due letture | scrivi almeno due "
         "letture separate da |, oppure usa una definizione\n"
         "R101 1:41 «piena»: la lettura «piena» è scritta due volte | toglila"},
        {"interpretazione scala \"Quale\" : piena | ridotta  fonte legge_a\n    scelta pena\n",
         "R103 2:12 «pena»: «pena» non è una lettura di «scala» | forse intendevi «piena»?"},
        {"definizione prova : eur\n    isee\n",
         "R104 1:21 «eur»: il tipo «eur» non esiste | forse intendevi «euro»?"},
        {"parametro prova : scelta\n    dal 2025-01-01  vicino\n",
         "R104 1:19 «scelta»: un parametro non può essere di tipo «scelta» | usa un numero con la "
         "sua unità, una data o sì_no; per una scelta scrivi una definizione"},
        {"definizione prova : sì_no  fonte legge_z\n    in_carico\n",
         "R410 1:34 «legge_z»: l'atto «legge_z» non è registrato in fonti.yaml | forse "
         "intendevi «legge_a»?"},
        {"definizione prova : sì_no  fonte \"art. 2\"\n    in_carico\n",
         "R409 1:28 «fonte \"art. 2\"»: qui la fonte non dice da quale atto | scrivi «fonte atto "
         "\"punto\"», oppure dai una «fonte» allo strumento"},
        {"definizione prova : sì_no\n    dal 2026-01-01 al 2025-01-01\n",
         "R407 2:5 «dal 2026-01-01 al 2025-01-01»: il periodo finisce prima di cominciare | "
         "scambia le due date"},
    }));
    CHECK(rules(row.rules).findings() == row.findings);
}

TEST_CASE("one mistake is one error") {
    CHECK(body("sì_no", "(ise + 3) * 2 euro < eta e numero_componenti > 3 e zona_x").codes() ==
          "R102 «ise», R102 «zona_x»");
}

TEST_CASE("circles are named") {
    CHECK(rules("definizione a1 : sì_no\n    b1\n\ndefinizione b1 : sì_no\n    non "
                "c1\n\ndefinizione c1 : sì_no\n    a1 o in_carico\n")
              .findings() ==
          "R112 1:13 «a1»: queste regole si rincorrono in cerchio: «a1» → «b1» → «c1» → «a1» | "
          "spezza il cerchio: nessuna regola può dipendere da sé stessa");
    CHECK(rules("strumento altro\n    fonte legge_a\n    richiede \"R\"\n        ammissibile a "
                "terzo\n\nstrumento terzo\n    fonte legge_a\n    richiede \"R\"\n        "
                "ammissibile a altro\n")
              .codes() == "R112 «altro»");
    CHECK(rules("strumento altro\n    senza requisiti\n    fonte legge_a\n    importo x \"X\" : "
                "euro\n        y\n    importo y \"Y\" : euro\n        x\n")
              .codes() == "R112 «importo»");
}

TEST_CASE("a long chain of definitions is no circle") {
    std::string text = "definizione d0 : sì_no\n    in_carico\n";
    for (int i = 1; i < 3000; ++i)
        text += "\ndefinizione d" + std::to_string(i) + " : sì_no\n    d" + std::to_string(i - 1) +
                "\n";
    CHECK(rules(text).findings() == "");
}
