// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The graph of what comes before what: of a catalogue, around an instrument, of a person.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <map>
#include <set>

#include "attiva/attiva.hpp"
#include "session/small_paths.hpp"
#include "session/stories.hpp"

using namespace attiva;
using namespace attiva::small_paths;

namespace {

const Date day = *date_of(2026, 2, 1);

std::string dump(const PathGraph& g) {
    std::string out;
    for (const auto& n : g.nodes) out += fmt::format("{} {}{}{}\n", n.id, n.layer, n.verdict ? fmt::format(" {}", word(*n.verdict)) : "", n.on_path ? " *" : "");
    for (const auto& l : g.links) out += fmt::format("{} → {}: {}{}\n", g.nodes[l.from].id, g.nodes[l.to].id, word(l.kind), l.text.empty() ? "" : " (" + l.text + ")");
    return out;
}

PathGraph of(const Catalogue& c, const std::string& around = "", int steps = 1) {
    Diagnostics problems;
    auto g = c.graph(day, around, steps, problems);
    INFO(c.render(problems, true, false));
    REQUIRE(g.has_value());
    return std::move(*g);
}

// Every link that says an order goes to a farther layer, but for circles.
void check(const PathGraph& g) {
    std::set<std::string> ids;
    for (const auto& n : g.nodes) {
        CHECK(ids.insert(n.id).second);
        CHECK(n.layer >= 0);
        if (n.layer == 0) continue;
        INFO(n.id);
        bool below = false;
        for (const auto& l : g.links) below = below || (l.kind != PathGraph::Link::Kind::apart && g.nodes[l.to].id == n.id && g.nodes[l.from].layer == n.layer - 1);
        CHECK(below);
    }
    for (std::size_t k = 0; k < g.links.size(); ++k) {
        const auto& l = g.links[k];
        REQUIRE(l.from < g.nodes.size());
        REQUIRE(l.to < g.nodes.size());
        CHECK(l.from != l.to);
        REQUIRE(l.source);
        CHECK(l.source->line > 0);
        if (k > 0) CHECK(std::tuple(g.links[k - 1].from, g.links[k - 1].to, g.links[k - 1].kind) < std::tuple(l.from, l.to, l.kind));
    }
}

}  // namespace

TEST_CASE("the graph of a small catalogue, and around one of it") {
    const Catalogue c = catalogue(usual_sheets, usual_rules());
    check(of(c));
    // One link away, and its own links only.
    CHECK(dump(of(c, "stage")) == R"(corso 0
lavoro 1
stage 0
corso → stage: incompatibile
stage → lavoro: meglio dopo
stage → lavoro: apre
)");
    CHECK(of(c, "stage").around == "stage");
    CHECK(of(c, "stage").steps == 1);
    CHECK(of(c).around.empty());
    // Two links away, but no farther by what only may not run beside.
    CHECK(dump(of(c, "stage", 2)) == R"(presa 0
corso 1
lavoro 2
stage 0
presa → corso: lascia (in carico al servizio sociale: sì)
corso → lavoro: dopo (con esito positivo)
corso → stage: incompatibile
stage → lavoro: meglio dopo
stage → lavoro: apre
)");
    CHECK(dump(of(c, "presa", 2)) == R"(presa 0
corso 1
lavoro 2
laboratorio 1
tirocinio 2
presa → corso: lascia (in carico al servizio sociale: sì)
presa → laboratorio: lascia (in carico al servizio sociale: sì)
presa → tirocinio: lascia (in carico al servizio sociale: sì)
corso → lavoro: dopo (con esito positivo)
laboratorio → tirocinio: meglio dopo
laboratorio → tirocinio: apre
)");
    Diagnostics problems;
    CHECK_FALSE(c.graph(day, "stagee", 1, problems).has_value());
    REQUIRE(problems.items().size() == 1);
    CHECK(problems.items().front().code == "U004");
}

TEST_CASE("the graph of the whole catalogue holds together, around each instrument too") {
    const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    const PathGraph all = of(c);
    check(all);
    CHECK(all.nodes.size() > 50);
    std::set<std::string> known;
    for (const auto& l : all.links) known.insert(fmt::format("{} {} {}", all.nodes[l.from].id, all.nodes[l.to].id, word(l.kind)));
    for (const auto& n : all.nodes) {
        INFO(n.id);
        const PathGraph g = of(c, n.id);
        for (const auto& l : g.links) CHECK((g.nodes[l.from].id == n.id || g.nodes[l.to].id == n.id));
        CHECK(of(c, n.id, 2).nodes.size() >= g.nodes.size());
        std::set<std::string> own, mine;
        for (const auto& x : g.nodes) own.insert(x.id);
        CHECK(own.count(n.id) == 1);
        // Every link of its own is there, and none that the whole does not have.
        for (const auto& l : g.links) {
            mine.insert(fmt::format("{} {} {}", g.nodes[l.from].id, g.nodes[l.to].id, word(l.kind)));
            CHECK(known.count(fmt::format("{} {} {}", g.nodes[l.from].id, g.nodes[l.to].id, word(l.kind))) == 1);
        }
        for (const auto& l : all.links)
            if (all.nodes[l.from].id == n.id || all.nodes[l.to].id == n.id) CHECK(mine.count(fmt::format("{} {} {}", all.nodes[l.from].id, all.nodes[l.to].id, word(l.kind))) == 1);
    }
}

TEST_CASE("a person's graph has her verdicts, and marks the best path") {
    const Catalogue c = Catalogue::open(ATTIVA_ROOT);
    Question q;
    q.day = *date_of(2025, 9, 15);
    PathQuestion asked;
    asked.goal = "tirocinio_inclusione";
    std::size_t marked = 0;
    for (const auto& story : stories::all()) {
        INFO(story.name);
        Diagnostics problems;
        const auto g = c.graph({"persona.yaml", story.text}, q, asked, problems);
        const auto p = c.path({"persona.yaml", story.text}, q, asked, problems);
        const auto a = c.ask({"persona.yaml", story.text}, q, problems);
        REQUIRE(g.has_value());
        REQUIRE(p.has_value());
        REQUIRE(a.has_value());
        check(*g);
        std::map<std::string, Verdict> verdicts;
        for (const auto& i : a->instruments) verdicts[i.id] = i.verdict;
        std::set<std::string> steps, on_path;
        if (!p->paths.empty())
            for (const PathStep& s : p->paths.front().steps) steps.insert(s.id);
        for (const auto& n : g->nodes) {
            INFO(n.id);
            REQUIRE(n.verdict.has_value());
            CHECK(*n.verdict == verdicts[n.id]);
            if (n.on_path) on_path.insert(n.id);
        }
        CHECK(on_path == steps);
        marked += on_path.size();
    }
    CHECK(marked > 10);
}
