// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tables for a spreadsheet: the same bytes as those looked at (golden/), rows of one width,
// nothing that a spreadsheet would reckon.
#include <catch2/catch.hpp>

#include <sstream>

#include "export/funds_stories.hpp"
#include "export/pictures.hpp"

using namespace attiva;

namespace {

using Table = std::vector<std::vector<std::string>>;

// RFC 4180 with `;`: a reader of its own.
Table read(const std::string& text) {
    Table out(1, {""});
    bool quoted = false;
    for (std::size_t at = 3; at < text.size(); ++at) {
        const char c = text[at];
        if (quoted && c == '"' && at + 1 < text.size() && text[at + 1] == '"') out.back().back() += text[++at];
        else if (c == '"') quoted = !quoted;
        else if (c == ';' && !quoted) out.back().emplace_back();
        else if (c == '\n' && !quoted) out.push_back({""});
        else out.back().back() += c;
    }
    out.pop_back();
    return out;
}

std::string without_mark(const std::string& text) { return text.substr(3); }

}  // namespace

TEST_CASE("tables are written as they were looked at") {
    for (const std::string& name : {std::string("usuale"), std::string("difficile"), std::string("vuoto")}) {
        CHECK(pictures::otherwise_than_golden("fondi-" + name + "-richieste.csv", requests_csv(stories::funds(name))) == "");
        CHECK(pictures::otherwise_than_golden("fondi-" + name + "-linee.csv", lines_csv(stories::funds(name))) == "");
    }
}

TEST_CASE("a table begins with its mark; every row is as wide as the heading") {
    for (const auto& [name, answer] : stories::funds())
        for (const std::string& text : {requests_csv(answer), lines_csv(answer)}) {
            INFO(name);
            CHECK(text.substr(0, 3) == "\xEF\xBB\xBF");
            for (const auto& row : read(text)) CHECK(row.size() == read(text).front().size());
        }
    CHECK(read(requests_csv(stories::funds("difficile"))).size() == 6);
    CHECK(read(lines_csv(stories::funds("grande"))).size() == 41);
}

TEST_CASE("no cell is a formula, none commands a terminal") {
    for (const auto& [name, answer] : stories::funds())
        for (const auto& row : read(requests_csv(answer)))
            for (const std::string& cell : row) {
                INFO(name << ": " << cell);
                const std::size_t first = cell.find_first_not_of(' ');
                CHECK((first == std::string::npos || std::string("=+-@").find(cell[first]) == std::string::npos));
                CHECK(cell.find('\x1B') == std::string::npos);
                CHECK(cell.find('\n') == std::string::npos);
            }
    const Table rows = read(requests_csv(stories::funds("difficile")));
    CHECK(rows[1][0] == "'=1+1");
    CHECK(rows[2][0] == "a;b \"c\" <U+001B>[2J");
    CHECK(rows[3][0] == "'@x");
    CHECK(rows[4][0] == "'+39");
    CHECK(rows[5][0] == "'-2");
    CHECK(rows[1][15] == "' =HYPERLINK(\"x\")");
}

TEST_CASE("money and days are as Italian spreadsheets read them") {
    const Table rows = read(requests_csv(stories::funds("usuale")));
    CHECK(rows[2][6] == "2500,50");
    CHECK(rows[2][13] == "500,00");
    CHECK(rows[1][4] == "01/12/2026");
    CHECK(rows[1][10] == "120");
    CHECK(rows[2][10] == "");
    const Table lines = read(lines_csv(stories::funds("usuale")));
    CHECK(lines[1][3] == "10000,00");
    CHECK(lines[2][2] == "");
    CHECK(lines[2][3] == "4000,50");
    CHECK(without_mark(lines_csv(stories::funds("usuale"))).find("4000,50;0,00;2500,50;500,00;1000,00;no;;1;") != std::string::npos);
}
