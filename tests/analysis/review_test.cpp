// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a look at the whole finds, by code and line; whole texts are in
// tests/cases/cattivi/analisi/.
#include <catch2/catch.hpp>

#include "analysis/desk.hpp"
#include "analysis/review.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

const Date day = *date_of(2026, 11, 25);

std::string conditions(const std::string& lines) {
    const auto small = reviewed::rules("strumento prova\n    fonte legge_a\n" + lines);
    Diagnostics found;
    review_conditions(small.on(day), found);
    return reviewed::codes(found, small);
}

}  // namespace

TEST_CASE("conditions that say too little or too much") {
    CHECK(conditions("    richiede \"A\"\n        eta >= 18 anni\n    richiede \"B\"\n        isee <= 10.000 euro\n").empty());
    CHECK(conditions("    richiede \"A\"\n        eta >= 18 anni o eta < 30 anni\n") == "L013:3");
    CHECK(conditions("    richiede \"A\"\n        eta >= 30 anni e eta < 18 anni\n") == "L012:3, L010:1");
    CHECK(conditions("    esclude \"A\"\n        eta >= 30 anni e eta < 18 anni\n") == "L012:3");
    CHECK(conditions("    richiede \"A\"  se in_carico e non in_carico\n        eta >= 18 anni\n") == "L011:3");
    CHECK(conditions("    richiede \"A\"\n        eta >= 30 anni\n    richiede \"B\"\n        eta >= 18 anni\n") == "L015:5");
    CHECK(conditions("    richiede \"A\"\n        eta >= 18 anni\n    richiede \"B\"\n        eta >= 30 anni\n") == "L015:3");
    CHECK(conditions("    richiede \"A\"\n        isee <= 10.000 euro\n    richiede \"B\"\n        isee > 10.000 euro\n") ==
          "L010:1, L014:5");
}

TEST_CASE("clauses of different days neither repeat nor contradict each other") {
    CHECK(conditions("    richiede \"A\"  dal 2024-01-01 al 2024-12-31\n        isee <= 10.000 euro\n"
                     "    richiede \"B\"  dal 2025-01-01\n        isee > 10.000 euro\n").empty());
    // On one of the days of their validity somebody can.
    CHECK(conditions("    valido dal 2024-01-01 al 2024-06-30\n    richiede \"A\"  dal 2024-03-01\n        isee <= 10.000 euro\n"
                     "    richiede \"B\"  dal 2024-03-01\n        isee > 10.000 euro\n") == "");
}

TEST_CASE("nothing is said of what hangs on a value nobody gives") {
    const auto small = reviewed::rules(
        "parametro soglia : euro\n    dal 2020-01-01  senza valore  fonte legge_a\n\n"
        "strumento prova\n    fonte legge_a\n    richiede \"A\"\n        isee > soglia\n");
    Diagnostics found;
    review_conditions(small.on(day), found);
    CHECK(reviewed::codes(found, small).empty());
}

TEST_CASE("a desk remembers whom it found") {
    const auto small = reviewed::rules("definizione a : sì_no\n    isee <= 10.000 euro\n\ndefinizione b : sì_no\n    in_carico\n");
    const auto looked = small.on(day);
    Desk desk(looked, day);
    const Id a = small.definition("a");
    const Id b = small.definition("b");
    CHECK(desk.ask({{0, a, Truth::yes}}) == Outcome::found);
    CHECK(desk.ask({{0, a, Truth::yes}, {0, b, Truth::yes}}) == Outcome::found);
    CHECK(desk.ties(a) != desk.ties(b));
}
