// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/random_tables.hpp"

#include <algorithm>
#include <cmath>

namespace population_tests {

namespace ap = attiva::population;

namespace {

Count cell(Count most, bool sparse, Random& random) {
    return sparse && random.once_in(2) ? 0 : random.up_to(most);
}

std::vector<Count> totals_of_columns(const ap::Table& t) {
    std::vector<Count> out(t.columns, 0);
    for (std::size_t i = 0; i < t.cells.size(); ++i) out[i % t.columns] += t.cells[i];
    return out;
}

// Persons, one by one: who has which verdict, in which column.
std::vector<std::size_t> one_by_one(const std::vector<Count>& counts) {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < counts.size(); ++i) out.insert(out.end(), counts[i], i);
    return out;
}

void shuffle(std::vector<std::size_t>& all, Random& random) {
    for (std::size_t i = all.size(); i > 1; --i) std::swap(all[i - 1], all[random.up_to(i - 1)]);
}

// A table with these margins, by chance.
ap::Table met(const std::vector<Count>& rows, const std::vector<Count>& columns, Random& random) {
    ap::Table t{rows.size(), columns.size(), std::vector<Count>(rows.size() * columns.size(), 0)};
    const auto of_row = one_by_one(rows);
    auto of_column = one_by_one(columns);
    shuffle(of_column, random);
    if (columns.empty()) return t;
    for (std::size_t p = 0; p < of_row.size(); ++p) ++t.cells[of_row[p] * t.columns + of_column[p]];
    return t;
}

std::vector<Count> totals_of_rows(const ap::Table& t) {
    std::vector<Count> out(t.rows, 0);
    for (std::size_t i = 0; i < t.cells.size(); ++i) out[i / t.columns] += t.cells[i];
    return out;
}

// So many parts of the whole, at random; some of them none.
std::vector<Count> parts(Count whole, std::size_t n, Random& random) {
    std::vector<Count> out(n, 0);
    for (Count p = 0; p < whole; ++p) ++out[random.up_to(random.up_to(n - 1))];
    return out;
}

}  // namespace

Population any_population(const Shape& shape, Random& random) {
    Population out;
    const bool sparse = random.once_in(2);
    ap::InstrumentTables first;
    first.by_zone = {shape.verdicts, shape.zones, {}};
    for (std::size_t i = 0; i < shape.verdicts * shape.zones; ++i)
        first.by_zone.cells.push_back(cell(shape.persons, sparse, random));
    first.verdicts = totals_of_rows(first.by_zone);
    out.zones = totals_of_columns(first.by_zone);
    Count persons = 0;
    for (const Count n : out.zones) persons += n;
    if (shape.ages > 0) out.ages = parts(persons, shape.ages, random);
    first.by_age = met(first.verdicts, out.ages, random);
    out.instruments.push_back(first);
    while (out.instruments.size() < shape.instruments) {
        ap::InstrumentTables next;
        next.verdicts = parts(persons, shape.verdicts, random);
        next.by_zone = met(next.verdicts, out.zones, random);
        next.by_age = met(next.verdicts, out.ages, random);
        out.instruments.push_back(std::move(next));
    }
    return out;
}

Population region(std::size_t instruments, Random& random) {
    Population out;
    Count persons = 0;
    for (std::size_t z = 0; z < 30; ++z) {
        out.zones.push_back(static_cast<Count>(100 * std::pow(200.0, random.part())));
        persons += out.zones.back();
    }
    out.ages = {persons / 20, persons / 10, persons / 5, persons / 4, persons / 3, 0};
    for (const Count n : out.ages) persons -= n;
    out.ages.back() = persons;
    while (out.instruments.size() < instruments) {
        std::vector<double> often;  // of each verdict: 1 to one in 100.000; some are nobody's
        for (std::size_t v = 0; v < 9; ++v)
            often.push_back(random.once_in(3) ? 0 : std::pow(10.0, -5 * random.part()));
        often[8] += 1e-6;
        ap::InstrumentTables next;
        next.by_zone = {9, 30, std::vector<Count>(9 * 30, 0)};
        for (std::size_t z = 0; z < 30; ++z) {
            std::vector<double> here;
            double all = 0;
            for (const double o : often) all += here.emplace_back(o * (0.5 + random.part()));
            Count left = out.zones[z];
            for (std::size_t v = 0; v < 8; ++v) {
                const double expected = static_cast<double>(out.zones[z]) * here[v] / all;
                const auto n = std::min(left, static_cast<Count>(expected + 2 * random.part() * std::min(1.0, expected)));
                next.by_zone.cells[v * 30 + z] = n;
                left -= n;
            }
            next.by_zone.cells[8 * 30 + z] = left;
        }
        next.verdicts = totals_of_rows(next.by_zone);
        next.by_age = met(next.verdicts, out.ages, random);
        out.instruments.push_back(std::move(next));
    }
    return out;
}

ap::Table any_flows(std::size_t verdicts, Count persons, Random& random) {
    ap::Table out{verdicts, verdicts, {}};
    const bool sparse = random.once_in(2);
    for (std::size_t i = 0; i < verdicts * verdicts; ++i) out.cells.push_back(cell(persons, sparse, random));
    return out;
}

ap::Table region_flows(Random& random) {
    ap::Table out{9, 9, std::vector<Count>(81, 0)};
    for (std::size_t v = 0; v < 9; ++v) {
        if (random.once_in(3)) continue;
        const auto n = static_cast<Count>(std::pow(10.0, 5 * random.part()));
        out.cells[v * 9 + v] = n;
        for (std::size_t w = 0; w < 9; ++w)
            if (w != v && random.once_in(4))
                out.cells[v * 9 + w] = static_cast<Count>(std::pow(static_cast<double>(n), random.part()));
    }
    return out;
}

ap::Table columns_moved(const ap::Table& table, const std::vector<std::size_t>& order) {
    ap::Table out = table;
    for (std::size_t r = 0; r < table.rows; ++r)
        for (std::size_t c = 0; c < table.columns; ++c) out.cells[r * table.columns + c] = table.at(r, order[c]);
    return out;
}

ap::Table rows_moved(const ap::Table& table, const std::vector<std::size_t>& order) {
    ap::Table out = table;
    for (std::size_t r = 0; r < table.rows; ++r)
        for (std::size_t c = 0; c < table.columns; ++c) out.cells[r * table.columns + c] = table.at(order[r], c);
    return out;
}

}  // namespace population_tests
