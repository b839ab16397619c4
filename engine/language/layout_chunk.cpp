// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lines joined into a chunk. A line is, by its first word and indentation: a
// bullet (opens a list after `:`, goes on with one at the same indentation), a
// row of a table, or the continuation of what is above; it first closes the
// lists whose bullets are not left of it.
//
// Comments among rows and bullets become marks in the text, so that the grammar
// meets them in order; the others are kept beside it.
// Tested by tests/language/layout_test.cpp.
#include "language/layout_chunk.hpp"

#include <algorithm>

#include "language/keywords.hpp"

namespace attiva::language {

Span Chunk::span(std::size_t begin, std::size_t end) const {
    if (offsets.empty()) return {file, 0, 0};
    const auto at = [&](std::size_t i) { return offsets[std::min(i, offsets.size() - 1)]; };
    if (begin >= offsets.size()) return {file, offsets.back() + 1, offsets.back() + 1};
    if (end <= begin) return {file, at(begin), at(begin)};
    return {file, at(begin), std::max(at(begin), at(end - 1) + 1)};
}

void ChunkWriter::error(const char* code, const Line& line, std::size_t length, const char* message,
                        const char* help) {
    chunk_.readable = false;
    diagnostics_.error(code, {chunk_.file, line.begin, line.begin + static_cast<std::uint32_t>(length)}, message,
                       help);
}

void ChunkWriter::put(char mark, std::uint32_t offset) {
    chunk_.text += mark;
    chunk_.offsets.push_back(offset);
}

void ChunkWriter::put(std::vector<Remark>& remarks) {
    for (const Remark& r : remarks) {
        put(comment_mark, r.span.begin);
        chunk_.listed.push_back(r);
    }
    remarks.clear();
}

// Comments after a list join it, as its last.
void ChunkWriter::put_late() {
    if (late_.empty()) return;
    const auto offset = chunk_.offsets[last_close_];
    const auto at = static_cast<std::ptrdiff_t>(last_close_);
    chunk_.text.insert(last_close_, late_.size(), comment_mark);
    chunk_.offsets.insert(chunk_.offsets.begin() + at, late_.size(), offset);
    chunk_.listed.insert(chunk_.listed.begin() + static_cast<std::ptrdiff_t>(listed_at_close_), late_.begin(),
                         late_.end());
    last_close_ += late_.size();
    listed_at_close_ += late_.size();
    late_.clear();
}

void ChunkWriter::append(std::uint32_t begin, std::uint32_t end) {
    if (!chunk_.text.empty() && static_cast<unsigned char>(chunk_.text.back()) > 0x1FU) put(' ', begin);
    for (std::uint32_t i = begin; i < end; ++i) put(source_[i] == '\t' ? ' ' : source_[i], i);
}

void ChunkWriter::open(const Line& line) {
    first_word_ = leading_word(words(line));
    if (line.broken) unreadable();
    append(line.begin, line.end);
}

bool ChunkWriter::is_bullet(const Line& line) const {
    const std::string_view w = words(line);
    return w[0] == '-' && (w.size() == 1 || w[1] == ' ');
}

// `caso` and `altrimenti` in any table; `dal` and `fascia` where a parameter
// takes its values. Before a body has shown to be a table its first line must
// look like a row, since an attribute too may be called `caso`.
bool ChunkWriter::is_row(std::string_view w) const {
    const std::string_view word = leading_word(w);
    const bool parameter = first_word_ == "parametro" || first_word_ == "stabilisce";
    const bool known = word == "caso" || word == "altrimenti" || (parameter && (word == "dal" || word == "fino" || word == "fascia"));
    if (!known || in_table_ || parameter) return known;
    if (in_body_) return false;
    std::string_view rest = w.substr(word.size());
    rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
    if (rest.empty()) return true;
    const std::string_view second = leading_word(rest);
    const bool operand = name_byte(rest[0]) || rest[0] == '(' || rest[0] == ':' || rest[0] == '-';
    if (rest.find(" : ") != std::string_view::npos) return true;
    for (const std::string_view opening : {"non ", "sì", "no", "dal ", "fino al ", "in corso ", "al massimo ", "mai "})
        if (rest.substr(0, opening.size()) == opening) return rest.substr(0, 11) != "mai avvenut";
    return operand && !listed(reserved_words, second) && !listed(following_words, second);
}

void ChunkWriter::add(const Line& line) {
    if (line.broken) unreadable();
    if (is_bullet(line)) bullet(line);
    else continuation(line);
}

void ChunkWriter::open_list(const Line& line) {
    std::vector<Remark> first;
    std::swap(first, lists_.empty() ? (in_table_ ? row_ : late_) : lists_.back().waiting);
    first.insert(first.end(), opening_.begin(), opening_.end());
    opening_.clear();
    put(open_mark, line.begin);
    put(first);
    lists_.push_back({line.indent, {}});
}

void ChunkWriter::close_lists(std::uint32_t above) {
    while (!lists_.empty() && lists_.back().indent >= above) {
        put(lists_.back().waiting);
        lists_.pop_back();
        last_close_ = chunk_.text.size();
        listed_at_close_ = chunk_.listed.size();
        put(close_mark, chunk_.offsets.back());
    }
}

void ChunkWriter::bullet(const Line& line) {
    if (!chunk_.text.empty() && chunk_.text.back() == ':') {
        open_list(line);
    } else {
        const bool listing = !lists_.empty();
        close_lists(line.indent + 1);
        if (!listing)
            return error("R003", line, 1, "una voce «- » fuori da un elenco",
                         "apri l'elenco sulla riga sopra, con «:» in fondo («almeno una tra:»); se è una sottrazione, "
                         "il segno chiude la riga sopra");
        if (lists_.empty() || lists_.back().indent != line.indent)
            return error("R002", line, 1, "questa voce non è allineata con le altre del suo elenco",
                         "allinea il trattino a quello della voce sopra, oppure apri un elenco con «:»");
        put(lists_.back().waiting);
    }
    put(bullet_mark, line.begin);
    std::uint32_t begin = line.begin + 1;
    while (begin < line.end && source_[begin] == ' ') ++begin;
    append(begin, line.end);
}

void ChunkWriter::begin_row(const Line& line) {
    put(row_);
    in_table_ = true;
    put(row_mark, line.begin);
}

void ChunkWriter::begin_body(const Line& line) {
    put(body_mark, line.begin);
    in_body_ = true;
}

void ChunkWriter::continuation(const Line& line) {
    const std::string_view w = words(line);
    close_lists(line.indent);
    const bool punctuation = w[0] == ')' || w[0] == ',' || w[0] == ':';
    const bool header = !in_body_ && (punctuation || listed(continuing_words, leading_word(w)));
    const bool row = lists_.empty() && is_row(w);
    const bool first = !in_body_ && lists_.empty() && !header;
    if (first) begin_body(line);
    if (row && !header) begin_row(line);
    const bool sign = w[0] == '+' || w[0] == '*' || w[0] == '/' || (w[0] == '-' && !first);
    if (sign)
        error("R004", line, 1, "un'operazione non apre la riga",
              "scrivi il segno in fondo alla riga sopra: così si vede che il conto continua");
    append(line.begin, line.end);
}

void ChunkWriter::remark(const Line& line, bool tail, const Line* next) {
    Remark r{{chunk_.file, line.comment_begin, line.comment_end},
             source_.substr(line.comment_begin, line.comment_end - line.comment_begin), tail, false};
    const bool bullet_next = next != nullptr && is_bullet(*next);
    const bool opening = bullet_next && !chunk_.text.empty() && chunk_.text.back() == ':';
    if (!tail && !opening) {
        // A comment stands where its indentation puts it, but it ends no list that
        // the line below goes on with.
        const std::uint32_t goes_on = next == nullptr ? 0 : next->indent + (bullet_next ? 1 : 0);
        close_lists(std::max(goes_on, line.indent + 1));
    }
    std::vector<Remark>* where = nullptr;
    if (opening) where = &opening_;
    else if (!lists_.empty()) where = &lists_.back().waiting;
    else if (in_table_) where = &row_;
    else if (last_close_ > 0) where = &late_;
    else where = &chunk_.remarks;
    const bool before_body = where != &chunk_.remarks || !in_body_;
    r.tail = tail && where->empty() && where != &late_ && before_body;
    where->push_back(r);
}

Chunk ChunkWriter::close() {
    close_lists(0);
    put(row_);
    put_late();
    check_brackets();
    return std::move(chunk_);
}

// Each bracket is closed in the bullet, or the row, in which it was opened.
void ChunkWriter::check_brackets() {
    if (!chunk_.readable) return;
    std::vector<std::size_t> open;
    const auto report = [&](const char* code, std::size_t at, const char* message, const char* help) {
        chunk_.readable = false;
        diagnostics_.error(code, chunk_.span(at, at + 1), message, help);
    };
    const auto left_open = [&] {
        report("R013", open.back(), "la parentesi non è chiusa", "chiudila con «)» prima della fine di questa voce, riga o clausola");
    };
    bool quoted = false;
    for (std::size_t i = 0; i < chunk_.text.size() && chunk_.readable; ++i) {
        const char c = chunk_.text[i];
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        const bool bracket = !open.empty() && chunk_.text[open.back()] == '(';
        if (c == '(' || c == open_mark) {
            open.push_back(i);
            if (open.size() > deepest_nesting)
                report("R027", i, "più di 64 livelli di parentesi ed elenchi", "dai un nome alle parti con una definizione");
        } else if (c == ')') {
            if (!bracket) report("R013", i, "una parentesi chiusa che non è stata aperta", "toglila, oppure apri «(» dove comincia");
            else open.pop_back();
        } else if ((c == bullet_mark || c == close_mark || c == row_mark || c == body_mark) && bracket) {
            left_open();
        } else if (c == close_mark) {
            open.pop_back();
        }
    }
    if (chunk_.readable && !open.empty()) left_open();
}

}  // namespace attiva::language
