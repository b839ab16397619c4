// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A person file: sections, members and relatives, completeness, history, consents.
#include <catch2/catch.hpp>

#include "person/small_world.hpp"

using namespace attiva;
using namespace small_world;

namespace {

std::string many(const std::string& one, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += one;
    return out;
}

// One period: "2024-02-01..2024-02-29 → 2025-07-01..2025-07-31 aperto esiti 15".
std::string period(const std::string& fields) {
    const Person p("al: 2026-02-01\nstorico:\n  - {strumento: adi" + (fields.empty() ? "" : ", " + fields) + "}\n");
    if (!p.reading.diagnostics.empty()) return p.reading.codes();
    const person::Period& x = p.profile.history.at(0);
    return dumped::possible(x.start, vocabulary::Base::date) + " →" +
           (x.ended_possible ? " " + dumped::possible(x.end, vocabulary::Base::date) : "") +
           (x.open_possible ? " aperto" : "") + " esiti " + std::to_string(x.outcomes);
}

// "complete, counted" of the members for a file of the household.
std::string members(const std::string& text) {
    const Person p("al: 2026-02-01\n" + text);
    return p.reading.codes() + "|" + (p.profile.members_complete ? "completo" : "aperto") +
           (p.profile.members_counted ? " contato" : "") + " " + fact(p.profile, "numero_componenti");
}

const char* const two = "componenti:\n  - {ruolo: figlio, eta: 8 anni}\n  - {ruolo: figlia, eta: 3 anni}\n";

}  // namespace

TEST_CASE("sections put each fact where it belongs") {
    const Person p("al: 2026-02-01\nnome: P04\npersona: {eta: 52 anni, disoccupato: sì}\nnucleo: {isee: 7.000 euro}\n"
                   "attivazione: {tutor: sì}\ncomponenti:\n  - {ruolo: figlio, eta: 8 anni, reddito: 0}\n"
                   "familiari:\n  - {ruolo: padre, eta: 74 anni, invalido: sì}\nconsensi: [serd]\n");
    CHECK(p.reading.codes().empty());
    CHECK(p.profile.label == "P04");
    CHECK(p.profile.stated_on == *date_of(2026, 2, 1));
    CHECK(fact(p.profile, "disoccupato") == "noto sì");
    CHECK(fact(p.profile, "isee") == "noto 700000");
    CHECK(fact(p.profile, "tutor") == "noto sì");
    CHECK(fact(p.profile, "reddito") == "ignoto 0..10000000");
    REQUIRE(p.profile.members.size() == 1);
    CHECK(p.profile.members[0].name == "figlio");
    CHECK(dump(p.profile.members[0].facts[id("reddito")], "reddito") == "noto 0");
    REQUIRE(p.profile.relatives.size() == 1);
    CHECK(dump(p.profile.relatives[0].facts[id("data_nascita")], "data_nascita") == "in parte 1951-02-02..1952-02-01");
    CHECK(dump(p.profile.relatives[0].facts[id("invalido")], "invalido") == "noto sì");
    REQUIRE(p.profile.consents.size() == 1);
    CHECK(words().service(p.profile.consents[0]).id == "serd");
    CHECK(Person("al: 2026-02-01\nconsensi: [sert]\n").reading.codes() == "P014 «sert»");
    CHECK(Person("persona: {disoccupato: sì}\n").reading.codes().rfind("Y021", 0) == 0);
    CHECK(Person("al: 2026-02-01\nfamiliari:\n  - {tutor: sì}\n").reading.codes() == "P002 «tutor»");
}

