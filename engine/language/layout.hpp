// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// The shape of a rule file, before any grammar: which lines make up which
// declaration or clause, where bodies, rows and bullets begin, which comments
// stand where. The grammar then reads one chunk at a time, so that an error in
// a clause does not hide the next.
//
// A chunk is a text of its own in which line breaks have become control
// characters that say what they mean, and a map back to the bytes of the source.
// Tested by tests/language/layout_test.cpp.

namespace attiva::language {

/// The control characters of a chunk.
inline constexpr char body_mark = '\x01';     ///< the body begins
inline constexpr char row_mark = '\x02';      ///< a row of a table begins
inline constexpr char bullet_mark = '\x03';   ///< a `- ` begins
inline constexpr char open_mark = '\x04';     ///< a list of bullets begins (before its first)
inline constexpr char close_mark = '\x05';    ///< and ends
inline constexpr char comment_mark = '\x06';  ///< a comment among rows or bullets

/// A comment; `tail` = at the end of a line of words, `spaced` = an empty line follows.
struct Remark {
    Span span;
    std::string_view text;  ///< from `#` to the end; lives as long as the sources
    bool tail = false;
    bool spaced = false;
};

struct Chunk {
    std::string text;
    std::vector<std::uint32_t> offsets;  ///< of each byte of `text` in the source
    std::vector<Remark> remarks;  ///< those not among rows or bullets: after the header, or before the body
    std::vector<Remark> listed;   ///< those of each comment_mark, in order
    bool readable = true;         ///< false: its layout is wrong (already reported)
    bool spaced = false;          ///< an empty line follows
    FileId file = no_file;

    /// The source under a range of the chunk's text.
    [[nodiscard]] Span span(std::size_t begin, std::size_t end) const;
};

struct LayoutItem {
    enum class What : std::uint8_t { comment, declaration, clause };
    What what = What::comment;
    bool inside = false;  ///< of a block (strumento, integra strumento, fondo)
    Remark remark;        ///< comment
    Chunk chunk;          ///< declaration, clause
};

/// In the order written. Reports tabs, indentation, strings left open, bullets
/// without a list, operators opening a line, brackets that do not match and
/// nesting beyond 64 (codes R001…R009, R013, R027).
std::vector<LayoutItem> layout(const text::Sources& sources, FileId file, Diagnostics& diagnostics);

/// The deepest nesting of brackets, lists and conditions.
inline constexpr std::size_t deepest_nesting = 64;
/// The most entries of a list, or operands of a chain.
inline constexpr std::size_t longest_list = 200;

}  // namespace attiva::language
