// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/periods.hpp"

#include <catch2/catch.hpp>

using namespace attiva;
using namespace attiva::catalogue;

TEST_CASE("stretches of days") {
    const Date a{10};
    const Date b{20};
    const Date c{30};
    bool empty = false;
    const Period p = common({a, std::nullopt, {}}, {std::nullopt, c, {}}, empty);
    CHECK_FALSE(empty);
    CHECK((*p.from == a && *p.to == c));
    CHECK(p.holds(b));
    CHECK_FALSE(p.holds(Date{31}));
    CHECK(meets({a, b, {}}, {b, c, {}}));
    CHECK_FALSE(meets({a, Date{19}, {}}, {b, c, {}}));
    CHECK(nearest(p, Date{5}) == a);
    CHECK(nearest(p, Date{40}) == c);
    CHECK(nearest(p, b) == b);
}
