// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A cell of a sheet → what a person's file would have there. Tested by tests/caseload/csv_test.cpp.

#include "caseload/table.hpp"

#include <algorithm>
#include <optional>

namespace attiva::caseload {

using document::Kind;
using document::Node;

Node text_node(std::string text, Span where) {
    Node n;
    n.kind = Kind::text;
    n.text = std::move(text);
    n.where = where;
    return n;
}

namespace {

// 5/3/2026 → 2026-03-05: as Excel writes a day.
std::string iso(const std::string& text) {
    std::vector<std::string> parts(1);
    for (const char c : text) {
        if (c == '/') parts.emplace_back();
        else if (c >= '0' && c <= '9') parts.back() += c;
        else return text;
    }
    if (parts.size() != 3 || parts[0].empty() || parts[0].size() > 2 || parts[1].empty() || parts[1].size() > 2 || parts[2].size() != 4) return text;
    const auto two = [](const std::string& s) { return s.size() == 1 ? "0" + s : s; };
    return parts[2] + "-" + two(parts[1]) + "-" + two(parts[0]);
}

// A list, as YAML has it: [a, b]; else nothing.
std::optional<std::vector<std::string>> listed(const std::string& text) {
    if (text.size() < 2 || text.front() != '[' || text.back() != ']') return std::nullopt;
    std::vector<std::string> out(1);
    for (const char c : text.substr(1, text.size() - 2)) {
        if (c == ',') out.emplace_back();
        else out.back() += c;
    }
    for (std::string& one : out) {
        one.erase(0, one.find_first_not_of(' '));
        one.erase(one.find_last_not_of(' ') + 1);
    }
    if (out.size() == 1 && out.front().empty()) out.clear();
    return out;
}

}  // namespace

Node& value_in(Node& map, const std::string& key, Kind kind, Span where) {
    for (auto& f : map.fields)
        if (f.key == key) return f.value;
    Node made;
    made.kind = kind;
    made.where = where;
    map.fields.push_back({key, where, std::move(made)});
    return map.fields.back().value;
}

bool forgets_an_item(const std::string& text) {
    const auto items = listed(text);
    return items && std::find(items->begin(), items->end(), "") != items->end();
}

Node value_of(const Cell& cell, bool date, bool yes_no) {
    if (date) return text_node(iso(cell.text), cell.where);
    if (yes_no && (cell.text == "VERO" || cell.text == "FALSO")) return text_node(cell.text == "VERO" ? "sì" : "no", cell.where);
    const auto items = listed(cell.text);
    if (!items) return text_node(cell.text, cell.where);
    Node list;
    list.kind = Kind::list;
    list.where = cell.where;
    for (const std::string& one : *items) list.items.push_back(text_node(one, cell.where));
    return list;
}

}  // namespace attiva::caseload
