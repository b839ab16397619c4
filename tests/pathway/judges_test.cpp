// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The judges of the planner, judged: by each other on random problems, by hand on tables.
// ATTIVA_PERCORSI=100000 sets how many problems.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "pathway/checker.hpp"
#include "pathway/exhaustive.hpp"
#include "pathway/random_problem.hpp"

using namespace attiva::pathway;
using namespace attiva::pathway::judges;

namespace {

int wanted() {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    return said != nullptr ? std::atoi(said) : 1500;
}

std::size_t some_size(std::mt19937_64& random) {
    static constexpr std::size_t sizes[] = {1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8};
    return sizes[random() % std::size(sizes)];
}

// Two activities: `a0` the first, `a1` what is aimed at. Each row changes something of it.
Problem pair() {
    Problem p;
    p.horizon = 20;
    p.facts = {{"f0", 4, 1}};
    p.conditions.resize(4);
    p.conditions[never].kind = Condition::Kind::no;
    p.conditions[2].kind = Condition::Kind::done;
    p.conditions[2].activity = 1;
    p.conditions[3].kind = Condition::Kind::done;
    p.conditions[3].activity = 0;
    p.activities.resize(2);
    p.activities[0].name = "a0";
    p.activities[0].days = 3;
    p.activities[1].name = "a1";
    p.activities[1].days = 2;
    p.goal = 2;
    return p;
}

ConditionId fact_in(Problem& p, Values values) {
    Condition c;
    c.kind = Condition::Kind::fact;
    c.values = values;
    p.conditions.push_back(c);
    return static_cast<ConditionId>(p.conditions.size() - 1);
}

struct Row {
    const char* what;
    void (*change)(Problem&);
    const char* expected;  ///< plan and cost of the first key
};

}  // namespace

TEST_CASE("by hand, on both sides of every limit") {
    using P = Problem&;
    const Row rows[] = {
        {"one step", [](P) {}, "a1@0 fine 2 (0 0 2 1 0)"},
        {"the goal is there already", [](P p) { p.goal = always; }, "fine 0 (0 0 0 0 0)"},
        {"the horizon is reached", [](P p) { p.horizon = 2; }, "a1@0 fine 2 (0 0 2 1 0)"},
        {"the horizon is passed", [](P p) { p.horizon = 1; }, "niente"},
        {"after the other, on the day it ends", [](P p) { p.activities[1].entry = 3; }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"so many days after it", [](P p) { p.conditions[3].days = 4; p.activities[1].entry = 3; }, "a0@0 a1@7 fine 9 (0 0 9 2 0)"},
        {"a window that opens", [](P p) { p.activities[1].windows = {{5, 6}}; }, "a1@5 fine 7 (0 0 7 1 0)"},
        {"the last day of a window", [](P p) { p.activities[1].entry = 3; p.activities[1].windows = {{1, 3}}; }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"a window closed a day before", [](P p) { p.activities[1].entry = 3; p.activities[1].windows = {{1, 2}}; }, "niente"},
        {"an entry that a day opens", [](P p) { p.changes = {{4, 0, 2}}; p.activities[1].entry = fact_in(p, 2); }, "a1@4 fine 6 (0 0 6 1 0)"},
        {"a stay that holds to its last day", [](P p) { p.changes = {{2, 0, 2}}; p.activities[1].stay = fact_in(p, 1); }, "a1@0 fine 2 (0 0 2 1 0)"},
        {"a stay broken on its last day", [](P p) { p.changes = {{1, 0, 2}, {6, 0, 1}}; p.activities[1].stay = fact_in(p, 1); }, "a1@6 fine 8 (0 0 8 1 0)"},
        {"an effect opens the entry", [](P p) { p.activities[0].effects = {{Effect::Kind::becomes, 0, 4, 0, always}}; p.activities[1].entry = fact_in(p, 4); }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"a shift as far as the last value", [](P p) { p.activities[0].effects = {{Effect::Kind::shifts, 0, 0, 9, always}}; p.activities[1].entry = fact_in(p, 8); }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"an effect that may have been leaves it unknown", [](P p) { p.facts.push_back({"f1", 2, 3}); const auto open = fact_in(p, 1); p.conditions[open].fact = 1; p.activities[0].effects = {{Effect::Kind::becomes, 0, 4, 0, open}}; p.activities[1].entry = fact_in(p, 4); }, "a0@0 a1@3 fine 5 (0 0 5 2 2)"},
        {"unknown is enough, and counted", [](P p) { p.facts[0].now = 3; p.activities[1].entry = fact_in(p, 2); }, "a1@0 fine 2 (0 0 2 1 1)"},
        {"a start put off, so that its harmful end comes after", [](P p) { p.activities[1].windows = {{3, 3}}; p.activities[1].days = 1; p.activities[0].effects = {{Effect::Kind::becomes, 0, 2, 0, always}}; p.activities[1].entry = fact_in(p, 1); p.conditions.push_back({}); Condition& both = p.conditions.back(); both.kind = Condition::Kind::at_least; both.count = 2; both.arguments = {2, 3}; p.goal = static_cast<ConditionId>(p.conditions.size() - 1); }, "a0@1 a1@3 fine 4 (0 0 4 2 0)"},
        {"apart, one after the other", [](P p) { p.apart = {{0, 1}}; p.conditions.push_back({}); Condition& both = p.conditions.back(); both.kind = Condition::Kind::at_least; both.count = 2; both.arguments = {2, 3}; p.goal = static_cast<ConditionId>(p.conditions.size() - 1); }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"the past takes a place until it ends", [](P p) { p.together = 1; p.past = {{0, 4}}; }, "a1@4 fine 6 (0 0 6 1 0)"},
        {"and hours", [](P p) { p.hours = 30; p.activities[0].hours = 16; p.activities[1].hours = 15; p.past = {{0, 4}}; }, "a1@4 fine 6 (0 0 6 1 0)"},
        {"hours that are enough", [](P p) { p.hours = 31; p.activities[0].hours = 16; p.activities[1].hours = 15; p.past = {{0, 4}}; }, "a1@0 fine 2 (0 0 2 1 0)"},
        {"done once is enough times", [](P p) { p.past = {{0, -9}}; p.activities[1].entry = 3; }, "a1@0 fine 2 (0 0 2 1 0)"},
        {"a wait from the past end", [](P p) { p.past = {{1, -2}}; p.activities[1].most_times = 2; p.activities[1].wait = 5; p.goal = 2; p.conditions[2].kind = Condition::Kind::running; }, "niente"},
        {"discouraged is dearer than late", [](P p) { p.activities[1].discouraged = fact_in(p, 1); p.changes = {{7, 0, 2}}; }, "a1@7 fine 9 (0 0 9 1 0)"},
        {"skipped is dearer than late", [](P p) { p.activities[1].better_after = {{0}}; }, "a0@0 a1@3 fine 5 (0 0 5 2 0)"},
        {"a group: any of it", [](P p) { p.past = {{0, -1}}; p.activities[1].better_after = {{1, 0}}; }, "a1@0 fine 2 (0 0 2 1 0)"},
    };
    for (const Row& row : rows) {
        Problem p = pair();
        row.change(p);
        const auto best = exhaustive(p)[0];
        INFO(row.what << "\n" << show(p));
        CHECK((best ? show(best->plan) + " " + show(best->cost) : "niente") == row.expected);
    }
}

