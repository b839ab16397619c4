// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#pragma once

#include <cstddef>
#include <string>
#include <string_view>

// One source line as a terminal draws it, and where on it a range of bytes falls.
// Tested by tests/text/report_test.cpp.

namespace attiva::text {

struct Snippet {
    std::string line;        ///< tabs expanded, cut to the width with "…"
    std::size_t indent = 0;  ///< columns before the caret
    std::size_t carets = 1;  ///< columns under the words, at least 1
};

/// `begin`, `end`: byte offsets in the line, clipped to it. `width` >= 20.
Snippet snippet(std::string_view line, std::size_t begin, std::size_t end, std::size_t width);

}  // namespace attiva::text
