// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/graph.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <catch2/catch.hpp>

using namespace attiva::pathway;

namespace {

std::string told(std::size_t n, const std::vector<Edge>& edges) {
    std::string out = fmt::format("{} |", fmt::join(in_order(n, edges), " "));
    for (const auto& c : circles(n, edges))
        out += fmt::format(" ({}: {})", fmt::join(c, " "), fmt::join(way_round(n, edges, c[0]), " "));
    return out + fmt::format(" | {}", fmt::join(layers(n, edges), " "));
}

}  // namespace

TEST_CASE("order, circles with a way round, layers") {
    CHECK(told(0, {}) == " | | ");
    CHECK(told(3, {}) == "0 1 2 | | 0 0 0");
    CHECK(told(3, {{2, 1}, {1, 0}}) == "2 1 0 | | 2 1 0");
    CHECK(told(3, {{2, 1}, {2, 1}}) == "0 2 1 | | 0 1 0");
    CHECK(told(4, {{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 3}}) == "0 1 2 3 | | 0 1 1 2");
    CHECK(told(1, {{0, 0}}) == " | (0: 0) | 0");
    CHECK(told(4, {{0, 1}, {1, 2}, {2, 1}, {2, 3}}) == " | (1 2: 1 2) | 0 1 1 2");
    CHECK(told(5, {{0, 1}, {1, 2}, {2, 3}, {3, 0}, {1, 0}, {3, 4}}) == " | (0 1 2 3: 0 1) | 0 0 0 0 1");
    CHECK(told(4, {{0, 1}, {1, 0}, {3, 2}, {2, 3}}) == " | (0 1: 0 1) (2 3: 2 3) | 0 0 0 0");
    CHECK(way_round(3, {{0, 1}, {1, 0}}, 2).empty());
}
