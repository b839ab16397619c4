// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The table "construct → shipped rule → case seen sì, no, ignoto", and the page
// docs/costrutti.md that shows it.
#include "session/constructs.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

#include "language/keywords.hpp"
#include "session/construct_use.hpp"

using namespace attiva;
using namespace attiva::tests;

namespace {

// Asking every case takes seconds: once for all tests.
const Uses& shipped() {
    static const Uses uses = find_uses(ATTIVA_ROOT, sections());
    return uses;
}

template <class Wrong>
std::string rows_where(const Wrong& wrong) {
    std::string out;
    const auto all = sections();
    for (std::size_t s = 0; s < all.size(); ++s)
        for (std::size_t r = 0; r < all[s].rows.size(); ++r)
            if (wrong(all[s], all[s].rows[r], shipped().rows[s][r])) out += all[s].rows[r].words + "\n";
    return out;
}

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

}  // namespace

TEST_CASE("the table is whole: every written node belongs to a row") {
    std::string unnamed;
    for (const auto& words : shipped().unnamed) unnamed += words + "\n";
    CHECK(unnamed == "");
}

TEST_CASE("rules and docs/lingua.md together write every kind of node and every clause") {
    for (int k = 0; k < static_cast<int>(language::Kind::error); ++k) {
        INFO("language::Kind number " << k);
        CHECK(shipped().kinds.count(static_cast<language::Kind>(k)) == 1);
    }
    for (const std::string_view word : language::clause_words) {
        INFO(word);
        CHECK(shipped().keywords.count(std::string(word)) == 1);
    }
    INFO("no box of the page fails to be read");
    CHECK(shipped().kinds.count(language::Kind::error) == 0);
}

TEST_CASE("every construct has a shipped rule, or a reason that is still true") {
    CHECK(rows_where([](const Section&, const Construct& c, const Use& u) { return u.place.empty() && c.reason.empty(); }) == "");
    INFO("a reason stands beside a construct that rules use");
    CHECK(rows_where([](const Section&, const Construct& c, const Use& u) { return !u.place.empty() && !c.reason.empty(); }) == "");
}

TEST_CASE("every construct has an example in docs/lingua.md") {
    CHECK(rows_where([](const Section& s, const Construct&, const Use& u) { return !u.in_page && (s.later || u.place.empty()); }) == "");
}

TEST_CASE("the authors' cases see every condition sì, no and ignoto") {
    CHECK(rows_where([](const Section&, const Construct&, const Use& u) {
              return u.condition && !(u.seen[0] && u.seen[1] && u.seen[2]);
          }) ==
          // The day of the question is always known.
          "`dal D [al D]`\n`fino al D`\n");
}

TEST_CASE("a row that matches nothing is seen") {
    const std::vector<Section> one{{"prova", {{"mai scritto", [](const language::Tree&, const language::Node&) { return false; }}}}};
    const Uses uses = find_uses(ATTIVA_ROOT, one);
    CHECK(uses.rows[0][0].place.empty());
    CHECK_FALSE(uses.unnamed.empty());
    CHECK(uses.cases > 400);
}

TEST_CASE("docs/costrutti.md is what rules and cases say") {
    const std::string path = std::string(ATTIVA_ROOT) + "/docs/costrutti.md";
    const std::string made = page(sections(), shipped());
    const char* approve = std::getenv("ATTIVA_APPROVA");
    if (approve != nullptr && std::string(approve) == "1") std::ofstream(path, std::ios::binary) << made;
    CHECK(read(path) == made);
}
