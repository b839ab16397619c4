// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The examples of docs/lingua.md are read: those it calls right print to
// themselves, those it calls wrong give the error it names.
#include <catch2/catch.hpp>

#include <fstream>
#include <sstream>

#include "language/written.hpp"

using written::Text;

namespace {

struct Example {
    std::string code;  // of the error; empty when right
    std::string text;
};

std::vector<Example> examples() {
    std::ifstream page(std::string(ATTIVA_ROOT) + "/docs/lingua.md");
    std::vector<Example> out;
    bool inside = false;
    for (std::string line; std::getline(page, line);) {
        if (line.rfind("```", 0) == 0) {
            inside = line.rfind("```regole", 0) == 0;
            if (!inside) continue;
            const std::size_t blank = line.find(' ');
            out.push_back({blank == std::string::npos ? "" : line.substr(blank + 1), ""});
        } else if (inside) {
            out.back().text += line + "\n";
        }
    }
    return out;
}

}  // namespace

TEST_CASE("the examples of the norm are as it says") {
    const std::vector<Example> all = examples();
    std::size_t wrong = 0;
    for (const Example& e : all) {
        const Text t(e.text);
        INFO(e.text);
        if (e.code.empty()) {
            CHECK(t.wrong() == "");
            CHECK(t.printed() == e.text);
        } else {
            ++wrong;
            REQUIRE_FALSE(t.diagnostics.empty());
            CHECK(t.diagnostics.items()[0].code == e.code);
        }
    }
    CHECK(all.size() - wrong >= 10);
    CHECK(wrong >= 8);
}
