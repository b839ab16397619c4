// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What each line has, gives and keeps, in columns of euro.

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "funds_text.hpp"

namespace attiva::cli {
namespace {

constexpr std::size_t least_name = 24;  // characters
constexpr std::size_t gap = 2;

std::size_t characters(const std::string& s) {
    return static_cast<std::size_t>(std::count_if(s.begin(), s.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string right(const std::string& s, std::size_t width) { return std::string(width - std::min(width, characters(s)), ' ') + s; }

// "1.234,50": without the word, and with cents where others of the table have them.
std::string amount(Cents cents, bool exact) {
    const std::string text = euro(cents);
    const std::string number = text.substr(0, text.find(' '));
    return exact && number.find(',') == std::string::npos ? number + ",00" : number;
}

std::array<Cents, 5> money(const FundsLine& l) { return {l.total, l.committed, l.planned, l.premiums, l.left}; }

std::string persons(const FundsLine& l) { return l.places ? fmt::format("{} di {}", l.persons, *l.places) : std::to_string(l.persons); }

struct Column {
    std::string title;
    std::vector<std::string> cells;  ///< one a line
    [[nodiscard]] std::size_t width() const {
        std::size_t out = characters(title);
        for (const auto& c : cells) out = std::max(out, characters(c));
        return out;
    }
};

// Premiums only where some are held.
std::vector<Column> columns(const FundsAnswer& a) {
    static constexpr std::array<const char*, 5> titles{"totale", "impegnato", "previsto", "premi", "resta"};
    const auto some = [&](auto is) { return std::any_of(a.lines.begin(), a.lines.end(), is); };
    const bool exact = some([](const FundsLine& l) {
        const auto all = money(l);
        return std::any_of(all.begin(), all.end(), [](Cents c) { return c % 100 != 0; });
    });
    std::vector<Column> out;
    for (std::size_t k = 0; k < titles.size(); ++k) {
        if (k == 3 && !some([](const FundsLine& l) { return l.premiums != 0; })) continue;
        out.push_back({titles[k], {}});
        for (const FundsLine& l : a.lines) out.back().cells.push_back(amount(money(l)[k], exact));
    }
    out.push_back({some([](const FundsLine& l) { return l.places.has_value(); }) ? "persone (posti)" : "persone", {}});
    for (const FundsLine& l : a.lines) out.back().cells.push_back(persons(l));
    return out;
}

std::string name(const FundsLine& l) { return visible(l.name) + (l.overdrawn ? " [impegni oltre il totale]" : "") + (l.unverified ? " [da verificare]" : ""); }

// Pieces of a name no wider than a column; a word that is longer is broken.
std::vector<std::string> broken(const std::string& text, std::size_t width) {
    std::vector<std::string> out;
    const std::string all = folded({false, static_cast<int>(width)}, text, 0);
    for (std::size_t at = 0; at < all.size();) {
        const std::size_t end = all.find('\n', at);
        std::string piece = all.substr(at, end - at);
        at = end + 1;
        while (characters(piece) > width) {
            std::size_t cut = 0;
            for (std::size_t n = 0; n < width; ++n)
                do ++cut;
                while ((static_cast<unsigned char>(piece[cut]) & 0xC0U) == 0x80U);
            out.push_back(piece.substr(0, cut));
            piece.erase(0, cut);
        }
        out.push_back(piece);
    }
    return out;
}

std::string stacked(const FundsAnswer& a, const std::vector<Column>& all, const Style& style) {
    std::string out;
    for (std::size_t l = 0; l < a.lines.size(); ++l) {
        out += folded(style, name(a.lines[l]), 2);
        std::vector<std::string> facts;
        for (const Column& c : all) facts.push_back(c.title + " " + c.cells[l]);
        out += folded(style, join(facts, " · "), 6);
    }
    return out;
}

}  // namespace

std::string funds_table(const FundsAnswer& a, const Style& style) {
    const auto all = columns(a);
    std::size_t taken = 2;
    for (const Column& c : all) taken += gap + c.width();
    const auto width = static_cast<std::size_t>(style.width);
    if (taken + least_name > width) return stacked(a, all, style);
    std::size_t widest = 0;
    for (const FundsLine& l : a.lines) widest = std::max(widest, characters(name(l)));
    const std::size_t names = std::min(widest, width - taken);
    std::string head = "  " + std::string(names, ' ');
    for (const Column& c : all) head += std::string(gap, ' ') + right(c.title, c.width());
    std::string out = dim(style, head) + "\n";
    for (std::size_t l = 0; l < a.lines.size(); ++l) {
        const auto pieces = broken(name(a.lines[l]), names);
        for (std::size_t p = 0; p < pieces.size(); ++p) {
            out += "  " + pieces[p];
            if (p == 0) {
                out += std::string(names - std::min(names, characters(pieces[p])), ' ');
                for (const Column& c : all) out += std::string(gap, ' ') + right(c.cells[l], c.width());
            }
            out += "\n";
        }
    }
    return out;
}

}  // namespace attiva::cli
