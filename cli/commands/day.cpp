// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The clock is read here, once, and nowhere in the engine.
// Tested by tests/cases/cattivi/comando/.

#include "day.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "commands.hpp"

namespace attiva::cli {
namespace {

// Today in Europe/Rome. The POSIX rule is written out because a minimal
// system has no time zone data.
Date today() {
    ::setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    ::tzset();
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    ::localtime_r(&now, &local);
    return date_of(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday).value_or(Date{});
}

bool digits(const std::string& text, std::size_t from, std::size_t count, int& value) {
    value = 0;
    for (std::size_t i = from; i < from + count; ++i) {
        if (text[i] < '0' || text[i] > '9') return false;
        value = value * 10 + (text[i] - '0');
    }
    return true;
}

bool read_day(const std::string& text, Date& day) {
    if (text.empty()) {
        day = today();
        return true;
    }
    int y = 0;
    int m = 0;
    int d = 0;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-' || !digits(text, 0, 4, y) ||
        !digits(text, 5, 2, m) || !digits(text, 8, 2, d))
        return false;
    const auto date = date_of(y, m, d);
    if (date) day = *date;
    return date.has_value();
}

}  // namespace

std::optional<Date> day_of(const Request& request) { return day_of(request, "--data"); }

std::optional<Date> day_of(const Request& request, const std::string& option) {
    Date day;
    if (read_day(request.value(option), day)) return day;
    complain(fmt::format("{} «{}» non è un giorno: scrivi AAAA-MM-GG, per esempio 2026-11-23", option,
                         request.value(option)));
    return std::nullopt;
}

}  // namespace attiva::cli
