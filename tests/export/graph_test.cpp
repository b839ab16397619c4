// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The graph as a picture: as looked at (golden/), said in words, no text over another, no
// link through a node, few crossings; and the limits beyond which it is drawn otherwise.
#include <catch2/catch.hpp>

#include "export/graph_layout.hpp"
#include "export/graph_svg.hpp"
#include "export/graph_words.hpp"
#include "export/path_stories.hpp"
#include "export/pictures.hpp"

using namespace attiva;
using namespace attiva::exporting;
using Kind = PathGraph::Link::Kind;

namespace {

PathGraph two_layers(std::size_t each) {
    PathGraph g;
    for (std::size_t i = 0; i < 2 * each; ++i) g.nodes.push_back({"n" + std::to_string(i), "N" + std::to_string(i), i < each ? 0 : 1, std::nullopt, false});
    return g;
}

void link(PathGraph& g, std::size_t from, std::size_t to, Kind kind = Kind::after) { g.links.push_back({kind, from, to, "", nullptr}); }

// So many layers in a row.
PathGraph chain(int layers) {
    PathGraph g;
    for (int i = 0; i < layers; ++i) g.nodes.push_back({"n", "N", i, std::nullopt, false});
    for (std::size_t i = 1; i < g.nodes.size(); ++i) link(g, i - 1, i);
    return g;
}

Columns laid(const PathGraph& g) { return in_columns(g, std::vector<int>(g.nodes.size(), 40)); }

}  // namespace

TEST_CASE("graphs are drawn as they were looked at") {
    for (const auto& [name, graph] : stories::graphs()) {
        if (name == "catalogo") continue;  // long; everything but its bytes is checked below
        for (const int width : {320, 768, 1280})
            if (width == 768 || name == "persona" || name == "intorno") CHECK(pictures::otherwise_than_golden("grafo-" + name + "-" + std::to_string(width) + ".svg", graph_svg(graph, width)) == "");
    }
}

TEST_CASE("every graph is well-formed and no text is over another, at any width") {
    for (const auto& [name, graph] : stories::graphs())
        for (const int width : {320, 480, 599, 600, 768, 1024, 1280}) {
            INFO(name << " " << width);
            const std::string svg = graph_svg(graph, width);
            CHECK(pictures::not_well_formed(svg) == "");
            CHECK(pictures::badly_placed(svg) == "");
            CHECK(pictures::count(svg, "<g class=\"nodo\">") == graph.nodes.size());
            CHECK(svg == graph_svg(graph, width));
        }
    CHECK(graph_svg(stories::graph("persona"), 1) == graph_svg(stories::graph("persona"), 320));
    CHECK(graph_svg(stories::graph("persona"), 9999) == graph_svg(stories::graph("persona"), 1280));
}

TEST_CASE("the description lists every node with what comes before it") {
    const std::string told = graph_in_words(stories::graph("persona"));
    CHECK(told.find("8 strumenti, 9 legami.") != std::string::npos);
    CHECK(told.find(" Assegno di inclusione, in corso, nel percorso: incompatibile con: Supporto per la formazione e il lavoro.") != std::string::npos);
    CHECK(told.find(" Tirocinio di inclusione sociale, non ora, nel percorso: dopo: GOL, percorso 3: riqualificazione professionale (con esito positivo, da almeno 3 mesi); "
                    "grazie a: Presa in carico del servizio sociale (lascia «in carico: sì»).") != std::string::npos);
    for (const auto& n : stories::graph("catalogo").nodes) CHECK(graph_in_words(stories::graph("catalogo")).find(n.name) != std::string::npos);
}

TEST_CASE("what crosses is put in order") {
    PathGraph g = two_layers(6);
    for (std::size_t i = 0; i < 6; ++i) link(g, i, 11 - i);
    CHECK(laid(g).crossings() == 0);
    PathGraph both = two_layers(2);  // all to all: one crossing cannot be avoided
    for (std::size_t a = 0; a < 2; ++a)
        for (std::size_t b = 2; b < 4; ++b) link(both, a, b);
    CHECK(laid(both).crossings() == 1);
}

