// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Not a test of its own: writes every picture and page into the folder ATTIVA_DISEGNI, where
// scripts/disegni looks at them in a browser.
#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "export/funds_stories.hpp"
#include "export/path_stories.hpp"

using namespace attiva;

TEST_CASE("pictures to be looked at", "[.disegni]") {
    const char* folder = std::getenv("ATTIVA_DISEGNI");
    REQUIRE(folder != nullptr);
    std::filesystem::create_directories(folder);
    const auto put = [&](const std::string& name, const std::string& text) {
        std::ofstream out(std::filesystem::path(folder) / name, std::ios::binary);
        out << text;
        REQUIRE(out.good());
    };
    for (const auto& [name, answer] : stories::paths()) {
        for (const int width : {320, 768, 1280}) put("percorso-" + name + "-" + std::to_string(width) + ".svg", path_svg(answer, width));
        put("percorso-" + name + ".dot", path_dot(answer));
        put("progetto-" + name + ".html", project_page(answer));
    }
    for (const auto& [name, graph] : stories::graphs()) {
        for (const int width : {320, 768, 1280}) put("grafo-" + name + "-" + std::to_string(width) + ".svg", graph_svg(graph, width));
        put("grafo-" + name + ".dot", graph_dot(graph));
    }
    for (const auto& [name, answer] : stories::funds())
        for (const int width : {320, 768, 1280}) put("fondi-" + name + "-" + std::to_string(width) + ".svg", funds_svg(answer, width));
}
