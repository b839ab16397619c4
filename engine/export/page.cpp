// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "export/page.hpp"

#include <fmt/format.h>

namespace attiva::exporting {
namespace {

constexpr const char* style = R"(
body{font:1rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.7rem}h2{font-size:1.35rem;border-bottom:2px solid #1a1a1a;margin-top:2.5rem}
h3{font-size:1.1rem;margin:1.6rem 0 .3rem}h4{font-size:1rem;margin:1rem 0 .2rem}
ul{margin:.2rem 0;padding-left:1.3rem}p{margin:.4rem 0}small{color:#444}
table{border-collapse:collapse;width:100%;margin:.5rem 0}th,td{border:1px solid #767676;padding:.25rem .5rem;text-align:left;vertical-align:top}
th{background:#eee}a{color:#0b4f9e}td,li,p,h1,h2,h3{overflow-wrap:anywhere}
@media print{body{max-width:none;margin:0;font-size:10pt}h2{break-before:page}h3,h4{break-after:avoid}li,tr{break-inside:avoid}a{color:inherit;text-decoration:none}}
)";

// Two narrow margins and small print, so that what is usual fits one A4 sheet; on a small
// screen one column, as wide as it is.
constexpr const char* sheet_style = R"(
h1{margin:.2rem 0}h2{font-size:1.15rem;border-bottom-width:1px;margin:1.1rem 0 .3rem}h3{font-size:1rem;margin:.7rem 0 .1rem}
@page{size:A4;margin:11mm}
@media print{body{font-size:9pt;line-height:1.25;padding:0}h2+p+ul,h3~ul{columns:2;column-gap:1.5rem}h1{font-size:15pt}h2{break-before:auto;font-size:11pt;margin:.45rem 0 .1rem}h3{font-size:9.5pt;margin:.25rem 0 0}p,ul{margin:.1rem 0}}
)";

}  // namespace

std::string Page::plain(const std::string& text) const {
    std::string out;
    for (const char c : text) {
        if (html_ && c == '&') out += "&amp;";
        else if (html_ && c == '<') out += "&lt;";
        else if (html_ && c == '>') out += "&gt;";
        else if (!html_ && (c == '|' || c == '*' || c == '_' || c == '[' || c == ']' || c == '<' || c == '`' || c == '\\')) out += std::string("\\") + c;
        else out += c;
    }
    return out;
}

void Page::lists_to(int depth) {
    if (!html_) {
        if (depth < 0 && depth_ >= 0) out_ += '\n';
        depth_ = depth;
        return;
    }
    for (; depth_ < depth; ++depth_) out_ += depth_ < 0 ? "<ul>\n" : "<li style=\"list-style:none\"><ul>\n";
    for (; depth_ > depth; --depth_) out_ += depth_ == 0 ? "</ul>\n" : "</ul></li>\n";
}

void Page::heading(int level, const std::string& text, const std::string& anchor) {
    lists_to(-1);
    if (html_) {
        const std::string id = anchor.empty() ? "" : fmt::format(" id=\"{}\"", anchor);
        out_ += fmt::format("<h{}{}>{}</h{}>\n", level, id, plain(text), level);
        return;
    }
    if (!anchor.empty()) out_ += fmt::format("<a id=\"{}\"></a>\n\n", anchor);
    out_ += std::string(static_cast<std::size_t>(level), '#') + " " + plain(text) + "\n\n";
}

void Page::paragraph(const std::string& text) {
    lists_to(-1);
    out_ += html_ ? "<p>" + plain(text) + "</p>\n" : plain(text) + "\n\n";
}

void Page::fact(const std::string& term, const std::string& text) {
    if (text.empty()) return;
    lists_to(-1);
    out_ += html_ ? fmt::format("<p><strong>{}:</strong> {}</p>\n", plain(term), plain(text))
                  : fmt::format("**{}:** {}\n\n", plain(term), plain(text));
}

void Page::raw_item(int depth, const std::string& content) {
    lists_to(depth);
    out_ += html_ ? "<li>" + content + "</li>\n"
                  : std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- " + content + "\n";
}

void Page::item(int depth, const std::string& text, const std::string& remark) {
    std::string content = plain(text);
    if (!remark.empty()) content += html_ ? " <small>(" + plain(remark) + ")</small>" : " (" + plain(remark) + ")";
    raw_item(depth, content);
}

void Page::link(int depth, const std::string& anchor, const std::string& text) {
    raw_item(depth, html_ ? fmt::format("<a href=\"#{}\">{}</a>", anchor, plain(text)) : fmt::format("[{}](#{})", plain(text), anchor));
}

void Page::table(const std::vector<std::string>& heads, const std::vector<std::vector<std::string>>& rows) {
    lists_to(-1);
    const auto row = [&](const std::vector<std::string>& cells, const char* tag) {
        out_ += html_ ? "<tr>" : "|";
        for (const auto& c : cells)
            out_ += html_ ? fmt::format("<{}>{}</{}>", tag, plain(c), tag) : " " + plain(c) + " |";
        out_ += html_ ? "</tr>\n" : "\n";
    };
    if (html_) out_ += "<table>\n";
    row(heads, "th");
    if (!html_) {
        out_ += "|";
        for (std::size_t i = 0; i < heads.size(); ++i) out_ += "---|";
        out_ += "\n";
    }
    for (const auto& r : rows) row(r, "td");
    out_ += html_ ? "</table>\n" : "\n";
}

std::string Page::finish(const std::string& title, Use use) {
    lists_to(-1);
    if (!html_) return std::move(out_);
    return fmt::format("<!DOCTYPE html>\n<html lang=\"it\">\n<head>\n<meta charset=\"utf-8\">\n"
                       "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n"
                       "<style>{}{}</style>\n</head>\n<body>\n<main>\n{}</main>\n</body>\n</html>\n",
                       plain(title), style, use == Use::sheet ? sheet_style : "", out_);
}

}  // namespace attiva::exporting
