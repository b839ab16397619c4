// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "attiva/diagnostic.hpp"

// A closed CSV reader: the header must be exactly the expected one, every row
// has as many fields; fields may be quoted with "…" ("" inside is one quote).

namespace attiva::catalogue {

/// One row, with the place of each field.
struct CsvRow {
    std::vector<std::string> fields;
    std::vector<Span> where;
};

/// Calls `row` for every well-formed row; reports the others (C301, C302). False if
/// some row, or all of it, could not be read.
bool read_csv(std::string_view text, FileId file, std::string_view header,
              const std::function<void(const CsvRow&)>& row, Diagnostics& diagnostics);

}  // namespace attiva::catalogue