TEST_CASE("in a column nothing overlaps, nodes nor the links that pass") {
    for (const PathGraph& g : {stories::graph("medio"), stories::graph("catalogo"), stories::graph("intreccio"), stories::many(60, 90, 7)}) {
        const Columns c = laid(g);
        std::size_t nodes = c.alone.size();
        for (const auto& column : c.columns)
            for (std::size_t i = 0; i < column.size(); ++i) {
                nodes += c.places[column[i]].node == Place::none ? 0 : 1;
                CHECK(c.places[column[i]].top >= 0);
                CHECK(c.places[column[i]].top + c.places[column[i]].height <= c.height);
                if (i > 0) CHECK(c.places[column[i - 1]].top + c.places[column[i - 1]].height < c.places[column[i]].top);
            }
        CHECK(nodes == g.nodes.size());
        for (const Segment& s : c.segments) CHECK(c.places[s.left].column + 1 == c.places[s.right].column);
    }
}

TEST_CASE("parts that no link ties stand one under the other") {
    PathGraph g = two_layers(12);
    for (std::size_t i = 0; i < 12; ++i) link(g, i, i < 10 ? 12 : 13 + i - 10);
    const Columns c = laid(g);
    std::vector<bool> used(static_cast<std::size_t>(c.height), false);
    for (const Place& p : c.places)
        for (int y = p.top; y < p.top + p.height; ++y) used[static_cast<std::size_t>(y)] = true;
    int empty = 0;
    int widest = 0;
    for (const bool u : used) widest = std::max(widest, empty = u ? 0 : empty + 1);
    CHECK(widest <= 14);
    CHECK(used.front());
}

TEST_CASE("a long link passes between the nodes; several of one kind from one node share the way") {
    PathGraph g = chain(4);
    link(g, 0, 2, Kind::fact);
    link(g, 0, 3, Kind::fact);
    const Columns c = laid(g);
    std::size_t bends = 0;
    for (const Place& p : c.places) bends += p.node == Place::none ? 1 : 0;
    CHECK(bends == 2);             // in the second column both, in the third the longer one
    CHECK(c.segments.size() == 3 + 4);
    PathGraph back = chain(3);
    link(back, 2, 0);
    const Columns b = laid(back);
    CHECK(std::count_if(b.segments.begin(), b.segments.end(), [](const Segment& s) { return s.backwards; }) == 2);
    PathGraph same = two_layers(2);
    link(same, 0, 1, Kind::apart);
    CHECK(laid(same).loops.size() == 1);
    CHECK(laid(same).alone == std::vector<std::size_t>{2, 3});
}

TEST_CASE("columns from 600 pixels on, if the boxes stay wide enough") {
    CHECK(!graph_columns_fit(chain(2), 599));
    CHECK(graph_columns_fit(chain(2), 600));
    CHECK(graph_columns_fit(chain(4), 768));
    CHECK(!graph_columns_fit(chain(5), 768));
    CHECK(graph_columns_fit(chain(7), 1280));
    CHECK(!graph_columns_fit(chain(8), 1280));
    CHECK(pictures::not_well_formed(graph_svg(chain(8), 1280)) == "");
}

TEST_CASE("whole kinds of links are drawn, up to so many; beyond, they are said") {
    PathGraph g = two_layers(60);
    for (std::size_t i = 0; i < 60; ++i) link(g, i, 60 + i);
    for (std::size_t i = 0; i < most_lines - 60; ++i) link(g, i, 61 + i, Kind::better);
    CHECK(with_lines(g, 1280).links.size() == most_lines);
    CHECK(graph_svg(g, 1280).find("Sono disegnati i legami") == std::string::npos);
    link(g, 5, 70, Kind::better);
    CHECK(with_lines(g, 1280).links.size() == 60);
    CHECK(graph_svg(g, 1280).find("Sono disegnati i legami «dopo»;") != std::string::npos);
    CHECK(graph_svg(g, 1280).find(">meglio dopo: 6<") != std::string::npos);
    PathGraph many = two_layers(60);
    for (std::size_t i = 0; i < most_lines + 1; ++i) link(many, i % 60, 60 + (i * 7) % 60);
    CHECK(with_lines(many, 1280).links.empty());
    CHECK(graph_svg(many, 1280).find("In ogni riquadro") != std::string::npos);
}

TEST_CASE("between two nodes one line, the first kind; what is not drawn is said") {
    PathGraph g = two_layers(1);
    link(g, 0, 1, Kind::better);
    link(g, 0, 1, Kind::opens);
    REQUIRE(with_lines(g, 768).links.size() == 1);
    CHECK(with_lines(g, 768).links[0].kind == Kind::opens);
    for (const int width : {320, 768}) {
        const std::string svg = graph_svg(g, width);
        CHECK(svg.find(">meglio dopo, si apre con: 1<") != std::string::npos);
        CHECK(svg.find(">Fra due strumenti") != std::string::npos);
        CHECK(svg.find("stroke-dasharray=\"2 3\"") == std::string::npos);
    }
    PathGraph both = two_layers(2);  // of what ties others nothing is lost
    link(both, 0, 2, Kind::better);
    link(both, 0, 2, Kind::apart);
    link(both, 0, 3, Kind::apart);
    link(both, 3, 0, Kind::fact);
    REQUIRE(one_line_each(both).links.size() == 2);
    CHECK(one_line_each(both).links[0].kind == Kind::fact);
    CHECK(one_line_each(both).links[1].kind == Kind::better);
}

