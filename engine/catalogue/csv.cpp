// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/territory_csv.hpp"

namespace attiva::catalogue {
namespace {

// Splits the line that starts at `at`; moves `at` past it.
CsvRow split(std::string_view text, std::size_t& at, FileId file) {
    CsvRow row;
    std::string field;
    bool quoted = false;
    auto begin = static_cast<std::uint32_t>(at);
    const auto close = [&] {
        row.fields.push_back(field);
        row.where.push_back({file, begin, static_cast<std::uint32_t>(at)});
        field.clear();
        begin = static_cast<std::uint32_t>(at + 1);
    };
    for (; at < text.size() && (quoted || text[at] != '\n'); ++at) {
        const char c = text[at];
        if (c == '"') {
            if (quoted && at + 1 < text.size() && text[at + 1] == '"') field += text[++at];
            else quoted = !quoted;
        } else if (c == ',' && !quoted) {
            close();
        } else {
            field += c;
        }
    }
    close();
    ++at;
    return row;
}

}  // namespace

bool read_csv(std::string_view text, FileId file, std::string_view header,
              const std::function<void(const CsvRow&)>& row, Diagnostics& diagnostics) {
    if (file == no_file) return false;  // the loader says so
    std::size_t at = text.find('\n');
    const std::string_view first = text.substr(0, std::min(at, text.size()));
    if (first != header) {
        diagnostics.error("C301", {file, 0, static_cast<std::uint32_t>(first.size())},
                          "l'intestazione non è quella attesa", fmt::format("scrivi: {}", header));
        return false;
    }
    bool whole = true;
    const auto columns = static_cast<std::size_t>(std::count(header.begin(), header.end(), ',')) + 1;
    if (at == std::string_view::npos) return whole;
    for (++at; at < text.size();) {
        const CsvRow r = split(text, at, file);
        if (r.fields.size() == 1 && r.fields[0].empty()) continue;
        if (r.fields.size() == columns) {
            row(r);
            continue;
        }
        whole = false;
        diagnostics.error("C302", {file, r.where.front().begin, r.where.back().end},
                          fmt::format("la riga ha {} campi, non {}", r.fields.size(), columns),
                          "controlla le virgole; un testo con virgole va fra virgolette");
    }
    return whole;
}

}  // namespace attiva::catalogue
