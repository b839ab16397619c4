// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/ground.hpp"

#include <catch2/catch.hpp>

#include "catalogue/moving_world.hpp"

using namespace attiva;
using namespace attiva::catalogue;

TEST_CASE("two scopes meet on a stretch of days just as they do day by day") {
    std::mt19937 random(20260);
    const int rounds = moving::rounds(200);
    int met = 0;
    for (int round = 0; round < rounds; ++round) {
        const moving::World w = moving::world(random);
        Ground ground(w.rules, w.territory);
        for (int k = 0; k < 20; ++k) {
            const auto a = static_cast<language::ScopeId>(random() % moving::scopes);
            const auto b = static_cast<language::ScopeId>(random() % moving::scopes);
            const Date from = moving::first_day + static_cast<int>(random() % moving::days);
            const Date to = from + static_cast<int>(random() % 60);
            bool naive = false;
            for (Date d = from; d <= to && !naive; d = d + 1) {
                const auto here = moving::there(w, a, d);
                for (const ComuneId c : moving::there(w, b, d)) naive = naive || here.count(c) != 0;
            }
            CHECK(ground.meet(a, b, {from, to, {}}) == naive);
            met += naive ? 1 : 0;
        }
    }
    CHECK(met > 2 * rounds);
    CHECK(met < 18 * rounds);
}

TEST_CASE("what is written meets on its own days, its layer's, and those asked") {
    const moving::World w{};
    Ground ground(w.rules, w.territory);
    language::Provenance a;
    language::Provenance b;
    a.to = Date{20'000};
    b.from = Date{20'000};
    CHECK(ground.meet(a, b));
    CHECK(ground.meet(a, b, {Date{19'000}, Date{20'000}, {}}));
    CHECK_FALSE(ground.meet(a, b, {Date{20'001}, {}, {}}));
    b.from = Date{20'001};
    CHECK_FALSE(ground.meet(a, b));
}
