// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The path as a picture: the same bytes as those looked at (golden/), readable by who does
// not see it, no text over another at any width.
#include "export/timeline.hpp"

#include <catch2/catch.hpp>

#include "export/axis.hpp"
#include "export/path_stories.hpp"
#include "export/path_words.hpp"
#include "export/pictures.hpp"
#include "export/timeline_rows.hpp"

using namespace attiva;
using namespace attiva::exporting;
using pictures::count;

namespace {

Date day(int year, int month, int d) { return *date_of(year, month, d); }

std::string labels(Date first, Date last, int width) {
    std::string out;
    for (const Tick& t : ticks({first, last, 0, width}, 11)) out += t.label + (t.year.empty() ? "" : "/" + t.year) + " ";
    return out;
}

// A path whose step k waits for those named.
PathAnswer waiting(std::size_t steps, const std::vector<std::pair<int, int>>& arrows) {
    PathAnswer a = stories::path("un-passo");
    Path& p = a.paths.front();
    p.steps.resize(1);
    while (p.steps.size() < steps) {
        p.steps.push_back(p.steps.front());
        p.steps.back().id = "s" + std::to_string(p.steps.size());
    }
    p.steps.front().id = "s1";
    for (const auto& [from, to] : arrows)
        p.steps[static_cast<std::size_t>(to)].not_before.push_back(
            {PathBinding::Kind::prerequisite, "", {"s" + std::to_string(from + 1)}, std::nullopt, "", nullptr});
    return a;
}

std::string lanes(const PathAnswer& a) {
    std::string out;
    for (const Lane& l : rows_of(a, a.paths.front(), 320, 0, false).lanes) out += std::to_string(l.from) + ">" + std::to_string(l.to) + ":" + std::to_string(l.lane) + " ";
    return out;
}

}  // namespace

TEST_CASE("paths are drawn as they were looked at") {
    for (const auto& [name, answer] : stories::paths())
        for (const int width : {320, 768, 1280})
            if (width == 768 || name == "usuale" || name == "dodici-passi" || name == "nomi-lunghi")
                CHECK(pictures::otherwise_than_golden("percorso-" + name + "-" + std::to_string(width) + ".svg", path_svg(answer, width)) == "");
}

TEST_CASE("every path is well-formed, said in words, and no text is over another, at any width") {
    for (const auto& [name, answer] : stories::paths())
        for (const int width : {320, 375, 480, 599, 600, 768, 1024, 1280}) {
            INFO(name << " " << width);
            const std::string svg = path_svg(answer, width);
            CHECK(pictures::not_well_formed(svg) == "");
            CHECK(pictures::badly_placed(svg) == "");
            CHECK(svg.find("role=\"img\" aria-labelledby=\"percorso-" + std::to_string(width) + "-title percorso-" + std::to_string(width) + "-desc\"") != std::string::npos);
            CHECK(count(svg, "<title ") == 1);
            CHECK(count(svg, "decide l'équipe con la persona") >= 1);
            CHECK(svg.find("<script") == std::string::npos);
            CHECK(svg == path_svg(answer, width));
        }
    const PathAnswer& a = stories::path("usuale");
    CHECK(path_svg(a, 100) == path_svg(a, 320));
    CHECK(path_svg(a, 5000) == path_svg(a, 1280));
}

TEST_CASE("the description tells the whole path") {
    CHECK(in_words(stories::path("usuale")) ==
          "Maria R. · 15 settembre 2025 · comune di Pietrasanta (zona Versilia) · vista: il centro per l'impiego. 4 passi. "
          "Passo 1: Assegno di inclusione, in corso, finisce il 23 agosto 2026, 18 mesi, rinnovabile. "
          "Passo 2: GOL, percorso 3: riqualificazione professionale, dal 15 settembre 2025 al 12 gennaio 2026, al massimo 6 mesi, se va come sperato. "
          "Passo 3: Tirocinio di inclusione sociale, dal 13 gennaio 2026 al 12 luglio 2026, 6 mesi, se va come sperato, dopo il passo 2. "
          "Passo 4: Incentivo all'assunzione a tempo indeterminato, il 13 luglio 2026, durata non indicata: si conta un giorno, dopo il passo 3. "
          "All'obiettivo si arriva il 13 luglio 2026. Nessun percorso è migliore: è provato. Proposta: decide l'équipe con la persona.");
    CHECK(in_words(stories::path("nessuno")).find("Lo impedisce: tirocinio_inclusione chiede: In carico ai servizi; la presa in carico") != std::string::npos);
    CHECK(in_words(stories::path("raggiunto")).find("L'obiettivo è già raggiunto") != std::string::npos);
    CHECK(in_words(stories::path("non-trovato")).find("non è provato che non ci sia") != std::string::npos);
    CHECK(in_words(stories::path("insieme")).find("Migliore trovato: non è provato che sia il migliore. Nessun percorso arriva prima dell'8 febbraio 2026, a parità di ciò che conta di più.") != std::string::npos);
    CHECK(in_words(stories::path("insieme")).find("in corso, senza una fine scritta. Passo 3") != std::string::npos);
}

