// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What fits stays on its line. Tested by tests/receipt/receipt_test.cpp.

#include "document/json_text.hpp"

#include <fmt/format.h>

#include <vector>

namespace attiva::document {
namespace {

constexpr std::size_t widest = 100;  // bytes

std::string together(const std::vector<std::string>& parts, char open, char close, int indent) {
    std::string line(1, open);
    bool tall = false;
    for (const auto& p : parts) {
        line += (line.size() == 1 ? "" : ", ") + p;
        tall = tall || p.find('\n') != std::string::npos;
    }
    line += close;
    if (parts.empty() || (!tall && line.size() <= widest)) return line;
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    std::string out(1, open);
    for (std::size_t i = 0; i < parts.size(); ++i) out += (i == 0 ? "\n  " : ",\n  ") + margin + parts[i];
    return out + "\n" + margin + close;
}

}  // namespace

std::string json_quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) < 0x20U) out += fmt::format("\\u{:04x}", static_cast<unsigned>(c));
        else out += c;
    }
    return out + "\"";
}

std::string json_text(const Node& node, int indent) {
    std::vector<std::string> parts;
    switch (node.kind) {
        case Kind::nothing: return "null";
        case Kind::text: return node.quoted ? json_quoted(node.text) : node.text;
        case Kind::list:
            for (const Node& item : node.items) parts.push_back(json_text(item, indent + 2));
            return together(parts, '[', ']', indent);
        case Kind::map:
            for (const Field& f : node.fields) parts.push_back(json_quoted(f.key) + ": " + json_text(f.value, indent + 2));
            return together(parts, '{', '}', indent);
    }
    return {};
}

}  // namespace attiva::document
