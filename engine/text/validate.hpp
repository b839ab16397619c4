// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// What a text must be before anything reads it: UTF-8 without surprises.
//
//   T001 not UTF-8                       T007 a letter that only looks Latin
//   T002 control character               T008 text too large
//   T003 writing-direction control       T009 line too long
//   T004 accent apart from its letter    T010 carriage return alone
//   T005 odd space                       T011 more of these than are listed
//   T006 invisible character
//
// Two people must never read two different things in the same line, nor two
// names that look equal be different: rules decide about persons.
// Tested by tests/text/source_test.cpp.

namespace attiva::text {

struct Validated {
    std::string text;   ///< unfit characters replaced: always valid UTF-8
    bool clean = true;  ///< no error was found
};

/// Checks and normalises (BOM dropped, CRLF to LF). At most `limits.errors` errors
/// a text, then one T011 that counts the rest.
Validated validated(std::string_view text, FileId file, Diagnostics& diagnostics, const Limits& limits = {});

/// One character of UTF-8; its length in bytes.
struct Character {
    char32_t code = 0;
    unsigned length = 1;
};
/// The character at the start of `rest` (not empty); nothing when the bytes are
/// not well-formed UTF-8 (overlong forms and surrogates included).
std::optional<Character> decode(std::string_view rest);

/// Adds a character in UTF-8; `code`: of Unicode, no surrogate.
void encode(char32_t code, std::string& out);

/// The Latin letter a Cyrillic, Greek or full-width one is mistaken for; 0 if none.
char latin_twin(char32_t letter);

}  // namespace attiva::text
