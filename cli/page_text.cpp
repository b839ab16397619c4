// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The page for the person as plain text, to be read on a terminal or printed as it is.

#include <fmt/format.h>

#include "output.hpp"

namespace attiva::cli {
namespace {

std::string item_text(const PageItem& i, const Style& style) {
    std::string out = folded(style, i.name, 4);
    out.replace(0, 4, "  - ");
    if (!i.about.empty()) out += folded(style, i.about, 4);
    for (const auto& line : i.lines) out += folded(style, line, 4);
    return out;
}

}  // namespace

std::string person_page_text(const PersonPage& p, const Style& style) {
    std::string out = bold(style, p.title) + "\n";
    out += folded(style, (p.subject.empty() ? "" : p.subject + " · ") + p.day + " · " + p.place, 0);
    out += "\n" + folded(style, p.opening, 0);
    for (const PageSection& s : p.sections) {
        out += "\n" + bold(style, s.heading) + "\n";
        if (!s.opening.empty()) out += folded(style, s.opening, 0);
        for (const auto& i : s.items) out += item_text(i, style);
    }
    return out + "\n" + folded(style, p.closing, 0) + dim(style, "Catalogo " + p.digest) + "\n";
}

}  // namespace attiva::cli
