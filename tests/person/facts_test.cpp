// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Facts as written: ages and times turned into days, several sources, places.
#include <catch2/catch.hpp>

#include "person/small_world.hpp"

using namespace attiva;
using namespace small_world;

namespace {

// The line `what` of section persona on a day → the fact `name`, or the codes.
std::string told(const std::string& day, const std::string& what, const std::string& name) {
    const Person p("al: " + day + "\npersona:\n  " + what + "\n");
    const std::string codes = p.reading.codes();
    return (codes.empty() ? "" : codes + " → ") + fact(p.profile, name);
}

struct Row {
    const char* day;
    const char* written;
    const char* dump;
};

// Every birth day that gives an age of that many completed months on the day.
std::string by_enumeration(Date on, int least, int most) {
    std::string first;
    std::string last;
    for (Date d = on + -366 * 40; d <= on; d = d + 1) {
        const int months = months_between(d, on);
        if (months < least || months > most) continue;
        if (first.empty()) first = text::write_date(d);
        last = text::write_date(d);
    }
    return first == last ? first : first + ".." + last;
}

}  // namespace

TEST_CASE("a stated age is an interval of birth days") {
    const auto row = GENERATE(values<Row>({
        {"2026-02-01", "eta: 18 anni", "in parte 2007-02-02..2008-02-01"},
        {"2026-02-01", "eta: 216 mesi", "in parte 2008-01-02..2008-02-01"},
        {"2026-02-01", "eta: 0 anni", "in parte 2025-02-02..2026-02-01"},   // not born tomorrow
        {"2026-02-01", "eta: 0 mesi", "in parte 2026-01-02..2026-02-01"},
        {"2026-02-28", "eta: 18 anni", "in parte 2007-03-01..2008-02-29"},  // of 29 February, on the 28th
        {"2026-02-27", "eta: 17 anni", "in parte 2008-02-28..2009-02-27"},
        {"2028-02-28", "eta: 20 anni", "in parte 2007-03-01..2008-02-28"},  // a leap year waits for the 29th
        {"2028-02-29", "eta: 20 anni", "in parte 2007-03-01..2008-02-29"},
        {"2026-03-31", "eta: 1 mesi", "in parte 2026-02-01..2026-02-28"},
        {"2026-04-30", "eta: 1 mesi", "in parte 2026-03-01..2026-03-31"},
        {"2026-02-01", "eta: più di 18 anni", "in parte 1906-01-02..2008-01-31"},     // not on the birthday
        {"2026-02-01", "eta: almeno 18 anni", "in parte 1906-01-02..2008-02-01"},
        {"2026-02-01", "eta: più di 216 mesi", "in parte 1906-01-02..2008-01-31"},
        {"2026-02-28", "eta: più di 18 anni", "in parte 1906-02-01..2008-02-27"},     // of 29 February, today is the birthday
        {"2026-03-01", "eta: più di 18 anni", "in parte 1906-02-02..2008-02-29"},
        {"2026-02-01", "eta: più di 120 anni", "in parte 1906-01-02..1906-01-31"},    // at most the 120 years of the domain
        {"2026-02-01", "eta: meno di 18 anni", "in parte 2008-02-02..2026-02-01"},
        {"2026-02-01", "eta: tra 15 e 17 anni", "in parte 2008-02-02..2011-02-01"},
        {"2026-02-01", "eta: 120 anni", "in parte 1905-02-02..1906-02-01"},
        {"1950-02-01", "eta: 120 anni", "V104 «120 anni» → ignoto 1900-01-01..2199-12-31"},
        {"1950-02-01", "eta: almeno 40 anni", "in parte 1900-01-01..1910-02-01"},
        {"2026-02-01", "eta: non so", "ignoto 1900-01-01..2199-12-31 (non so)"},
        {"2026-02-01", "eta: 24 anni\n  data_nascita: 2001-05-03", "noto 2001-05-03"},
        {"2026-02-01", "eta: 24 anni\n  data_nascita: 2001", "in parte 2001-02-02..2001-12-31"},
        {"2026-02-01", "eta: 24 anni\n  data_nascita: non so", "in parte 2001-02-02..2002-02-01"},
        {"2026-02-01", "data_nascita: non so\n  eta: 24 anni", "in parte 2001-02-02..2002-02-01"},
        {"2026-02-01", "eta: 24 anni\n  data_nascita: 1990-05-03", "P005 «1990-05-03» → in parte 1990-05-03..2002-02-01"},
    }));
    INFO(row.day << " " << row.written);
    CHECK(told(row.day, row.written, "data_nascita") == row.dump);
}

