// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tables: two conditions, and whether the first is proved never to hold without
// the second. Nothing proved may have somebody against it.
#include "analysis/implied.hpp"

#include <catch2/catch.hpp>

#include "analysis/witness.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

const Date day = *date_of(2026, 11, 25);

struct Two : reviewed::Two {
    Two(const std::string& a, const std::string& b) : reviewed::Two(a, b, day) {}
    [[nodiscard]] bool below() const {
        return Implied(one, other).below(0, first.definition("prova"), second.definition("prova"));
    }
    [[nodiscard]] Outcome against() const {
        Searcher search({&one, &other});
        return search.find({{0, first.definition("prova"), Truth::yes}, {1, second.definition("prova"), Truth::no}}).outcome;
    }
};

std::string condition(const std::string& body, const char* amount = "10.000 euro") {
    return std::string("parametro soglia : euro\n    dal 2020-01-01  ") + amount +
           "  fonte legge_a\n\ndefinizione prova : sì_no\n    " + body + "\n";
}

struct Row {
    const char* first;
    const char* second;
    bool proved;
};

}  // namespace

TEST_CASE("a condition that can never hold without another") {
    const auto row = GENERATE(values<Row>({
        {"isee <= 10.000 euro", "isee <= 12.000 euro", true},
        {"isee <= 12.000 euro", "isee <= 10.000 euro", false},
        {"isee < 10.000 euro", "isee <= 10.000 euro", true},
        {"isee <= 10.000 euro", "isee < 10.000 euro", false},
        {"isee >= 10.000 euro", "isee >= 9.000 euro", true},
        {"isee >= 9.000 euro", "isee >= 10.000 euro", false},
        {"non isee <= 12.000 euro", "non isee <= 10.000 euro", true},
        {"non isee <= 10.000 euro", "non isee <= 12.000 euro", false},
        {"in_carico e isee <= 10.000 euro", "isee <= 12.000 euro", true},
        {"in_carico", "in_carico o minore_solo", true},
        {"in_carico o minore_solo", "in_carico", false},
        {"in_carico o isee <= 10.000 euro", "isee <= 11.000 euro o in_carico", true},
        {"isee - isee_pfi / 2 <= 10.000 euro", "isee - isee_pfi / 2 <= 11.000 euro", true},
        {"isee - isee_pfi / 2 <= 11.000 euro", "isee - isee_pfi / 2 <= 10.000 euro", false},
        {"isee * 3 <= 10.000 euro", "isee * 2 <= 10.000 euro", true},
        {"isee * 2 <= 10.000 euro", "isee * 3 <= 10.000 euro", false},
        {"licenziamento da meno di 6 mesi", "licenziamento da meno di 12 mesi", true},
        {"licenziamento da meno di 12 mesi", "licenziamento da meno di 6 mesi", false},
        {"licenziamento da almeno 12 mesi", "licenziamento da almeno 6 mesi", true},
        {"licenziamento da almeno 6 mesi", "licenziamento da almeno 12 mesi", false},
        {"almeno 2 componenti con disabile", "esiste componente con disabile", true},
        {"esiste componente con disabile", "almeno 2 componenti con disabile", false},
        {"esiste componente con eta < 14 anni", "esiste componente con eta < 18 anni", true},
        {"esiste componente con eta < 18 anni", "esiste componente con eta < 14 anni", false},
        {"ogni componente con eta < 18 anni soddisfa disabile", "ogni componente con eta < 14 anni soddisfa disabile", true},
        {"ogni componente con eta < 14 anni soddisfa disabile", "ogni componente con eta < 18 anni soddisfa disabile", false},
        {"svantaggi contiene una tra (a, b)", "svantaggi contiene una tra (a, b, c)", true},
        {"svantaggi contiene una tra (a, b, c)", "svantaggi contiene una tra (a, b)", false},
        {"svantaggi contiene (a, b)", "svantaggi contiene a", true},
        {"svantaggi contiene a", "svantaggi contiene (a, b)", false},
    }));
    INFO(row.first << " / " << row.second);
    const Two two(condition(row.first), condition(row.second));
    CHECK(two.below() == row.proved);
    if (row.proved) CHECK(two.against() != Outcome::found);
    else CHECK(two.against() == Outcome::found);
}

TEST_CASE("a parameter counts the way it is read") {
    const std::string most = "isee <= soglia e in_carico";
    const std::string least = "isee >= soglia e in_carico";
    CHECK(Two(condition(most), condition(most, "12.000 euro")).below());
    CHECK_FALSE(Two(condition(most, "12.000 euro"), condition(most)).below());
    CHECK(Two(condition(least, "12.000 euro"), condition(least)).below());
    CHECK_FALSE(Two(condition(least), condition(least, "12.000 euro")).below());
}

TEST_CASE("what may be negative keeps no order when multiplied") {
    const auto text = [](const std::string& factor) {
        return "definizione saldo : euro\n    isee - isee_pfi\n\n" + condition("saldo * " + factor + " <= 5 euro");
    };
    CHECK_FALSE(Two(text("3"), text("2")).below());
    CHECK_FALSE(Two(text("2"), text("3")).below());
}

TEST_CASE("what is given counts, but not for another member") {
    const auto proved = [](const std::string& given, const std::string& a, const std::string& b) {
        const auto text = [&](const std::string& body) {
            return "definizione dato : sì_no\n    " + given + "\n\ndefinizione prova : sì_no\n    " + body + "\n";
        };
        const Two two(text(a), text(b));
        Implied implied(two.one, two.other);
        return implied.below(0, two.first.definition("prova"), two.second.definition("prova"),
                             {two.first.definition("dato")});
    };
    CHECK(proved("isee <= 9.000 euro", "non (in_carico e isee <= 10.000 euro)", "non (in_carico e isee <= 12.000 euro)"));
    CHECK_FALSE(proved("isee <= 11.000 euro", "non (in_carico e isee <= 10.000 euro)", "non (in_carico e isee <= 12.000 euro)"));
    CHECK(proved("in_carico", "isee <= 9.000 euro", "isee <= 9.000 euro e in_carico"));
    CHECK_FALSE(proved("disabile", "esiste altro componente con eta < 18 anni",
                       "esiste altro componente con (eta < 18 anni e disabile)"));
}
