// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every key of the JSON about funds is in docs/json.md, at its place, and the reverse; its
// numbers are whole cents.
#include <catch2/catch.hpp>

#include <nlohmann/json.hpp>

#include "export/funds_stories.hpp"
#include "export/json_page.hpp"

using namespace attiva;
using nlohmann::json;

TEST_CASE("the keys of the JSON about funds are those of its page") {
    const FundsDifference scenario{{"senza fse"}, {"richieste pagate: da 2 a 1"}};
    CHECK(json_page::shown(json_page::keys_of(to_json(stories::funds("usuale"), scenario))) == json_page::shown(json_page::documented("attiva/fondi/1")));
    CHECK(json_page::documented("attiva/fondi/1").size() == 12);
}

TEST_CASE("what is told in JSON is the answer, to the cent") {
    const json j = json::parse(to_json(stories::funds("usuale"), std::nullopt));
    CHECK(j.begin().key() == "attenzione");  // nlohmann::json sorts
    CHECK(to_json(stories::funds("usuale"), std::nullopt).rfind("{\"schema\":\"attiva/fondi/1\",", 0) == 0);
    CHECK(j["nota"] == "proposta: decide l'équipe");
    CHECK(j["ipotesi"].is_null());
    CHECK(j["richieste"][1]["esito"] == "a pari merito");
    CHECK(j["richieste"][1]["assegnato"] == 250'050);
    CHECK(j["richieste"][1]["attesa"].is_null());
    CHECK(j["richieste"][3]["altre_linee"][1]["manca"][0]["etichetta"] == "ISEE");
    CHECK(j["pari_merito"][0]["richieste"] == json({1, 2}));
    CHECK(j["strozzature"][0]["genere"] == "taglio");
    CHECK(j["linee"][0]["posti"] == 3);
    CHECK(j["linee"][1]["posti"].is_null());
    for (const json& l : j["linee"]) CHECK(l["totale"] == l["impegnato"].get<int>() + l["previsto"].get<int>() + l["premi"].get<int>() + l["resta"].get<int>());
    CHECK(j["casi_rifiutati"] == 1);
    CHECK(j["avvisi"][0]["codice"] == "F001");
}

TEST_CASE("what files may hold is JSON all the same, on one line") {
    const std::string text = to_json(stories::funds("difficile"), FundsDifference{});
    CHECK(text.find('\n') == std::string::npos);
    const json j = json::parse(text);
    CHECK(j["richieste"][1]["caso"] == stories::funds("difficile").requests[1].person);
    CHECK(j["ipotesi"]["cambia"].empty());
    CHECK(j["strozzature"][0]["genere"] == "resto intero");
    CHECK(j["richieste"][3]["esito"] == "non decisa");
}