TEST_CASE("what is no plan is told why") {
    const auto told = [](const Problem& p, const std::vector<Step>& steps, Day end) { return fmt::format("{}", fmt::join(judge(p, {steps, end}).violations, "; ")); };
    Problem p = pair();
    p.activities[1].entry = 3;
    CHECK(told(p, {{0, 0}, {1, 3}}, 5) == "");
    CHECK(told(p, {{0, 0}, {1, 2}}, 5).find("l'ingresso è no") != std::string::npos);
    CHECK(told(p, {{0, 0}, {1, 3}}, 4).find("finisce dopo la meta") != std::string::npos);
    CHECK(told(p, {{0, 0}, {1, 3}}, 6).find("già raggiunta") != std::string::npos);
    CHECK(told(p, {{0, 0}}, 5).find("non è raggiunta") != std::string::npos);
    CHECK(told(p, {{1, 3}, {0, 0}}, 5).find("non in ordine") != std::string::npos);
    CHECK(told(p, {{0, 0}, {0, 1}, {1, 3}}, 5).find("si accavalla") != std::string::npos);
    CHECK(told(p, {{0, 0}, {0, 1}, {1, 3}}, 5).find("troppe volte") != std::string::npos);
    p.activities[0].most_times = 2;
    p.activities[0].wait = 2;
    CHECK(told(p, {{0, 0}, {0, 4}, {1, 5}}, 7).find("troppo presto") != std::string::npos);
    CHECK(told(p, {{0, 0}, {0, 5}, {1, 6}}, 8).find("troppo presto") == std::string::npos);
    p.together = 1;
    CHECK(told(p, {{0, 0}, {1, 3}}, 5) == "");
    p.conditions[3].kind = Condition::Kind::running;
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("troppe insieme") != std::string::npos);
    p.together = 2;
    p.apart = {{1, 0}};
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("insieme ciò che non può") != std::string::npos);
    p.apart.clear();
    p.activities[0].hours = 40;
    p.activities[1].hours = 1;
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("troppe ore") != std::string::npos);
    p.activities[1].windows = {{0, 1}};
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("fuori finestra") != std::string::npos);
    p.activities[0].stay = fact_in(p, 2);
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("la permanenza è no") != std::string::npos);
    CHECK(told(p, {{0, -1}, {1, 1}}, 3).find("prima del giorno 0") != std::string::npos);
    p.horizon = 3;
    CHECK(told(p, {{0, 0}, {1, 2}}, 4).find("oltre l'orizzonte") != std::string::npos);
}

TEST_CASE("whatever the exhaustive search finds is a plan, and costs what it says") {
    std::mt19937_64 random(20'261'126);
    int feasible = 0, with_steps = 0, longest = 0;
    const int all = wanted();
    for (int n = 0; n < all; ++n) {
        const Problem p = random_problem(random, some_size(random));
        const auto best = exhaustive(p);
        feasible += best[0] ? 1 : 0;
        for (std::size_t k = 0; k < best.size(); ++k) {
            if (!best[k]) continue;
            const Judgement j = judge(p, best[k]->plan);
            INFO(show(p) << show(best[k]->plan) << " " << show(best[k]->cost) << " <> " << show(j.cost));
            CHECK(fmt::format("{}", fmt::join(j.violations, "; ")) == "");
            CHECK(j.cost == best[k]->cost);
            for (const auto& other : best) CHECK_FALSE(less(other->cost, best[k]->cost, static_cast<Key>(k)));
            with_steps += k == 0 && best[k]->cost.steps > 0 ? 1 : 0;
            longest = std::max(longest, best[k]->cost.steps);
        }
    }
    fmt::print("percorsi, giudici: {} problemi, {} con un percorso, {} con almeno un passo, il più lungo {}\n", all, feasible, with_steps, longest);
    CHECK(feasible > all / 4);
    CHECK(with_steps > all / 8);
}
