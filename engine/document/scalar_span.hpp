// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "attiva/diagnostic.hpp"

// Where a value that starts at a known byte of a YAML text ends.
// Tested by tests/document/yaml_test.cpp.

namespace attiva::document {

struct ScalarSpan {
    Span where;           ///< quotes included
    bool quoted = false;  ///< between " or '
    bool closed = true;   ///< false: the closing quote is missing
};

/// The span of a scalar starting at `at` whose decoded text is `value`:
/// quoted up to its closing quote, a block (| or >) its first line, plain text
/// as far as it matches `value`, any run of blanks being one.
ScalarSpan scalar_span(std::string_view text, FileId file, std::uint32_t at,
                       std::string_view value);

/// Whether `:` follows a key, after blanks at most.
bool colon_after(std::string_view text, Span key);

/// The run of non-blank bytes at `at`; one byte if there is none; clipped.
Span word_span(std::string_view text, FileId file, std::uint32_t at);

/// A value that was not written (or `~`, `null`): those words, else an empty span
/// right after the last thing written before `at`.
Span nothing_span(std::string_view text, FileId file, std::uint32_t at);

/// The last bracket or quote opened before `end` and not closed by then, if there
/// is one: where a document that breaks off, or runs into the next line, went wrong.
std::optional<Span> left_open(std::string_view text, FileId file, std::size_t end);

/// Extends the span of a list or map in brackets to its closing bracket.
void close_flow(std::string_view text, Span& where);

}  // namespace attiva::document
