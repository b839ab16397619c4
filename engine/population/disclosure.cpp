// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Small counts are hidden, then each is protected in its turn, the smallest first, by hiding the
// fewest persons more. What is hidden only adds to what is possible, so who is protected stays so.
//
// The three tables of an instrument are one network: from all persons to the age bands, from
// those to the verdicts, to the zones, and back to all persons. A column hidden whole leaves its
// total free, together with the others hidden: its arc is there and hidden. Whatever those totals
// may be for one instrument they may be for another, because there too all that is in the hidden
// columns can be moved among them: so an instrument can be judged by itself.
#include "population/disclosure.hpp"

#include <algorithm>
#include <numeric>
#include <optional>
#include <stdexcept>
#include <tuple>

#include "population/network.hpp"

namespace attiva::population {
namespace {

using Arcs = std::vector<Network::Arc>;

// Sums of as many counts as memory holds stay far from the end of a 64-bit number.
constexpr Count most_persons = Count{1} << 40;

bool small(Count count, Count threshold) { return count > 0 && count < threshold; }

Count sum(const std::vector<Count>& counts) {
    return std::accumulate(counts.begin(), counts.end(), Count{0});
}

void require(bool agrees, const char* what) {
    if (!agrees) throw std::invalid_argument(what);
}

std::vector<Count> row_totals(const Table& table) {
    require(table.cells.size() == table.rows * table.columns, "a table without some of its cells");
    std::vector<Count> out(table.rows, 0);
    for (std::size_t i = 0; i < table.cells.size(); ++i) {
        require(table.cells[i] <= most_persons, "more persons than there are");
        out[i / table.columns] += table.cells[i];
    }
    return out;
}

std::vector<Count> column_totals(const Table& table) {
    std::vector<Count> out(table.columns, 0);
    for (std::size_t i = 0; i < table.cells.size(); ++i) out[i % table.columns] += table.cells[i];
    return out;
}

// The smallest columns that hide each other: each may be of `threshold` persons or more, even for
// who knows that none of them is empty.
std::vector<bool> hidden_among(const std::vector<Count>& totals, Count threshold) {
    std::vector<bool> hidden(totals.size(), false);
    std::vector<std::size_t> order(totals.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return totals[a] < totals[b]; });
    Count persons = 0;
    std::size_t columns = 0;
    for (const std::size_t i : order) {
        if (totals[i] == 0) continue;
        const bool enough = columns == 0 || persons + 1 >= threshold + columns;
        if (enough && !small(totals[i], threshold)) break;
        hidden[i] = true;
        persons += totals[i];
        ++columns;
    }
    return hidden;
}

// The places 0 … size − 1, in the order of what is in them; equal ones as they come.
template <class Key>
std::vector<std::size_t> ordered(std::size_t size, Key key) {
    std::vector<decltype(key(std::size_t{0}))> keys;
    for (std::size_t i = 0; i < size; ++i) keys.push_back(key(i));
    std::vector<std::size_t> order(size);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return keys[a] < keys[b]; });
    return order;
}

std::vector<Count> sorted_row(const Table& table, std::size_t row) {
    std::vector<Count> out;
    for (std::size_t c = 0; c < table.columns; ++c) out.push_back(table.at(row, c));
    std::sort(out.begin(), out.end());
    return out;
}

// Verdicts in an order that does not depend on that of the columns.
std::vector<std::size_t> order_of_rows(const InstrumentTables& tables) {
    return ordered(tables.verdicts.size(), [&](std::size_t v) {
        return std::tuple(tables.verdicts[v], sorted_row(tables.by_zone, v),
                          sorted_row(tables.by_age, v));
    });
}

// One of the two tables of an instrument, in its network.
struct Side {
    std::vector<Network::Node> verdicts;  // where the persons of a verdict come in, or go out
    Arcs cells;                           // place by place as in the table
    std::vector<std::size_t> columns;     // in the order of what is in them
};

