// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Circles in graphs, and circles of prerequisites.
#include <catch2/catch.hpp>

#include "analysis/circles.hpp"
#include "fixture.hpp"

using namespace attiva;
using namespace attiva::analysis;

namespace {

std::string order(const std::string& a, const std::string& b, const std::string& c) {
    std::string text;
    for (const auto& [id, line] : {std::pair{"uno", a}, {"due", b}, {"tre", c}})
        text += std::string("strumento ") + id + "\n    fonte legge_a\n    senza requisiti\n" +
                (line.empty() ? "" : "    " + line + "\n") + "\n";
    const auto small = reviewed::rules(text);
    Diagnostics found;
    review_order(small.on(Date{20'000}), found);
    return reviewed::codes(found, small);
}

}  // namespace

TEST_CASE("circles of a graph") {
    using Found = std::vector<std::vector<std::uint32_t>>;
    CHECK(circles({}).empty());
    CHECK(circles({{1}, {2}, {}}).empty());
    CHECK(circles({{1}, {2}, {0}}) == Found{{0, 1, 2}});
    CHECK(circles({{0}, {}}) == Found{{0}});
    CHECK(circles({{1}, {0}, {3}, {2}, {0, 2}}) == Found{{0, 1}, {2, 3}});
    Edges chain(200'000);  // no recursion
    for (std::uint32_t i = 0; i + 1 < chain.size(); ++i) chain[i].push_back(i + 1);
    CHECK(circles(chain).empty());
    chain.back().push_back(0);
    CHECK(circles(chain).size() == 1);
}

TEST_CASE("who can never begin, and who is only advised in a circle") {
    CHECK(order("dopo due", "dopo tre", "").empty());
    CHECK(order("dopo due", "dopo uno", "") == "L008:1");
    CHECK(order("dopo due", "mentre tre", "dopo uno") == "L008:1");
    CHECK(order("dopo due o tre", "dopo uno", "") == "L009:1");  // tre opens the circle
    CHECK(order("dopo due", "dopo uno  se in_carico", "") == "L009:1");
    CHECK(order("meglio dopo due", "meglio dopo uno", "") == "L009:1");
    CHECK(order("apre due", "dopo uno", "").empty());
    CHECK(order("apre due", "apre uno", "") == "L009:1");
}