TEST_CASE("when the household is complete") {
    const std::string three = "nucleo: {numero_componenti: 3}\n";
    CHECK(members(two) == "|aperto ignoto 1..21");
    CHECK(members(three + two) == "|completo contato noto 3");
    CHECK(members("nucleo: {numero_componenti: 4}\n" + std::string(two)) == "|aperto noto 4");
    CHECK(members("nucleo: {numero_componenti: 2}\n" + std::string(two)) == "P011 «2»|aperto noto 2");
    CHECK(members("nucleo_completo: sì\n" + std::string(two)) == "|completo noto 3");
    CHECK(members(three + "nucleo_completo: sì\n" + two) == "|completo noto 3");
    CHECK(members(three + "nucleo_completo: no\n" + two) == "|aperto noto 3");
    CHECK(members("nucleo: {numero_componenti: 4}\nnucleo_completo: sì\n" + std::string(two)) == "P011 «4»|completo noto 4");
    CHECK(members("nucleo: {numero_componenti: tra 2 e 5}\n" + std::string(two)) == "|aperto in parte 2..5");
    CHECK(members("nucleo: {numero_componenti: tra 2 e 5}\nnucleo_completo: sì\n" + std::string(two)) == "|completo noto 3");
    CHECK(members("nucleo: {numero_componenti: 1}\n") == "|completo contato noto 1");
}

TEST_CASE("how many there may be") {
    const std::string head = "al: 2026-02-01\n";
    const auto codes = [&](const std::string& text) {
        return Person(head + text).reading.codes().substr(0, 4);
    };
    CHECK(codes("componenti:\n" + many("  - {eta: 8 anni}\n", 20)).empty());
    CHECK(codes("componenti:\n" + many("  - {eta: 8 anni}\n", 21)) == "P010");
    CHECK(codes("familiari:\n" + many("  - {eta: 8 anni}\n", 20)).empty());
    CHECK(codes("familiari:\n" + many("  - {eta: 8 anni}\n", 21)) == "P010");
    CHECK(codes("storico:\n" + many("  - {strumento: adi}\n", 100)).empty());
    CHECK(codes("storico:\n" + many("  - {strumento: adi}\n", 101)) == "P012");
}

TEST_CASE("periods known in part") {
    struct Row {
        const char* fields;
        const char* dump;
    };
    const auto row = GENERATE(values<Row>({
        {"dal: 2024-02, al: 2025-07, esito: positivo", "2024-02-01..2024-02-29 → 2025-07-01..2025-07-31 esiti 1"},
        {"dal: 2024-02-10", "2024-02-10 → aperto esiti 15"},
        {"dal: 2024, al: non so", "2024-01-01..2024-12-31 → 2024-01-01..2199-12-31 aperto esiti 15"},
        {"al: 2025", "1900-01-01..2025-12-31 → 2025-01-01..2025-12-31 esiti 15"},
        {"dal: non so, al: 2025-03-01", "1900-01-01..2025-03-01 → 2025-03-01 esiti 15"},
        {"dal: 2025, al: 2025-03-01", "2025-01-01..2025-03-01 → 2025-03-01 esiti 15"},
        {"dal: 2025-03, al: 2025", "2025-03-01..2025-03-31 → 2025-03-01..2025-12-31 esiti 15"},
        {"dal: 2025, al: 2024", "P013 «2024»"},
        {"dal: 2025-03-02, al: 2025-03-01", "P013 «2025-03-01»"},
        {"dal: 2025-03-01, al: 2025-03-01", "2025-03-01 → 2025-03-01 esiti 15"},
        {"al: 2025-01-01, esito: parziale", "1900-01-01..2025-01-01 → 2025-01-01 esiti 2"},
        {"al: 2025-01-01, esito: negativo", "1900-01-01..2025-01-01 → 2025-01-01 esiti 4"},
        {"al: 2025-01-01, esito: interrotto", "1900-01-01..2025-01-01 → 2025-01-01 esiti 8"},
        {"al: 2025-01-01, esito: non so", "1900-01-01..2025-01-01 → 2025-01-01 esiti 15"},
        {"al: 2025-01-01, esito: bello", "Y024 «bello»"},
        {"dal: ieri", "T030 «ieri»"},
        {"dal: 2024-02-10, al: in corso", "2024-02-10 → aperto esiti 15"},
        {"dal: non so, al: in corso", "1900-01-01..2026-02-01 → aperto esiti 15"},
        {"dal: 2026-02-01, al: in corso", "2026-02-01 → aperto esiti 15"},
        {"dal: 2026-02-02, al: in corso", "P013 «2026-02-02»"},
        {"dal: 2024, al: concluso", "2024-01-01..2024-12-31 → 2024-01-01..2026-02-01 esiti 15"},
        {"al: concluso", "1900-01-01..2026-02-01 → 1900-01-01..2026-02-01 esiti 15"},
        {"dal: 2026-02-01, al: concluso", "2026-02-01 → 2026-02-01 esiti 15"},
        {"dal: 2026-02-02, al: concluso", "P013 «2026-02-02»"},
        {"dal: dopo il 2023, al: prima del 2025", "2024-01-01..2024-12-31 → 2024-01-01..2024-12-31 esiti 15"},
        {"dal: tra 2023 e 2024-03, al: fino al 2024", "2023-01-01..2024-03-31 → 2023-01-01..2024-12-31 esiti 15"},
        {"dal: dal 2024, al: non so", "2024-01-01..2199-12-31 → 2024-01-01..2199-12-31 aperto esiti 15"},
        {"dal: circa 2024", "V106 «circa 2024»"},
        {"al: finito", "P019 «finito»"},
        {"dal: tra 2024 e 2023", "V105 «tra 2024 e 2023»"},
        {"dal: tra 2024", "V107 «tra 2024»"},
    }));
    INFO(row.fields);
    CHECK(period(row.fields) == row.dump);
}

