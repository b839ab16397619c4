// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A source or a page that says what tests it names a file that is there.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "house/files.hpp"

using namespace house;

namespace {

// Those of these tests that are named and are not among the files.
std::string gone(std::string_view text, const std::set<std::string>& there) {
    static const std::regex named("tests/[a-z_0-9/]+\\.[ch]pp");
    std::string out;
    const std::string all(text);
    for (std::sregex_iterator at(all.begin(), all.end(), named), end; at != end; ++at)
        if (there.count(at->str()) == 0) out += at->str() + " ";
    return out;
}

}  // namespace

TEST_CASE("a test that is not there is seen") {
    const std::set<std::string> there{"tests/a/b_test.cpp"};
    CHECK(gone("// Tested by tests/a/b_test.cpp and tests/a/.", there).empty());
    CHECK(gone("// Tested by tests/a/b_test.cpp\n// and by tests/a/c_test.cpp.", there) == "tests/a/c_test.cpp ");
}

TEST_CASE("the tests that sources and pages name are there") {
    const auto files = files_under(ATTIVA_ROOT);
    std::set<std::string> there;
    for (const File& f : files) there.insert(f.path);
    int naming = 0;
    for (const File& f : files) {
        const bool page = starts_with(f.path, "docs/") && ends_with(f.path, ".md");
        if (!page && !production(f)) continue;
        INFO(f.path);
        CHECK(gone(f.text, there).empty());
        naming += f.text.find("tests/") != std::string::npos ? 1 : 0;
    }
    CHECK(naming > 100);
}
