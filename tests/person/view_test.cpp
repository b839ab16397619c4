// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Who sees what, what has grown old, and that a hidden fact tells nothing.
#include <catch2/catch.hpp>

#include "person/small_world.hpp"

using namespace attiva;
using namespace small_world;

namespace {

vocabulary::ServiceId service(const std::string& name) { return words().find_service(name).value(); }

bool sees(const std::string& viewer, const std::string& attribute, const std::string& consent = "") {
    person::Profile p = person::blank(words());
    if (!consent.empty()) p.consents.push_back(service(consent));
    return person::visible(p, words(), id(attribute), service(viewer));
}

std::string all_facts(const std::vector<person::Fact>& facts) {
    std::string out;
    for (const auto& a : words().attributes()) out += a.id + ": " + dump(facts[id(a.id)], a.id) + "\n";
    return out;
}

// Everything a viewer can tell of a profile once it is complete.
std::string seen(const std::string& text, const std::string& viewer) {
    Person p(text);
    REQUIRE(p.reading.codes().empty());
    person::hide(p.profile, words(), service(viewer));
    p.completed();
    REQUIRE(p.reading.diagnostics.ok());
    std::string out = all_facts(p.profile.facts) + (p.profile.members_complete ? "completo" : "aperto");
    for (const auto& m : p.profile.members) out += all_facts(m.facts);
    for (const auto& m : p.profile.relatives) out += all_facts(m.facts);
    return out;
}

// The distance from work as known on a day.
std::string distance(const std::string& said, const std::string& day) {
    Person p("al: 2026-02-01\npersona:\n  distanza: " + said + "\n");
    Diagnostics d;
    person::expire(p.profile, words(), *text::read_date(day, {}, d));
    return fact(p.completed().profile, "distanza");
}

}  // namespace

TEST_CASE("by class, by holder, by consent") {
    struct Row {
        const char* attribute;
        bool inps, cpi, serd, sociale;
    };
    const auto row = GENERATE(values<Row>({
        {"disoccupato", true, true, true, true},        // common
        {"isee", true, false, false, true},             // economic, of the INPS
        {"disabile", true, false, false, true},         // special, of the INPS
        {"condanna", false, false, false, true},        // judicial
        {"in_carico_serd", false, false, true, true},   // guarded, of the SerD
        {"dimora", false, false, false, true},
        {"eta", true, true, true, true},                // follows the birth date
    }));
    INFO(row.attribute);
    CHECK(sees("inps", row.attribute) == row.inps);
    CHECK(sees("cpi", row.attribute) == row.cpi);
    CHECK(sees("serd", row.attribute) == row.serd);
    CHECK(sees("sociale", row.attribute) == row.sociale);
}

TEST_CASE("a consent opens the data of that service alone") {
    CHECK(sees("cpi", "in_carico_serd", "serd"));
    CHECK_FALSE(sees("cpi", "isee", "serd"));
    CHECK(sees("cpi", "isee", "inps"));
    CHECK_FALSE(sees("cpi", "condanna", "inps"));
    person::Profile p = person::blank(words());
    CHECK(person::visible(p, words(), id("condanna"), vocabulary::no_service));
}

TEST_CASE("a hidden fact is the same whatever the record holds") {
    const std::string head = "al: 2026-02-01\npersona: {disoccupato: sì";
    const std::string rest = "}\ncomponenti:\n  - {eta: 8 anni";
    const std::string none = seen(head + rest + "}\n", "cpi");
    for (const char* secret : {", in_carico_serd: sì", ", in_carico_serd: no", ", in_carico_serd: non so", ", dipendenza: sì",
                               ", condanna: sì", ", dimora: Massa", ", disabile: sì", ", disabile: no", ", certificato: sì"}) {
        INFO(secret);
        CHECK(seen(head + secret + rest + "}\n", "cpi") == none);
    }
    CHECK(seen(head + rest + ", disabile: sì}\n", "cpi") == none);
    CHECK(seen(head + rest + ", reddito: 100}\n", "cpi") == none);
    CHECK(none.find("in_carico_serd: riservato ?\n") != std::string::npos);
    CHECK(none.find("dimora: riservato ovunque\n") != std::string::npos);
    CHECK(none.find("isee: riservato 0..100000000\n") != std::string::npos);
}

TEST_CASE("with no viewer nothing is hidden") {
    Person p("al: 2026-02-01\npersona: {in_carico_serd: sì}\n");
    person::hide(p.profile, words(), vocabulary::no_service);
    CHECK(fact(p.profile, "in_carico_serd") == "noto sì");
}

TEST_CASE("assessments expire the day after their last month") {
    struct Row {
        const char* said;
        const char* day;
        const char* dump;
    };
    const auto row = GENERATE(values<Row>({
        {"{valore: lontano, valutato_il: 2025-03-01}", "2026-03-01", "noto {2}"},
        {"{valore: lontano, valutato_il: 2025-03-01}", "2026-03-02", "ignoto {0,1,2} (non so)"},
        {"{valore: lontano, valutato_il: 2024-02-29}", "2025-02-28", "noto {2}"},
        {"{valore: lontano, valutato_il: 2024-02-29}", "2025-03-01", "ignoto {0,1,2} (non so)"},
        {"lontano", "2027-02-01", "noto {2}"},   // as of `al`
        {"lontano", "2027-02-02", "ignoto {0,1,2} (non so)"},
        {"non vicino", "2027-02-02", "ignoto {0,1,2} (non so)"},
        {"non so", "2027-02-02", "ignoto {0,1,2} (non so)"},
    }));
    INFO(row.said << " " << row.day);
    CHECK(distance(row.said, row.day) == row.dump);
}

TEST_CASE("what nobody assessed is presumed, what has expired is not") {
    Person p("al: 2026-02-01\n");
    person::expire(p.profile, words(), *date_of(2030, 1, 1));
    CHECK(fact(p.completed().profile, "distanza") == "presunto {0}");
}

TEST_CASE("a household counted by a hidden number is not known to be complete") {
    const vocabulary::Vocabulary v = written::vocabulary_of(
        written::attribute("numero_componenti", "nucleo", "numero", "dominio: tra 1 e 21", "inps", "economico") +
        written::attribute("eta", "componente", "sì_no"));
    const auto complete = [&](const std::string& more, const char* viewer) {
        written::Reading r;
        const auto node = r.yaml("al: 2026-02-01\ncomponenti:\n  - {eta: sì}\n" + more);
        person::Profile p = person::from_document(node, v, territory(), false, r.diagnostics);
        REQUIRE(r.codes().empty());
        REQUIRE(p.members_complete);
        person::hide(p, v, v.find_service(viewer).value());
        return p.members_complete;
    };
    CHECK(complete("nucleo: {numero_componenti: 2}\n", "inps"));
    CHECK_FALSE(complete("nucleo: {numero_componenti: 2}\n", "cpi"));
    CHECK(complete("nucleo_completo: sì\n", "cpi"));
}