TEST_CASE("what the person would like, and what not") {
    const auto wishes = [](const std::string& text) {
        const Person p("al: 2026-02-01\n" + text);
        std::string out = p.reading.codes();
        for (const auto& w : p.profile.wishes) out += (w.wanted ? " +" : " -") + w.instrument;
        return out;
    };
    CHECK(wishes("desidera: [adi, sfl]\nrifiuta: puc\n") == " +adi +sfl -puc");
    CHECK(wishes("desidera: []\n") == "");
    CHECK(wishes("desidera: [adi]\nrifiuta: [adi]\n") == "P018 «adi» +adi");
    CHECK(wishes("rifiuta: [adi, adi]\n") == "P018 «adi» -adi");
    CHECK(wishes("rifiuta: {adi: sì}\n").substr(0, 4) == "Y022");
    std::string most = "desidera: [";
    for (int i = 0; i < 100; ++i) most += (i == 0 ? "x" : ", x") + std::to_string(i);
    CHECK(wishes(most + "]\n")[0] == ' ');
    CHECK(wishes(most + ", y]\n").substr(0, 10) == "P017 «y»");
}

TEST_CASE("what is known of the whole history") {
    const auto state = [](const std::string& text) { return Person("al: 2026-02-01\n" + text).profile.history_state; };
    CHECK(state("") == person::HistoryState::open);
    CHECK(state("storico_completo: no\n") == person::HistoryState::open);
    CHECK(state("storico_completo: sì\n") == person::HistoryState::complete);
    Person p("al: 2026-02-01\n");
    person::presume(p.profile, words());
    CHECK(p.profile.history_state == person::HistoryState::presumed);
    Person whole("al: 2026-02-01\nstorico_completo: sì\n");
    person::presume(whole.profile, words());
    CHECK(whole.profile.history_state == person::HistoryState::complete);
}

TEST_CASE("the same person in JSON") {
    const Person p("{\"al\": \"2026-02-01\", \"persona\": {\"disoccupato\": true, \"eta\": 24}, \"nucleo\": {\"isee\": 7000.5},"
                   " \"nucleo_completo\": true, \"familiari_completo\": false, \"storico_completo\": true}", true);
    CHECK(p.reading.codes().empty());
    CHECK(fact(p.profile, "disoccupato") == "noto sì");
    CHECK(fact(p.profile, "isee") == "noto 700050");
    CHECK(fact(p.profile, "data_nascita") == "in parte 2001-02-02..2002-02-01");
    CHECK(p.profile.members_complete);
    CHECK_FALSE(p.profile.relatives_complete);
    CHECK(p.profile.history_state == person::HistoryState::complete);
    CHECK(Person("{\"al\": \"2026-02-01\", \"nucleo_completo\": \"true\"}", true).reading.codes().substr(0, 4) == "T034");
    CHECK(Person("al: 2026-02-01\nnucleo_completo: true\n").reading.codes() == "T034 «true»");
}
