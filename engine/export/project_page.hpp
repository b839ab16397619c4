// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/pathway.hpp"

// What the page to be signed says of each step, and below the table, in words; how it looks
// is project_page.cpp. Tested by tests/export/project_page_test.cpp.

namespace attiva::exporting {

/// A cell of the table: its column, and lines; the first word of a line, up to ": ", is bold.
struct StepCell {
    const char* column = "";
    std::vector<std::string> lines;  ///< none: nothing to say
};
/// Without name and number, which head the row. The same columns for every step.
std::vector<StepCell> step_cells(const Path& path, std::size_t step);

/// Pixels for each column of a table; the first row is its heads, the first column is bold.
std::vector<int> column_widths(const std::vector<std::vector<std::vector<std::string>>>& rows);

/// A heading and items below the table; none where there is nothing to say.
struct PageNote {
    std::string heading;
    std::vector<std::string> items;
};
std::vector<PageNote> path_notes(const PathAnswer& answer);
/// Who signs: the person, the social worker, the employment centre, then who else sits at the table.
std::vector<std::string> signers(const PathAnswer& answer);

}  // namespace attiva::exporting