// The persons of the verdicts go out to the columns, or come in from them, and so to `all`.
struct SideMaker {
    Network& network;
    Network::Node all;
    bool out;

    [[nodiscard]] Network::Arc arc(Network::Node verdict, Network::Node column, Count n) const {
        const auto value = static_cast<Network::Persons>(n);
        return out ? network.arc(verdict, column, value) : network.arc(column, verdict, value);
    }

    [[nodiscard]] Side make(const Table& table, const std::vector<bool>& hidden,
                            const std::vector<std::size_t>& rows) const {
        Side side;
        side.verdicts.assign(rows.size(), all);
        if (table.columns == 0) return side;
        side.cells.resize(table.cells.size());
        for (const std::size_t v : rows) side.verdicts[v] = network.node();
        side.columns = ordered(table.columns, [&](std::size_t c) {
            std::vector<Count> out_of(1, hidden[c] ? 1 : 0);
            for (const std::size_t v : rows) out_of.push_back(table.at(v, c));
            return out_of;
        });
        const std::vector<Count> totals = column_totals(table);
        for (const std::size_t c : side.columns) {
            const Network::Node column = network.node();
            for (const std::size_t v : rows) {
                const Network::Arc cell = arc(side.verdicts[v], column, table.at(v, c));
                side.cells[v * table.columns + c] = cell;
                if (hidden[c]) network.hide(cell);
            }
            if (hidden[c]) network.hide(arc(column, all, totals[c]));
        }
        return side;
    }
};

std::vector<bool> hidden_of(const Network& network, const Arcs& arcs) {
    std::vector<bool> out;
    for (const Network::Arc a : arcs) out.push_back(network.hidden(a));
    return out;
}

// Every one of them is small, and there is always a way: hiding all there is left to hide.
void protect_all(Network& network, Arcs arcs, Count threshold) {
    std::stable_sort(arcs.begin(), arcs.end(), [&](Network::Arc a, Network::Arc b) {
        return network.value(a) < network.value(b);
    });
    for (const Network::Arc a : arcs)
        if (!network.protect(a, static_cast<Network::Persons>(threshold - 1)))
            throw std::logic_error("a small count that nothing can hide");
}

Arcs small_among(const Network& network, const Arcs& arcs, Count threshold) {
    Arcs out;
    for (const Network::Arc a : arcs)
        if (small(static_cast<Count>(network.value(a)), threshold)) out.push_back(a);
    return out;
}

void require_agreement(const InstrumentTables& tables, const HiddenColumns& columns) {
    for (const Table* table : {&tables.by_zone, &tables.by_age})
        require(table->columns == 0 || row_totals(*table) == tables.verdicts,
                "tables of one instrument that do not agree");
    require(tables.by_zone.columns == columns.zones.size() &&
                tables.by_age.columns == columns.ages.size(),
            "tables with other columns than the file");
    for (const Count persons : tables.verdicts)
        require(persons <= most_persons, "more persons than there are");
}

}  // namespace

HiddenColumns hidden_columns(const std::vector<Count>& zones, const std::vector<Count>& ages,
                             Count threshold) {
    require(zones.empty() || ages.empty() || sum(zones) == sum(ages),
            "zones and age bands of different persons");
    HiddenColumns out;
    out.everything = small(sum(zones.empty() ? ages : zones), threshold);
    out.zones = hidden_among(zones, threshold);
    out.ages = hidden_among(ages, threshold);
    return out;
}

