// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Reading numbers and quantities as Italians write them.
//   number   := '-'? whole (',' digit{1,6})?
//   whole    := digit{1,12} | digit{1,3} ('.' digit{3})+
//   quantity := number blank* unit?
// A wrong number is an error that proposes the right ones: 10.14 may have been
// meant as 10,14 or as 1.014, and only its author knows.
// Tested by tests/text/literal_test.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/literal.hpp"
#include "text/written.hpp"

namespace attiva::text {
namespace {

constexpr std::size_t most_whole_digits = 12;
constexpr std::size_t most_decimals = 6;
constexpr std::string_view example = "scrivi un numero come 18 o 10.140,50";

const std::array<Unit, 12> units{{
    {"euro", "euro", Number(100), 2},
    {"euro/mese", "euro/mese", Number(100), 2},
    {"euro/anno", "euro/anno", Number(100), 2},
    {"percento", "percento", Number::ratio(1, 100), 4},
    {"anni", "anno", Number(12), 0},
    {"mesi", "mese", Number(1), 0},
    {"settimane", "settimana", Number(7), 0},
    {"giorni", "giorno", Number(1), 0},
    {"ore/settimana", "ora/settimana", Number(1), 6},
    {"km", "km", Number(1), 0},
    {"minuti", "minuto", Number(1), 0},
    {"cc", "cc", Number(1), 0},
}};

struct Alias {
    std::string_view symbol;
    std::string_view name;
};
constexpr std::array<Alias, 5> aliases{{{"€", "euro"},
                                        {"€/mese", "euro/mese"},
                                        {"€/anno", "euro/anno"},
                                        {"%", "percento"},
                                        {"per cento", "percento"}}};

bool digit(char c) { return c >= '0' && c <= '9'; }

bool odd_minus(std::string_view text) {
    return text.substr(0, 3) == "\xE2\x88\x92" || text.substr(0, 3) == "\xE2\x80\x93";
}

// 1014 -> 1.014
std::string grouped(std::string digits) {
    for (std::size_t i = digits.size(); i > 3; i -= 3) digits.insert(i - 3, ".");
    return digits;
}

std::string without_dots(std::string_view whole) {
    std::string out;
    std::copy_if(whole.begin(), whole.end(), std::back_inserter(out), digit);
    return out;
}

std::string without_leading_zeros(std::string digits) {
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    return digits.empty() ? "0" : digits;
}

// Dots stand before exactly three digits, after one to three.
bool well_grouped(std::string_view whole) {
    std::size_t dot = whole.find('.');
    if (dot == std::string_view::npos) return true;
    if (dot == 0 || dot > 3 || whole[0] == '0') return false;
    while (!whole.empty()) {
        whole.remove_prefix(dot + 1);
        dot = std::min(whole.find('.'), whole.size());
        if (dot != 3) return false;
        if (dot == whole.size()) return true;
    }
    return false;
}

// The two readings of a number with misplaced marks.
std::string proposals(std::string_view whole, std::string_view decimals) {
    const std::string all = without_leading_zeros(without_dots(whole));
    if (!decimals.empty()) return fmt::format("scrivi {},{}", grouped(all), decimals);
    const std::size_t last = whole.rfind('.');
    const std::string head = without_dots(whole.substr(0, last));
    const std::string tail(whole.substr(last + 1));
    if (head.empty() || tail.empty() || tail.size() > most_decimals)
        return fmt::format("scrivi {}: il punto separa le migliaia", grouped(all));
    return fmt::format("scrivi {},{} se è un decimale, {} se il punto separa le migliaia",
                       grouped(without_leading_zeros(head)), tail, grouped(all));
}

// The two halves of a number, as written.
struct Halves {
    std::string_view whole;
    std::string_view decimals;
    bool comma = false;
};

// 1,000.50, marked as the English do, becomes 1.000,50; other muddles an example.
std::string marks_exchanged(const Halves& n) {
    const std::size_t dot = n.decimals.find('.');
    if (dot == std::string_view::npos || n.decimals.find(',') != std::string_view::npos)
        return std::string(example);
    const std::string whole = without_dots(n.whole) + std::string(n.decimals.substr(0, dot));
    return fmt::format("scrivi {},{}", grouped(without_leading_zeros(whole)),
                       n.decimals.substr(dot + 1));
}

// What is wrong with the marks of a number; false when there is nothing.
bool marks_wrong(const Halves& n, std::string_view text, const Written& written) {
    if (n.decimals.find_first_of(".,") != std::string_view::npos)
        return written.error(
            "T021", fmt::format("«{}»: la virgola separa i decimali, il punto le migliaia", text),
            marks_exchanged(n));
    if (n.whole.empty() || (n.comma && n.decimals.empty()))
        return written.error("T024", fmt::format("«{}»: mancano cifre accanto alla virgola", text),
                             std::string(example));
    if (!well_grouped(n.whole))
        return written.error(
            "T021",
            fmt::format("«{}»: il punto separa le migliaia e sta prima di tre cifre esatte", text),
            proposals(n.whole, n.decimals));
    return false;
}

bool digits_wrong(const Halves& n, std::string_view text, const Written& written) {
    const std::string whole = without_dots(n.whole);
    if (whole.size() > 1 && whole[0] == '0')
        return written.error("T025", fmt::format("«{}»: un numero non comincia con zero", text),
                             fmt::format("scrivi {}", grouped(without_leading_zeros(whole))));
    if (whole.size() > most_whole_digits || n.decimals.size() > most_decimals)
        return written.error("T022", fmt::format("«{}»: troppe cifre", text),
                             fmt::format("al massimo {} cifre intere e {} decimali",
                                         most_whole_digits, most_decimals));
    return false;
}

Number value_of(const Halves& n, bool negative) {
    std::int64_t value = 0;
    std::int64_t scale = 1;
    for (const char c : n.whole)
        if (c != '.') value = value * 10 + (c - '0');
    for (const char c : n.decimals) {
        value = value * 10 + (c - '0');
        scale *= 10;
    }
    return Number::ratio(negative ? -value : value, scale);
}

std::size_t written_decimals(std::string_view number) {
    const std::size_t comma = number.find(',');
    return comma == std::string_view::npos ? 0 : number.size() - comma - 1;
}

std::string_view trimmed(std::string_view s) {
    const std::size_t first = s.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(" \t") - first + 1);
}

}  // namespace

