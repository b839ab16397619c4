// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>

// The exact values a rule can speak of and, last, the truths of its conditions.
// There is no binary floating point anywhere: money is a Number of euro cents,
// every other quantity an exact fraction in its base unit. "Absent" is not a value: see
// engine/vocabulary/possible.hpp for what is known of a value.
//
// Base units: euro, euro/mese, euro/anno -> cents; percento -> fraction of 1
// (46 percento = 23/50); anni, mesi -> months; settimane, giorni -> days;
// date -> days since 1970-01-01; the others as written.

namespace attiva {

/// An exact fraction, always in lowest terms with den > 0.
/// Arithmetic is carried out in 128 bits and throws std::overflow_error when
/// the result does not fit 64: a bug, since the checker bounds every expression
/// from the domains of its inputs before anything is evaluated.
class Number {
public:
    constexpr Number() = default;
    constexpr Number(std::int64_t whole) : num_(whole) {}  // NOLINT(google-explicit-constructor): whole numbers are numbers
    /// num/den, reduced. Requires den != 0.
    static constexpr Number ratio(std::int64_t num, std::int64_t den) {
        return reduce(num, den);
    }
    [[nodiscard]] constexpr std::int64_t num() const { return num_; }
    [[nodiscard]] constexpr std::int64_t den() const { return den_; }
    [[nodiscard]] constexpr bool whole() const { return den_ == 1; }

