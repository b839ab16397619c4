// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Every diagnostic code of the source is explained in docs/diagnostici.md and shown by a
// case of bad input under tests/cases/cattivi, and the reverse.
#include <catch2/catch.hpp>

#include <algorithm>
#include <cctype>
#include <set>

#include "house/files.hpp"

using namespace house;

namespace {

bool is_code(std::string_view s) {
    return s.size() == 4 && std::string_view("TYVRCPKULF").find(s[0]) != std::string_view::npos &&
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

// The codes a case expects to read: "errore T001", "avviso P005".
std::set<std::string> shown_by(std::string_view text) {
    std::set<std::string> out;
    for (const char* word : {"errore ", "avviso ", "nota "}) out.merge(codes_between(text, word, ":"));
    return out;
}

std::string missing(const std::set<std::string>& from, const std::set<std::string>& in) {
    std::string out;
    for (const std::string& code : from)
        if (in.count(code) == 0) out += code + " ";
    return out;
}

}  // namespace

TEST_CASE("codes are found in source and page") {
    CHECK(codes_between("error(\"T001\", x); \"T1\" \"Z001\" \"T0012\"", "\"", "\"") ==
          std::set<std::string>{"T001"});
    CHECK(codes_between("| T001 | a |\n| Y002 | T003 |\n", "\n| ", " |") ==
          std::set<std::string>{"Y002"});
    CHECK(shown_by("errore T001: a\navviso P005: b\nT002: c") ==
          std::set<std::string>{"P005", "T001"});
    CHECK(missing({"T001", "T002"}, {"T001"}) == "T002 ");
}

TEST_CASE("every diagnostic is explained and shown, every explanation is of a diagnostic") {
    std::set<std::string> used;
    std::set<std::string> shown;
    std::string page;
    for (const File& f : files_under(ATTIVA_ROOT)) {
        const bool code = starts_with(f.path, "engine/") || starts_with(f.path, "cli/");
        if (code && production(f)) used.merge(codes_between(f.text, "\"", "\""));
        if (starts_with(f.path, "tests/cases/cattivi/")) shown.merge(shown_by(f.text));
        // Links and permissions, which a .caso cannot make.
        if (starts_with(f.path, "tests/bad_input/")) shown.merge(codes_between(f.text, "\"", "\""));
        if (starts_with(f.path, "tests/bad_input/")) shown.merge(codes_between(f.text, "\"", ":"));
        if (f.path == "docs/diagnostici.md") page = f.text;
    }
    const std::set<std::string> explained = codes_between(page, "\n| ", " |");
    REQUIRE(used.size() > 100);
    INFO("in the source and not in docs/diagnostici.md, then the reverse");
    CHECK(missing(used, explained) == "");
    CHECK(missing(explained, used) == "");
    INFO("in the source and in no tests/cases/cattivi/*/*.caso, then the reverse");
    CHECK(missing(used, shown) == "");
    CHECK(missing(shown, used) == "");
}
