// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What is hidden of small tables, one by one. What readers can work out: readers_test.cpp.
#include "population/disclosure.hpp"

#include <catch2/catch.hpp>

using namespace attiva::population;

namespace {

std::string shown(const std::vector<bool>& hidden) {
    std::string out;
    for (const bool h : hidden) out += h ? 'x' : '.';
    return out;
}

// By row, the totals of the rows, those of the columns.
std::string shown(const Table& table, const HiddenOfInstrument& hidden, const HiddenColumns& columns) {
    std::string out;
    for (std::size_t r = 0; r < table.rows; ++r) {
        for (std::size_t c = 0; c < table.columns; ++c) out += hidden.by_zone[r * table.columns + c] ? 'x' : '.';
        out += hidden.verdicts[r] ? " x|" : " .|";
    }
    return out + shown(columns.zones);
}

std::string of_zones(std::size_t rows, std::size_t zones, const std::vector<Count>& cells) {
    InstrumentTables tables{{}, {rows, zones, cells}, {}};
    std::vector<Count> totals(zones, 0);
    for (std::size_t r = 0; r < rows; ++r) {
        tables.verdicts.push_back(0);
        for (std::size_t z = 0; z < zones; ++z) {
            tables.verdicts.back() += tables.by_zone.at(r, z);
            totals[z] += tables.by_zone.at(r, z);
        }
    }
    const HiddenColumns columns = hidden_columns(totals, {});
    return shown(tables.by_zone, protect(tables, columns), columns);
}

}  // namespace

TEST_CASE("what is hidden, on small tables") {
    // Nothing small: nothing hidden, zeros shown.
    CHECK(of_zones(2, 2, {5, 0, 7, 90}) == ".. .|.. .|..");
    // One small count: a rectangle of the fewest persons.
    CHECK(of_zones(2, 3, {3, 50, 60, 30, 20, 40}) == "xx. .|xx. .|...");
    // A total of a verdict: another total with it, and the counts they come from.
    CHECK(of_zones(2, 2, {3, 0, 60, 70}) == "x. x|x. x|..");
    // One in each of five zones: five hidden counts with a sum of five would be no secret.
    CHECK(of_zones(2, 5, {1, 1, 1, 1, 1, 90, 90, 90, 90, 90}) == "xxxxx x|xxxxx x|.....");
    // A zone of four: hidden whole, with the smallest other.
    CHECK(of_zones(2, 3, {4, 30, 60, 0, 20, 70}) == "xx. .|xx. .|xx.");
    // Zones of one and of six: seven persons among whom one is anybody.
    CHECK(of_zones(2, 3, {1, 6, 60, 0, 0, 70}) == "xx. .|... .|xx.");
    // Nobody at all; four in all; five in all.
    CHECK(of_zones(2, 2, {0, 0, 0, 0}) == ".. .|.. .|..");
    CHECK(hidden_columns({3, 1}, {}).everything);
    CHECK_FALSE(hidden_columns({3, 2}, {}).everything);
    CHECK(of_zones(2, 2, {3, 0, 0, 1}) == "xx x|xx x|xx");
    CHECK(of_zones(2, 2, {3, 0, 0, 2}) == "xx x|xx x|xx");
    // One verdict only, in a single zone: what everybody has is no secret of one.
    CHECK(of_zones(1, 1, {9}) == ". .|.");
}

TEST_CASE("a zero hides only where nothing else does") {
    // 3 + 47 and 5: no circle without the zero, but with the totals of the verdicts.
    CHECK(of_zones(2, 2, {3, 47, 5, 0}) == "x. x|x. x|..");
    // One of five: never six or more, whatever is hidden; but from 0 to 5, without the zero.
    CHECK(of_zones(2, 2, {1, 8, 4, 0}) == "x. x|x. x|..");
    // What was hidden for nothing is shown again.
    CHECK(of_zones(3, 2, {2, 0, 3, 3, 0, 2}) == "x. x|xx .|.x x|..");
    // Who knows that nothing hidden is 0 would have 2 between 1 and 4, if the totals were there.
    CHECK(of_zones(2, 2, {2, 3, 3, 3}) == "xx x|xx x|..");
    // The age bands fix those totals: now the zero must do.
    const InstrumentTables tables{{50, 5}, {2, 2, {3, 47, 5, 0}}, {2, 2, {50, 0, 0, 5}}};
    const HiddenColumns columns = hidden_columns({8, 47}, {50, 5});
    const HiddenOfInstrument hidden = protect(tables, columns);
    CHECK(shown(hidden.by_zone) == "xxxx");
    CHECK(shown(hidden.verdicts) == "..");
    CHECK(shown(hidden.by_age) == "....");
}

TEST_CASE("passages: differences are counts too") {
    const auto all = [](const HiddenOfFlows& h) { return shown(h.cells) + " " + shown(h.before) + " " + shown(h.after); };
    CHECK(all(protect_flows({2, 2, {300, 0, 0, 4000}})) == ".... .. ..");
    // Two more can now be activated: neither that nor whence, nor the totals after.
    CHECK(all(protect_flows({2, 2, {300, 0, 2, 4000}})) == "..xx .. xx");
    // Ten more, ten fewer, and nothing between; three each way, totals as they were.
    CHECK(all(protect_flows({2, 2, {300, 0, 10, 4000}})) == ".... .. ..");
    CHECK(all(protect_flows({2, 2, {300, 3, 3, 4000}})) == "xxxx .. ..");
    // Seven in and five out: the difference of two is hidden, the passages cannot be shown both.
    CHECK(all(protect_flows({2, 2, {300, 5, 7, 4000}})).substr(8) == "xx");
    // Both totals of the third are hidden, and 44 − 43 would still say that it has one more.
    CHECK(all(protect_flows({3, 3, {2, 0, 0, 43, 40, 44, 0, 43, 19}})) == "x..x.x..x x.x x.x");
    CHECK(protect_flows({2, 2, {1, 1, 1, 1}}).everything);
    CHECK_THROWS_AS(protect_flows({2, 3, {1, 1, 1, 1, 1, 1}}), std::invalid_argument);
}

TEST_CASE("a list hides small counts, and all but a small count") {
    CHECK(shown(protect_list({0, 1, 4, 5, 95, 96, 99, 100}, 100)) == ".xx..xx.");
    CHECK(shown(protect_list({0, 1, 2, 3}, 100, 3)) == ".xx.");
    CHECK_THROWS_AS(protect_list({3}, 2), std::invalid_argument);
}

TEST_CASE("tables that do not agree are refused") {
    const HiddenColumns columns = hidden_columns({8, 6}, {});
    CHECK_THROWS_AS(protect({{7, 6}, {2, 2, {4, 3, 4, 3}}, {}}, columns), std::invalid_argument);
    CHECK_THROWS_AS(protect({{7, 7}, {2, 2, {4, 3, 4}}, {}}, columns), std::invalid_argument);
    CHECK_THROWS_AS(protect({{7, 7}, {2, 1, {7, 7}}, {}}, columns), std::invalid_argument);
    CHECK_THROWS_AS(protect({{Count{1} << 41, 7}, {}, {}}, hidden_columns({}, {})), std::invalid_argument);
    CHECK_THROWS_AS(hidden_columns({8}, {9}), std::invalid_argument);
    CHECK_NOTHROW(protect({{7, 7}, {2, 2, {4, 3, 4, 3}}, {}}, columns));
}
