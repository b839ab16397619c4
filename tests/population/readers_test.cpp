// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What readers can work out of what is printed: judged by trying all the tables there could be,
// and by linear programming on large ones. ATTIVA_TUTELA=N: N times as many.
#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>

#include "population/disclosure.hpp"
#include "population/judge.hpp"
#include "population/random_tables.hpp"
#include "population/simplex.hpp"

using namespace attiva::population;
using namespace population_tests;

namespace {

struct Protected {
    HiddenColumns columns;
    std::vector<HiddenOfInstrument> instruments;
};

Protected protected_of(const Population& population, Count threshold = usual_threshold) {
    Protected out{hidden_columns(population.zones, population.ages, threshold), {}};
    for (const auto& tables : population.instruments)
        out.instruments.push_back(protect(tables, out.columns, threshold));
    return out;
}

std::vector<Range> ranges(const Puzzle& puzzle, std::size_t& all_tried) {
    if (const auto all = enumerate(puzzle, 3000)) {
        ++all_tried;
        return all->counts;
    }
    std::vector<Range> out;
    for (std::size_t i = 0; i < puzzle.truth.size(); ++i)
        out.push_back(puzzle.hidden[i] ? search(puzzle, i) : Range{puzzle.truth[i], puzzle.truth[i]});
    return out;
}

std::vector<Puzzle::Term> growth(const FlowPuzzle& flows, std::size_t v) {
    return {{flows.after[v], 1}, {flows.before[v], -1}};
}

// Of the differences after − before.
std::string worked_out(const FlowPuzzle& flows, const std::vector<Range>& differences, Count threshold) {
    const auto wide = static_cast<Whole>(threshold) - 1;
    std::string out;
    for (std::size_t v = 0; v < flows.before.size(); ++v) {
        const Whole d = flows.puzzle.truth[flows.after[v]] - flows.puzzle.truth[flows.before[v]];
        if (d == 0 || std::abs(d) > wide) continue;
        if (!flows.puzzle.hidden[flows.after[v]]) out += "after " + std::to_string(v) + " is printed\n";
        if (differences[v].most - differences[v].least < wide)
            out += "the difference of " + std::to_string(v) + " is from " + std::to_string(differences[v].least) +
                   " to " + std::to_string(differences[v].most) + "\n";
    }
    return out;
}

}  // namespace

TEST_CASE("small populations: every table there could be") {
    const Shape shape = GENERATE(Shape{2, 2, 0, 1, 9}, Shape{2, 3, 0, 1, 9}, Shape{3, 2, 0, 1, 9},
                                 Shape{3, 3, 0, 1, 9}, Shape{1, 3, 2, 1, 9}, Shape{3, 1, 3, 1, 9},
                                 Shape{2, 2, 2, 1, 9}, Shape{3, 2, 2, 1, 5}, Shape{3, 3, 3, 1, 3});
    const Count threshold = shape.persons < 9 ? 3 : usual_threshold;
    Random random(7 * shape.verdicts + 11 * shape.zones + 13 * shape.ages);
    std::size_t all_tried = 0;
    std::size_t with_small = 0;
    const std::uint64_t many = (shape.ages == 0 ? 2000 : 500) * times();
    for (std::uint64_t i = 0; i < many; ++i) {
        const Population population = any_population(shape, random);
        const Protected hidden = protected_of(population, threshold);
        if (hidden.columns.everything) continue;
        const Puzzle puzzle = puzzle_of(population.instruments, hidden.instruments, hidden.columns);
        const std::vector<Range> judged = ranges(puzzle, all_tried);
        REQUIRE(worked_out(puzzle, judged, threshold).empty());
        const bool small = std::any_of(puzzle.truth.begin(), puzzle.truth.end(), [&](Whole n) {
            return n > 0 && n < static_cast<Whole>(threshold);
        });
        REQUIRE(small == (std::find(puzzle.hidden.begin(), puzzle.hidden.end(), true) != puzzle.hidden.end()));
        with_small += small ? 1 : 0;
        if (i % 10 == 0) {
            // The judges against each other.
            const std::vector<Range> linear = Simplex(puzzle).ranges();
            for (std::size_t c = 0; c < judged.size(); ++c) {
                REQUIRE(linear[c].least == judged[c].least);
                REQUIRE(linear[c].most == judged[c].most);
            }
        }
    }
    CHECK(with_small > many / 4);
    CHECK(all_tried > many / 10);
}

