// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Ends of values, found by reading the text forward from their start.
// Tested by tests/document/yaml_test.cpp.
#include "document/scalar_span.hpp"

#include <algorithm>
#include <vector>

namespace attiva::document {
namespace {

bool blank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

Span span(FileId file, std::size_t begin, std::size_t end) {
    return {file, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
}

// One past the closing quote, npos if there is none. In '…' a quote is doubled,
// in "…" escaped.
std::size_t quoted_end(std::string_view text, std::size_t at) {
    const char quote = text[at];
    for (std::size_t i = at + 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\') {
            ++i;
        } else if (text[i] == quote) {
            if (quote == '"' || i + 1 >= text.size() || text[i + 1] != quote) return i + 1;
            ++i;
        }
    }
    return std::string_view::npos;
}

// Plain text may be folded over lines: blanks match blanks, whatever their number.
std::size_t plain_end(std::string_view text, std::size_t at, std::string_view value) {
    std::size_t i = at;
    std::size_t v = 0;
    std::size_t end = at;
    while (v < value.size() && i < text.size()) {
        if (blank(value[v])) {
            while (v < value.size() && blank(value[v])) ++v;
            while (i < text.size() && blank(text[i])) ++i;
            continue;
        }
        if (text[i] != value[v]) break;
        ++i;
        ++v;
        end = i;
    }
    return end;
}

}  // namespace

ScalarSpan scalar_span(std::string_view text, FileId file, std::uint32_t at,
                       std::string_view value) {
    if (at >= text.size()) return {span(file, text.size(), text.size())};
    const char first = text[at];
    if (first == '"' || first == '\'') {
        const std::size_t end = quoted_end(text, at);
        return {span(file, at, std::min(end, text.size())), true, end != std::string_view::npos};
    }
    if (first == '|' || first == '>') {
        const std::size_t newline = std::min(text.find('\n', at), text.size());
        return {span(file, at, newline)};
    }
    const std::size_t end = plain_end(text, at, value);
    return {span(file, at, end)};
}

bool colon_after(std::string_view text, Span key) {
    const std::size_t next = text.find_first_not_of(" \t", key.end);
    return next != std::string_view::npos && text[next] == ':';
}

Span word_span(std::string_view text, FileId file, std::uint32_t at) {
    const std::size_t begin = std::min<std::size_t>(at, text.size());
    std::size_t end = begin;
    while (end < text.size() && !blank(text[end])) ++end;
    if (end == begin && end < text.size()) ++end;
    return span(file, begin, end);
}

Span nothing_span(std::string_view text, FileId file, std::uint32_t at) {
    const std::size_t begin = std::min<std::size_t>(at, text.size());
    for (const std::string_view word : {"null", "Null", "NULL", "~"})
        if (text.substr(begin, word.size()) == word) return span(file, begin, begin + word.size());
    std::size_t end = begin;
    while (end > 0 && blank(text[end - 1])) --end;
    return span(file, end, end);
}

// Brackets and quotes count only where a value may begin: l'INPS is plain text.
std::optional<Span> left_open(std::string_view text, FileId file, std::size_t end) {
    std::vector<std::size_t> open;
    char before = '\n';  // the last byte that is not a blank; a new line at its start
    for (std::size_t i = 0; i < std::min(end, text.size()); ++i) {
        const char c = text[i];
        const bool begins = before == '\n' || std::string_view(":,[{-?").find(before) != std::string_view::npos;
        if (c == '#' && (i == 0 || blank(text[i - 1]))) {
            i = std::min(text.find('\n', i), text.size()) - 1;
        } else if ((c == '"' || c == '\'') && begins) {
            const std::size_t close = quoted_end(text, i);
            if (close > end) return span(file, i, i + 1);
            i = close - 1;
        } else if ((c == '[' || c == '{') && begins) {
            open.push_back(i);
        } else if ((c == ']' || c == '}') && !open.empty()) {
            open.pop_back();
        }
        if (c == '\n' || !blank(c)) before = c;
    }
    if (open.empty()) return std::nullopt;
    return span(file, open.back(), open.back() + 1);
}

void close_flow(std::string_view text, Span& where) {
    if (where.begin >= text.size()) return;
    const char first = text[where.begin];
    if (first != '[' && first != '{') return;
    const std::size_t close = text.find(first == '[' ? ']' : '}', where.end);
    if (close != std::string_view::npos) where.end = static_cast<std::uint32_t>(close + 1);
}

}  // namespace attiva::document
