// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Two sets of rules: what is written otherwise, who gains, who loses. Whole
// texts are in tests/cases/buoni/confronta/.
#include "analysis/difference.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "analysis/fingerprint.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

const Date day = *date_of(2026, 11, 25);

std::string compared(const std::string& before, const std::string& after) {
    const auto a = reviewed::rules(before);
    const auto b = reviewed::rules(after);
    const Comparison c = difference(a.on(day), b.on(day));
    std::string out;
    for (const auto& i : c.instruments)
        out += fmt::format("{} {} {}: +[{}] -[{}]", i.id, word(i.kind), word(i.direction), i.gains, i.loses);
    for (const auto& x : c.shared) out += fmt::format(" {} {}", word(x.kind), x.name);
    return out;
}

std::string asks(const std::string& condition) {
    return "strumento prova\n    fonte legge_a\n    richiede \"A\"\n        " + condition + "\n";
}

}  // namespace

TEST_CASE("nothing, wider, narrower, both, the same in other words") {
    CHECK(compared(asks("eta >= 18 anni"), asks("eta >= 18 anni")).empty());
    CHECK(compared(asks("isee <= 10.000 euro"), asks("isee <= 12.000 euro")) ==
          "prova cambiato allarga: +[isee: 11.000 euro] -[]");
    CHECK(compared(asks("isee <= 12.000 euro"), asks("isee <= 10.000 euro")) ==
          "prova cambiato restringe: +[] -[isee: 11.000 euro]");
    CHECK(compared(asks("in_carico"), asks("minore_solo")) ==
          "prova cambiato allarga e restringe: +[in_carico: no; minore_solo: sì] -[in_carico: sì; minore_solo: no]");
    CHECK(compared(asks("non (in_carico o minore_solo)"), asks("non in_carico e non minore_solo")) ==
          "prova cambiato nessuno guadagna e nessuno perde: +[] -[]");
    CHECK(compared(asks("esiste componente con disabile"), asks("almeno 2 componenti con disabile")) ==
          "prova cambiato restringe: +[] -[disabile: sì; nessun altro componente]");
}

TEST_CASE("a parameter that will change is looked at on its day") {
    const std::string rest = "\n" + asks("isee <= soglia");
    const std::string now = "parametro soglia : euro\n    dal 2024-01-01  9.000 euro  fonte legge_a\n" + rest;
    const std::string later = "parametro soglia : euro\n    dal 2024-01-01 al 2026-12-31  9.000 euro  fonte legge_a\n"
                              "    dal 2027-01-01  10.000 euro  fonte legge_a\n" + rest;
    const auto a = reviewed::rules(now);
    const auto b = reviewed::rules(later);
    const Comparison c = difference(a.on(day), b.on(day));
    REQUIRE(c.instruments.size() == 1);
    CHECK(c.instruments[0].direction == Direction::wider);
    CHECK(c.instruments[0].from() == date_of(2027, 1, 1));
    CHECK(c.shared.size() == 2);
}

TEST_CASE("conditions written alike have one fingerprint in two catalogues") {
    const auto print = [](const std::string& first, const std::string& condition) {
        const auto small = reviewed::rules(first + "definizione prova : sì_no\n    " + condition + "\n");
        const DayTables tables(small.program, small.catalogue.rules, small.catalogue.vocabulary,
                               small.catalogue.territory, day);
        return fingerprint(tables, small.definition("prova"));
    };
    const std::string other = "definizione altra : sì_no\n    isee_pfi > 3 euro\n\n";
    CHECK(print("", "isee <= 10.000 euro e in_carico") == print(other, "isee <= 10.000 euro e in_carico"));
    CHECK(print("", "isee <= 10.000 euro") != print("", "isee <= 10.001 euro"));
    CHECK(print("", "isee <= 10.000 euro") != print("", "isee_pfi <= 10.000 euro"));
}