const Unit* unit_named(std::string_view word) {
    for (const Alias& a : aliases)
        if (a.symbol == word) word = a.name;
    for (const Unit& u : units)
        if (u.name == word || u.singular == word) return &u;
    return nullptr;
}

const std::vector<const Unit*>& all_units() {
    static const std::vector<const Unit*> all = [] {
        std::vector<const Unit*> out;
        for (const Unit& u : units) out.push_back(&u);
        return out;
    }();
    return all;
}

std::vector<std::string_view> unit_words(const Unit& unit) {
    std::vector<std::string_view> out{unit.name};
    if (unit.singular != unit.name) out.push_back(unit.singular);
    for (const Alias& a : aliases)
        if (a.name == unit.name) out.push_back(a.symbol);
    return out;
}

std::string unit_names() {
    std::string out;
    for (const Unit& u : units) out += (out.empty() ? "" : ", ") + std::string(u.name);
    return out;
}

std::size_t number_length(std::string_view text) {
    std::size_t i = !text.empty() && text[0] == '-' ? 1 : 0;
    if (i >= text.size() || !digit(text[i])) return 0;
    while (i < text.size()) {
        const bool mark = text[i] == '.' || text[i] == ',';
        if (mark ? i + 1 >= text.size() || !digit(text[i + 1]) : !digit(text[i])) break;
        ++i;
    }
    return i;
}

std::optional<Number> read_number(std::string_view text, Span where, Diagnostics& diagnostics) {
    const Written written(text, where, diagnostics);
    if (odd_minus(text)) {
        written.part(0, 3).error("T023", "segno meno insolito", "scrivi il meno della tastiera: -");
        return std::nullopt;
    }
    const bool negative = text.substr(0, 1) == "-";
    const std::string_view body = text.substr(negative ? 1 : 0);
    if (body.find_first_of("0123456789") == std::string_view::npos ||
        body.find_first_not_of("0123456789.,") != std::string_view::npos) {
        written.error("T020", fmt::format("«{}» non è un numero", text), std::string(example));
        return std::nullopt;
    }
    const std::size_t comma = std::min(body.find(','), body.size());
    const Halves halves{body.substr(0, comma), body.substr(std::min(comma + 1, body.size())),
                        comma < body.size()};
    if (marks_wrong(halves, text, written) || digits_wrong(halves, text, written))
        return std::nullopt;
    return value_of(halves, negative);
}

std::optional<Quantity> read_quantity(std::string_view text, Span where, Diagnostics& diagnostics,
                                      const Unit* bare) {
    const Written written(text, where, diagnostics);
    const std::size_t length = number_length(text);
    const std::string_view word = trimmed(text.substr(length));
    const bool broken = !word.empty() && (digit(word[0]) || word[0] == '.' || word[0] == ',');
    if (length == 0 || broken) {
        const bool symbol_first = text.substr(0, 3) == "€";
        if (odd_minus(text)) return read_number(text, where, diagnostics), std::nullopt;
        if (length > 0 && word == ",") {  // its decimals are missing
            read_number(text.substr(0, length + 1), written.part(0, length + 1).where(), diagnostics);
            return std::nullopt;
        }
        written.error("T020", fmt::format("«{}» non è una quantità", text),
                      symbol_first ? "scrivi l'unità dopo il numero: 10.140,50 euro"
                                   : "scrivi un numero senza spazi e poi l'unità: 10.140,50 euro");
        return std::nullopt;
    }
    const auto number =
        read_number(text.substr(0, length), written.part(0, length).where(), diagnostics);
    if (word.empty() && number && bare == nullptr) return Quantity{*number, nullptr};
    const auto at = static_cast<std::size_t>(word.data() - text.data());
    const Unit* unit = word.empty() ? bare : unit_named(word);
    if (!unit && !word.empty())
        written.part(at, word.size())
            .error("T026", fmt::format("unità sconosciuta «{}»", word),
                   "le unità sono: " + unit_names());
    if (!unit || !number) return std::nullopt;
    if (written_decimals(text.substr(0, length)) > static_cast<std::size_t>(unit->decimals)) {
        written.part(0, length).error("T027", fmt::format("troppi decimali per «{}»", unit->name),
                                      unit->decimals == 0
                                          ? "scrivi un numero intero"
                                          : fmt::format("al massimo {} decimali", unit->decimals));
        return std::nullopt;
    }
    return Quantity{*number, unit};
}

}  // namespace attiva::text
