// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Terms: arithmetic on intervals against every value, days, tables of cases,
// computed ages, and that simplification changes nothing.
#include <catch2/catch.hpp>

#include "evaluation/rulebook_builder.hpp"

using namespace attiva;
using namespace by_hand;

namespace {

// The value of a term over constants.
std::string constant_term(Op op, Base base, const std::vector<vocabulary::Possible>& operands) {
    Rules r;
    Args args;
    for (const auto& p : operands) args.push_back(r.between(base, p.lo, p.hi));
    return judged(r, r.make(op, base, args), "");
}

}  // namespace

TEST_CASE("sums, differences, extremes by enumeration") {
    for (int a = -2; a < 2; ++a)
        for (int b = a; b < 2; ++b)
            for (int c = -2; c < 2; ++c)
                for (int d = c; d < 2; ++d) {
                    const auto x = vocabulary::between(Number{a}, Number{b});
                    const auto y = vocabulary::between(Number{c}, Number{d});
                    const auto interval = [](int lo, int hi) {
                        return dumped::possible(vocabulary::between(Number{lo}, Number{hi}), Base::number);
                    };
                    CHECK(constant_term(Op::add, Base::number, {x, y}) == interval(a + c, b + d));
                    CHECK(constant_term(Op::subtract, Base::number, {x, y}) == interval(a - d, b - c));
                    CHECK(constant_term(Op::minus, Base::number, {x}) == interval(-b, -a));
                    CHECK(constant_term(Op::minimum, Base::number, {x, y}) == interval(std::min(a, c), std::min(b, d)));
                    CHECK(constant_term(Op::maximum, Base::number, {x, y}) == interval(std::max(a, c), std::max(b, d)));
                }
}

