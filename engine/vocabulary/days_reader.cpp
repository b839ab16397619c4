// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Days known in part. A limit cuts the supported days; a partial day after «prima del»
// or «dopo il» is left out whole: «dopo il 2019» begins on 2020-01-01.
// Tested by tests/vocabulary/partial_forms_test.cpp.

#include "vocabulary/days_reader.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::vocabulary {
namespace {

std::string_view trimmed(std::string_view s) {
    while (!s.empty() && s.front() == ' ') s.remove_prefix(1);
    while (!s.empty() && s.back() == ' ') s.remove_suffix(1);
    return s;
}

// One text and its place, and of its parts their own places.
struct Written {
    std::string_view text;
    Span where;
    Diagnostics& diagnostics;

    [[nodiscard]] Span place(std::string_view part) const {
        Span at = where;
        if (!at.known() || at.end - at.begin != text.size()) return at;
        at.begin += static_cast<std::uint32_t>(part.data() - text.data());
        at.end = at.begin + static_cast<std::uint32_t>(part.size());
        return at;
    }
    [[nodiscard]] std::optional<text::DateInterval> day(std::string_view part) const {
        return text::read_partial_date(part, place(part), diagnostics);
    }
    std::optional<text::DateInterval> refuse(const char* code, std::string message, std::string help) const {
        diagnostics.error(code, where, std::move(message), std::move(help));
        return std::nullopt;
    }
};

std::optional<text::DateInterval> range(const Written& w, std::string_view rest) {
    const std::size_t at = rest.find(" e ");
    if (at == std::string_view::npos)
        return w.refuse("V107", "manca la seconda data", "scrivi: tra 2024-01-31 e 2024-03-15");
    const auto a = w.day(trimmed(rest.substr(0, at)));
    const auto b = w.day(trimmed(rest.substr(at + 3)));
    if (!a || !b) return std::nullopt;
    if (b->last < a->first)
        return w.refuse("V105", "le due date sono in ordine inverso", "scrivi prima la data più antica");
    return text::DateInterval{a->first, b->last};
}

std::optional<text::DateInterval> limited(const Written& w, const DayWord& word, std::string_view rest) {
    const auto day = w.day(rest);
    if (!day) return std::nullopt;
    text::DateInterval out{first_supported_day, last_supported_day};
    if (word.upper) out.last = word.strict ? day->first + -1 : day->last;
    else out.first = word.strict ? day->last + 1 : day->first;
    if (out.last < out.first)
        return w.refuse("V105", fmt::format("«{}»: non resta nessun giorno fra il 1900 e il 2199", w.text),
                        "controlla l'anno");
    return out;
}

}  // namespace

bool begins_with(std::string_view text, std::string_view word, std::string_view& rest) {
    if (text.size() <= word.size() || text.substr(0, word.size()) != word || text[word.size()] != ' ') return false;
    rest = trimmed(text.substr(word.size() + 1));
    return true;
}

std::string_view vague_word(std::string_view text) {
    std::string_view rest;
    for (const auto word : vague_words) {
        if (begins_with(text, word, rest)) return word;
        const std::size_t before = text.size() - std::min(text.size(), word.size());
        if (before > 0 && text[before - 1] == ' ' && text.substr(before) == word) return word;
    }
    return {};
}

bool may_be_days(std::string_view text) {
    std::string_view rest;
    const bool limited = std::any_of(day_words.begin(), day_words.end(), [&](const DayWord& w) { return begins_with(text, w.word, rest); });
    return limited || begins_with(text, "tra", rest) || !vague_word(text).empty() || text.find_first_of("0123456789") == 0;
}

std::optional<text::DateInterval> read_days(std::string_view text, Span where, Diagnostics& diagnostics) {
    const Written w{text, where, diagnostics};
    if (const auto vague = vague_word(text); !vague.empty())
        return w.refuse("V106", fmt::format("«{}» non dice quali giorni sono possibili", vague),
                        "scrivi l'anno (2019), il mese (2019-05) o un intervallo: tra 2019-03 e 2019-06");
    std::string_view rest;
    if (begins_with(text, "tra", rest)) return range(w, rest);
    for (const DayWord& word : day_words)
        if (begins_with(text, word.word, rest)) return limited(w, word, rest);
    return w.day(text);
}

}  // namespace attiva::vocabulary
