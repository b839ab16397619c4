// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Display width: each character becomes a cell as wide as a terminal draws it;
// the window shown is the start of the line, or slides right until the words
// pointed at are inside it.
// Tested by tests/text/report_test.cpp.
#include "text/snippet.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <vector>

#include "text/validate.hpp"

namespace attiva::text {
namespace {

constexpr std::size_t tab_stop = 4;

struct Cell {
    std::string drawn;
    std::size_t width;
    std::size_t offset;  // byte of the line it starts at
};

std::vector<Cell> cells_of(std::string_view line) {
    std::vector<Cell> cells;
    std::size_t column = 0;
    for (std::size_t at = 0; at < line.size();) {
        const auto c = decode(line.substr(at)).value_or(Character{U'?', 1});
        Cell cell{std::string(line.substr(at, c.length)), 0, at};
        if (c.code == '\t') {
            cell.width = tab_stop - column % tab_stop;
            cell.drawn = std::string(cell.width, ' ');
        } else {
            const int drawn = utf8proc_charwidth(static_cast<utf8proc_int32_t>(c.code));
            cell.width = static_cast<std::size_t>(std::max(drawn, 0));
        }
        column += cell.width;
        at += c.length;
        cells.push_back(std::move(cell));
    }
    return cells;
}

// Of a very long line, the bytes around the words: no window reaches further.
void clip(std::string_view& line, std::size_t& begin, std::size_t& end) {
    constexpr std::size_t around = 4096;
    if (line.size() <= 2 * around) return;
    std::size_t from = std::min(begin, line.size());
    from -= std::min(from, around);
    while (from > 0 && (static_cast<unsigned char>(line[from]) & 0xC0U) == 0x80U) --from;
    line = line.substr(from, 2 * around);
    begin -= from;
    end -= std::min(end, from);
}

// The columns of the words pointed at: [first, last), and of the whole line.
struct Extent {
    std::size_t first = 0;
    std::size_t last = 0;
    std::size_t total = 0;
};

Extent extent_of(const std::vector<Cell>& cells, std::size_t begin, std::size_t end) {
    Extent e;
    for (const Cell& cell : cells) {
        if (cell.offset < begin) e.first = e.total + cell.width;
        e.total += cell.width;
        if (cell.offset < end) e.last = e.total;
    }
    e.last = std::max(e.last, e.first + 1);
    return e;
}

// The first column shown: 0 if the words are inside the width, else far enough to
// show all of them (or their start, when they are wider than the window).
std::size_t window_start(const Extent& e, std::size_t width) {
    constexpr std::size_t margin = 2;
    if (e.last <= width) return 0;
    const bool fits = e.last - e.first + 2 * margin <= width;
    return fits ? e.last + margin - width : e.first - std::min(e.first, margin);
}

}  // namespace

Snippet snippet(std::string_view line, std::size_t begin, std::size_t end, std::size_t width) {
    clip(line, begin, end);
    const std::vector<Cell> cells = cells_of(line);
    const Extent e = extent_of(cells, begin, end);
    const std::size_t from = window_start(e, width);
    const std::size_t until = from + width;

    Snippet out;
    std::size_t column = 0;
    std::size_t shown_from = until;  // a wide character may straddle `from`
    for (const Cell& cell : cells) {
        if (column >= from && column + cell.width <= until) {
            shown_from = std::min(shown_from, column);
            out.line += cell.drawn;
        }
        column += cell.width;
    }
    shown_from = std::min(shown_from, e.first);
    const bool cut = from > 0;
    out.indent = e.first - shown_from + (cut ? 1 : 0);
    out.carets = std::max<std::size_t>(1, std::min(e.last, until) - std::min(e.first, until));
    if (cut) out.line.insert(0, "…");
    if (e.total > until) out.line += "…";
    return out;
}

}  // namespace attiva::text
