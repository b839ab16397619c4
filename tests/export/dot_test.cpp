// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The text for Graphviz: as it was tried with `dot` (golden/), every string closed, every
// name that an edge uses declared.
#include <catch2/catch.hpp>

#include <regex>
#include <set>

#include "export/path_stories.hpp"
#include "export/pictures.hpp"

using namespace attiva;

namespace {

// Strings taken out; empty if one does not end.
std::string without_strings(const std::string& dot) {
    std::string out;
    bool inside = false;
    for (std::size_t i = 0; i < dot.size(); ++i) {
        if (inside && dot[i] == '\\') ++i;
        else if (dot[i] == '"') inside = !inside;
        else if (!inside) out += dot[i];
    }
    return inside ? "" : out;
}

void check(const std::string& dot) {
    const std::string bare = without_strings(dot);
    REQUIRE(!bare.empty());
    CHECK(pictures::count(bare, "{") == pictures::count(bare, "}"));
    CHECK(pictures::count(bare, "[") == pictures::count(bare, "]"));
    std::set<std::string> declared;
    const std::regex node("\n  (\\w+) \\[");
    for (std::sregex_iterator it(bare.begin(), bare.end(), node), end; it != end; ++it) declared.insert((*it)[1]);
    const std::regex edge("\n  (\\w+) -> (\\w+)");
    for (std::sregex_iterator it(bare.begin(), bare.end(), edge), end; it != end; ++it) {
        CHECK(declared.count((*it)[1]) == 1);
        CHECK(declared.count((*it)[2]) == 1);
    }
}

}  // namespace

TEST_CASE("paths for Graphviz") {
    for (const auto& [name, answer] : stories::paths()) {
        INFO(name);
        const std::string dot = path_dot(answer);
        check(dot);
        CHECK(pictures::otherwise_than_golden("percorso-" + name + ".dot", dot) == "");
    }
    const std::string usual = path_dot(stories::path("usuale"));
    CHECK(usual.find("  p2 -> p3;\n") != std::string::npos);
    CHECK(usual.find("  p4 -> obiettivo;\n") != std::string::npos);
    CHECK(usual.find("  p1 -> ") == std::string::npos);
}

TEST_CASE("graphs for Graphviz") {
    for (const auto& [name, graph] : stories::graphs()) {
        INFO(name);
        const std::string dot = graph_dot(graph);
        check(dot);
        std::set<std::pair<std::size_t, std::size_t>> ordered, apart;
        for (const auto& l : graph.links)
            if (l.kind != PathGraph::Link::Kind::apart) ordered.insert({l.from, l.to});
        for (const auto& l : graph.links)
            if (l.kind == PathGraph::Link::Kind::apart && ordered.count({l.from, l.to}) + ordered.count({l.to, l.from}) == 0) apart.insert(std::minmax(l.from, l.to));
        CHECK(pictures::count(dot, " -> ") == ordered.size() + apart.size());
        if (name != "catalogo") CHECK(pictures::otherwise_than_golden("grafo-" + name + ".dot", dot) == "");
    }
}

TEST_CASE("what is said of the same two is one edge, with all its words") {
    const std::string dot = graph_dot(stories::graph("intorno"));
    CHECK(dot.find("n1 -> n3 [label=\"meglio dopo, apre\", style=solid, arrowhead=odiamond]") != std::string::npos);
    CHECK(dot.find("n2 -> n3 [label=\"dopo, incompatibile\\ncon esito positivo\\nlascia «in carico: sì», che l'altro\\nchiede\", style=bold, arrowhead=normal]") != std::string::npos);
    CHECK(dot.find("n4 -> n3 [label=\"lascia «in carico: sì», che l'altro\\nchiede\", style=dashed, arrowhead=empty]") != std::string::npos);
    CHECK(dot.find("n3 -> n5 [xlabel=\"incompatibile\"") == std::string::npos);
    CHECK(dot.find("n3 -> n5 [label=\"incompatibile\"") != std::string::npos);
    CHECK(dot.find("sociale\\ntirocinio_inclusione\", peripheries=2]") != std::string::npos);
    CHECK(pictures::count(dot, "peripheries=2") == 1);
}

TEST_CASE("what Graphviz would take for its own is escaped") {
    const std::string dot = graph_dot(stories::graph("intreccio"));
    CHECK(dot.find("<Supporto> &amp; \\\"formazione\\\" \\\\G") != std::string::npos);
    CHECK(dot.find("a\\\"b\\\\c") != std::string::npos);
}
