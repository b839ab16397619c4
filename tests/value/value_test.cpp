// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of include/attiva/value.hpp (exact numbers, days, months) and of the
// truth tables of include/attiva/value.hpp.
#include "attiva/value.hpp"

#include <catch2/catch.hpp>


using namespace attiva;

namespace {

Date day(int y, int m, int d) { return date_of(y, m, d).value(); }

std::string shown(Date d) {
    const CivilDate c = civil(d);
    return std::to_string(c.year) + "-" + std::to_string(c.month) + "-" + std::to_string(c.day);
}

}  // namespace

TEST_CASE("a number is exact and in lowest terms") {
    CHECK(Number::ratio(46, 100) == Number::ratio(23, 50));
    CHECK(Number::ratio(1, -2) == Number::ratio(-1, 2));
    CHECK(Number::ratio(0, -7).den() == 1);
    CHECK(Number(1) / Number(3) * Number(3) == Number(1));
    CHECK(Number::ratio(1, 10) + Number::ratio(2, 10) == Number::ratio(3, 10));
    CHECK(Number::ratio(1, 3) > Number::ratio(33, 100));
    CHECK(Number(-1) < Number::ratio(-1, 2));
    CHECK_THROWS_AS(Number(INT64_MAX) + Number(1), std::overflow_error);
    CHECK_THROWS_AS(Number(1) / Number(0), std::domain_error);
    CHECK(Number(INT64_MAX) * Number::ratio(1, 2) * Number(2) == Number(INT64_MAX));
}

TEST_CASE("rounding is said, and symmetric for the nearest") {
    struct Case {
        Number x;
        Number step;
        Rounding how;
        Number result;
    };
    const auto r = Number::ratio;
    const auto c = GENERATE_COPY(values<Case>({
        {r(5, 2), 1, Rounding::nearest, 3},
        {r(-5, 2), 1, Rounding::nearest, -3},
        {r(12, 5), 1, Rounding::nearest, 2},
        {r(-12, 5), 1, Rounding::nearest, -2},
        {r(13, 5), 1, Rounding::nearest, 3},
        {r(5, 2), 1, Rounding::down, 2},
        {r(-5, 2), 1, Rounding::down, -3},
        {r(5, 2), 1, Rounding::up, 3},
        {r(-5, 2), 1, Rounding::up, -2},
        {4, 1, Rounding::up, 4},
        {149, 100, Rounding::nearest, 100},
        {150, 100, Rounding::nearest, 200},
        {r(1, 3), r(1, 100), Rounding::down, r(33, 100)},
    }));
    CHECK(round_to(c.x, c.step, c.how) == c.result);
}

TEST_CASE("the supported days, and no other") {
    CHECK(date_of(1970, 1, 1) == Date{0});
    CHECK(day(1900, 1, 1) == first_supported_day);
    CHECK(day(2199, 12, 31) == last_supported_day);
    CHECK_FALSE(date_of(1899, 12, 31));
    CHECK_FALSE(date_of(2200, 1, 1));
    CHECK_FALSE(date_of(2025, 2, 29));
    CHECK_FALSE(date_of(2025, 0, 1));
    CHECK_FALSE(date_of(2025, 13, 1));
    CHECK_FALSE(date_of(2025, 1, 0));
    CHECK(date_of(2000, 2, 29));
    CHECK_FALSE(date_of(2100, 2, 29));
    CHECK(days_in_month(2024, 2) == 29);
    for (Date d = first_supported_day; d <= last_supported_day; d = d + 1) {
        const CivilDate c = civil(d);
        if (date_of(c.year, c.month, c.day) != d) FAIL(shown(d));
    }
}

