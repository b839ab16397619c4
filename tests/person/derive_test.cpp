// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts that follow, facts that make no sense, facts that are presumed.
// l68 ⇒ certificato ⇒ disabile; dipendenza ⇒ in_carico_serd.
#include <catch2/catch.hpp>

#include "person/small_world.hpp"

using namespace attiva;
using namespace small_world;

namespace {

struct Row {
    const char* persona;
    const char* attribute;
    const char* dump;
};

std::string derived(const std::string& persona, const std::string& name, const std::string& more = "") {
    Person p("al: 2026-02-01\npersona: {" + persona + "}\n" + more);
    person::derive(p.profile, words(), p.reading.diagnostics);
    const std::string codes = p.reading.codes();
    return (codes.empty() ? "" : codes + " → ") + fact(p.profile, name);
}

std::string completed(const std::string& persona, const std::string& name, const std::string& more = "") {
    Person p("al: 2026-02-01\npersona: {" + persona + "}\n" + more);
    return fact(p.completed().profile, name);
}

}  // namespace

TEST_CASE("implications forwards, in a chain, and backwards") {
    const auto row = GENERATE(values<Row>({
        {"l68: sì", "certificato", "noto sì"},
        {"l68: sì", "disabile", "noto sì"},
        {"l68: no", "disabile", "ignoto ?"},
        {"disabile: no", "certificato", "noto no"},
        {"disabile: no", "l68", "noto no"},
        {"disabile: sì", "l68", "ignoto ?"},
        {"certificato: non so, l68: sì", "certificato", "noto sì"},
        {"certificato: no, disabile: sì", "l68", "noto no"},
        {"in_carico_serd: no", "dipendenza", "noto no"},
    }));
    INFO(row.persona);
    CHECK(derived(row.persona, row.attribute) == row.dump);
}

TEST_CASE("a contradiction is told once, with both places") {
    Person p("al: 2026-02-01\npersona: {l68: sì, disabile: no}\n");
    person::derive(p.profile, words(), p.reading.diagnostics);
    REQUIRE(p.reading.diagnostics.error_count() == 1);
    const Diagnostic& d = p.reading.diagnostics.items()[0];
    CHECK(d.code == "P101");
    REQUIRE(d.notes.size() == 1);
    CHECK(d.notes[0].where.known());
    CHECK(d.where.begin != d.notes[0].where.begin);
}

TEST_CASE("members and relatives follow their own facts") {
    Person p("al: 2026-02-01\npersona: {disabile: no}\ncomponenti:\n  - {disabile: sì}\n  - {disabile: no}\n  - {eta: 8 anni}\n"
             "familiari:\n  - {disabile: sì}\n  - {eta: 80 anni}\n");
    CHECK(p.reading.codes().empty());
    p.completed();
    const auto of = [&](const std::vector<person::Member>& list, std::size_t i, const char* name) { return dump(list[i].facts[id(name)], name); };
    CHECK(fact(p.profile, "pensione") == "n.a. n.a. 0..1000000");
    CHECK(of(p.profile.members, 0, "pensione") == "ignoto 0..1000000");
    CHECK(of(p.profile.members, 1, "pensione") == "n.a. n.a. 0..1000000");
    CHECK(of(p.profile.members, 2, "disabile") == "presunto no");
    CHECK(of(p.profile.members, 2, "pensione") == "n.a. n.a. 0..1000000");
    CHECK(of(p.profile.relatives, 0, "pensione") == "ignoto 0..1000000");
    CHECK(of(p.profile.relatives, 0, "invalido") == "presunto no");
    CHECK(of(p.profile.relatives, 1, "disabile") == "presunto no");
    CHECK(of(p.profile.relatives, 1, "pensione") == "n.a. n.a. 0..1000000");
    CHECK(fact(p.profile, "invalido") == "ignoto ?");
}

TEST_CASE("what makes no sense") {
    const auto home = [](const std::string& told, const char* name) { return derived("", name, "nucleo: {" + told + "}\n"); };
    CHECK(home("casa: sua", "canone") == "n.a. n.a. 0..500000");
    CHECK(home("casa: affitto", "canone") == "ignoto 0..500000");
    CHECK(home("casa: \"uno tra (sua, affitto)\"", "canone") == "ignoto 0..500000");
    CHECK(home("casa: \"uno tra (sua, comodato)\"", "canone") == "n.a. n.a. 0..500000");
    CHECK(home("isee: 0", "canone") == "ignoto 0..500000");
    CHECK(home("casa: sua", "cedolare") == "n.a. n.a. ?");      // its premise makes no sense
    CHECK(home("casa: affitto, registrato: no", "cedolare") == "n.a. n.a. ?");
    CHECK(home("casa: affitto, registrato: sì", "cedolare") == "ignoto ?");
    CHECK(derived("disoccupato: no", "disoccupato_dal").substr(0, 5) == "n.a. ");
    CHECK(derived("disoccupato: no", "mesi_disoccupazione").substr(0, 5) == "n.a. ");
}

TEST_CASE("a hidden premise leaves everything open") {
    Person p("al: 2026-02-01\npersona: {disabile: no}\n");
    person::hide(p.profile, words(), words().find_service("cpi").value());
    p.completed();
    CHECK(fact(p.profile, "disabile") == "riservato ?");
    CHECK(fact(p.profile, "pensione") == "ignoto 0..1000000");
    CHECK(fact(p.profile, "l68") == "presunto sì");
}

TEST_CASE("presumptions fall on what is absent, and nowhere else") {
    const auto row = GENERATE(values<Row>({
        {"", "in_carico_serd", "presunto no"},
        {"", "distanza", "presunto {0}"},
        {"", "disoccupato", "ignoto ?"},
        {"in_carico_serd: sì", "in_carico_serd", "noto sì"},
        {"in_carico_serd: non so", "in_carico_serd", "ignoto ? (non so)"},
        {"distanza: non vicino", "distanza", "in parte {1,2}"},
        {"dipendenza: sì", "in_carico_serd", "noto sì"},
        {"disabile: no", "l68", "noto no"},        // contradicted two steps on
        {"certificato: no", "l68", "noto no"},
        {"disabile: sì", "l68", "presunto sì"},
    }));
    INFO(row.persona);
    CHECK(completed(row.persona, row.attribute) == row.dump);
}

TEST_CASE("of two presumptions that contradict each other the first stays") {
    // l68 (presumed sì) is before disabile (presumed no) in the vocabulary.
    CHECK(completed("", "l68") == "presunto sì");
    CHECK(completed("", "disabile") == "ignoto ?");
    CHECK(completed("", "certificato") == "ignoto ?");
    CHECK(completed("l68: non so", "disabile") == "presunto no");
}