TEST_CASE("small passages: every table there could be, and the differences") {
    const std::size_t verdicts = GENERATE(2, 3);
    Random random(verdicts);
    std::size_t differing = 0;
    const std::uint64_t many = 2000 * times();
    for (std::uint64_t i = 0; i < many; ++i) {
        const Table flows = any_flows(verdicts, verdicts == 2 ? 12 : 5, random);
        const Count threshold = verdicts == 2 ? 5 : 3;
        const HiddenOfFlows hidden = protect_flows(flows, threshold);
        if (hidden.everything) continue;
        const FlowPuzzle read = puzzle_of(flows, hidden);
        std::vector<std::vector<Puzzle::Term>> growths;
        for (std::size_t v = 0; v < verdicts; ++v) growths.push_back(growth(read, v));
        Simplex linear(read.puzzle);
        const std::vector<Range> counts = linear.ranges();
        std::vector<Range> differences;
        for (const auto& g : growths) differences.push_back(linear.range(g));
        if (const auto all = enumerate(read.puzzle, 3000, growths)) {
            for (std::size_t v = 0; v < verdicts; ++v) {
                REQUIRE(all->also[v].least == differences[v].least);
                REQUIRE(all->also[v].most == differences[v].most);
            }
            REQUIRE(worked_out(read.puzzle, all->counts, threshold).empty());
        }
        REQUIRE(worked_out(read.puzzle, counts, threshold).empty());
        REQUIRE(worked_out(read, differences, threshold).empty());
        differing += std::find(hidden.after.begin(), hidden.after.end(), true) != hidden.after.end() ? 1 : 0;
    }
    CHECK(differing > many / 4);
}

TEST_CASE("instruments of one file, read together") {
    Random random(5);
    std::size_t with_hidden_zones = 0;
    const std::uint64_t many = 150 * times();
    for (std::uint64_t i = 0; i < many; ++i) {
        const Population population = any_population({2, 3, i % 2 == 0 ? 0U : 2U, 2, i % 4 < 2 ? 3U : 2U}, random);
        const Protected hidden = protected_of(population, 3);
        if (hidden.columns.everything) continue;
        const Puzzle puzzle = puzzle_of(population.instruments, hidden.instruments, hidden.columns);
        std::size_t all_tried = 0;
        const std::vector<Range> together = ranges(puzzle, all_tried);
        REQUIRE(worked_out(puzzle, together, 3).empty());
        const auto& zones = hidden.columns.zones;
        with_hidden_zones += std::find(zones.begin(), zones.end(), true) != zones.end() ? 1 : 0;
    }
    CHECK(with_hidden_zones > many / 10);
}

TEST_CASE("a region: linear programming") {
    Random random(3);
    const Population population = region(3 * times(), random);
    const Protected hidden = protected_of(population);
    std::size_t hidden_counts = 0;
    std::size_t small = 0;
    std::size_t narrow = 0;
    std::size_t counts = 0;
    for (std::size_t i = 0; i < population.instruments.size(); ++i) {
        const Puzzle puzzle = puzzle_of({population.instruments[i]}, {hidden.instruments[i]}, hidden.columns);
        Simplex linear(puzzle);
        REQUIRE(worked_out(puzzle, linear.ranges(), usual_threshold).empty());
        const Puzzle beyond = beyond_one(puzzle);
        const std::vector<Range> left = Simplex(beyond).ranges();
        for (std::size_t c = 0; c < puzzle.truth.size(); ++c) {
            if (puzzle.truth[c] == 0 || puzzle.truth[c] > 4) continue;
            ++small;
            if (left[c].most - left[c].least < 4) ++narrow;
        }
        counts += puzzle.hidden.size();
        hidden_counts += static_cast<std::size_t>(std::count(puzzle.hidden.begin(), puzzle.hidden.end(), true));
    }
    CHECK(hidden_counts > 0);
    // Who knows that zeros are printed learns no more, but where hiding one is the only way.
    CHECK(small > 50);
    CHECK(narrow * 100 <= small);
    CHECK(hidden_counts < counts / 2);
    for (std::uint64_t i = 0; i < 30 * times(); ++i) {
        const Table flows = region_flows(random);
        const FlowPuzzle read = puzzle_of(flows, protect_flows(flows));
        Simplex linear(read.puzzle);
        REQUIRE(worked_out(read.puzzle, linear.ranges(), usual_threshold).empty());
        std::vector<Range> differences;
        for (std::size_t v = 0; v < flows.rows; ++v) differences.push_back(linear.range(growth(read, v)));
        REQUIRE(worked_out(read, differences, usual_threshold).empty());
    }
}

