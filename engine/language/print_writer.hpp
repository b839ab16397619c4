// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <string_view>

#include "language/tree.hpp"

// Canonical text being written: words, gaps, lines. Internal to print.

namespace attiva::language {

/// Where lines of one thing stand, in columns.
struct Margins {
    std::size_t next = 0;     ///< a line that goes on with the same thing
    std::size_t bullets = 0;  ///< bullets of a list opened in it
    bool anywhere = true;     ///< a line may begin with any word (in a header: only with e, o, salvo…)
};

class Writer {
public:
    explicit Writer(const Tree& tree) : tree_(tree) {}

    // --- lines and words (print_writer.cpp) ----------------------------------
    void line(std::size_t indent);  ///< begins a new one
    void empty_line() { out_ += out_.empty() ? "" : "\n\n"; }
    void word(std::string_view text);   ///< after one blank (after as many as asked)
    void gap() { blanks_ = 2; }         ///< two blanks before the next word
    void close_up() { blanks_ = 0; }    ///< none
    void glued(std::string_view text) { close_up(), word(text); }
    /// At the end of the line if it was so written, else on a line of its own.
    void comment(TreeId id, std::size_t indent);
    /// The same, at the end of the line that begins at byte `from`.
    void tail_comment(TreeId id, std::size_t from);

    // --- expressions (print_expression.cpp) ----------------------------------
    /// `open`: no bracket around, so a long one may go on a new line before e, o, salvo.
    void expression(TreeId id, bool open);
    void source(TreeId id);  ///< with the gap before; nothing when absent
    void title(TreeId id);
    void period(TreeId id);
    void places(TreeId id);
    void gate(TreeId id);
    void children(TreeId id, std::size_t first, std::string_view between, bool open = false);

    Margins margins;
    [[nodiscard]] std::string take() { return std::move(out_); }
    [[nodiscard]] std::size_t size() const { return out_.size(); }

private:
    [[nodiscard]] const Node& at(TreeId id) const { return tree_[id]; }
    [[nodiscard]] TreeId child(TreeId id, std::size_t i) const { return tree_[id].children[i]; }
    [[nodiscard]] std::size_t column() const;
    [[nodiscard]] std::string flat(TreeId id) const;  ///< on one line, but for bullets
    [[nodiscard]] std::size_t first_line_length(TreeId id) const;
    [[nodiscard]] bool at_line_start() const { return out_.empty() || out_.size() == start_; }

    void condition(TreeId id, bool open);
    void term(TreeId id, bool open);
    void operation(TreeId id, bool open);
    void connective(TreeId id, bool open);
    void exception(TreeId id, bool open);
    void count_list(TreeId id);
    void bullet(TreeId id);
    void quantifier(TreeId id, bool open);
    void comparison(TreeId id);
    void extremum(TreeId id);
    void since(TreeId id);
    void with(TreeId condition, bool open);
    void member(TreeId id, bool plural);

    const Tree& tree_;
    std::string out_;
    std::size_t start_ = 0;    // where the first word of the line goes
    std::size_t blanks_ = 1;
    bool must_break_ = false;  // the next word begins a line: a list or a comment ended this one
};

}  // namespace attiva::language
