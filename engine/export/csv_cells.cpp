// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/csv_cells.hpp"

#include <fmt/format.h>

#include "attiva/diagnostic.hpp"

namespace attiva::exporting {

std::string csv_cell(std::string text) {
    for (char& c : text)
        if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    text = visible(text);
    const bool quoted = text.find_first_of(";\" ") != std::string::npos;
    const std::size_t first = text.find_first_not_of(' ');
    if (first != std::string::npos && std::string_view("=+-@").find(text[first]) != std::string_view::npos) text.insert(0, "'");
    if (!quoted) return text;
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + "\"";
}

std::string csv_row(const std::vector<std::string>& cells) { return fmt::format("{}\n", fmt::join(cells, ";")); }

}  // namespace attiva::exporting
