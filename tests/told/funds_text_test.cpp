// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The proposal about funds in words: as it was looked at (tests/export/golden/), within its
// width, everything said in `piano`, nothing that commands a terminal.
#include "funds_text.hpp"

#include <catch2/catch.hpp>

#include <sstream>

#include "export/funds_stories.hpp"
#include "export/pictures.hpp"

using namespace attiva;
using namespace attiva::cli;

namespace {

Style wide(int width) { return {false, width}; }

const std::optional<FundsDifference> none;

FundsDifference supposed() { return {{"senza Quota servizi del Fondo Povertà"}, {"richieste pagate: da 2 a 3", "Quota servizi del Fondo Povertà: chiusa; erano previsti 2.500,50 euro"}}; }

std::size_t longest(const std::string& text) {
    std::size_t out = 0;
    std::istringstream in(text);
    for (std::string line; std::getline(in, line);) {
        std::size_t n = 0;
        for (const char c : line)
            if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80U) ++n;
        out = std::max(out, n);
    }
    return out;
}

}  // namespace

TEST_CASE("the proposal is told as it was looked at") {
    CHECK(pictures::otherwise_than_golden("fondi-usuale.txt", funds_text(stories::funds("usuale"), none, wide(100), false)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-usuale-completa.txt", funds_text(stories::funds("usuale"), none, wide(100), true)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-usuale-stretto.txt", funds_text(stories::funds("usuale"), none, wide(60), false)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-usuale-ipotesi.txt", funds_text(stories::funds("usuale"), supposed(), wide(100), false)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-difficile.txt", funds_text(stories::funds("difficile"), none, wide(100), true)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-vuoto.txt", funds_text(stories::funds("vuoto"), FundsDifference{}, wide(100), true)) == "");
    CHECK(pictures::otherwise_than_golden("fondi-usuale-piano.txt", funds_plain(stories::funds("usuale"), supposed())) == "");
    CHECK(pictures::otherwise_than_golden("fondi-difficile-piano.txt", funds_plain(stories::funds("difficile"), none)) == "");
}

TEST_CASE("no line is longer than asked") {
    for (const auto& [name, answer] : stories::funds())
        for (const int width : {40, 60, 80, 100, 140, 400})
            for (const bool whole : {false, true}) {
                INFO(name << " " << width << "\n" << funds_text(answer, supposed(), wide(width), whole));
                // A word without blanks is not broken out of the table.
                if (name != "difficile") CHECK(longest(funds_text(answer, supposed(), wide(width), whole)) <= static_cast<std::size_t>(width));
                if (width >= 100) CHECK(longest(funds_table(answer, wide(width))) <= static_cast<std::size_t>(width));
            }
}

TEST_CASE("the columns of the table stand one below the other") {
    std::istringstream in(funds_table(stories::funds("usuale"), wide(100)));
    std::string head;
    std::string first;
    std::string second;
    std::getline(in, head);
    std::getline(in, first);
    std::getline(in, second);
    const std::size_t end = head.find("previsto") + 8;
    CHECK(first.substr(0, end).rfind("6.000,00") == end - 8);
    // The à of the second is two bytes.
    CHECK(second.substr(0, end + 1).rfind("2.500,50") == end + 1 - 8);
    CHECK(funds_table(stories::funds("vuoto"), wide(100)).find("premi") == std::string::npos);
}

TEST_CASE("nothing of a file commands the terminal, and colour is decoration") {
    for (const bool whole : {false, true}) {
        CHECK(funds_text(stories::funds("difficile"), none, wide(100), whole).find('\x1B') == std::string::npos);
        CHECK(funds_text(stories::funds("difficile"), none, wide(100), whole).find("<U+001B>[2J") != std::string::npos);
    }
    CHECK(funds_plain(stories::funds("difficile"), none).find('\x1B') == std::string::npos);
    std::string coloured = funds_text(stories::funds("usuale"), supposed(), {true, 100}, true);
    for (const char* sign : {"\033[1m", "\033[2m", "\033[0m"})
        for (std::size_t at = coloured.find(sign); at != std::string::npos; at = coloured.find(sign, at)) coloured.erase(at, 4);
    CHECK(coloured == funds_text(stories::funds("usuale"), supposed(), wide(100), true));
}

TEST_CASE("it is a proposal, in every form") {
    for (const auto& [name, answer] : stories::funds()) {
        CHECK(funds_text(answer, none, wide(400), false).find("Proposta: decide l'équipe.") != std::string::npos);
        CHECK(funds_plain(answer, none).find("valore: proposta: decide l'équipe") != std::string::npos);
    }
}