TEST_CASE("stated months agree with every day tried") {
    for (const Date on : {*date_of(2026, 2, 28), *date_of(2028, 2, 29), *date_of(2026, 3, 31), *date_of(2026, 3, 1), *date_of(2026, 12, 31)})
        for (const int months : {0, 1, 2, 11, 12, 13, 215, 216, 227})
            CHECK(told(text::write_date(on), "eta: " + std::to_string(months) + " mesi", "data_nascita") ==
                  "in parte " + by_enumeration(on, months, months));
}

TEST_CASE("times to and from a day") {
    const auto row = GENERATE(values<Row>({
        {"2026-02-01", "mesi_alla_scadenza: 2", "in parte 2026-04-01..2026-04-30"},
        {"2026-02-01", "mesi_alla_scadenza: 0", "in parte 2026-02-01..2026-02-28"},
        {"2026-01-31", "mesi_alla_scadenza: 1", "in parte 2026-02-28..2026-03-30"},
        {"2026-02-01", "mesi_alla_scadenza: 2 anni", "in parte 2028-02-01..2029-01-31"},
        {"2026-02-01", "giorni_alla_scadenza: 10", "noto 2026-02-11"},
        {"2026-02-01", "giorni_alla_scadenza: tra 1 e 2 settimane", "in parte 2026-02-08..2026-02-15"},
        {"2026-02-01", "mesi_alla_scadenza: più di 2", "in parte 2026-04-02..2199-12-31"},  // not within two months
        {"2026-02-01", "mesi_alla_scadenza: almeno 2", "in parte 2026-04-01..2199-12-31"},
        {"2025-12-31", "mesi_alla_scadenza: più di 2", "in parte 2026-03-01..2199-12-31"},
        {"2190-02-01", "mesi_alla_scadenza: almeno 100 anni", "V104 «almeno 100 anni» → ignoto 1900-01-01..2199-12-31"},
    }));
    INFO(row.day << " " << row.written);
    CHECK(told(row.day, row.written, "scadenza") == row.dump);
    CHECK(told("2026-02-01", "giorni_dal_ricovero: 31", "ricovero") == "noto 2026-01-01");
    CHECK(told("2026-02-01", "giorni_dal_ricovero: più di 31", "ricovero") == "in parte 1900-01-01..2025-12-31");
    CHECK(told("2026-02-01", "firma: 2001", "firma") == "in parte 2001-01-01..2001-12-31");
}

TEST_CASE("several sources never overwrite each other") {
    const auto isee = [](const std::string& sources) {
        const Person p("al: 2026-02-01\nnucleo:\n  isee:\n" + sources);
        return p.reading.codes() + "|" + fact(p.profile, "isee");
    };
    CHECK(isee("    - {valore: 7.000, detto_da: inps}\n    - {valore: 7.000, detto_da: persona}\n") == "|noto 700000");
    CHECK(isee("    - {valore: tra 5.000 e 8.000}\n    - {valore: meno di 7.000}\n") == "|in parte 500000..699999");
    CHECK(isee("    - {valore: 7.000}\n    - {valore: 8.000}\n") == "P005 «8.000»|in parte 700000..800000");
    CHECK(isee("    - {valore: 7.000}\n    - {valore: non so}\n") == "|noto 700000");
    CHECK(isee("    - {valore: non so}\n    - {valore: 7.000}\n") == "|noto 700000");
    CHECK(isee("    - {valore: non so}\n    - {valore: non so}\n") == "|ignoto 0..100000000 (non so)");
    CHECK(isee("    - {detto_da: inps}\n") == "P004 «{detto_da: inps}»|ignoto 0..100000000");
    CHECK(isee("    - {valore: 7.000, quando: ieri}\n") == "P003 «quando»|noto 700000");
}

