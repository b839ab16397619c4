// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "attiva/diagnostic.hpp"
#include "text/literal.hpp"

// The one reader of a day known in part, of a fact or of a past measure:
//
//   2024-05-03 · 2024-05 · 2024 · tra D e D · prima del D · dopo il D · dal D · fino al D
//
// and of the words that say no limit («circa»), which are refused with the way to write
// an interval. Codes V105…V107, T030…T032.
// Tested by tests/vocabulary/value_reader_test.cpp and partial_forms_test.cpp.

namespace attiva::vocabulary {

/// A word before a day that makes it a limit.
struct DayWord {
    std::string_view word;
    bool upper;   ///< the day is the last it may be, else the first
    bool strict;  ///< and the days written are themselves left out
};
inline constexpr std::array<DayWord, 4> day_words{
    {{"prima del", true, true}, {"dopo il", false, true}, {"dal", false, false}, {"fino al", true, false}}};

/// Words that leave open which values are possible; longer ones before their beginnings.
inline constexpr std::array<std::string_view, 8> vague_words{
    "circa", "quasi", "più o meno", "intorno a", "intorno al", "verso il", "verso", "grosso modo"};

/// Does the text begin with the word, then a blank? `rest` is what follows, without blanks
/// around it.
bool begins_with(std::string_view text, std::string_view word, std::string_view& rest);
/// The vague word the text begins with, or ends with («6.000 circa»); empty if none.
std::string_view vague_word(std::string_view text);

/// Does the text begin as one read_days may read, or as a vague one it has a help for?
bool may_be_days(std::string_view text);
/// The days the text may mean, within the supported ones (1900-2199): first <= last. Where
/// it is wrong, one diagnostic and nothing. `where` as in text/literal.
std::optional<text::DateInterval> read_days(std::string_view text, Span where, Diagnostics& diagnostics);

}  // namespace attiva::vocabulary