TEST_CASE("months are calendar months; a missing day is the last") {
    struct Case {
        Date from;
        int months;
        MissingDay rule;
        const char* to;
    };
    const auto c = GENERATE(values<Case>({
        {day(2025, 1, 31), 1, MissingDay::last_day, "2025-2-28"},
        {day(2025, 1, 31), 1, MissingDay::next_day, "2025-3-1"},
        {day(2024, 1, 31), 1, MissingDay::last_day, "2024-2-29"},
        {day(2024, 2, 29), 12, MissingDay::last_day, "2025-2-28"},
        {day(2024, 2, 29), 12, MissingDay::next_day, "2025-3-1"},
        {day(2024, 2, 29), 48, MissingDay::next_day, "2028-2-29"},
        {day(2025, 3, 31), -1, MissingDay::last_day, "2025-2-28"},
        {day(2025, 1, 15), -1, MissingDay::last_day, "2024-12-15"},
        {day(2025, 1, 15), 0, MissingDay::last_day, "2025-1-15"},
        {day(2025, 1, 15), 100000, MissingDay::last_day, "2199-12-31"},
        {day(2025, 1, 15), -100000, MissingDay::last_day, "1900-1-1"},
        {day(2025, 1, 15), INT32_MAX, MissingDay::last_day, "2199-12-31"},
        {day(2025, 1, 15), INT32_MIN, MissingDay::last_day, "1900-1-1"},
    }));
    CHECK(shown(add_months(c.from, c.months, c.rule)) == c.to);
}

TEST_CASE("completed months between days") {
    CHECK(months_between(day(2000, 2, 29), day(2018, 2, 28)) == 216);  // 18 years
    CHECK(months_between(day(2000, 2, 29), day(2018, 2, 27)) == 215);
    CHECK(months_between(day(2025, 1, 31), day(2025, 2, 28)) == 1);
    CHECK(months_between(day(2025, 1, 31), day(2025, 2, 27)) == 0);
    CHECK(months_between(day(2025, 2, 28), day(2025, 1, 31)) == -1);
    CHECK(months_between(day(2025, 1, 1), day(2025, 1, 1)) == 0);
    // The definition: the greatest n with add_months(a, n) <= b.
    for (int i = 0; i < 4000; i += 7)
        for (int j = i; j < i + 800; j += 13) {
            const Date a = day(2019, 12, 1) + i;
            const Date b = day(2019, 12, 1) + j;
            const int n = months_between(a, b);
            if (!(add_months(a, n) <= b && add_months(a, n + 1) > b))
                FAIL(shown(a) + " " + shown(b));
        }
}

TEST_CASE("ends of months") {
    CHECK(shown(first_of_month(day(2024, 2, 15))) == "2024-2-1");
    CHECK(shown(last_of_month(day(2024, 2, 15))) == "2024-2-29");
    CHECK(shown(last_of_month(day(2025, 12, 31))) == "2025-12-31");
}

TEST_CASE("three truth values, Kleene's connectives") {
    const Truth all[] = {Truth::no, Truth::unknown, Truth::yes};
    // Rows and columns in the order no, unknown, yes.
    const Truth e[3][3] = {
        {all[0], all[0], all[0]}, {all[0], all[1], all[1]}, {all[0], all[1], all[2]}};
    const Truth o[3][3] = {
        {all[0], all[1], all[2]}, {all[1], all[1], all[2]}, {all[2], all[2], all[2]}};
    for (int i = 0; i < 3; ++i)
        for (int j = 0; j < 3; ++j) {
            CHECK(both(all[i], all[j]) == e[i][j]);
            CHECK(either(all[i], all[j]) == o[i][j]);
            CHECK(negate(both(all[i], all[j])) == either(negate(all[i]), negate(all[j])));
        }
    CHECK(negate(Truth::unknown) == Truth::unknown);
    CHECK(at_least(2, 2, 0) == Truth::yes);
    CHECK(at_least(2, 1, 0) == Truth::no);
    CHECK(at_least(2, 1, 1) == Truth::unknown);
    CHECK(at_least(0, 0, 0) == Truth::yes);
    CHECK(std::string(word(Truth::unknown)) == "ignoto");
    CHECK(truth_of(true) == Truth::yes);
}
