// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Widths and colours. Widths count code points: Italian text has no wide or
// combining characters once the engine has accepted it.

#include "output.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdlib>

namespace attiva::cli {
namespace {

int characters(const std::string& s) {
    int n = 0;
    for (const char c : s)
        if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++n;
    return n;
}

}  // namespace

Style style_of(const std::string& when, int handle) {
    Style style;
    const char* none = std::getenv("NO_COLOR");
    const bool refused = none != nullptr && *none != '\0';
    style.colour = when == "sempre" || (when != "mai" && !refused && ::isatty(handle) != 0);
    if (const char* columns = std::getenv("COLUMNS")) {
        const int n = std::atoi(columns);
        if (n >= 40 && n <= 400) style.width = n;
    }
    return style;
}

std::string bold(const Style& style, const std::string& text) {
    return style.colour ? "\033[1m" + text + "\033[0m" : text;
}

std::string dim(const Style& style, const std::string& text) {
    return style.colour ? "\033[2m" + text + "\033[0m" : text;
}

std::string folded(const Style& style, const std::string& text, int indent) {
    const std::string margin(static_cast<std::size_t>(indent), ' ');
    std::string out = margin;
    int column = indent;
    std::size_t at = 0;
    while (at < text.size()) {
        std::size_t blank = text.find(' ', at);
        if (blank == std::string::npos) blank = text.size();
        const std::string word = text.substr(at, blank - at);
        const int length = characters(word);
        if (column > indent && column + 1 + length > style.width) {
            out += "\n" + margin;
            column = indent;
        }
        if (column > indent) {
            out += ' ';
            ++column;
        }
        out += word;
        column += length;
        at = blank + 1;
    }
    return out + "\n";
}

std::string iso(Date day) {
    const CivilDate c = civil(day);
    return fmt::format("{:04}-{:02}-{:02}", c.year, c.month, c.day);
}

std::string counted(std::size_t n, const char* one, const char* many) { return fmt::format("{} {}", n, n == 1 ? one : many); }

std::string join(const std::vector<std::string>& parts, const std::string& between) {
    std::string out;
    for (const auto& p : parts) out += (out.empty() ? "" : between) + p;
    return out;
}

std::string cite(const SourceRef& s) {
    std::string out = s.act_title.empty() ? s.act : s.act_title;
    const auto add = [&](const char* between, const std::string& text) { out += (out.empty() ? "" : between) + text; };
    if (!s.place.empty()) add(", ", s.place);
    if (s.unverified) add(" ", "[da verificare]");
    if (s.local) add(" ", fmt::format("[regola locale: {}]", s.layer));
    return out;
}

std::string in_brackets(const SharedSource& s) {
    const std::string said = s ? cite(*s) : "";
    return said.empty() ? "" : said.front() == '[' ? " " + said : " (" + said + ")";
}

bool is_local(const Result& r) { return r.source && r.source->local && r.text.rfind("manca", 0) != 0; }

void plain_line(std::string& out, const std::string& subject, const std::string& key, const std::string& value) {
    if (!value.empty()) out += fmt::format("{}: {}: {}\n", subject, key, value);
}

void plain_heading(std::string& out, const std::string& subject, const std::string& place, const std::string& view,
                   const std::string& digest, const std::string& worth, const std::string& whose) {
    plain_line(out, subject, "luogo", place);
    plain_line(out, subject, "vista", view);
    plain_line(out, subject, "catalogo", digest);
    plain_line(out, subject, "valore", "proposta: " + worth);
    plain_line(out, subject, "persona", whose);
}

}  // namespace attiva::cli
