// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A problem and what is left of it have best plans of the same cost, for every key; of what is
// left may be fewer facts to know, where a condition asks no more for those that cannot matter.
// ATTIVA_PERCORSI sets how many problems.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <bit>
#include <cstdlib>

#include "pathway/checker.hpp"
#include "pathway/exhaustive.hpp"
#include "pathway/lessen.hpp"
#include "pathway/random_problem.hpp"
#include "pathway/text_form.hpp"

using namespace attiva::pathway;

namespace {

constexpr std::uint64_t most_days = 2'000'000;

int wanted(int otherwise) {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    return said != nullptr ? std::atoi(said) : otherwise;
}

std::vector<bool> never_known(const Problem& p) {
    std::vector<bool> out;
    for (const Fact& f : p.facts) out.push_back(!std::has_single_bit(f.now));
    for (const Change& c : p.changes) out[c.fact] = false;
    for (const Activity& a : p.activities)
        for (const Effect& e : a.effects) out[e.fact] = false;
    return out;
}

ConditionId add(Problem& p, Condition c) {
    p.conditions.push_back(std::move(c));
    return static_cast<ConditionId>(p.conditions.size() - 1);
}

ConditionId not_running(Problem& p, ActivityId a) {
    Condition running;
    running.kind = Condition::Kind::running;
    running.activity = a;
    Condition negation;
    negation.kind = Condition::Kind::negation;
    negation.arguments = {add(p, running)};
    return add(p, negation);
}

ConditionId both(Problem& p, ConditionId a, ConditionId b) {
    Condition c;
    c.kind = Condition::Kind::at_least;
    c.count = 2;
    c.arguments = {a, b};
    return add(p, c);
}

}  // namespace

TEST_CASE("the best plans of a lessened problem cost the same") {
    std::mt19937_64 random(31);
    int looked = 0;
    const int all = wanted(1500);
    int fewer = 0, apart = 0, folded = 0, reached = 0, lighter = 0;
    for (int n = 0; n < all; ++n) {
        Problem p = random_problem(random());
        if (p.activities.size() > 4) continue;
        ++looked;
        for (Activity& a : p.activities)
            if (random() % 2 == 0) a.most_times = 1 + static_cast<int>(random() % 3);
        // Some that bar one another, one way or both.
        for (int k = 0; k < 2; ++k) {
            const auto a = static_cast<ActivityId>(random() % p.activities.size());
            const auto b = static_cast<ActivityId>(random() % p.activities.size());
            if (a == b || random() % 2 == 0) continue;
            p.activities[a].entry = both(p, p.activities[a].entry, not_running(p, b));
            if (random() % 3 > 0) p.activities[b].entry = both(p, p.activities[b].entry, not_running(p, a));
        }
        Problem less = p;
        lessen(less, never_known(p));
        INFO(text_of(p) << "\n" << text_of(less));
        const Exhausted whole = exhaust(p, most_days);
        const Exhausted rest = exhaust(less, most_days);
        if (!whole.whole || !rest.whole) continue;
        const auto& before = whole.best;
        const auto& after = rest.best;
        for (std::size_t key = 0; key < before.size(); ++key) {
            REQUIRE(before[key].has_value() == after[key].has_value());
            if (!before[key]) continue;
            // A plan of what is left is one of the whole, and the other way round.
            const Checked here = check(p, after[key]->plan);
            const Checked there = check(less, before[key]->plan);
            CHECK(here.violations.empty());
            CHECK(there.violations.empty());
            // Told by the whole: the same, or more facts to know.
            Cost told = here.cost;
            told.undecided = after[key]->cost.undecided;
            CHECK(text_of(told) == text_of(after[key]->cost));
            CHECK(after[key]->cost.undecided <= here.cost.undecided);
            // Told by what is left: no better than its best.
            CHECK(!attiva::pathway::less(there.cost, after[key]->cost, static_cast<Key>(key)));
            CHECK(!attiva::pathway::less(here.cost, before[key]->cost, static_cast<Key>(key)));
            const bool same = text_of(before[key]->cost) == text_of(after[key]->cost);
            if (same) continue;
            ++lighter;
            CHECK(after[key]->cost.undecided < before[key]->cost.undecided);
            if (static_cast<Key>(key) == Key::undecided) continue;  // then other plans are best
            Cost but_one = before[key]->cost;
            but_one.undecided = after[key]->cost.undecided;
            CHECK(text_of(but_one) == text_of(after[key]->cost));
        }
        reached += before[0].has_value() ? 1 : 0;
        apart += less.apart.size() > p.apart.size() ? 1 : 0;
        for (ActivityId a = 0; a < p.activities.size(); ++a) {
            fewer += less.activities[a].most_times < p.activities[a].most_times ? 1 : 0;
            folded += less.activities[a].entry != p.activities[a].entry || less.activities[a].discouraged != p.activities[a].discouraged ? 1 : 0;
        }
    }
    fmt::print("ridotti: {} problemi di {}, {} con un percorso, {} volte in meno, {} con coppie separate, {} condizioni altre, {} costi con meno da sapere\n", looked, all, reached, fewer, apart, folded, lighter);
    CHECK(lighter <= all / 500);
    CHECK(looked > all / 4);
    CHECK(reached > looked / 8);
    CHECK(fewer > looked / 10);
    CHECK(apart > looked / 50);
    CHECK(folded > looked / 10);
}
