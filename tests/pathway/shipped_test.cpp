// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The shipped catalogue and the persons of the stories: how large a problem they are, and
// how long it takes to make.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>

#include "pathway/checker.hpp"
#include "pathway/from_catalogue.hpp"
#include "pathway/planner.hpp"
#include "pathway/shipped.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::stories_of;

namespace {

std::string sizes(const Compiled& c) {
    std::size_t effects = 0;
    std::size_t better = 0;
    for (const Activity& a : c.problem.activities) {
        effects += a.effects.size();
        better += a.better_after.size();
    }
    std::size_t kinds[5] = {};
    for (const FactMeaning& f : c.facts) ++kinds[static_cast<std::size_t>(f.kind)];
    return fmt::format("{} attività, {} effetti, {} meglio dopo, {} condizioni, fatti {} + {} non presunti o ricordati + {} aperti + {} di tempo, {} cambiamenti, {} note, {} già in corso",
                       c.problem.activities.size(), effects, better, c.problem.conditions.size(), kinds[0], kinds[1] + kinds[2], kinds[3], kinds[4], c.problem.changes.size(), c.notes.size(),
                       c.problem.past.size());
}

}  // namespace

TEST_CASE("the shipped catalogue makes a problem of every story") {
    Shipped& s = shipped();
    REQUIRE(s.problems.ok());
    const char* only = std::getenv("ATTIVA_STORIA");
    for (const auto& story : stories::all()) {
        if (only != nullptr && story.name != only) continue;
        const Prepared prepared(story.text);
        PathAsked asked = prepared.asked();
        const Day horizon = prepared.horizon();
        const auto start = std::chrono::steady_clock::now();
        const Compiled open = from_catalogue(asked, horizon);
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
        fmt::print("{}: {:.0f} ms; {} mete; {}\n", story.name, took.count(), open.aims.size(), sizes(open));
        CHECK(!open.aims.empty());
        CHECK(open.problem.activities.size() >= open.aims.size());
        for (const PathNote& n : open.notes) {
            // Nothing of the shipped rules is beyond what can be said.
            CHECK(n.kind != PathNote::Kind::too_wide);
            CHECK(n.kind != PathNote::Kind::long_ago);
            CHECK(n.kind != PathNote::Kind::counted);
        }
        if (only != nullptr) {
            fmt::print("{}", dump(open));
            for (const PathNote& n : open.notes) fmt::print("nota {} {}\n", static_cast<int>(n.kind), s.catalogue.rules.instruments[n.instrument].id);
        }
    }
}

TEST_CASE("a traineeship of which nobody says the hours is noted, an act or an allowance is not") {
    Shipped& s = shipped();
    const Prepared prepared(stories::all().front().text);
    PathAsked asked = prepared.asked();
    const auto hours = [&](const char* id) {
        asked.goal.kind = Goal::Kind::instrument;
        asked.goal.instrument = *s.catalogue.rules.find_instrument(id);
        const Compiled c = from_catalogue(asked, 400);
        const bool noted = std::any_of(c.notes.begin(), c.notes.end(), [&](const PathNote& n) { return n.kind == PathNote::Kind::no_hours && n.instrument == asked.goal.instrument; });
        for (ActivityId a = 0; a < c.activities.size(); ++a)
            if (c.activities[a].instrument == asked.goal.instrument) return fmt::format("{}{}", c.problem.activities[a].hours, noted ? " non dette" : "");
        return std::string();
    };
    CHECK(hours("tirocinio_non_curriculare") == "0 non dette");
    CHECK(hours("scu") == "25");
    CHECK(hours("servizio_civile_regionale") == "28");
    CHECK(hours("assegno_unico") == "0");
    CHECK(hours("did") == "0");
}

TEST_CASE("the planner finds its way in the problems of the shipped catalogue") {
    Shipped& s = shipped();
    const char* only = std::getenv("ATTIVA_STORIA");
    for (const auto& story : stories::all()) {
        if (only != nullptr && story.name != only) continue;
        const Prepared prepared(story.text);
        PathAsked asked = prepared.asked();
        const Day horizon = prepared.horizon();
        for (const char* goal : {"psp", "collocamento_mirato"}) {
            asked.goal.kind = Goal::Kind::instrument;
            asked.goal.instrument = *s.catalogue.rules.find_instrument(goal);
            const Compiled c = from_catalogue(asked, horizon);
            const auto start = std::chrono::steady_clock::now();
            const Search found = plan(c.problem);
            const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
            fmt::print("{} -> {}: esito {}, {:.0f} ms, {} stati:", story.name, goal, static_cast<int>(found.outcome), took.count(), found.expansions);
            CHECK(found.outcome == Outcome::proved);
            if (found.plan) {
                for (const Step& step : found.plan->steps) fmt::print(" {}@{}", c.problem.activities[step.activity].name, step.start);
                const Checked judged = check(c.problem, *found.plan);
                CHECK(judged.violations.empty());
                CHECK(judged.cost == found.cost);
            }
            fmt::print("\n");
        }
    }
}