TEST_CASE("what is said of the same two is read together, and once for those tied alike") {
    const PathGraph g = stories::graph("intorno");
    using Lines = std::vector<std::string>;
    CHECK(ties(g, 2, true) == Lines{"dopo, grazie a, incompatibile con: 2 (con esito positivo; lascia «in carico: sì»)", "grazie a: 4, 6 (ognuno lascia «in carico: sì»)",
                                    "meglio dopo, si apre con: 1", "incompatibile con: 5"});
    CHECK(ties(g, 2, false).size() == 2);
    CHECK(ties(g, 1, true) == Lines{"incompatibile con: 3"});
    CHECK(ties(g, 0, true).empty());
    CHECK(graph_in_words(g).find(" Tirocinio di inclusione sociale: dopo, grazie a, incompatibile con: GOL, percorso 3: riqualificazione professionale (con esito positivo; lascia «in carico: sì»); ") != std::string::npos);
}

TEST_CASE("around one instrument it is named, framed and no layer is said to be the first") {
    const PathGraph g = stories::graph("intorno");
    CHECK(graph_title(g) == "Che cosa viene prima di che cosa, intorno a: Tirocinio di inclusione sociale");
    PathGraph whole = g;
    whole.around.clear();
    for (const int width : {320, 768}) {
        CHECK(pictures::count(graph_svg(g, width), "lo strumento chiesto") == 1);
        CHECK(graph_svg(g, width).find("Nulla prima") == std::string::npos);
        CHECK(graph_svg(whole, width).find("Nulla prima") != std::string::npos);
        CHECK(graph_svg(whole, width).find("lo strumento chiesto") == std::string::npos);
    }
}

TEST_CASE("incompatibilities are drawn where all the rest is") {
    PathGraph g = two_layers(3);
    link(g, 0, 3);
    link(g, 1, 2, Kind::apart);
    CHECK(with_lines(g, 768).links.size() == 2);
    PathGraph long_one = chain(12);
    link(long_one, 1, 3, Kind::apart);
    for (std::size_t i = 0; i < 3; ++i) long_one.links[i].kind = Kind::opens;
    for (std::size_t i = 3; i < 11; ++i) long_one.links[i].kind = Kind::better;
    CHECK(with_lines(long_one, 1280).links.size() == 3);
    CHECK(graph_svg(long_one, 1280).find(">incompatibile con: 2<") != std::string::npos);
}

TEST_CASE("a kind that makes too many columns is said, and the others keep their own layers") {
    PathGraph g = chain(12);
    for (auto& l : g.links) l.kind = Kind::opens;
    link(g, 3, 9);
    const PathGraph drawn = with_lines(g, 1280);
    REQUIRE(drawn.links.size() == 1);
    CHECK(drawn.nodes[3].layer == 0);
    CHECK(drawn.nodes[9].layer == 1);
    CHECK(pictures::badly_placed(graph_svg(g, 1280)) == "");
}

TEST_CASE("beside the boxes so many lanes, not one more") {
    PathGraph g = two_layers(most_graph_lanes + 1);
    for (std::size_t i = 0; i < most_graph_lanes; ++i) link(g, i, most_graph_lanes + 1 + i);
    CHECK(graph_svg(g, 320).find("In ogni riquadro") == std::string::npos);
    link(g, most_graph_lanes, 2 * most_graph_lanes + 1);
    CHECK(graph_svg(g, 320).find("In ogni riquadro") != std::string::npos);
}

TEST_CASE("kinds of links are told apart without colour") {
    const std::string svg = graph_svg(stories::graph("persona"), 1280);
    for (const char* dashes : {"stroke-dasharray=\"9 3 2 3\"", "stroke-dasharray=\"7 4\"", "stroke-dasharray=\"2 3\"", "stroke-dasharray=\"4 3\""}) CHECK(pictures::count(svg, dashes) >= 2);
    for (std::size_t k = 0; k < link_kinds; ++k) CHECK(pictures::count(svg, ">" + meaning(static_cast<Kind>(k)) + "<") == 1);
}
