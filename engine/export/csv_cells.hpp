// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

// Cells for a spreadsheet as Italian ones read it: `;` between them. Private to this room.

namespace attiva::exporting {

/// What a table for a spreadsheet begins with.
inline constexpr const char* byte_order_mark = "\xEF\xBB\xBF";

/// A cell of words. One that a spreadsheet would take for a formula begins with an
/// apostrophe; the ends of lines are blanks, other signs that command are written out.
std::string csv_cell(std::string text);
/// Cells already written, and the end of the line.
std::string csv_row(const std::vector<std::string>& cells);

}  // namespace attiva::exporting
