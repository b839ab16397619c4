// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The bars of the lines: the same bytes as those looked at (golden/), readable by who does not
// see them, no text over another at any width, every cent in its part.
#include <catch2/catch.hpp>

#include "export/funds_stories.hpp"
#include "export/pictures.hpp"

using namespace attiva;
using pictures::count;

namespace {

struct Rect {
    int x = 0, y = 0, width = 0;
    std::string fill;
};

// The parts of the bars; those of the legend are 28 wide and not among them.
std::vector<Rect> parts(const std::string& svg) {
    std::vector<Rect> out;
    for (std::size_t at = svg.find("<rect x="); at != std::string::npos; at = svg.find("<rect x=", at + 1)) {
        const std::string tag = svg.substr(at, svg.find('>', at) - at);
        const auto value = [&](const std::string& key) {
            const std::size_t from = tag.find(" " + key + "=\"") + key.size() + 3;
            return tag.substr(from, tag.find('"', from) - from);
        };
        const Rect r{std::stoi(value("x")), std::stoi(value("y")), std::stoi(value("width")), value("fill")};
        if (r.width != 28) out.push_back(r);
    }
    return out;
}

}  // namespace

TEST_CASE("bars are drawn as they were looked at") {
    for (const auto& [name, answer] : stories::funds())
        for (const int width : {320, 768, 1280})
            if (name != "grande" || width == 320) CHECK(pictures::otherwise_than_golden("fondi-" + name + "-" + std::to_string(width) + ".svg", funds_svg(answer, width)) == "");
}

TEST_CASE("bars are well-formed, no text is cut or over another, at any width") {
    for (const auto& [name, answer] : stories::funds())
        for (const int width : {320, 375, 480, 599, 600, 768, 1024, 1280}) {
            INFO(name << " " << width);
            const std::string svg = funds_svg(answer, width);
            CHECK(pictures::not_well_formed(svg) == "");
            CHECK(pictures::badly_placed(svg) == "");
            CHECK(svg.find("role=\"img\" aria-labelledby=\"fondi-" + std::to_string(width) + "-title fondi-" + std::to_string(width) + "-desc\"") != std::string::npos);
            CHECK(count(svg, "Proposta: decide l'équipe") >= 1);
            CHECK(svg == funds_svg(answer, width));
        }
    CHECK(funds_svg(stories::funds("usuale"), 100) == funds_svg(stories::funds("usuale"), 320));
    CHECK(funds_svg(stories::funds("usuale"), 5000) == funds_svg(stories::funds("usuale"), 1280));
}

TEST_CASE("a bar is whole, its parts stand one beside the other and are as wide as their money") {
    const auto all = parts(funds_svg(stories::funds("usuale"), 1020));
    REQUIRE(all.size() == 6);
    // 10,000 euro are 1,000 pixels; nothing is held for premiums.
    CHECK(all[0].width == 150);
    CHECK(all[1].width == 600);
    CHECK(all[2].width == 250);
    CHECK(all[0].x == 10);
    CHECK(all[1].x == 160);
    CHECK(all[2].x == 760);
    CHECK(all[3].width + all[4].width + all[5].width == 1000);
    // Every part has a fill of its own: not by colour alone.
    CHECK(all[0].fill == "#12395f");
    CHECK(all[1].fill == "url(#fondi-1020-previsto)");
    CHECK(all[4].fill == "url(#fondi-1020-premi)");
    CHECK(all[2].fill == "#fff");
}

TEST_CASE("a part that is not nothing is seen, however great the line") {
    for (const Rect& r : parts(funds_svg(stories::funds("grande"), 320))) CHECK(r.width >= 4);
    CHECK(parts(funds_svg(stories::funds("grande"), 320)).size() == 120);
}

TEST_CASE("the description tells every line") {
    const std::string svg = funds_svg(stories::funds("usuale"), 768);
    const std::string desc = svg.substr(svg.find("<desc"), svg.find("</desc>") - svg.find("<desc"));
    CHECK(desc.find("FSE+ 3.h.1, inclusione attiva: totale 10.000 euro, paga fino al 31 dicembre 2027, 2 persone su 3 posti; impegnato 1.500 euro · previsto 6.000 euro · resta 2.500 euro.") != std::string::npos);
    CHECK(desc.find("premi accantonati 500 euro") != std::string::npos);
    CHECK(funds_svg(stories::funds("difficile"), 768).find("Gli impegni superano il totale di 2.000 euro.") != std::string::npos);
    CHECK(funds_svg(stories::funds("vuoto"), 768).find("Nei bilanci non c'è nessuna linea.") != std::string::npos);
}
