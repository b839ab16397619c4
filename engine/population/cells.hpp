// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "population/gather.hpp"

// The cells of some rows, kept until they are told column by column: a teller that reads two
// hundred cells of one kind one after the other guesses nothing wrongly, one that reads a row
// of eighty kinds does at every cell.
// Tested by tests/population/everybody_test.cpp.

namespace attiva::population {

class Cells {
public:
    /// `gather` must outlive it.
    /// `tellers`: by column, who reads its cells; nullptr: nobody, they are only kept for last().
    /// They must outlive it.
    Cells(Gather& gather, const std::vector<std::unique_ptr<Teller>>& tellers);
    Cells(const Cells&) = delete;
    Cells& operator=(const Cells&) = delete;
    /// The next row of the gather has begun, said on that day.
    void row(Date stated_on);
    /// The day of the row at hand.
    void say_on(Date day) { days_[row_ - first_] = day; }
    /// What the row at hand has in a column, once; what is empty is nothing. The text must
    /// stay until it is told, `padding` bytes after it too.
    void add(std::size_t column, std::string_view text) {
        Column& c = columns_[column];
        *c.end = {text.data(), static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(row_)};
        c.end += text.empty() ? 0 : 1;
    }
    /// What the row at hand has there; empty for nothing.
    [[nodiscard]] std::string_view last(std::size_t column) const;
    /// The row at hand has nothing after all.
    void drop();
    /// Tells all there are: before the gather ends.
    void tell();

private:
    static constexpr std::size_t together = 256;  ///< rows: cells of so many stay near
    static constexpr std::size_t room = together + 1;  ///< an empty cell is written, and written over
    struct Column {
        Teller* teller = nullptr;
        Cell* end = nullptr;       ///< past its last, in cells_
    };
    Gather& gather_;
    std::vector<Column> columns_;
    std::vector<Cell> cells_;   ///< by column
    std::array<Date, together> days_;
    std::size_t first_ = 0, row_ = 0, rows_ = 0;  ///< of the gather; rows begun since the last telling
};

}  // namespace attiva::population