TEST_CASE("months, rounding and the largest amounts") {
    Rules r;
    const NodeId year = r.between(Base::money_year, Number{100}, Number{10'000'000'000});
    CHECK(judged(r, r.make(Op::per_month, Base::money_month, {year}), "") == "25/3..2500000000/3");
    CHECK(judged(r, r.make(Op::per_year, Base::money_year, {year}), "") == "1200..120000000000");
    const NodeId rounded = r.make(Op::rounded, Base::money, {r.between(Base::money, Number::ratio(-3, 2), Number::ratio(3, 2))});
    r[rounded].value.lo = Number{1};
    CHECK(judged(r, rounded, "") == "-2..2");
    r[rounded].rounding = Rounding::down;
    CHECK(judged(r, rounded, "") == "-2..1");
    r[rounded].rounding = Rounding::up;
    CHECK(judged(r, rounded, "") == "-1..2");
    // The whole of money, ninety-nine people and a fraction: no overflow.
    const NodeId sum = r.make(Op::multiply, Base::money, {r.between(Base::money, Number{0}, Number{10'000'000'000 * 120}),
                                                          r.number(Base::number, Number::ratio(999'999, 1'000'000))});
    CHECK(judged(r, sum, "") == "0..1199998800000");
}

TEST_CASE("days and months between") {
    Rules r;
    const NodeId a = r.between(Base::date, Number{date_of(2024, 1, 31)->days}, Number{date_of(2024, 2, 29)->days});
    const NodeId b = r.between(Base::date, Number{date_of(2025, 1, 31)->days}, Number{date_of(2025, 2, 28)->days});
    CHECK(judged(r, r.make(Op::months_between, Base::months, {a, b}), "") == "11..13");  // 31 January + 13 months = 28 February
    CHECK(judged(r, r.make(Op::months_between, Base::months, {b, a}), "") == "-13..-11");
    CHECK(judged(r, r.make(Op::days_between, Base::days, {a, b}), "") == "337..394");
    CHECK(judged(r, r.make(Op::first_of_month, Base::date, {a}), "") == "2024-01-01..2024-02-01");
    CHECK(judged(r, r.make(Op::last_of_month, Base::date, {a}), "") == "2024-01-31..2024-02-29");
    const NodeId month = r.between(Base::months, Number{1}, Number{2});
    CHECK(judged(r, r.make(Op::date_plus, Base::date, {a, month}), "") == "2024-02-29..2024-04-29");
    CHECK(judged(r, r.make(Op::date_minus, Base::date, {a, month}), "") == "2023-11-30..2024-01-29");
    CHECK(judged(r, r.make(Op::today, Base::date), "") == "2026-02-01");
    const NodeId missing = r.make(Op::date_plus, Base::date, {r.day(2026, 1, 31), r.months(1)});
    r[missing].missing_day = MissingDay::next_day;
    CHECK(judged(r, missing, "") == "2026-03-01");
}

TEST_CASE("ages on the day") {
    Rules r;
    const NodeId age = r.fact("eta");
    const auto at = [&](const char* birth, int y, int m, int d) {
        return judged(r, age, std::string("persona: {data_nascita: ") + birth + "}\n", *date_of(y, m, d));
    };
    CHECK(at("2008-02-01", 2026, 1, 31) == "215");
    CHECK(at("2008-02-01", 2026, 2, 1) == "216");
    CHECK(at("2008-02-29", 2026, 2, 27) == "215");
    CHECK(at("2008-02-29", 2026, 2, 28) == "216");
    CHECK(at("2008-02-29", 2028, 2, 28) == "239");
    CHECK(at("2008-02-29", 2028, 2, 29) == "240");
    CHECK(at("2008", 2026, 2, 1) == "205..217");
    CHECK(judged(r, age, "persona: {eta: 18 anni}\n") == "216..227");
    CHECK(judged(r, age, "persona: {eta: 18 anni}\n", *date_of(2027, 2, 1)) == "228..239");
    CHECK(judged(r, r.fact("mesi_alla_scadenza"), "persona: {scadenza: 2026-04-15}\n") == "2");
    CHECK(judged(r, r.fact("mesi_alla_scadenza"), "persona: {scadenza: 2026-01-15}\n") == "0");
    CHECK(judged(r, r.fact("giorni_alla_scadenza"), "persona: {scadenza: 2026-01-15}\n") == "-17");
    CHECK(judged(r, r.fact("giorni_dal_ricovero"), "persona: {ricovero: 2026-01}\n") == "1..31");
    CHECK(judged(r, r.fact("mesi_disoccupazione"), "persona: {disoccupato: no}\n").substr(0, 5) == "n.a. ");
}

TEST_CASE("tables of cases") {
    Rules r;
    const NodeId table = r.make(Op::cases, Base::money, {r.fact("disoccupato"), r.euro(1), r.fact("condanna"), r.euro(2), r.euro(3)});
    const auto of = [&](const std::string& persona) { return judged(r, table, "persona: {" + persona + "}\n"); };
    CHECK(of("disoccupato: sì") == "100");
    CHECK(of("disoccupato: no, condanna: sì") == "200");
    CHECK(of("disoccupato: no, condanna: no") == "300");
    CHECK(of("condanna: sì") == "100..200");
    CHECK(of("condanna: no") == "100..300");
    CHECK(of("disoccupato: no") == "200..300");
    const NodeId choice = r.make(Op::cases, Base::boolean, {r.fact("disoccupato"), r.boolean(true), r.fact("condanna")});
    CHECK(judged(r, choice, "persona: {disoccupato: sì}\n") == "sì");
    CHECK(judged(r, choice, "persona: {disoccupato: no, condanna: no}\n") == "no");
    CHECK(judged(r, choice, "persona: {condanna: sì}\n") == "sì");
    CHECK(judged(r, choice, "persona: {condanna: no}\n") == "?");
    // A row that does not apply makes the table not applicable where it may count.
    const NodeId rent = r.make(Op::cases, Base::money_month, {r.fact("disoccupato"), r.fact("canone"), r.fact("pensione")});
    const std::string owner = "nucleo: {casa: sua}\npersona: {disabile: sì, pensione: 100 euro/mese";
    CHECK(judged(r, rent, owner + ", disoccupato: no}\n") == "10000");
    CHECK(judged(r, rent, owner + "}\n").substr(0, 5) == "n.a. ");
}

TEST_CASE("events and days compared, happened, since") {
    Rules r;
    const NodeId event = r.fact("licenziamento");
    const NodeId before = r.less(event, r.day(2025, 6, 1));
    const NodeId done = r.make(Op::happened, Base::boolean, {event});
    const NodeId never = r.make(Op::is_never, Base::boolean, {event});
    const NodeId recent = r.make(Op::since, Base::boolean, {event, r.months(12)});
    r[recent].cmp = Compare::less;
    const auto of = [&](const std::string& what) {
        const std::string person = "persona: {licenziamento: " + what + "}\n";
        return judged(r, before, person) + " " + judged(r, done, person) + " " + judged(r, never, person) + " " + judged(r, recent, person);
    };
    CHECK(of("mai") == "no no sì no");
    CHECK(of("2025-03-01") == "sì sì no sì");
    CHECK(of("2025-02-01") == "sì sì no no");
    CHECK(of("2025-02-02") == "sì sì no sì");
    CHECK(of("2027-01-01") == "no no no no");
    CHECK(of("2025") == "? sì no ?");
    CHECK(of("avvenuto") == "? sì no ?");
    CHECK(of("non so") == "? ? ? ?");
}
