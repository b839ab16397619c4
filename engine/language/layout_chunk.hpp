// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>
#include <vector>

#include "language/layout.hpp"
#include "language/layout_lines.hpp"

// One chunk being put together from its lines. Internal to layout.

namespace attiva::language {

class ChunkWriter {
public:
    ChunkWriter(std::string_view source, FileId file, Diagnostics& diagnostics)
        : source_(source), diagnostics_(diagnostics) {
        chunk_.file = file;
    }

    /// The first line, which opens the chunk.
    void open(const Line& line);
    /// A deeper line.
    void add(const Line& line);
    /// A comment: at the end of the line just added (`tail`), or on its own line.
    /// `next` is the next line of words of this chunk, null if there is none.
    void remark(const Line& line, bool tail, const Line* next);
    /// Ends lists, checks brackets.
    Chunk close();

    void unreadable() { chunk_.readable = false; }

private:
    struct List {
        std::uint32_t indent = 0;
        std::vector<Remark> waiting;  // comments of the bullet being read
    };

    [[nodiscard]] std::string_view words(const Line& line) const {
        return source_.substr(line.begin, line.end - line.begin);
    }
    [[nodiscard]] bool is_bullet(const Line& line) const;
    [[nodiscard]] bool is_row(std::string_view words) const;
    void bullet(const Line& line);
    void continuation(const Line& line);
    void begin_row(const Line& line);
    void begin_body(const Line& line);
    void open_list(const Line& line);
    void close_lists(std::uint32_t above);
    void append(std::uint32_t begin, std::uint32_t end);
    void put(char mark, std::uint32_t offset);
    void put(std::vector<Remark>& remarks);
    void put_late();
    void error(const char* code, const Line& line, std::size_t length, const char* message, const char* help);
    void check_brackets();

    std::string_view source_;
    Diagnostics& diagnostics_;
    Chunk chunk_;
    std::string_view first_word_;
    std::vector<List> lists_;
    std::vector<Remark> opening_;    // comments between `tra:` and its first bullet
    std::vector<Remark> row_;        // comments of the row being read
    std::vector<Remark> late_;       // comments after a list, outside any row
    std::size_t last_close_ = 0;     // where the last list closed; 0 = none
    std::size_t listed_at_close_ = 0;
    bool in_body_ = false;
    bool in_table_ = false;
};

}  // namespace attiva::language
