// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Runs every .caso file under tests/cases and the runner's own small tests.
// One case: test_casi "cases" -c NAME.

#include "caso.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <sstream>

#include "funding/solve.hpp"

namespace attiva::tests {
namespace fs = std::filesystem;
namespace {

std::vector<fs::path> all_cases() {
    std::vector<fs::path> found;
    for (const auto& entry : fs::recursive_directory_iterator(fs::path(ATTIVA_ROOT) / "tests/cases"))
        if (entry.path().extension() == ".caso") found.push_back(entry.path());
    std::sort(found.begin(), found.end());
    return found;
}

std::string read(const fs::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

bool approving() {
    const char* approve = std::getenv("ATTIVA_APPROVA");
    return approve != nullptr && std::string(approve) == "1";
}

bool same(const Caso& caso, const Outcome& outcome) {
    bool equal = caso.code == outcome.code && matches(caso.out, outcome.out) &&
                 matches(caso.err, outcome.err);
    for (std::size_t i = 0; i < caso.after.size(); ++i)
        equal = equal && caso.after[i].text == outcome.after[i].text;
    return equal;
}

// What changes with every edit of the catalogue is not pinned.
std::string masked(const std::string& text) {
    static const std::regex digest("(catalogo |catalogo: |impronta |\"catalogo\":\")[0-9a-f]{12,64}");
    return std::regex_replace(text, digest, "$1<*>");
}

void approve(const fs::path& path, Caso caso, const Outcome& outcome) {
    caso.code = outcome.code;
    if (!matches(caso.out, outcome.out)) caso.out = masked(outcome.out);
    if (!matches(caso.err, outcome.err)) caso.err = masked(outcome.err);
    caso.after = outcome.after;
    std::ofstream(path, std::ios::binary) << write_caso(caso);
}

// In a program built without the solver (ATTIVA_COIN=OFF) `attiva fondi` says so and no more,
// where it does not stop before: then that is looked at in place of what the case says.
bool unsolved(const Caso& caso, const Outcome& outcome) {
    if (funding::available() || caso.command.size() < 2 || caso.command[1] != "fondi" || same(caso, outcome)) return false;
    CHECK(outcome.code == 1);
    CHECK(outcome.out.empty());
    CHECK(outcome.err == "attiva: per assegnare i fondi serve il risolutore COIN-OR, che in questo programma non c'è:\ninstalla coinor-libcbc-dev e ricompila\n");
    for (const CasoFile& f : outcome.after) CHECK(f.text == "<il file non c'è>\n");
    return true;
}

void check(const Caso& caso, const Outcome& outcome) {
    CHECK(outcome.code == caso.code);
    if (!matches(caso.out, outcome.out)) CHECK(outcome.out == caso.out);
    if (!matches(caso.err, outcome.err)) CHECK(outcome.err == caso.err);
    for (std::size_t i = 0; i < caso.after.size(); ++i) {
        INFO("file " << caso.after[i].path);
        CHECK(outcome.after[i].text == caso.after[i].text);
    }
}

}  // namespace

TEST_CASE("every .caso gives what it says", "[casi]") {
    const auto cases = all_cases();
    REQUIRE_FALSE(cases.empty());
    for (const auto& path : cases) {
        const std::string name = fs::relative(path, ATTIVA_ROOT).string();
        DYNAMIC_SECTION(name) {
            const Caso caso = read_caso(read(path));
            const Outcome outcome = run_caso(caso, ATTIVA_PROGRAM, ATTIVA_ROOT);
            if (unsolved(caso, outcome)) continue;
            if (approving() && !same(caso, outcome)) approve(path, caso, outcome);
            else check(caso, outcome);
        }
    }
}

TEST_CASE("a .caso is read, written back and compared", "[casi]") {
    const std::string text =
        "# perché\n=== comando\nattiva x \"a b\"\n=== file f.regole\nuno\n=== codice\n3\n=== uscita\nsì\n";
    const Caso caso = read_caso(text);
    CHECK(caso.command == std::vector<std::string>{"attiva", "x", "a b"});
    CHECK(caso.files.at(0).text == "uno\n");
    CHECK(caso.code == 3);
    CHECK(write_caso(caso) == text);
    CHECK_THROWS_AS(read_caso("=== boh\n"), std::runtime_error);
    CHECK_THROWS_AS(read_caso("=== codice\n0\n"), std::runtime_error);
    CHECK(expanded("[<x3:a{n},>]<x2:b\\n><x>") == "[a1,a2,a3,]b\nb\n<x>");
    CHECK(matches("a <*> c\n", "a bb c\n"));
    CHECK_FALSE(matches("a <*> c\n", "a bb d\n"));
    CHECK_FALSE(matches("a\n", "a\nb\n"));
}

}  // namespace attiva::tests