    friend constexpr bool operator==(Number a, Number b) = default;
    friend constexpr std::strong_ordering operator<=>(Number a, Number b) {
        if (a.den_ == b.den_) return a.num_ <=> b.num_;
        const Wide l = Wide{a.num_} * b.den_;
        const Wide r = Wide{b.num_} * a.den_;
        return l < r   ? std::strong_ordering::less
               : l > r ? std::strong_ordering::greater
                       : std::strong_ordering::equal;
    }
    friend constexpr Number operator+(Number a, Number b) {
        if (a.den_ == 1 && b.den_ == 1) return narrow(Wide{a.num_} + b.num_, 1);
        return reduce(Wide{a.num_} * b.den_ + Wide{b.num_} * a.den_,
                      Wide{a.den_} * b.den_);
    }
    friend constexpr Number operator-(Number a, Number b) { return a + -b; }
    friend constexpr Number operator*(Number a, Number b) {
        if (a.den_ == 1 && b.den_ == 1) return narrow(Wide{a.num_} * b.num_, 1);
        return reduce(Wide{a.num_} * b.num_, Wide{a.den_} * b.den_);
    }
    /// Requires b != 0 (the checker refuses a divisor whose domain holds 0).
    friend constexpr Number operator/(Number a, Number b) {
        if (b.num_ == 0) throw std::domain_error("division by zero");
        return reduce(Wide{a.num_} * b.den_, Wide{a.den_} * b.num_);
    }
    constexpr Number operator-() const { return narrow(-Wide{num_}, den_); }

private:
    __extension__ using Wide = __int128;  // 64 x 64 bits never overflow it
    static constexpr Number narrow(Wide num, Wide den) {
        if (num > INT64_MAX || num < -INT64_MAX || den > INT64_MAX)
            throw std::overflow_error("number out of 64 bits");
        Number r;
        r.num_ = static_cast<std::int64_t>(num);
        r.den_ = static_cast<std::int64_t>(den);
        return r;
    }
    static constexpr Number reduce(Wide num, Wide den) {
        if (den < 0) { num = -num; den = -den; }
        Wide a = num < 0 ? -num : num;
        Wide b = den;
        while (b != 0) { const Wide t = a % b; a = b; b = t; }
        return a > 1 ? narrow(num / a, den / a) : narrow(num, den);
    }
    std::int64_t num_ = 0;
    std::int64_t den_ = 1;
};

/// How a rule says to round. Ties of `nearest` go away from zero ("commerciale").
enum class Rounding : std::uint8_t { nearest, down, up };

/// x rounded to a multiple of `step` (> 0). `down` is towards minus infinity.
Number round_to(Number x, Number step, Rounding how);

/// A civil day in Europe/Rome, as days since 1970-01-01 (proleptic Gregorian).
/// Supported range: 1900-01-01 … 2199-12-31; readers refuse anything else.
struct Date {
    std::int32_t days = 0;
    friend constexpr auto operator<=>(Date, Date) = default;
    friend constexpr Date operator+(Date d, std::int32_t n) { return {d.days + n}; }
    friend constexpr std::int32_t operator-(Date a, Date b) { return a.days - b.days; }
};
inline constexpr Date first_supported_day{-25567};  // 1900-01-01
inline constexpr Date last_supported_day{84005};    // 2199-12-31

/// Is the day in a period? Both ends are included; a missing end is no limit.
constexpr bool within(Date day, const std::optional<Date>& from, const std::optional<Date>& to) {
    return (!from || *from <= day) && (!to || day <= *to);
}

struct CivilDate {
    int year = 1970;
    int month = 1;  ///< 1…12
    int day = 1;    ///< 1…31
    friend constexpr bool operator==(CivilDate, CivilDate) = default;
};
CivilDate civil(Date d);
/// Nothing when the day does not exist (2025-02-29) or is out of range.
std::optional<Date> date_of(int year, int month, int day);
int days_in_month(int year, int month);

/// What a month that lacks the day does: the project's one rule of date
/// arithmetic. `last_day` (the default everywhere) falls on the last day of
/// that month — civil code, art. 2963, last paragraph [K]; `next_day` is the
/// other reading, the first of the following month, only where a rule writes
/// "per eccesso".
enum class MissingDay : std::uint8_t { last_day, next_day };

/// d plus n calendar months (n may be negative); 12 months = 1 year.
/// The result is clamped to the supported range.
Date add_months(Date d, int n, MissingDay rule = MissingDay::last_day);

/// Completed months from a to b: the greatest n with add_months(a, n) <= b.
/// Negative when b < a: then -months_between(b, a).
/// A person born on 29 February completes a year on 28 February.
int months_between(Date a, Date b);

/// The days of a text that are written 2026-04-08 as people say them: "dal 2026-04-08" is
/// "dall'8 aprile 2026".
std::string days_in_words(const std::string& text);

Date first_of_month(Date d);
Date last_of_month(Date d);

// Three truth values: a person is known in part, so a condition may be sì, no
// or ignoto. Connectives are Kleene's strong ones:
//
//   e       sì      no   ignoto      o       sì   no      ignoto      non
//   sì      sì      no   ignoto      sì      sì   sì      sì          sì -> no
//   no      no      no   no          no      sì   no      ignoto      no -> sì
//   ignoto  ignoto  no   ignoto      ignoto  sì   ignoto  ignoto      ignoto -> ignoto
//
// The law of excluded middle does not hold: `x o non x` is ignoto when x is.
// Simplification never uses it.

/// The order no < unknown < yes makes `e` the minimum and `o` the maximum.
enum class Truth : std::uint8_t { no = 0, unknown = 1, yes = 2 };

constexpr Truth both(Truth a, Truth b) { return a < b ? a : b; }
constexpr Truth either(Truth a, Truth b) { return a < b ? b : a; }
constexpr Truth negate(Truth a) {
    return static_cast<Truth>(2 - static_cast<int>(a));
}
constexpr Truth truth_of(bool b) { return b ? Truth::yes : Truth::no; }

/// A count of conditions known only in part: `yes` hold, up to
/// `yes + unknown` may hold. "almeno k": sì if yes >= k, no if
/// yes + unknown < k, else ignoto.
constexpr Truth at_least(std::int64_t k, std::int64_t yes, std::int64_t unknown) {
    if (yes >= k) return Truth::yes;
    return yes + unknown < k ? Truth::no : Truth::unknown;
}

/// The Italian word shown to people: "sì", "no", "ignoto".
constexpr const char* word(Truth t) {
    return t == Truth::yes ? "sì" : t == Truth::no ? "no" : "ignoto";
}

}  // namespace attiva
