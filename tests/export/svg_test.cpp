// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The writer of pictures: escapes, the estimate of widths, lines broken so that nothing is
// lost; and that the checkers of these tests find what is wrong.
#include "export/svg.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

#include "export/pictures.hpp"

using namespace attiva::exporting;
using pictures::not_well_formed;

namespace {

std::string without_blanks(std::string text) {
    text.erase(std::remove(text.begin(), text.end(), ' '), text.end());
    return text;
}

}  // namespace

TEST_CASE("what XML would take for markup is escaped, what it cannot hold is left out") {
    CHECK(escaped("a < b & c > \"d\" è") == "a &lt; b &amp; c &gt; &quot;d&quot; è");
    CHECK(escaped("a\nb\tc\x01") == "a b c");
}

TEST_CASE("the estimate of a width grows with the text, the size and the weight") {
    CHECK(text_width("", 12) == 0);
    CHECK(text_width("il", 100) == 56);
    CHECK(text_width("W", 100) == 99);
    CHECK(text_width("W", 100, true) == 111);
    CHECK(text_width("è", 100) >= text_width("e", 100));
    CHECK(text_width("Perché no", 13) > text_width("Perché n", 13));
}

TEST_CASE("lines fit their width and together say everything") {
    for (const std::string& text : {std::string("Percorso integrato di accompagnamento all'autonomia"), std::string("precipitevolissimevolmente"), std::string("a/b-c_d e  f"),
                                    std::string("però perché città àèìòù"), std::string("x"), std::string("due\nrighe\tqui")})
        for (const int width : {20, 60, 100, 300}) {
            std::string all;
            for (const auto& line : wrapped(text, width, 12)) {
                CHECK(text_width(line, 12) <= width);
                CHECK(!line.empty());
                all += line;
            }
            std::string whole = text;
            std::replace(whole.begin(), whole.end(), '\n', ' ');
            std::replace(whole.begin(), whole.end(), '\t', ' ');
            CHECK(without_blanks(all) == without_blanks(whole));
        }
    CHECK(wrapped("", 100, 12).empty());
    CHECK(wrapped("uno due", 300, 12) == std::vector<std::string>{"uno due"});
    CHECK(wrapped("uno due", 30, 12) == std::vector<std::string>{"uno", "due"});
    // Nothing is narrow enough: still one character a line.
    CHECK(wrapped("ab", 1, 12) == std::vector<std::string>{"a", "b"});
}

TEST_CASE("the checker of well-formedness finds what is wrong") {
    CHECK(not_well_formed("<a b=\"c &amp; d\"><e/>testo</a>").empty());
    CHECK(not_well_formed("<!DOCTYPE html>\n<a></a>\n").empty());
    for (const char* bad : {"", "x", "<a>", "<a></b>", "<a></a><b/>", "<a b></a>", "<a b=\"c></a>", "<a b=\"<\"/>", "<a b=\"1\" b=\"2\"/>", "<a>&nbsp;</a>", "<a>a & b</a>",
                            "<a>\x01</a>", "<a b=\"1\"c=\"2\"/>", "<a id=\"x\"><b id=\"x\"/></a>", "<a/>x", "</a>"})
        CHECK(!not_well_formed(bad).empty());
}

TEST_CASE("the checker of places finds what overlaps or is cut") {
    const auto picture = [](const std::string& inside) { return "<svg width=\"100\" height=\"50\">" + inside + "</svg>"; };
    const auto text = [](int x, int y) { return "<text x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" font-size=\"10\">parola</text>"; };
    CHECK(pictures::badly_placed(picture(text(1, 20) + text(1, 34))).empty());
    CHECK(pictures::badly_placed(picture(text(1, 20) + text(5, 25))) == "over: parola | parola\n");
    CHECK(pictures::badly_placed(picture(text(90, 20))) == "outside: parola\n");
    CHECK(pictures::badly_placed(picture(text(1, 49))) == "outside: parola\n");
}
