// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a path makes of what runs already, and of what has ended badly: by hand.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include "attiva/attiva.hpp"
#include "session/small_paths.hpp"

using namespace attiva;
using namespace attiva::small_paths;

namespace {

const std::string running = "  - {strumento: corso, dal: 2026-01-10, al: 2026-05-10}\n";

PathAnswer path(const Catalogue& c, const std::string& person, const std::string& goal, const std::string& fails = {}) {
    Question q;
    q.day = *date_of(2026, 2, 1);
    PathQuestion asked;
    asked.goal = goal;
    asked.fails = fails;
    Diagnostics problems;
    auto out = c.path({"persona.yaml", person}, q, asked, problems);
    INFO(c.render(problems, true, false));
    REQUIRE(out.has_value());
    return std::move(*out);
}

// "corso 2026-02-01, lavoro 2026-05-10"
std::string steps(const PathAnswer& a) {
    std::string out;
    if (a.paths.empty()) return out;
    for (const PathStep& s : a.paths.front().steps) {
        const CivilDate d = civil(s.from);
        if (!s.running) out += fmt::format("{}{} {:04}-{:02}-{:02}", out.empty() ? "" : ", ", s.id, d.year, d.month, d.day);
    }
    return out;
}

const PathStep& last(const PathAnswer& a) { return a.paths.front().steps.back(); }

Catalogue made(const std::string& corso, const std::string& lavoro = "    meglio dopo corso  fonte dgr_prova \"art. 3\"\n", const std::string& presa = "    durata 30 giorni\n") {
    return catalogue(usual_sheets, "strumento presa\n    fonte dgr_prova \"art. 1\"\n    senza requisiti\n    al termine in_carico_servizio_sociale diventa sì\n" + presa +
                                       "\nstrumento corso\n    fonte dgr_prova \"art. 2\"\n" + corso + "    durata 3 mesi\n\nstrumento lavoro\n    fonte dgr_prova \"art. 3\"\n    senza requisiti\n    durata 12 mesi\n" + lavoro +
                                       "\nstrumento stage\n    fonte dgr_prova \"art. 4\"\n    senza requisiti\n    durata 2 mesi\n");
}

}  // namespace

TEST_CASE("the end of what runs is as good as that of a step for a «meglio dopo»") {
    const Catalogue c = made("    senza requisiti\n    ripetibile\n");
    const PathAnswer a = path(c, somebody("no", "no", running), "lavoro");
    CHECK(steps(a) == "lavoro 2026-05-10");
    REQUIRE(last(a).not_before.size() == 1);
    const PathBinding& b = last(a).not_before.front();
    CHECK(b.after == std::vector<std::string>{"corso"});
    CHECK(b.text == "meglio dopo Corso di base (ora in corso)");
    CHECK(b.source);
}

TEST_CASE("what runs without a written end cannot be counted on, and it is said") {
    const Catalogue c = made("    senza requisiti\n    ripetibile\n");
    const PathAnswer a = path(c, somebody("no", "no", "  - {strumento: corso, dal: 2026-01-10, al: in corso}\n"), "lavoro");
    CHECK(steps(a) == "lavoro 2026-02-01");
    REQUIRE(a.notes.size() == 1);
    CHECK(a.notes.front().find("scrivi nello storico la fine prevista") != std::string::npos);
    CHECK(a.notes.front().find("Corso di base") != std::string::npos);
}

TEST_CASE("a second time after the one that runs names it") {
    const Catalogue c = made("    senza requisiti\n    ripetibile\n    al termine distanza_lavoro scende di 1\n");
    std::string person = somebody("no", "no", running);
    person.replace(person.find("valore: medio"), 13, "valore: lontano");
    const PathAnswer a = path(c, person, "distanza_lavoro = vicino");
    CHECK(steps(a) == "corso 2026-05-10");
    REQUIRE_FALSE(last(a).not_before.empty());
    CHECK(last(a).not_before.front().after == std::vector<std::string>{"corso"});
}

