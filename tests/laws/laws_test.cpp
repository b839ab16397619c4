// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Random rulebooks and persons: the engine, simplifying or not, answers as the
// oracle written from docs/lingua.md does, on every node, every clause, E, T,
// Offerto and the verdict. ATTIVA_LEGGI sets how many pairs (scripts/leggi).
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "generator.hpp"
#include "trial.hpp"

using namespace attiva;
using namespace attiva::laws;

namespace {

std::uint64_t wanted_pairs() {
    const char* said = std::getenv("ATTIVA_LEGGI");
    if (said != nullptr) return std::strtoull(said, nullptr, 10);
#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
    return 100'000;
#else
    return 20'000;
#endif
}

void print(const Tally& t) {
    const double all = static_cast<double>(t.truths[0] + t.truths[1] + t.truths[2]) / 100;
    fmt::print(
        "leggi: {} coppie, {} nodi confrontati; no {:.1f} %, ignoto {:.1f} %, sì {:.1f} %; "
        "lasciate {}\nverdetti:",
        t.pairs, t.nodes, static_cast<double>(t.truths[0]) / all,
        static_cast<double>(t.truths[1]) / all, static_cast<double>(t.truths[2]) / all, t.too_big);
    for (const auto v : t.verdicts) fmt::print(" {}", v);
    fmt::print("\n");
}

}  // namespace

TEST_CASE("the engine answers as the oracle on random rules and persons") {
    const World world;
    Random random(seed(20'261'123));
    Made made{};
    Tally tally;
    int differences = 0;
    const std::uint64_t pairs = wanted_pairs();
    while (tally.pairs + tally.too_big < pairs && differences < 5) {
        const Court court(world, RuleMaker(world, random, made).make());
        bool agree = true;  // one difference a rulebook is enough
        for (int day = 0; day < 2 && agree; ++day) {
            Sitting sitting(court, world, random.pick(world.days));
            for (int i = 0; i < 8 && agree; ++i) {
                const auto difference =
                    sitting.compare(random_person(world, {"s0", "s1", "s2"}, random), tally);
                if (!difference) continue;
                agree = false;
                ++differences;
                UNSCOPED_INFO(*difference);
            }
        }
    }
    print(tally);
    CHECK(differences == 0);
    CHECK(tally.pairs + tally.too_big >= pairs);
    CHECK(tally.too_big * 100 < pairs + 100);
    const std::uint64_t all = tally.truths[0] + tally.truths[1] + tally.truths[2];
    for (const auto t : tally.truths) CHECK(t * 10 >= all);
}
