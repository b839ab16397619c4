// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "document/tree.hpp"
#include "text/source.hpp"

// A sheet as Excel saves it in Italy: cells between `;` (or `,` where the first row has
// no `;`), quotes doubled within quotes, line breaks within quotes.

namespace attiva::caseload {

struct Cell {
    std::string text;  ///< without blanks at its ends
    Span where;        ///< without quotes
};
using Row = std::vector<Cell>;

/// What a person's file would have there: of a day also 5/3/2026, of a truth VERO and FALSO, of
/// any fact a list [a, b].
document::Node value_of(const Cell& cell, bool date, bool yes_no);
/// A comma with nothing beside it in such a list: nobody guesses what was meant (F019).
bool forgets_an_item(const std::string& text);
document::Node text_node(std::string text, Span where);
/// The value of a key, made empty and of that kind where there is none.
document::Node& value_in(document::Node& map, const std::string& key, document::Kind kind, Span where);

/// The rows that are not empty. Quotes never closed end the reading (F017). `separator` 0: as
/// the first row has it.
std::vector<Row> read_table(const text::Sources& sources, FileId file, Diagnostics& diagnostics, char separator = 0);

}  // namespace attiva::caseload
