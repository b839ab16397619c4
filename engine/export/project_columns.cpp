// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How wide the columns of the page's table are: no word broken if it can be helped, then
// what makes the table lowest, a few pixels at a time. Tested by
// tests/export/project_page_test.cpp.

#include <algorithm>
#include <numeric>

#include "export/project_page.hpp"
#include "export/svg.hpp"

namespace attiva::exporting {
namespace {

constexpr int sheet = 720;  // pixels of an A4 sheet between its margins
constexpr int size = 10;    // a little more than it is printed in
constexpr int around = 8;   // of the lines and blanks of a cell
constexpr int grain = 8;

using Cell = std::vector<std::string>;

int longest_word(const Cell& cell) {
    int out = 0;
    for (const auto& line : cell)
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t end = std::min(line.find(' ', at), line.size());
            out = std::max(out, text_width(line.substr(at, end - at), size, true));
            at = end + 1;
        }
    return out;
}

int height(const Cell& cell, int width, bool bold) {
    int out = 0;
    for (const auto& line : cell) out += static_cast<int>(wrapped(line, width - around, size, bold).size());
    return out;
}

class Table {
public:
    explicit Table(const std::vector<std::vector<Cell>>& rows) : rows_(rows), widths_(rows.front().size(), 0), heights_(rows.size()) {
        for (std::size_t c = 0; c < widths_.size(); ++c)
            for (const auto& row : rows) widths_[c] = std::max(widths_[c], longest_word(row[c]) + around);
        const int all = std::accumulate(widths_.begin(), widths_.end(), 0);
        if (all > sheet)
            for (int& w : widths_) w = w * sheet / all;
    }

    std::vector<int> widths() {
        for (std::size_t c = 0; c < widths_.size(); ++c)
            for (std::size_t r = 0; r < rows_.size(); ++r) heights_[r].push_back(height(rows_[r][c], widths_[c], c == 0));
        for (int left = sheet - std::accumulate(widths_.begin(), widths_.end(), 0); left >= grain; left -= grain) widen(best());
        return widths_;
    }

private:
    // Rows as high as their highest cell; then, for what does not show yet, all cells.
    [[nodiscard]] std::int64_t cost(std::size_t column, int width) const {
        std::int64_t out = 0;
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            int highest = 0;
            for (std::size_t c = 0; c < widths_.size(); ++c) {
                const int h = c == column ? height(rows_[r][c], width, c == 0) : heights_[r][c];
                highest = std::max(highest, h);
                out += std::int64_t{h} * h;
            }
            out += std::int64_t{highest} * 1000;
        }
        return out;
    }

    // Of the smallest step that lowers anything; else the widest, which has most to say.
    [[nodiscard]] std::size_t best() const {
        const std::int64_t now = cost(0, widths_[0]);
        for (const int by : {grain, 2 * grain, 4 * grain, 8 * grain}) {
            std::size_t column = 0;
            for (std::size_t c = 1; c < widths_.size(); ++c)
                if (cost(c, widths_[c] + by) < cost(column, widths_[column] + by)) column = c;
            if (cost(column, widths_[column] + by) < now) return column;
        }
        return static_cast<std::size_t>(std::max_element(widths_.begin(), widths_.end()) - widths_.begin());
    }

    void widen(std::size_t c) {
        widths_[c] += grain;
        for (std::size_t r = 0; r < rows_.size(); ++r) heights_[r][c] = height(rows_[r][c], widths_[c], c == 0);
    }

    const std::vector<std::vector<Cell>>& rows_;
    std::vector<int> widths_;
    std::vector<std::vector<int>> heights_;
};

}  // namespace

std::vector<int> column_widths(const std::vector<std::vector<std::vector<std::string>>>& rows) { return Table(rows).widths(); }

}  // namespace attiva::exporting
