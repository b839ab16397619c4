// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Cards of the minimal catalogue (tests/data/catalogo_minimo). How they are
// printed is pinned by tests/cases/buoni/catalogo/.
#include <catch2/catch.hpp>

#include <algorithm>

#include "attiva/attiva.hpp"

using namespace attiva;

namespace {

const Catalogue& minimal() {
    static const Catalogue once = Catalogue::open(std::string(ATTIVA_ROOT) + "/tests/data/catalogo_minimo");
    return once;
}

Card card(const std::string& id, Date day) {
    for (const auto& c : minimal().cards(day))
        if (c.id == id) return c;
    FAIL("no card " << id);
    return {};
}

const Date february = *date_of(2026, 2, 1);

}  // namespace

TEST_CASE("a card holds every clause, the local ones apart") {
    const Card c = card("borsa", february);
    CHECK(c.layer == "toscana");
    CHECK_FALSE(c.fund);
    CHECK(std::count_if(c.clauses.begin(), c.clauses.end(), [](const CardClause& x) { return x.kind == "richiede"; }) == 2);
    REQUIRE(c.local.size() >= 2);
    for (const auto& l : c.local) CHECK(l.source->local);
    REQUIRE(c.parameters.size() == 2);
    CHECK(c.parameters.front().left_to_zone);
}

TEST_CASE("figures are those of the day asked about") {
    const auto threshold = [](int year) {
        for (const auto& clause : card("sostegno", *date_of(year, 6, 1)).clauses)
            if (clause.title == "ISEE non superiore alla soglia") return clause.body.front().text;
        return std::string();
    };
    CHECK(threshold(2024) == "ISEE ≤ Soglia ISEE (Soglia ISEE: 9.360 euro)");
    CHECK(threshold(2025) == "ISEE ≤ Soglia ISEE (Soglia ISEE: 10.140 euro)");
}

TEST_CASE("a card is found by any word of it, case and accents apart") {
    const Card c = card("borsa", february);
    CHECK(mentions(c, ""));
    CHECK(mentions(c, "BORSA di PROVA"));
    CHECK(mentions(c, "maggiorenne"));
    CHECK(mentions(c, "eta"));
    CHECK_FALSE(mentions(c, "borsa astronauta"));
}

TEST_CASE("what is to be verified says who relies on it") {
    const auto list = minimal().unsettled(february);
    REQUIRE_FALSE(list.empty());
    for (const auto& u : list) {
        CHECK_FALSE(u.what.empty());
        CHECK_FALSE(u.relied_on_by.empty());
        CHECK(u.source->line > 0);
    }
}