TEST_CASE("zones in another order: the same counts are hidden") {
    Random random(9);
    std::size_t with_hidden = 0;
    for (std::uint64_t i = 0; i < 400 * times(); ++i) {
        const Population population =
            i < 3 ? region(1, random) : any_population({3, 4, 0, 1, 9}, random);
        const InstrumentTables& tables = population.instruments.front();
        const auto repeated = [](std::vector<Count> all) {
            std::sort(all.begin(), all.end());
            return std::adjacent_find(all.begin(), all.end()) != all.end();
        };
        const auto some_order = [&](std::size_t size) {
            std::vector<std::size_t> order(size);
            std::iota(order.begin(), order.end(), std::size_t{0});
            for (std::size_t k = size; k > 1; --k) std::swap(order[k - 1], order[random.up_to(k - 1)]);
            return order;
        };
        const std::vector<std::size_t> zones = some_order(population.zones.size());
        const std::vector<std::size_t> verdicts = some_order(tables.verdicts.size());
        // Verdicts, or zones, with the same counts are told apart by their places only.
        const Table& table = tables.by_zone;
        std::set<std::vector<Count>> rows;
        std::set<std::vector<Count>> columns;
        for (std::size_t v = 0; v < table.rows; ++v) {
            std::vector<Count> row;
            for (std::size_t z = 0; z < table.columns; ++z) row.push_back(table.at(v, z));
            std::sort(row.begin(), row.end());
            rows.insert(row);
        }
        for (std::size_t z = 0; z < table.columns; ++z) {
            std::vector<Count> column;
            for (std::size_t v = 0; v < table.rows; ++v) column.push_back(table.at(v, z));
            columns.insert(column);
        }
        if (i >= 3 && rows.size() < table.rows) continue;
        if (columns.size() < table.columns || repeated(population.zones)) continue;
        Population moved = population;
        for (std::size_t z = 0; z < zones.size(); ++z) moved.zones[z] = population.zones[zones[z]];
        InstrumentTables& there = moved.instruments.front();
        there.by_zone = rows_moved(columns_moved(tables.by_zone, zones), verdicts);
        there.by_age = rows_moved(tables.by_age, verdicts);
        for (std::size_t v = 0; v < verdicts.size(); ++v) there.verdicts[v] = tables.verdicts[verdicts[v]];
        const Protected here = protected_of(population);
        const Protected elsewhere = protected_of(moved);
        for (std::size_t v = 0; v < verdicts.size(); ++v) {
            REQUIRE(elsewhere.instruments[0].verdicts[v] == here.instruments[0].verdicts[verdicts[v]]);
            for (std::size_t z = 0; z < zones.size(); ++z)
                REQUIRE(elsewhere.instruments[0].by_zone[v * zones.size() + z] ==
                        here.instruments[0].by_zone[verdicts[v] * zones.size() + zones[z]]);
        }
        const auto& hidden = here.instruments[0].by_zone;
        with_hidden += std::find(hidden.begin(), hidden.end(), true) != hidden.end() ? 1 : 0;
    }
    CHECK(with_hidden > 100);
}
