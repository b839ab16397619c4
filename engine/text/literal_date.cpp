// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Reading ISO days, partial days and answers (sì, no, non so).
// A day in the Italian order is refused with the ISO one it stands for: 01/02
// would otherwise be guessed.
// Tested by tests/text/literal_test.cpp.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "text/literal.hpp"
#include "text/written.hpp"

namespace attiva::text {
namespace {

// The numbers between separators: "2024-01" is {2024, 1}. Empty when the text
// has anything else, more than three numbers, or a number of another length.
struct Numbers {
    std::array<int, 3> value{};
    std::array<std::size_t, 3> digits{};
    std::size_t count = 0;
};

Numbers numbers_of(std::string_view text, char separator) {
    Numbers n;
    std::size_t i = 0;
    while (true) {
        if (n.count == 3) return {};
        int value = 0;
        std::size_t digits = 0;
        for (; i < text.size() && text[i] >= '0' && text[i] <= '9' && digits < 5; ++i, ++digits)
            value = value * 10 + (text[i] - '0');
        if (digits == 0) return {};
        n.value[n.count] = value;
        n.digits[n.count++] = digits;
        if (i == text.size()) return n;
        if (text[i++] != separator) return {};
    }
}

bool iso(const Numbers& n) {
    return n.count >= 1 && n.digits[0] == 4 && (n.count < 2 || n.digits[1] == 2) &&
           (n.count < 3 || n.digits[2] == 2);
}

std::string wrong_form_help(std::string_view text, std::string_view otherwise) {
    for (const char separator : {'/', '.', '-'}) {
        const Numbers n = numbers_of(text, separator);
        if (n.count == 3 && n.digits[2] == 4 && n.digits[0] <= 2 && n.digits[1] <= 2)
            return fmt::format("scrivi anno-mese-giorno: {:04}-{:02}-{:02}", n.value[2], n.value[1],
                               n.value[0]);
    }
    return std::string(otherwise);
}

// T031 or T032 for numbers of the right form that name no supported day.
void no_such_day(const Numbers& n, std::string_view text, const Written& written) {
    if (n.value[0] < 1900 || n.value[0] > 2199) {
        written.error("T032", fmt::format("«{}»: anno fuori dal 1900-2199", text),
                      "controlla l'anno");
        return;
    }
    const int month = n.value[1];
    if (n.count > 1 && (month < 1 || month > 12)) {
        written.error("T031", fmt::format("«{}»: il mese {} non esiste", text, month),
                      "scrivi anno-mese-giorno, con il mese da 01 a 12");
        return;
    }
    written.error("T031", fmt::format("«{}»: questo giorno non esiste", text),
                  fmt::format("quel mese ha {} giorni", days_in_month(n.value[0], month)));
}

std::string lower(std::string_view text) {
    std::string out(text);
    if (!out.empty() && out[0] >= 'A' && out[0] <= 'Z') out[0] = static_cast<char>(out[0] + 32);
    return out;
}

}  // namespace

std::optional<Date> read_date(std::string_view text, Span where, Diagnostics& diagnostics) {
    const Written written(text, where, diagnostics);
    const Numbers n = numbers_of(text, '-');
    if (n.count != 3 || !iso(n)) {
        written.error("T030", fmt::format("«{}» non è una data", text),
                      wrong_form_help(text, "scrivi anno-mese-giorno: 2024-01-31"));
        return std::nullopt;
    }
    const auto date = date_of(n.value[0], n.value[1], n.value[2]);
    if (!date) no_such_day(n, text, written);
    return date;
}

std::optional<DateInterval> read_partial_date(std::string_view text, Span where,
                                              Diagnostics& diagnostics) {
    const Written written(text, where, diagnostics);
    const Numbers n = numbers_of(text, '-');
    if (!iso(n)) {
        written.error(
            "T030", fmt::format("«{}» non è una data", text),
            wrong_form_help(text, "scrivi 2024-01-31, oppure 2024-01 o 2024 se sai solo quello"));
        return std::nullopt;
    }
    const int month = n.count > 1 ? n.value[1] : 1;
    const auto first = date_of(n.value[0], month, n.count > 2 ? n.value[2] : 1);
    if (!first) {
        no_such_day(n, text, written);
        return std::nullopt;
    }
    if (n.count == 3) return DateInterval{*first, *first};
    const Date last_month = n.count == 2 ? *first : *date_of(n.value[0], 12, 1);
    return DateInterval{*first, last_of_month(last_month)};
}

std::optional<Truth> read_answer(std::string_view text, Span where, Diagnostics& diagnostics) {
    const std::string answer = lower(text);
    if (answer == "sì") return Truth::yes;
    if (answer == "no") return Truth::no;
    if (answer == "non so") return Truth::unknown;
    Written(text, where, diagnostics)
        .error("T033", fmt::format("«{}» non è una risposta", text), "scrivi sì, no oppure non so");
    return std::nullopt;
}

std::optional<bool> read_yes_no(std::string_view text, Span where, Diagnostics& diagnostics) {
    const std::string answer = lower(text);
    if (answer == "sì") return true;
    if (answer == "no") return false;
    Written(text, where, diagnostics)
        .error("T034", fmt::format("«{}» non è né sì né no", text), "scrivi sì oppure no");
    return std::nullopt;
}

}  // namespace attiva::text
