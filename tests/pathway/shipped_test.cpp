// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The shipped catalogue and the persons of the stories: how large a problem they are, and
// how long it takes to make.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <chrono>
#include <cstdlib>

#include "catalogue/load.hpp"
#include "pathway/checker.hpp"
#include "pathway/from_catalogue.hpp"
#include "pathway/planner.hpp"
#include "person/reader.hpp"
#include "session/reading.hpp"
#include "session/stories.hpp"

using namespace attiva;
using namespace attiva::pathway;

namespace {

constexpr int months = 36;

struct Shipped {
    Diagnostics problems;
    catalogue::Catalogue catalogue = catalogue::load(ATTIVA_ROOT, problems);
    program::Program program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    inquiry::Clock clock{catalogue, program};
    Date day = *date_of(2025, 9, 15);
    evaluation::DayTables tables{program, catalogue.rules, catalogue.vocabulary, catalogue.territory, day};
};

Shipped& shipped() {
    static Shipped s;
    return s;
}

// As prepared for each day on which an assessment has just expired.
struct Prepared {
    std::vector<Date> days;
    std::vector<session::Profiles> profiles;

    explicit Prepared(const stories::Story& story) {
        Shipped& s = shipped();
        Input input;
        input.name = story.path;
        input.text = story.text;
        session::PersonFile file(input);
        Diagnostics found;
        REQUIRE(file.document);
        const person::Profile p = person::from_document(*file.document, s.catalogue.vocabulary, s.catalogue.territory, file.json, found);
        const Date last = add_months(s.day, months);
        std::set<Date> begins{s.day};
        for (const auto& e : person::expiries(p, s.catalogue.vocabulary))
            if (s.day < e.last + 1 && e.last + 1 <= last) begins.insert(e.last + 1);
        for (const Date d : begins) {
            Question q;
            q.day = d;
            const auto asked = session::look_up(s.catalogue, q, found);
            profiles.push_back(*session::prepare(s.catalogue, p, *asked, found, {}));
            days.push_back(d);
        }
        REQUIRE(found.ok());
    }

    [[nodiscard]] std::vector<inquiry::Stretch> stretches() const {
        std::vector<inquiry::Stretch> out;
        for (std::size_t i = 0; i < days.size(); ++i)
            out.push_back({days[i], i + 1 < days.size() ? days[i + 1] + -1 : add_months(shipped().day, months), &profiles[i].bare, &profiles[i].presumed});
        return out;
    }
};

std::string sizes(const Compiled& c) {
    std::size_t effects = 0;
    std::size_t better = 0;
    for (const Activity& a : c.problem.activities) {
        effects += a.effects.size();
        better += a.better_after.size();
    }
    std::size_t kinds[4] = {};
    for (const FactMeaning& f : c.facts) ++kinds[static_cast<std::size_t>(f.kind)];
    return fmt::format("{} attività, {} effetti, {} meglio dopo, {} condizioni, fatti {} + {} non presunti + {} aperti + {} di tempo, {} cambiamenti, {} note, {} già in corso",
                       c.problem.activities.size(), effects, better, c.problem.conditions.size(), kinds[0], kinds[1], kinds[2], kinds[3], c.problem.changes.size(), c.notes.size(),
                       c.problem.past.size());
}

}  // namespace

TEST_CASE("the shipped catalogue makes a problem of every story") {
    Shipped& s = shipped();
    REQUIRE(s.problems.ok());
    const char* only = std::getenv("ATTIVA_STORIA");
    for (const auto& story : stories::all()) {
        if (only != nullptr && story.name != only) continue;
        const Prepared prepared(story);
        PathAsked asked{s.clock, s.tables, prepared.stretches(), {}, 40, 2, {}, {}};
        const Day horizon = add_months(s.day, months) - s.day;
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

TEST_CASE("the planner finds its way in the problems of the shipped catalogue") {
    Shipped& s = shipped();
    const char* only = std::getenv("ATTIVA_STORIA");
    for (const auto& story : stories::all()) {
        if (only != nullptr && story.name != only) continue;
        const Prepared prepared(story);
        PathAsked asked{s.clock, s.tables, prepared.stretches(), {}, 40, 2, {}, {}};
        const Day horizon = add_months(s.day, months) - s.day;
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
