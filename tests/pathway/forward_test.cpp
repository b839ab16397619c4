// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The plans found, played forward by the engine: those of the stories to every instrument of
// the shipped catalogue.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "pathway/forward.hpp"
#include "pathway/planner.hpp"
#include "pathway/shipped.hpp"

using namespace attiva;
using namespace attiva::pathway;
using namespace attiva::pathway::stories_of;
using judges::Forward;

namespace {

std::vector<Forward::Move> moves(const Compiled& c, const Plan& plan) {
    std::vector<Forward::Move> out;
    for (const Step& s : plan.steps) out.push_back({c.activities[s.activity].instrument, s.start, c.problem.activities[s.activity].days});
    return out;
}

std::string written(const Compiled& c, const Plan& plan) {
    std::string out;
    for (const Step& s : plan.steps) out += fmt::format("{}@{}+{} ", c.problem.activities[s.activity].name, s.start, c.problem.activities[s.activity].days);
    return out;
}

struct Tally {
    int goals = 0, reached = 0, plans = 0, steps = 0, sure = 0, none = 0, unknown = 0;
};

void try_goal(const Prepared& prepared, const Goal& goal, Tally& tally) {
    Shipped& s = shipped();
    PathAsked asked = prepared.asked();
    asked.goal = goal;
    const Compiled c = from_catalogue(asked, prepared.horizon());
    const Search found = plan(c.problem);
    ++tally.goals;
    if (found.outcome == Outcome::none) ++tally.none;
    if (found.outcome == Outcome::unknown) ++tally.unknown;
    if (!found.plan) return;
    if (found.plan->steps.empty()) {
        ++tally.reached;
        return;
    }
    ++tally.plans;
    tally.steps += static_cast<int>(found.plan->steps.size());
    Forward forward(s.catalogue, s.program, prepared.tables, prepared.file, [](const person::Profile& file, Date day) {
        auto p = seen(file, day);
        return Forward::Seen{std::move(p.bare), std::move(p.presumed)};
    });
    const std::string said = forward.wrong(moves(c, *found.plan));
    INFO(written(c, *found.plan));
    CHECK(said == "");
    tally.sure += forward.surely ? 1 : 0;
}

}  // namespace

TEST_CASE("the plans of the stories may be made, as the engine plays them") {
    Shipped& s = shipped();
    const char* only = std::getenv("ATTIVA_STORIA");
    for (const auto& story : stories::all()) {
        if (only != nullptr && story.name != only) continue;
        INFO(story.name);
        const Prepared prepared(story.text);
        Tally tally;
        Goal goal;
        goal.kind = Goal::Kind::instrument;
        for (goal.instrument = 0; goal.instrument < s.catalogue.rules.instruments.size(); ++goal.instrument) try_goal(prepared, goal, tally);
        fmt::print("{}: {} mete, {} già raggiunte, {} percorsi giocati, {} passi, {} senza incertezze, {} senza percorso, {} non trovati\n", story.name, tally.goals, tally.reached, tally.plans, tally.steps,
                   tally.sure, tally.none, tally.unknown);
        CHECK(tally.plans > 20);
    }
}
