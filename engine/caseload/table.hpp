// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// A sheet as Excel saves it in Italy: cells between `;` (or `,` where the first row has
// no `;`), quotes doubled within quotes, line breaks within quotes. Private to this room.

namespace attiva::caseload {

struct Cell {
    std::string text;  ///< without blanks at its ends
    Span where;        ///< without quotes
};
using Row = std::vector<Cell>;

/// The rows that are not empty. Quotes never closed end the reading (F017).
std::vector<Row> read_table(const text::Sources& sources, FileId file, Diagnostics& diagnostics);

}  // namespace attiva::caseload