TEST_CASE("assessments keep their day") {
    const auto day = [](const std::string& what) {
        const Person p("al: 2026-02-01\npersona:\n  distanza: " + what + "\n");
        const auto on = p.profile.facts[id("distanza")].assessed_on;
        return p.reading.codes() + "|" + (on ? text::write_date(*on) : "-");
    };
    CHECK(day("lontano") == "|-");
    CHECK(day("{valore: lontano, valutato_il: 2025-03-01}") == "|2025-03-01");
    CHECK(day("{valore: lontano, valutato_il: 2026-02-01}") == "|2026-02-01");
    CHECK(day("{valore: lontano, valutato_il: 2026-02-02}") == "P015 «2026-02-02»|-");
    CHECK(day("\n    - {valore: lontano, valutato_il: 2025-03-01}\n    - {valore: lontano, valutato_il: 2024-03-01}") == "|2024-03-01");
    CHECK(day("\n    - {valore: lontano, valutato_il: 2025-03-01}\n    - {valore: lontano}") == "|2025-03-01");
    CHECK(day("\n    - {valore: lontano}\n    - {valore: lontano, valutato_il: 2025-03-01}") == "|2025-03-01");
}

TEST_CASE("places") {
    const auto row = GENERATE(values<Row>({
        {"2026-02-01", "residenza: Pietrasanta", "noto Pietrasanta"},
        {"2026-02-01", "residenza: pietrasanta", "noto Pietrasanta"},
        {"2026-02-01", "residenza: zona Apuane", "in parte Massa Nuova"},
        {"2017-02-01", "residenza: zona Apuane", "in parte Massa Antica"},
        {"2026-02-01", "residenza: provincia LU", "in parte Pietrasanta Nuova"},
        {"2026-02-01", "residenza: provincia lu", "in parte Pietrasanta Nuova"},
        {"2026-02-01", "residenza: fuori Toscana", "noto fuori"},
        {"2026-02-01", "residenza: non so", "ignoto ovunque (non so)"},
        {"2026-02-01", "residenza: Vecchia", "noto Nuova"},          // what it has become
        {"2017-02-01", "residenza: Vecchia", "noto Vecchia"},
        {"2017-02-01", "residenza: Nuova", "in parte Vecchia Antica"},
        {"2026-02-01", "residenza: Isola", "noto Isola"},            // nobody knows what it became
        {"2026-02-01", "residenza: Piettrasanta", "P007 «Piettrasanta» → ignoto ovunque"},
        {"2026-02-01", "residenza: zona Marte", "P007 «zona Marte» → ignoto ovunque"},
        {"2026-02-01", "residenza: [Massa]", "P006 «[Massa]» → ignoto ovunque"},
    }));
    INFO(row.day << " " << row.written);
    CHECK(told(row.day, row.written, "residenza") == row.dump);
    const auto two = [](const std::string& a, const std::string& b) {
        return told("2026-02-01", "residenza:\n    - {valore: " + a + "}\n    - {valore: " + b + "}", "residenza");
    };
    CHECK(two("zona Apuane", "provincia LU") == "noto Nuova");
    CHECK(two("Massa", "Pietrasanta") == "P005 «Pietrasanta» → in parte Pietrasanta Massa");
    CHECK(two("Massa", "non so") == "noto Massa");
    CHECK(two("non so", "Massa") == "noto Massa");
}

TEST_CASE("a fact out of place is refused") {
    CHECK(told("2026-02-01", "isee: 7.000", "isee") == "P002 «isee» → ignoto 0..100000000");
    CHECK(told("2026-02-01", "disable: sì", "disabile") == "P001 «disable» → ignoto ?");
    CHECK(told("2026-02-01", "invalido: sì", "invalido") == "P002 «invalido» → ignoto ?");
    CHECK(told("2026-02-01", "tutor: sì", "tutor") == "P002 «tutor» → ignoto ?");
}
