// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "attiva/value.hpp"

// The one reader, and the one writer, of the values people write: Italian
// numbers, amounts with a unit, ISO days, sì / no / non so.
//
//   number    10.140,50   a dot is a thousands mark, before exactly three digits;
//                         at most 12 whole digits and 6 decimals; ASCII minus
//   quantity  number, a space (none needed before € and %), a unit word
//   day       2024-01-31; in a partial day also 2024-01 and 2024
//
// Every function takes the written text and `where` it stands: when `where` is
// as long as the text, errors point inside it, else at all of it. On error it
// adds one diagnostic (T020…T034) and returns nothing.
// Tested by tests/text/literal_test.cpp.

namespace attiva::text {

/// A unit word and what one of it is in the base unit of attiva/value.hpp.
struct Unit {
    std::string_view name;      ///< canonical: "euro/anno", "anni", "percento"
    std::string_view singular;  ///< after 1: "anno"; the name when it does not change
    Number base;                ///< 1 anno = 12 (months), 1 euro = 100 (cents)
    int decimals;               ///< most decimals it can be written with
};

/// The unit called `word`, singular, plural or symbol ("mese", "€", "%"); null if none.
const Unit* unit_named(std::string_view word);
/// Every unit, and every way one is written: name, singular, symbols.
const std::vector<const Unit*>& all_units();
std::vector<std::string_view> unit_words(const Unit& unit);
/// All unit names, separated by commas, for help sentences.
std::string unit_names();

/// A quantity as written: 6 percento is {6, percento}, in base units 3/50.
struct Quantity {
    Number number;
    const Unit* unit = nullptr;  ///< null: a bare number
    [[nodiscard]] Number base() const { return unit ? number * unit->base : number; }
};

/// How many bytes at the start of `text` are written like a number (digits,
/// dots and commas between digits, a leading minus): what a grammar should hand
/// to read_number. 0 when it does not start like one.
std::size_t number_length(std::string_view text);

std::optional<Number> read_number(std::string_view text, Span where, Diagnostics& diagnostics);
/// With or without a unit; without, it is in `bare` (null: a plain number).
/// Decimals beyond the unit's own are an error.
std::optional<Quantity> read_quantity(std::string_view text, Span where, Diagnostics& diagnostics,
                                      const Unit* bare = nullptr);

/// A full ISO day within the supported range.
std::optional<Date> read_date(std::string_view text, Span where, Diagnostics& diagnostics);

/// The days a partial date may be: `2024` is the whole year. first <= last.
struct DateInterval {
    Date first;
    Date last;
    friend bool operator==(DateInterval, DateInterval) = default;
};
std::optional<DateInterval> read_partial_date(std::string_view text, Span where,
                                              Diagnostics& diagnostics);

/// Exactly `sì` or `no` (also with a capital letter).
std::optional<bool> read_yes_no(std::string_view text, Span where, Diagnostics& diagnostics);
/// The same, and `non so` = unknown.
std::optional<Truth> read_answer(std::string_view text, Span where, Diagnostics& diagnostics);

/// "10.140,5": at most `decimals` digits (0…6), rounded half away from zero,
/// final zeros dropped.
std::string write_number(Number n, int decimals = 6);
/// Cents as "10.140,50 euro"; no decimals when the amount is whole euros.
std::string write_money(Number cents);
/// A value in base units with its unit: (216, "anni") is "18 anni", (12, "anni")
/// is "1 anno", (23/50, "percento") is "46 percento". Requires a known unit name.
std::string write_quantity(Number base, std::string_view unit);
/// "1 posto", "3 posti".
std::string counted(std::size_t n, const char* one, const char* many);
/// "2024-01-31".
std::string write_date(Date d);
/// "31 gennaio 2024", "1º gennaio 2024": for sentences read by people.
std::string write_day(Date d);
std::string on_day(Date d);    ///< "il 15 settembre 2025", "l'8 marzo 2026"
std::string from_day(Date d);  ///< "dal …", "dall'8 …"
std::string to_day(Date d);    ///< "al …", "all'8 …"
std::string of_day(Date d);    ///< "del …", "dell'8 …"
/// "dal 2024-01-31 al 2024-12-31", "fino al 2024-12-31"; empty where there is no limit.
std::string write_period(const std::optional<Date>& from, const std::optional<Date>& to);

}  // namespace attiva::text
