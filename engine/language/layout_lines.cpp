// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Lines of a rule file, in one pass over its bytes. A `#` inside quotes is not a
// comment; quotes do not cross a line.
// Tested by tests/language/layout_test.cpp.
#include "language/layout_lines.hpp"

#include "language/keywords.hpp"

namespace attiva::language {
namespace {

constexpr std::uint32_t tab_columns = 4;

class LineCutter {
public:
    LineCutter(std::string_view text, FileId file, Diagnostics& diagnostics)
        : text_(text), file_(file), diagnostics_(diagnostics) {}

    // The line that begins at byte `at`, which ends at byte `end` (not included).
    Line cut(std::uint32_t at, std::uint32_t end) {
        Line line;
        for (; at < end && (text_[at] == ' ' || text_[at] == '\t'); ++at)
            line.indent += text_[at] == '\t' ? tab_columns - line.indent % tab_columns : 1;
        line.begin = at;
        const std::uint32_t words_end = end_of_words(line, end);
        line.end = trimmed(line.begin, words_end);
        if (words_end < end) {
            line.comment_begin = words_end;
            line.comment_end = trimmed(words_end, end);
        }
        return line;
    }

    void refuse_tabs(std::uint32_t begin, std::uint32_t end) {
        const std::size_t tab = text_.substr(0, end).find('\t', begin);
        if (tab == std::string_view::npos) return;
        std::size_t last = tab;
        while (last < end && text_[last] == '\t') ++last;
        diagnostics_.error("R001", span(tab, last), "una tabulazione al posto degli spazi",
                           "usa solo spazi: quattro per ogni rientro");
    }

private:
    // Where the words end: at the comment, or at the end of the line.
    std::uint32_t end_of_words(Line& line, std::uint32_t end) {
        std::uint32_t quote = end;
        for (std::uint32_t i = line.begin; i < end; ++i) {
            if (text_[i] == '"') quote = quote == end ? i : end;
            else if (text_[i] == '#' && quote == end) return i;
        }
        if (quote < end) {
            line.broken = true;
            diagnostics_.error("R005", span(quote, trimmed(quote, end)),
                               "le virgolette non sono chiuse su questa riga",
                               "chiudi la frase con \" sulla stessa riga; dentro una frase si usano « »");
        }
        return end;
    }

    std::uint32_t trimmed(std::uint32_t begin, std::uint32_t end) const {
        while (end > begin && (text_[end - 1] == ' ' || text_[end - 1] == '\t')) --end;
        return end;
    }
    Span span(std::size_t begin, std::size_t end) const {
        return {file_, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
    }

    std::string_view text_;
    FileId file_;
    Diagnostics& diagnostics_;
};

}  // namespace

std::vector<Line> cut_lines(std::string_view text, FileId file, Diagnostics& diagnostics) {
    LineCutter cutter(text, file, diagnostics);
    std::vector<Line> lines;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        cutter.refuse_tabs(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end));
        lines.push_back(cutter.cut(static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)));
        at = end + 1;
    }
    return lines;
}

}  // namespace attiva::language