HiddenOfInstrument protect(const InstrumentTables& tables, const HiddenColumns& columns,
                           Count threshold) {
    require_agreement(tables, columns);
    HiddenOfInstrument out;
    if (columns.everything || small(sum(tables.verdicts), threshold)) {
        out.verdicts.assign(tables.verdicts.size(), true);
        out.by_zone.assign(tables.by_zone.cells.size(), true);
        out.by_age.assign(tables.by_age.cells.size(), true);
        return out;
    }
    const std::vector<std::size_t> rows = order_of_rows(tables);
    Network network;
    // All persons, before and after being counted: how many they are is printed.
    const Network::Node from = network.node();
    const Network::Node to = network.node();
    const Side ages = SideMaker{network, from, false}.make(tables.by_age, columns.ages, rows);
    const Side zones = SideMaker{network, to, true}.make(tables.by_zone, columns.zones, rows);
    Arcs verdicts(tables.verdicts.size());
    for (const std::size_t v : rows)
        verdicts[v] = network.arc(ages.verdicts[v], zones.verdicts[v],
                                  static_cast<Network::Persons>(tables.verdicts[v]));
    Arcs counts;
    for (const std::size_t v : rows) counts.push_back(verdicts[v]);
    for (const Side* side : {&zones, &ages})
        for (const std::size_t v : rows)
            for (const std::size_t c : side->columns)
                counts.push_back(side->cells[v * side->columns.size() + c]);
    const Arcs primary = small_among(network, counts, threshold);
    for (const Network::Arc a : primary) network.hide(a);
    protect_all(network, primary, threshold);
    // Of a column hidden whole: a 0 that everybody can work out.
    for (const Network::Arc a : counts)
        if (network.hidden(a) && network.value(a) == 0 && !network.can_grow(a)) network.show(a);
    out.verdicts = hidden_of(network, verdicts);
    out.by_zone = hidden_of(network, zones.cells);
    out.by_age = hidden_of(network, ages.cells);
    return out;
}

HiddenOfFlows protect_flows(const Table& flows, Count threshold) {
    require(flows.rows == flows.columns, "passages between different verdicts");
    const std::vector<Count> before = row_totals(flows);
    const std::vector<Count> after = column_totals(flows);
    HiddenOfFlows out;
    out.everything = small(sum(before), threshold);
    if (out.everything) {
        out.cells.assign(flows.cells.size(), true);
        out.before.assign(flows.rows, true);
        out.after.assign(flows.rows, true);
        return out;
    }
    Network network;
    const Network::Node from = network.node();
    const Network::Node to = network.node();
    const auto persons = [](Count n) { return static_cast<Network::Persons>(n); };
    std::vector<Network::Node> left;
    std::vector<Network::Node> right;
    Arcs rows;
    Arcs columns;
    Arcs cells;
    for (std::size_t v = 0; v < flows.rows; ++v) {
        left.push_back(network.node());
        right.push_back(network.node());
        rows.push_back(network.arc(from, left[v], persons(before[v])));
        columns.push_back(network.arc(right[v], to, persons(after[v])));
    }
    for (std::size_t i = 0; i < flows.cells.size(); ++i)
        cells.push_back(network.arc(left[i / flows.columns], right[i % flows.columns],
                                    persons(flows.cells[i])));
    std::vector<std::size_t> differing;
    for (std::size_t v = 0; v < flows.rows; ++v)
        if (small(std::max(before[v], after[v]) - std::min(before[v], after[v]), threshold))
            differing.push_back(v);
    Arcs primary;
    for (const Arcs* counts : {&columns, &rows, &cells})
        for (const Network::Arc a : small_among(network, *counts, threshold)) primary.push_back(a);
    for (const Network::Arc a : primary) network.hide(a);
    for (const std::size_t v : differing) network.hide(columns[v]);
    // The total after, for who knows the total before, even where that is hidden: more than asked.
    for (const std::size_t v : differing)
        if (!network.protect(columns[v], persons(threshold - 1), rows[v]))
            throw std::logic_error("a small difference that nothing can hide");
    protect_all(network, primary, threshold);
    out.cells = hidden_of(network, cells);
    out.before = hidden_of(network, rows);
    out.after = hidden_of(network, columns);
    return out;
}

std::vector<bool> protect_list(const std::vector<Count>& counts, Count persons, Count threshold) {
    std::vector<bool> out;
    for (const Count n : counts) {
        require(n <= persons, "more persons than those counted");
        out.push_back(small(n, threshold) || small(persons - n, threshold));
    }
    return out;
}

}  // namespace attiva::population
