// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every diagnostic code of the source is explained in docs/diagnostici.md and seen
// by a test, and every code explained there exists. A letter is checked once the page has a
// section for it ("## T · …").
#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <set>

#include "house/files.hpp"

using namespace house;

namespace {

bool is_code(std::string_view s) {
    return s.size() == 4 && std::string_view("TYVRCPKU").find(s[0]) != std::string_view::npos &&
           std::all_of(s.begin() + 1, s.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// What stands between `open` and `close` and is a code.
std::set<std::string> codes_between(std::string_view text, std::string_view open,
                                    std::string_view close) {
    std::set<std::string> out;
    for (std::size_t at = text.find(open); at != std::string_view::npos;
         at = text.find(open, at + 1)) {
        const std::string_view code = text.substr(std::min(at + open.size(), text.size()), 4);
        if (is_code(code) && text.substr(at + open.size() + 4, close.size()) == close)
            out.emplace(code);
    }
    return out;
}

// Every code a text names, wherever it stands.
std::set<std::string> codes_in(std::string_view text) {
    std::set<std::string> out;
    for (std::size_t at = 0; at + 4 <= text.size(); ++at)
        if (is_code(text.substr(at, 4))) out.emplace(text.substr(at, 4));
    return out;
}

// Letters that have a section.
std::set<char> sections(std::string_view page) {
    std::set<char> out;
    for (const std::string& line : lines_of(page))
        if (starts_with(line, "## ") && line.size() > 4 && line[4] == ' ') out.insert(line[3]);
    return out;
}

std::string missing(const std::set<std::string>& from, const std::set<std::string>& in,
                    const std::set<char>& letters) {
    std::string out;
    for (const std::string& code : from)
        if (letters.count(code[0]) > 0 && in.count(code) == 0) out += code + " ";
    return out;
}

}  // namespace

TEST_CASE("codes are found in source and page") {
    CHECK(codes_between("error(\"T001\", x); \"T1\" \"Z001\" \"T0012\"", "\"", "\"") ==
          std::set<std::string>{"T001"});
    CHECK(codes_between("| T001 | a |\n| Y002 | T003 |\n", "\n| ", " |") ==
          std::set<std::string>{"Y002"});
    CHECK(codes_in("x T001[0-1] R1") == std::set<std::string>{"T001"});
    CHECK(sections("# a\n## T · b\n## Come\n") == std::set<char>{'T'});
    CHECK(missing({"T001", "T002", "R001"}, {"T001"}, {'T'}) == "T002 ");
}

TEST_CASE("every diagnostic is explained, every explanation is of a diagnostic") {
    std::set<std::string> used;
    std::set<std::string> tested;
    std::string page;
    for (const File& f : files_under(ATTIVA_ROOT)) {
        if (production(f)) used.merge(codes_between(f.text, "\"", "\""));
        if (starts_with(f.path, "tests/") && !starts_with(f.path, "tests/house/"))
            tested.merge(codes_in(f.text));
        if (f.path == "docs/diagnostici.md") page = f.text;
    }
    const std::set<std::string> explained = codes_between(page, "\n| ", " |");
    const std::set<char> letters = sections(page);
    REQUIRE(letters.size() >= 2);
    CHECK(missing(used, tested, letters) == "");
    INFO("in the source and not in docs/diagnostici.md, then the reverse");
    CHECK(missing(used, explained, letters) == "");
    CHECK(missing(explained, used, letters) == "");
}
