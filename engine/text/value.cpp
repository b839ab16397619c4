// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Arithmetic of exact numbers and civil days declared in attiva/value.hpp.
// Days are converted with std::chrono's proleptic Gregorian calendar; there is
// no clock and no time zone here: a day is a day in Italy.
// Tested by tests/value/value_test.cpp.
#include "attiva/value.hpp"

#include <algorithm>
#include <chrono>

namespace attiva {
namespace {

namespace calendar = std::chrono;

// The largest n with n <= x.
std::int64_t floor_of(Number x) {
    const std::int64_t q = x.num() / x.den();
    return x.num() % x.den() < 0 ? q - 1 : q;
}

// Months since year 0, so that adding months is adding integers.
int month_index(const CivilDate& d) { return d.year * 12 + d.month - 1; }

}  // namespace

Number round_to(Number x, Number step, Rounding how) {
    const Number units = x / step;
    std::int64_t whole = floor_of(units);
    const bool exact = units.whole();
    if (how == Rounding::up && !exact) {
        ++whole;
    } else if (how == Rounding::nearest && !exact) {
        const Number half = Number::ratio(1, 2);
        const Number rest = units - Number(whole);
        // A tie goes away from zero: up for positive amounts, down for negative.
        if (rest > half || (rest == half && units > Number(0))) ++whole;
    }
    return Number(whole) * step;
}

CivilDate civil(Date d) {
    const calendar::year_month_day ymd{calendar::sys_days{calendar::days{d.days}}};
    return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())),
            static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::optional<Date> date_of(int year, int month, int day) {
    if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 ||
        day > days_in_month(year, month))
        return std::nullopt;
    const calendar::sys_days days =
        calendar::year{year} / static_cast<unsigned>(month) / static_cast<unsigned>(day);
    return Date{static_cast<std::int32_t>(days.time_since_epoch().count())};
}

int days_in_month(int year, int month) {
    const calendar::year_month_day_last last{calendar::year{year} / static_cast<unsigned>(month) /
                                             calendar::last};
    return static_cast<int>(static_cast<unsigned>(last.day()));
}

Date add_months(Date d, int n, MissingDay rule) {
    const CivilDate from = civil(d);
    const std::int64_t index = std::int64_t{month_index(from)} + n;
    if (index < 1900 * 12) return first_supported_day;
    if (index >= 2200 * 12) return last_supported_day;
    const int year = static_cast<int>(index / 12);
    const int month = static_cast<int>(index % 12) + 1;
    const int length = days_in_month(year, month);
    const Date last = *date_of(year, month, std::min(from.day, length));
    if (from.day <= length || rule == MissingDay::last_day) return last;
    return std::min(last + 1, last_supported_day);
}

int months_between(Date a, Date b) {
    if (b < a) return -months_between(b, a);
    const CivilDate from = civil(a);
    const CivilDate to = civil(b);
    // add_months(a, n) falls in b's month, on a's day or on its last: one month too
    // many when that is after b.
    const bool after = from.day > to.day && to.day < days_in_month(to.year, to.month);
    return month_index(to) - month_index(from) - (after ? 1 : 0);
}

Date first_of_month(Date d) { return d + (1 - civil(d).day); }

Date last_of_month(Date d) {
    const CivilDate c = civil(d);
    return d + (days_in_month(c.year, c.month) - c.day);
}

}  // namespace attiva
