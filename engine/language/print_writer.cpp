// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Words and lines of canonical text.
// Tested by tests/language/print_test.cpp.
#include "language/print_writer.hpp"

#include <algorithm>

namespace attiva::language {

void Writer::line(std::size_t indent) {
    if (!out_.empty() && out_.back() != '\n') out_ += '\n';
    out_.append(indent, ' ');
    start_ = out_.size();
    blanks_ = 0;
    must_break_ = false;
}

void Writer::word(std::string_view text) {
    if (must_break_) line(margins.next);
    if (!at_line_start()) out_.append(blanks_, ' ');
    out_ += text;
    blanks_ = 1;
}

void Writer::comment(TreeId id, std::size_t indent) {
    if (at(id).flag && !must_break_ && !at_line_start()) gap();
    else line(indent);
    word(at(id).text);
    must_break_ = true;
}

void Writer::tail_comment(TreeId id, std::size_t from) {
    const std::size_t end = out_.find('\n', from);
    if (end == std::string::npos) return comment(id, 0);
    out_.insert(end, "  " + at(id).text);
    start_ += 2 + at(id).text.size();
}

// In characters.
std::size_t Writer::column() const {
    const std::size_t newline = out_.rfind('\n');
    const auto from = out_.begin() + static_cast<std::ptrdiff_t>(newline == std::string::npos ? 0 : newline + 1);
    return static_cast<std::size_t>(std::count_if(from, out_.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
    }));
}

std::string Writer::flat(TreeId id) const {
    Writer alone(tree_);
    alone.expression(id, false);
    return alone.take();
}

std::size_t Writer::first_line_length(TreeId id) const {
    const std::string text = flat(id);
    Writer first(tree_);
    first.out_ = text.substr(0, text.find('\n'));
    return first.column();
}

}  // namespace attiva::language
