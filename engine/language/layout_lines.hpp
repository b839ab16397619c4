// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"

// A text cut into lines: indentation, words, comment. Internal to layout.

namespace attiva::language {

struct Line {
    std::uint32_t indent = 0;  ///< columns of spaces before the first word (or comment)
    std::uint32_t begin = 0;   ///< bytes of the words, blanks trimmed; begin == end: none
    std::uint32_t end = 0;
    std::uint32_t comment_begin = 0;  ///< bytes of the comment from `#`; equal: none
    std::uint32_t comment_end = 0;
    bool broken = false;  ///< a string left open: already reported

    [[nodiscard]] bool words() const { return begin < end; }
    [[nodiscard]] bool comment() const { return comment_begin < comment_end; }
    [[nodiscard]] bool blank() const { return !words() && !comment(); }
};

/// Reports tabs (R001) and strings left open (R005).
std::vector<Line> cut_lines(std::string_view text, FileId file, Diagnostics& diagnostics);

}  // namespace attiva::language
