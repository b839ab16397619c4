// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// However bytes come, the same lines go out: none lost, none made up, each with its number.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <random>

#include "population/feed.hpp"
#include "population/rows.hpp"

using namespace attiva;
using namespace attiva::population;
using rows::input;

namespace {

struct Got {
    std::size_t input;
    std::uint64_t number;
    std::string text;
    friend bool operator==(const Got&, const Got&) = default;
};

std::vector<Got> lines_of(const std::vector<PopulationInput>& inputs) {
    Feed feed(inputs);
    Diagnostics problems;
    feed.open(problems);
    REQUIRE(problems.ok());
    std::vector<Got> out;
    Piece piece;
    for (std::size_t n = 0; feed.next(piece); ++n) {
        REQUIRE(piece.number == n);
        std::uint64_t number = piece.first_line;
        if (piece.too_long) out.push_back({piece.head->input, number, "troppo lunga"});
        for (std::size_t at = 0; at < piece.text.size(); ++number) {
            const std::size_t end = std::min(piece.text.find('\n', at), piece.text.size());
            out.push_back({piece.head->input, number, piece.text.substr(at, end - at)});
            at = end + 1;
        }
    }
    return out;
}

}  // namespace

TEST_CASE("lines are the same however they come") {
    std::mt19937_64 random(7);
    std::string text = "caso;a\n";
    std::vector<Got> expected;
    for (std::uint64_t k = 0; k < 60'000; ++k) {
        expected.push_back({0, k + 2, std::string(random() % 120, static_cast<char>('a' + k % 26))});
        text += expected.back().text + "\n";
    }
    for (const std::size_t most : {std::size_t{1} << 30U, std::size_t{65'536}, std::size_t{4'099}}) CHECK(lines_of({input("x.csv", text, most)}) == expected);
    text.pop_back();  // the last line without its end
    CHECK(lines_of({input("x.csv", text, 1'000'000)}) == expected);
}

TEST_CASE("a line longer than a piece is one, and what follows goes on") {
    const std::string text = "caso\nuno\n" + std::string(3 * piece_size, 'x') + "\ntre\n";
    const auto lines = lines_of({input("x.csv", text, 100'000)});
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == Got{0, 2, "uno"});
    CHECK(lines[1] == Got{0, 3, "troppo lunga"});
    CHECK(lines[2] == Got{0, 4, "tre"});
}

TEST_CASE("files one after the other, each with its form and its letters") {
    const std::vector<PopulationInput> inputs{input("a.csv", "\xEF\xBB\xBF\ncaso;b\r\n1;s\xC3\xAC\r\n", 3), input("b.csv", "caso;b\n1;s\xEC\n", 100), input("c", "{\"al\":1}\n", 100), input("d.ndjson", "{}", 100)};
    Feed feed(inputs);
    Diagnostics problems;
    const auto heads = feed.open(problems);
    REQUIRE(problems.ok());
    CHECK(heads[0]->text == "caso;b");
    CHECK(heads[0]->line == 2);
    CHECK(heads[2]->form == Form::lines);
    CHECK(heads[3]->form == Form::lines);
    Piece piece;
    std::string dump;
    while (feed.next(piece)) dump += fmt::format("{} {} {} {}\n", piece.head->input, piece.first_line, piece.windows ? "windows" : "utf8", piece.text.size());
    CHECK(dump == "0 3 utf8 7\n1 2 windows 5\n2 1 utf8 9\n3 1 utf8 2\n");
}

TEST_CASE("what cannot be read, or has no head, is said") {
    const std::vector<PopulationInput> empty{input("a.csv", "\n\n", 10)};
    Diagnostics problems;
    Feed(empty).open(problems);
    REQUIRE(problems.items().size() == 1);
    CHECK(problems.items()[0].code == "F015");
    const std::vector<PopulationInput> broken{input("b.csv", "", 10, true)};
    Diagnostics found;
    Feed(broken).open(found);
    REQUIRE(found.items().size() == 1);
    CHECK(found.items()[0].code == "F030");
    const std::vector<PopulationInput> later{input("c.csv", "caso\n1\n2", 7, true)};
    Diagnostics none;
    Feed feed(later);
    feed.open(none);
    Piece piece;
    while (feed.next(piece)) {}
    CHECK(feed.broken() == std::vector<std::size_t>{0});
}
