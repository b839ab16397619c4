// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of engine/text/source and validate: what a text must be, and where a
// span falls.
#include "text/source.hpp"

#include <catch2/catch.hpp>

#include "main/codes.hpp"
#include "text/validate.hpp"

using namespace attiva;
using attiva::text::Place;
using attiva::text::Sources;

namespace {

struct Case {
    const char* input;
    const char* errors;  // codes with their bytes in the kept text
    const char* kept;
};

const std::string fffd = "\xEF\xBF\xBD";

}  // namespace

TEST_CASE("a text is validated and what is unfit replaced") {
    const auto c = GENERATE(values<Case>({
        {"età >= 18\n", "", "età >= 18\n"},
        {"", "", ""},
        {"\xEF\xBB\xBF"
         "a: sì",
         "", "a: sì"},                  // BOM
        {"a\r\nb\r\n", "", "a\nb\n"},   // CRLF
        {"a\rb", "T010[1-2]", "a\nb"},  // CR alone
        {"a\xE0"
         "b",
         "T001[1-4]",
         "a\xEF\xBF\xBD"
         "b"},                                                            // Latin-1
        {"\xC0\xAF", "T001[0-3] T001[3-6]", "\xEF\xBF\xBD\xEF\xBF\xBD"},  // overlong
        {"\xED\xA0\x80", "T001[0-3] T001[3-6] T001[6-9]", "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD"},
        {"a\xE2\x82", "T001[1-4] T001[4-7]", "a\xEF\xBF\xBD\xEF\xBF\xBD"},  // cut short
        {"a\x07"
         "b",
         "T002[1-4]",
         "a\xEF\xBF\xBD"
         "b"},
        {"a\tb", "", "a\tb"},
        {"a\x7F", "T002[1-4]", "a\xEF\xBF\xBD"},
        {"\"\u202E no\"", "T003[1-4]", "\"\uFFFD no\""},
        {"perche\u0301", "T004[5-8]", "perche\u0301"},
        {"10\u00A0euro", "T005[2-3]", "10 euro"},
        {"10\u202Feuro", "T005[2-3]", "10 euro"},
        {"is\u200Bee", "T006[2-5]", "is\uFFFDee"},
        {"is\u00ADee", "T006[2-5]", "is\uFFFDee"},
        {"is\u0435e", "T007[2-4]", "is\u0435e"},          // Cyrillic е
        {"\"is\u0435e\"", "T007[3-5]", "\"is\u0435e\""},  // also in a string
        {"\u0436", "T007[0-2]", "\u0436"},                // Cyrillic outside
        {"\"\u0436\u0436\" # \u03BB x", "", "\"\u0436\u0436\" # \u03BB x"},
        {"a#\u03BB", "T007[2-4]", "a#\u03BB"},      // no comment without a blank
        {"\"\n\u03BB", "T007[2-4]", "\"\n\u03BB"},  // a string ends with its line
        {"\uFF41", "T007[0-3]", "\uFF41"},          // full width
    }));
    INFO(c.input);
    Sources sources;
    Diagnostics d;
    const FileId id = sources.add("x", c.input, d);
    CHECK(codes(d) == c.errors);
    CHECK(sources.text(id) == c.kept);
    CHECK(sources.usable(id) == d.ok());
    for (const auto& item : d.items()) {
        CHECK_FALSE(item.message.empty());
        CHECK_FALSE(item.help.empty());
    }
}

TEST_CASE("a NUL is a control character") {
    Sources sources;
    Diagnostics d;
    const FileId id = sources.add("x", std::string("a\0b", 3), d);
    CHECK(codes(d) == "T002[1-4]");
    CHECK(sources.text(id) == "a" + fffd + "b");
}

TEST_CASE("the help of a homoglyph names the Latin letter") {
    Sources sources;
    Diagnostics d;
    sources.add("x", "r\u0435ddito", d);
    REQUIRE(d.items().size() == 1);
    CHECK(d.items()[0].message == "lettera cirillica che sembra «e» (U+0435)");
    CHECK(d.items()[0].help == "scrivi la lettera latina «e»");
    CHECK(text::latin_twin(0x3BF) == 'o');
    CHECK(text::latin_twin('o') == 0);
}

TEST_CASE("limits: size, line length, number of errors") {
    Sources sources;
    Diagnostics d;
    sources.add("at the limit", std::string(text::largest_text / 2, '\n') + std::string(4000, 'a'),
                d);
    CHECK(codes(d).empty());
    const FileId big = sources.add("big", std::string(text::largest_text + 1, '\n'), d);
    CHECK(codes(d) == "T008[0-0]");
    CHECK_FALSE(sources.usable(big));
    CHECK(sources.text(big).empty());

    Diagnostics lines;
    std::string accented;
    for (int i = 0; i < 4000; ++i) accented += "à";
    sources.add("characters, not bytes", accented, lines);
    CHECK(codes(lines).empty());
    sources.add("long", "ok\n" + std::string(4001, 'a') + "\nok", lines);
    CHECK(codes(lines) == "T009[3-4]");

    Diagnostics many;
    sources.add("binary", std::string(100, '\x01'), many);
    CHECK(many.items().size() == 21);
    CHECK(many.items().back().code == "T011");
    CHECK(many.items().back().message == "altri caratteri o righe da correggere in questo file: 80");
}

TEST_CASE("places count characters from 1") {
    Sources sources;
    Diagnostics d;
    const FileId id = sources.add("x", "è così\n\nfine", d);
    CHECK(sources.place(id, 0) == Place{1, 1});
    CHECK(sources.place(id, 2) == Place{1, 2});  // after è, two bytes
    CHECK(sources.place(id, 8) == Place{1, 7});  // the newline
    CHECK(sources.place(id, 9) == Place{2, 1});
    CHECK(sources.place(id, 10) == Place{3, 1});
    CHECK(sources.place(id, 999) == Place{3, 5});
    CHECK(sources.place(Span{}) == Place{1, 1});
    CHECK(sources.line(id, 1) == "è così");
    CHECK(sources.line(id, 2).empty());
    CHECK(sources.line(id, 3) == "fine");
    CHECK(sources.line(id, 4).empty());
    CHECK(sources.line_count(id) == 3);
    CHECK(sources.words({id, 3, 8}) == "così");
    CHECK(sources.words({id, 8, 3}).empty());
    CHECK(sources.words({}).empty());
}

TEST_CASE("texts keep their address when others are added") {
    Sources sources;
    Diagnostics d;
    const FileId first = sources.add("a", "x", d);
    const std::string_view before = sources.text(first);
    for (int i = 0; i < 1000; ++i) sources.add("b", "y", d);
    CHECK(before.data() == sources.text(first).data());
    CHECK(sources.count() == 1001);
    CHECK(sources.line_count(sources.add("empty", "", d)) == 0);
    CHECK(sources.line_count(sources.add("one", "a\n", d)) == 1);
}
