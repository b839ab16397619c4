// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lines grouped into declarations, clauses and comments by their indentation:
// zero opens a declaration; inside a block the indentation of its first line
// opens a clause; deeper lines belong to what is above. A comment goes with the
// line of words below it.
// Tested by tests/language/layout_test.cpp.
#include "language/layout.hpp"

#include <fmt/format.h>

#include <optional>

#include "language/keywords.hpp"
#include "language/layout_chunk.hpp"
#include "text/suggest.hpp"

namespace attiva::language {
namespace {

class Layout {
public:
    Layout(std::string_view text, FileId file, Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics), lines_(cut_lines(text, file, diagnostics)) {}

    std::vector<LayoutItem> run() {
        find_next_words();
        for (at_ = 0; at_ < lines_.size(); ++at_) {
            const Line& line = lines_[at_];
            if (line.blank()) space();
            else if (!line.words()) own_comment(line);
            else words(line);
        }
        close();
        return std::move(items_);
    }

private:
    // For each line, the next one that has words.
    void find_next_words() {
        next_.assign(lines_.size(), nullptr);
        const Line* next = nullptr;
        for (std::size_t i = lines_.size(); i-- > 0;) {
            next_[i] = next;
            if (lines_[i].words()) next = &lines_[i];
        }
    }

    void space() {
        if (writer_) space_after_ = true;
        else if (!items_.empty()) items_.back().remark.spaced = true;
    }

    // Whether a line of words belongs to the chunk being read.
    [[nodiscard]] bool belongs(const Line* line) const {
        return writer_ && !header_ && line != nullptr && line->indent > indent_;
    }

    void own_comment(const Line& line) {
        const Line* next = next_[at_];
        if (belongs(next) || (writer_ && !header_ && line.indent > indent_ )) {
            space_after_ = false;
            writer_->remark(line, false, belongs(next) ? next : nullptr);
            return;
        }
        close();
        const bool inside = block_ && (line.indent > 0 || (next != nullptr && next->indent > 0));
        if (!inside) block_ = false;
        LayoutItem item;
        item.inside = inside;
        item.remark.span = {file_, line.comment_begin, line.comment_end};
        item.remark.text = text_.substr(line.comment_begin, line.comment_end - line.comment_begin);
        items_.push_back(std::move(item));
    }

    void words(const Line& line) {
        if (line.indent == 0) declaration(line);
        else if (block_) inside_block(line);
        else if (writer_) add(line);
        else {
            refuse_indent(line, "questa riga rientrata non sta sotto nessuna dichiarazione",
                          "una dichiarazione (parametro, definizione, strumento…) comincia senza spazi davanti");
            start(line, LayoutItem::What::declaration);
            writer_->unreadable();
        }
        tail_comment(line);
    }

    void inside_block(const Line& line) {
        if (clause_indent_ == 0) clause_indent_ = line.indent;
        if (line.indent > clause_indent_ && writer_ && !header_) return add(line);
        if (line.indent != clause_indent_)
            refuse_indent(line, "il rientro non è quello delle altre clausole di questo blocco",
                          "allinea la clausola alla prima del blocco; ciò che le appartiene è più rientrato");
        clause(line);
    }

    void refuse_indent(const Line& line, const char* message, const char* help) {
        const auto word = static_cast<std::uint32_t>(std::max<std::size_t>(1, leading_word(view(line)).size()));
        diagnostics_.error("R002", {file_, line.begin, line.begin + word}, message, help);
    }

    void declaration(const Line& line) {
        start(line, LayoutItem::What::declaration);
        const std::string_view word = leading_word(view(line));
        block_ = header_ = word == "strumento" || word == "integra" || word == "fondo";
        clause_indent_ = 0;
        if (!listed(declaration_words, word)) unknown(line, word, true);
    }

    void clause(const Line& line) {
        start(line, LayoutItem::What::clause);
        header_ = false;
        const std::string_view word = leading_word(view(line));
        if (!listed(clause_words, word)) unknown(line, word, false);
    }

    void unknown(const Line& line, std::string_view word, bool declared);

    void start(const Line& line, LayoutItem::What what) {
        close();
        current_ = {};
        current_.what = what;
        current_.inside = what == LayoutItem::What::clause;
        indent_ = line.indent;
        writer_.emplace(text_, file_, diagnostics_);
        writer_->open(line);
    }

    void add(const Line& line) {
        space_after_ = false;
        writer_->add(line);
    }

    void tail_comment(const Line& line) {
        if (line.comment()) writer_->remark(line, true, belongs(next_[at_]) ? next_[at_] : nullptr);
    }

    void close() {
        if (!writer_) return;
        current_.chunk = writer_->close();
        current_.chunk.spaced = space_after_;
        items_.push_back(std::move(current_));
        writer_.reset();
        space_after_ = false;
    }

    [[nodiscard]] std::string_view view(const Line& line) const {
        return text_.substr(line.begin, line.end - line.begin);
    }

    std::string_view text_;
    FileId file_;
    Diagnostics& diagnostics_;
    std::vector<Line> lines_;
    std::vector<const Line*> next_;
    std::size_t at_ = 0;
    std::vector<LayoutItem> items_;
    LayoutItem current_;
    std::optional<ChunkWriter> writer_;  // the chunk being read
    std::uint32_t indent_ = 0;           // its indentation
    bool header_ = false;                // it is the header of a block
    bool block_ = false;                 // inside a block
    std::uint32_t clause_indent_ = 0;
    bool space_after_ = false;           // an empty line since its last line
};

// The line opens neither a declaration nor a clause: what did its author mean?
void Layout::unknown(const Line& line, std::string_view word, bool declared) {
    writer_->unreadable();
    const char* code = declared ? "R006" : "R007";
    const auto length = static_cast<std::uint32_t>(std::max<std::size_t>(1, word.size()));
    const Span where{file_, line.begin, line.begin + length};
    const std::string shown(word.empty() ? view(line).substr(0, 1) : word);
    const std::string lower = text::folded(word);
    for (const auto known : declared ? std::vector<std::string_view>(declaration_words.begin(), declaration_words.end())
                                     : std::vector<std::string_view>(clause_words.begin(), clause_words.end()))
        if (text::folded(known) == lower)
            return diagnostics_.error("R031", where, fmt::format("«{}»: le parole della lingua si scrivono in minuscolo", shown),
                                      fmt::format("scrivi «{}»", known));
    if (declared) {
        diagnostics_.error(code, where, fmt::format("«{}» non apre nessuna dichiarazione", shown),
                           text::perhaps(word, declaration_words,
                                         listed(clause_words, word)
                                             ? "è una clausola: va rientrata sotto il suo strumento"
                                             : "le dichiarazioni sono ambito, parametro, definizione, interpretazione, "
                                               "strumento, integra strumento, fondo"));
        return;
    }
    diagnostics_.error(code, where, fmt::format("«{}» non è una parola di clausola", shown),
                       text::perhaps(word, clause_words,
                                     listed(declaration_words, word)
                                         ? "è una dichiarazione: comincia senza spazi davanti"
                                         : "se continua la clausola sopra, rientrala di più; le clausole sono in docs/lingua.md §5"));
}

}  // namespace

std::vector<LayoutItem> layout(const text::Sources& sources, FileId file, Diagnostics& diagnostics) {
    return Layout(sources.text(file), file, diagnostics).run();
}

}  // namespace attiva::language
