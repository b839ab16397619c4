// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The interview kept in examples/intervista is what the program says to those answers.
#include <catch2/catch.hpp>

#include <array>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>

namespace {

std::string read(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    return all.str();
}

std::string output_of(const std::string& command) {
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> pipe(::popen(command.c_str(), "r"), ::pclose);
    std::string out;
    std::array<char, 4096> part{};
    while (const std::size_t n = std::fread(part.data(), 1, part.size(), pipe.get())) out.append(part.data(), n);
    return out;
}

}  // namespace

TEST_CASE("the interview of examples is what the program says") {
    const std::string folder = ATTIVA_ROOT "/examples/intervista/";
    const std::string kept = read(folder + "intervista.txt");
    REQUIRE(kept.size() > 10'000);
    const std::string said = output_of("COLUMNS=100 '" ATTIVA_PROGRAM "' chiedi --data 2025-09-15 --colore mai --catalogo '" ATTIVA_ROOT "' < '" +
                                       folder + "risposte.txt'");
    // The first line that differs, not both texts.
    std::istringstream a(kept);
    std::istringstream b(said);
    int number = 0;
    for (std::string x, y; ++number, std::getline(a, x) && std::getline(b, y);) {
        CAPTURE(number);
        REQUIRE(x == y);
    }
    CHECK(kept == said);
}
