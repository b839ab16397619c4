// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "attiva/catalogue.hpp"

// Writes a page for people, as Markdown or as one HTML file: headings,
// paragraphs, nested lists, tables. The text given is plain: what the format
// would take for markup is escaped. Tested by tests/export/page_test.cpp.

namespace attiva::exporting {

/// What the page is for: many pages with an index, or one sheet of paper.
enum class Use { book, sheet };

class Page {
public:
    explicit Page(PageFormat format) : html_(format == PageFormat::html) {}

    /// Level 1 to 4; `anchor` (ASCII) makes it a target of `link`.
    void heading(int level, const std::string& text, const std::string& anchor = {});
    void paragraph(const std::string& text);
    /// A term and what it says, on one line: "Chi: la persona".
    void fact(const std::string& term, const std::string& text);
    /// One item of a list at a depth (0 = outermost), with a remark in small print.
    void item(int depth, const std::string& text, const std::string& remark = {});
    void link(int depth, const std::string& anchor, const std::string& text);
    void table(const std::vector<std::string>& heads, const std::vector<std::vector<std::string>>& rows);

    /// The whole page; HTML with head, style for screen and print, title.
    std::string finish(const std::string& title, Use use = Use::book);

private:
    [[nodiscard]] std::string plain(const std::string& text) const;
    void lists_to(int depth);  ///< opens or closes lists; -1 closes all
    void raw_item(int depth, const std::string& content);

    bool html_;
    int depth_ = -1;
    std::string out_;
};

}  // namespace attiva::exporting
