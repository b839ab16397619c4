// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tests of include/attiva/value.hpp (exact numbers, days, months) and of the
// truth tables of include/attiva/truth.hpp.
#include "attiva/value.hpp"

#include <catch2/catch.hpp>

#include "attiva/truth.hpp"

using namespace attiva;

TEST_CASE("a number is exact and in lowest terms") {
    CHECK(Number::ratio(46, 100) == Number::ratio(23, 50));
    CHECK(Number(1) / Number(3) * Number(3) == Number(1));
}
