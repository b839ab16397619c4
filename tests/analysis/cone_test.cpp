// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a condition reads, and where it tells values apart.
#include <catch2/catch.hpp>

#include "analysis/cone.hpp"
#include "fixture.hpp"
#include "person/reader.hpp"

using namespace attiva;
using namespace attiva::analysis;

TEST_CASE("facts, cuts and turning days of a condition") {
    const auto small = reviewed::rules(
        "parametro soglia : euro\n    dal 2024-01-01 al 2026-12-31  9.000 euro  fonte legge_a\n"
        "    dal 2027-01-01  10.000 euro  fonte legge_a\n\n"
        "definizione altra : sì_no\n    ferie > 3 giorni\n\n"
        "definizione prova : sì_no\n    isee <= soglia e distanza >= medio e (almeno 2 componenti con disabile)\n");
    const DayTables day(small.program, small.catalogue.rules, small.catalogue.vocabulary, small.catalogue.territory,
                        *date_of(2026, 11, 25));
    Cone cone = cone_of(day, {small.definition("prova")});
    CHECK(cone.facts.size() == 3);
    CHECK(cone.members == 3);
    CHECK(cone.household);
    CHECK_FALSE(cone.kin);
    CHECK(cone.parameters.size() == 1);
    CHECK(cone.turning == std::set<Date>{*date_of(2024, 1, 1), *date_of(2027, 1, 1)});
    const auto nobody = person::blank(small.catalogue.vocabulary);
    evaluation::Evaluation blank(day);
    blank.run(nobody, cone.nodes);
    tell_apart(cone, blank);
    const auto& cells = cone.facts.at(*small.catalogue.vocabulary.find("isee"));
    CHECK(cells.cuts == std::set<Number>{Number{900'000}, Number{900'001}});
    CHECK(cone.facts.at(*small.catalogue.vocabulary.find("distanza")).masks == std::set<std::uint64_t>{6});
}