TEST_CASE("what ended badly is nothing to come after") {
    for (const auto& [outcome, wanted] : {std::pair("positivo", "lavoro 2026-02-01"), std::pair("parziale", "lavoro 2026-02-01"),
                                          std::pair("negativo", "corso 2026-02-01, lavoro 2026-05-01"), std::pair("interrotto", "corso 2026-02-01, lavoro 2026-05-01")}) {
        INFO(outcome);
        const std::string history = fmt::format("  - {{strumento: corso, dal: 2025-10-10, al: 2025-12-10, esito: {}}}\n", outcome);
        CHECK(steps(path(made("    senza requisiti\n    ripetibile\n"), somebody("no", "no", history), "lavoro")) == wanted);
    }
    const PathAnswer a = path(made("    senza requisiti\n    ripetibile\n"), somebody(), "lavoro", "corso");
    REQUIRE(a.otherwise);
    CHECK(steps(*a.otherwise) == "corso 2026-05-01, lavoro 2026-08-01");
}

TEST_CASE("the gate «salvo esito» lets pass what is planned, and what nobody said ended badly") {
    const Catalogue c = made("    senza requisiti\n    ripetibile\n", "    dopo corso (salvo esito negativo)\n");
    const auto after = [&](const std::string& outcome) { return steps(path(c, somebody("no", "no", "  - {strumento: corso, dal: 2025-10-10, al: 2025-12-10" + outcome + "}\n"), "lavoro")); };
    CHECK(after(", esito: negativo") == "corso 2026-02-01, lavoro 2026-05-01");
    CHECK(after(", esito: interrotto") == "lavoro 2026-02-01");
    CHECK(after("") == "lavoro 2026-02-01");
    const PathAnswer a = path(c, somebody(), "lavoro", "corso");
    CHECK(steps(a) == "corso 2026-02-01, lavoro 2026-05-01");
    REQUIRE(a.otherwise);
    CHECK(steps(*a.otherwise) == "corso 2026-05-01, lavoro 2026-08-01");
}

TEST_CASE("a goal that ended badly is not reached: again where it may be had again, else why not") {
    const PathAnswer again = path(made("    senza requisiti\n", "    ripetibile\n"), somebody(), "lavoro", "lavoro");
    REQUIRE(again.otherwise);
    CHECK_FALSE(again.otherwise->reached);
    CHECK(steps(*again.otherwise) == "lavoro 2027-02-01");
    const PathAnswer once = path(made("    senza requisiti\n", ""), somebody(), "lavoro", "lavoro");
    REQUIRE(once.otherwise);
    CHECK_FALSE(once.otherwise->reached);
    CHECK(once.otherwise->paths.empty());
    CHECK_FALSE(once.otherwise->cuts.empty());
}

TEST_CASE("after a failure nothing counts on what the step would have left") {
    const Catalogue c = made("    richiede \"In carico\"\n        in_carico_servizio_sociale\n", "    dopo corso (con esito positivo)\n");
    const PathAnswer a = path(c, somebody("non so"), "lavoro", "corso");
    REQUIRE(a.otherwise);
    CHECK(a.otherwise->paths.empty());
    PathAnswer b = path(made("    dopo presa\n    richiede \"In carico\"\n        in_carico_servizio_sociale\n", ""), somebody("non so"), "corso", "presa");
    REQUIRE(b.otherwise);
    CHECK(steps(*b.otherwise).empty());
}

TEST_CASE("what a step goes beside, of unknown length, runs still then") {
    const Catalogue c = made("    senza requisiti\n    dopo presa\n", "    dopo corso\n    mentre presa\n", "");
    const PathAnswer a = path(c, somebody(), "lavoro");
    CHECK(steps(a) == "presa 2026-02-01, corso 2026-02-02, lavoro 2026-05-02");
    CHECK(last(a).answer.verdict == Verdict::available);
}
