// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/document/write_test.cpp.

#include "document/write.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

namespace attiva::document {
namespace {

constexpr std::size_t step = 2;

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80U;
}

// May it stand without quotes? In brackets (a list on one line) commas would part it.
bool plain(std::string_view text, bool in_brackets) {
    if (text.empty() || !letter_or_digit(text.front()) || text.back() == ' ') return false;
    if (text == "null" || text == "Null" || text == "NULL") return false;
    return std::all_of(text.begin(), text.end(), [&](char c) {
        if (letter_or_digit(c)) return true;
        return std::string_view(in_brackets ? " .-_/%'+=()" : " .-_/%'+=(),;").find(c) != std::string_view::npos;
    });
}

std::string quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') (out += '\\') += c;
        else if (c == '\n') out += "\\n";
        else if (c == '\t') out += "\\t";
        else if (byte < 0x20U || byte == 0x7FU) out += fmt::format("\\x{:02x}", byte);
        else out += c;
    }
    return out + "\"";
}

std::string text_of(const Node& n, bool in_brackets) {
    if (n.kind == Kind::nothing) return "~";
    return !n.quoted && plain(n.text, in_brackets) ? n.text : quoted(n.text);
}

bool all_texts(const Node& n) {
    return std::all_of(n.items.begin(), n.items.end(), [](const Node& i) { return i.kind == Kind::text || i.kind == Kind::nothing; });
}

class Writer {
public:
    std::string out;

    void fields(const Node& map, std::size_t indent, bool first_in_place = false) {
        for (const Field& f : map.fields) {
            if (!first_in_place) out += std::string(indent, ' ');
            first_in_place = false;
            out += (plain(f.key, false) ? f.key : quoted(f.key)) + ":";
            value(f.value, indent);
        }
    }

private:
    // What follows a key's colon, to the end of its last line.
    void value(const Node& n, std::size_t indent) {
        if (n.kind == Kind::map && !n.fields.empty()) {
            out += "\n";
            fields(n, indent + step);
        } else if (n.kind == Kind::map) {
            out += " {}\n";
        } else if (n.kind == Kind::list && all_texts(n)) {
            out += " " + brackets(n) + "\n";
        } else if (n.kind == Kind::list) {
            out += "\n";
            items(n, indent + step);
        } else {
            out += " " + text_of(n, false) + "\n";
        }
    }

    static std::string brackets(const Node& list) {
        std::string inside;
        for (const Node& i : list.items) inside += (inside.empty() ? "" : ", ") + text_of(i, true);
        return "[" + inside + "]";
    }

    void items(const Node& list, std::size_t indent) {
        for (const Node& i : list.items) {
            out += std::string(indent, ' ') + "-";
            if (i.kind == Kind::map && !i.fields.empty()) {
                out += " ";
                fields(i, indent + step, true);
            } else {
                value(i, indent);
            }
        }
    }
};

}  // namespace

std::string write_yaml(const Node& document) {
    Writer w;
    w.fields(document, 0);
    return w.out;
}

}  // namespace attiva::document
