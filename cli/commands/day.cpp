// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The clock is read here, once, and nowhere in the engine.
// Tested by tests/cases/cattivi/comando/.

#include "day.hpp"

#include <fmt/format.h>

#include <cstdlib>
#include <ctime>

#include "commands.hpp"
#include "output.hpp"

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

// AAAA-MM-GG, whether there is such a day or not.
bool written_like_a_day(const std::string& text, CivilDate& out) {
    return text.size() == 10 && text[4] == '-' && text[7] == '-' && digits(text, 0, 4, out.year) && digits(text, 5, 2, out.month) && digits(text, 8, 2, out.day);
}

// What is wrong with a text that is no day.
std::string no_day(const std::string& option, const std::string& text) {
    CivilDate c;
    if (!written_like_a_day(text, c)) return fmt::format("{} «{}» non è un giorno: scrivi AAAA-MM-GG, per esempio 2026-11-23", option, text);
    const CivilDate first = civil(first_supported_day);
    const CivilDate last = civil(last_supported_day);
    if (c.year >= first.year && c.year <= last.year) return fmt::format("{} «{}»: nel calendario quel giorno non c'è", option, text);
    return fmt::format("{} «{}» è troppo lontano: si può chiedere di un giorno dal {} al {}", option, text, iso(first_supported_day), iso(last_supported_day));
}

}  // namespace

std::optional<Date> day_of(const Request& request) { return day_of(request, "--data"); }

std::optional<Date> day_of(const Request& request, const std::string& option) {
    const std::string text = request.value(option);
    if (text.empty()) return today();
    CivilDate c;
    const auto day = written_like_a_day(text, c) ? date_of(c.year, c.month, c.day) : std::nullopt;
    if (!day) complain(no_day(option, text));
    return day;
}

}  // namespace attiva::cli
