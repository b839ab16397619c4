// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Writing values the way engine/text/literal reads them: what is written here
// and read back is the same value, when no rounding was asked for.
// Tested by tests/text/literal_test.cpp.
#include <fmt/format.h>

#include <array>

#include "text/literal.hpp"

namespace attiva::text {
namespace {

__extension__ using Wide = unsigned __int128;  // 64 bits times 10^6 fit

Wide magnitude(std::int64_t n) {
    return n < 0 ? Wide{0} - static_cast<Wide>(n) : Wide(static_cast<std::uint64_t>(n));
}

std::string grouped(std::uint64_t whole) {
    std::string digits = std::to_string(whole);
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ".");
    return digits;
}

struct Decimal {
    bool negative = false;
    std::uint64_t whole = 0;
    std::uint64_t decimals = 0;
};

// n to `digits` decimals, halves away from zero.
Decimal decimal(Number n, int digits) {
    Wide scale = 1;
    for (int i = 0; i < digits; ++i) scale *= 10;
    const Wide den = magnitude(n.den());
    const Wide scaled = (magnitude(n.num()) * scale * 2 + den) / (den * 2);
    return {n.num() < 0 && scaled != 0, static_cast<std::uint64_t>(scaled / scale),
            static_cast<std::uint64_t>(scaled % scale)};
}

}  // namespace

std::string write_number(Number n, int decimals) {
    const Decimal d = decimal(n, decimals);
    std::string out = (d.negative ? "-" : "") + grouped(d.whole);
    if (d.decimals == 0) return out;
    std::string digits = fmt::format("{:0{}}", d.decimals, decimals);
    digits.erase(digits.find_last_not_of('0') + 1);
    return out + "," + digits;
}

std::string write_money(Number cents) {
    const Decimal d = decimal(cents / Number(100), 2);
    const std::string whole = (d.negative ? "-" : "") + grouped(d.whole);
    return d.decimals == 0 ? whole + " euro" : fmt::format("{},{:02} euro", whole, d.decimals);
}

std::string write_quantity(Number base, std::string_view unit) {
    const Unit& u = *unit_named(unit);
    const Number shown = base / u.base;
    if (u.name.substr(0, 4) == "euro") return write_money(base) + std::string(u.name.substr(4));
    const bool one = shown == Number(1);
    return write_number(shown) + " " + std::string(one ? u.singular : u.name);
}

std::string counted(std::size_t n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

std::string write_date(Date d) {
    const CivilDate c = civil(d);
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string write_day(Date d) {
    static constexpr std::array<std::string_view, 12> months{
        "gennaio", "febbraio", "marzo",     "aprile",  "maggio",   "giugno",
        "luglio",  "agosto",   "settembre", "ottobre", "novembre", "dicembre"};
    const CivilDate c = civil(d);
    return fmt::format("{}{} {} {}", c.day, c.day == 1 ? "º" : "",
                       months.at(static_cast<std::size_t>(c.month - 1)), c.year);
}

namespace {

// The 8th and the 11th begin with a vowel.
std::string with_article(const char* article, const char* elided, Date d) {
    const int day = civil(d).day;
    return (day == 8 || day == 11 ? std::string(elided) : std::string(article) + " ") + write_day(d);
}

}  // namespace

std::string on_day(Date d) { return with_article("il", "l'", d); }
std::string from_day(Date d) { return with_article("dal", "dall'", d); }
std::string to_day(Date d) { return with_article("al", "all'", d); }
std::string of_day(Date d) { return with_article("del", "dell'", d); }

std::string write_period(const std::optional<Date>& from, const std::optional<Date>& to) {
    std::string out = from ? "dal " + write_date(*from) : "";
    if (to) out += (out.empty() ? "fino al " : " al ") + write_date(*to);
    return out;
}

}  // namespace attiva::text

namespace attiva {
namespace {

bool in_a_word(char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_'; }

// The day written there in ten bytes, and nothing else.
std::optional<Date> day_at(const std::string& text, std::size_t at) {
    constexpr std::size_t length = 10;
    if (at + length > text.size() || (at > 0 && in_a_word(text[at - 1])) || (at + length < text.size() && in_a_word(text[at + length]))) return std::nullopt;
    for (std::size_t k = 0; k < length; ++k)
        if (k == 4 || k == 7 ? text[at + k] != '-' : text[at + k] < '0' || text[at + k] > '9') return std::nullopt;
    const auto number = [&](std::size_t from, std::size_t to) { return std::stoi(text.substr(at + from, to - from)); };
    return date_of(number(0, 4), number(5, 7), number(8, 10));
}

// Before eight and eleven: "il " is "l'", "dal " is "dall'".
void elide(std::string& before) {
    for (const char* article : {"il ", "Il ", "dal ", "Dal ", "al ", "Al ", "del "}) {
        const std::string_view a = article;
        if (before.size() < a.size() || before.compare(before.size() - a.size(), a.size(), a) != 0) continue;
        if (before.size() > a.size() && in_a_word(before[before.size() - a.size() - 1])) continue;
        before.pop_back();
        if (a.size() > 3 || a[0] == 'a' || a[0] == 'A') before += "l'";
        else before.replace(before.size() - 2, 2, a[0] == 'I' ? "L'" : "l'");
        return;
    }
}

}  // namespace

std::string days_in_words(const std::string& text) {
    std::string out;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto day = day_at(text, at);
        if (!day) {
            out += text[at];
            continue;
        }
        if (const int n = civil(*day).day; n == 8 || n == 11) elide(out);
        out += text::write_day(*day);
        at += 9;
    }
    return out;
}

}  // namespace attiva