TEST_CASE("days are said with the article they take") {
    CHECK(on_day(day(2026, 3, 1)) == "il 1º marzo 2026");
    CHECK(on_day(day(2026, 3, 8)) == "l'8 marzo 2026");
    CHECK(from_day(day(2026, 3, 11)) == "dall'11 marzo 2026");
    CHECK(to_day(day(2026, 3, 18)) == "al 18 marzo 2026");
    CHECK(of_day(day(2026, 3, 8)) == "dell'8 marzo 2026");
    CHECK(listed({"a", "b", "c"}) == "a, b e c");
}

TEST_CASE("that it must go as hoped is said of each step, or once if it is of all") {
    PathAnswer a = stories::path("usuale");
    CHECK(remarks(a.paths.front(), 1) == std::vector<std::string>{"se va come sperato"});
    a.paths.front().steps[3].assumed = true;
    CHECK(remarks(a.paths.front(), 1).empty());
    CHECK(end_words(a.paths.front()) == "si arriva il 13 luglio 2026, se ogni passo va come sperato");
}

TEST_CASE("a step waits for the last step of that name before it, and for none that would only be barred") {
    PathAnswer a = waiting(4, {{0, 3}});
    Path& p = a.paths.front();
    p.steps[1].id = "s1";
    for (std::size_t k = 0; k < 4; ++k) {
        p.steps[k].from = day(2026, 1, 1) + static_cast<int>(k) * 10;
        p.steps[k].to = p.steps[k].from + 5;
    }
    CHECK(waits_for(p, 3) == std::vector<std::size_t>{1});
    p.steps[3].not_before[0].kind = PathBinding::Kind::later;
    CHECK(waits_for(p, 3).empty());
    p.steps[3].not_before[0] = {PathBinding::Kind::prerequisite, "", {"altro"}, std::nullopt, "", nullptr};
    CHECK(waits_for(p, 3).empty());
}

TEST_CASE("the axis marks days, weeks, months or years, as there is room") {
    CHECK(labels(day(2025, 9, 15), day(2025, 9, 20), 400) == "15 set/2025 16 set 17 set 18 set 19 set 20 set ");
    CHECK(labels(day(2025, 9, 16), day(2025, 10, 14), 300) == "22 set/2025 29 set 6 ott 13 ott ");
    CHECK(labels(day(2025, 11, 1), day(2026, 3, 1), 300) == "nov/2025 dic gen/2026 feb mar ");
    CHECK(labels(day(2025, 10, 20), day(2026, 9, 20), 300) == "nov/2025 gen/2026 mar mag lug set ");
    CHECK(labels(day(2025, 9, 15), day(2030, 9, 15), 300) == "2026 2027 2028 2029 2030 ");
    CHECK(labels(day(2025, 9, 15), day(2027, 9, 15), 300) == "set/2025 gen/2026 lug gen/2027 lug ");
}

TEST_CASE("below 600 pixels arrows run in lanes, up to so many; the others are only said") {
    CHECK(lanes(waiting(3, {{0, 1}, {1, 2}})) == "0>1:0 1>2:0 ");
    CHECK(lanes(waiting(4, {{0, 2}, {1, 3}})) == "0>2:1 1>3:2 ");
    CHECK(lanes(waiting(5, {{0, 2}, {2, 4}})) == "0>2:1 2>4:1 ");
    std::vector<std::pair<int, int>> many;
    for (int k = 0; k < most_lanes; ++k) many.emplace_back(k, 8 + k);
    const std::string all = lanes(waiting(16, many));
    CHECK(count(all, ">") == static_cast<std::size_t>(most_lanes));
    many.emplace_back(most_lanes, 8 + most_lanes);
    const PathAnswer one_more = waiting(16, many);
    CHECK(lanes(one_more) == all);
    CHECK(after_words(one_more.paths.front(), static_cast<std::size_t>(8 + most_lanes)) == "dopo il passo 6");
    CHECK(pictures::badly_placed(path_svg(one_more, 320)) == "");
}

TEST_CASE("the legend has what is in the picture, and nothing else") {
    const std::string one = path_svg(stories::path("un-passo"), 768);
    CHECK(count(one, ">passo proposto<") == 1);
    CHECK(count(one, ">già in corso<") == 0);
    CHECK(count(one, ">viene dopo<") == 0);
    const std::string usual = path_svg(stories::path("usuale"), 768);
    for (const char* sign : {">passo proposto<", ">già in corso<", ">durata non indicata<", ">viene dopo<", ">quanto può durare<", ">obiettivo<"}) CHECK(count(usual, sign) == 1);
    CHECK(count(usual, "stroke-dasharray=\"4 3\"") == 2);  // the step, and its sign
}

TEST_CASE("a range that goes far, and what runs on, leave the bars their room") {
    const Rows rows = rows_of(stories::path("cinque-anni"), stories::path("cinque-anni").paths.front(), 768, 0, false);
    CHECK(rows.axis.last < day(2031, 6, 1));
    const Rows with = rows_of(stories::path("insieme"), stories::path("insieme").paths.front(), 768, 0, false);
    CHECK(with.axis.last < day(2026, 6, 1));
    CHECK(rows_of(stories::path("insieme"), stories::path("insieme").paths.front(), 599, 0, false).narrow);
    CHECK(!rows_of(stories::path("insieme"), stories::path("insieme").paths.front(), 600, 0, false).narrow);
}
