// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/judge.hpp"

#include <algorithm>
#include <numeric>

namespace population_tests {

namespace ap = attiva::population;

std::size_t Puzzle::add(std::string name, Count value, bool is_hidden) {
    truth.push_back(static_cast<Whole>(value));
    hidden.push_back(is_hidden);
    names.push_back(std::move(name));
    return truth.size() - 1;
}

void Puzzle::sum(std::size_t total, const std::vector<std::size_t>& parts) {
    std::vector<Term> equation{{total, -1}};
    for (const std::size_t p : parts) equation.push_back({p, 1});
    equations.push_back(std::move(equation));
}

namespace {

// A table between verdicts already there and columns already there.
void add_table(Puzzle& puzzle, const ap::Table& table, const std::vector<bool>& hidden,
               const std::vector<std::size_t>& rows, const std::vector<std::size_t>& columns,
               const std::string& name) {
    if (table.columns == 0) return;
    std::vector<std::vector<std::size_t>> of_row(table.rows);
    std::vector<std::vector<std::size_t>> of_column(table.columns);
    for (std::size_t r = 0; r < table.rows; ++r) {
        for (std::size_t c = 0; c < table.columns; ++c) {
            const std::size_t i = r * table.columns + c;
            const std::size_t cell =
                puzzle.add(name + std::to_string(r) + "," + std::to_string(c), table.cells[i], hidden[i]);
            of_row[r].push_back(cell);
            of_column[c].push_back(cell);
        }
    }
    for (std::size_t r = 0; r < table.rows; ++r) puzzle.sum(rows[r], of_row[r]);
    for (std::size_t c = 0; c < table.columns; ++c) puzzle.sum(columns[c], of_column[c]);
}

std::vector<std::size_t> add_totals(Puzzle& puzzle, const ap::Table& table,
                                    const std::vector<bool>& hidden, std::size_t all,
                                    const std::string& name) {
    std::vector<std::size_t> out;
    for (std::size_t c = 0; c < table.columns; ++c) {
        Count total = 0;
        for (std::size_t r = 0; r < table.rows; ++r) total += table.at(r, c);
        out.push_back(puzzle.add(name + std::to_string(c), total, hidden[c]));
    }
    if (!out.empty()) puzzle.sum(all, out);
    return out;
}

// All the numbers a count may still be.
using Domains = std::vector<Range>;

// What an equation leaves of the domains of its counts; false: nothing of one.
bool narrow(const std::vector<Puzzle::Term>& equation, Domains& domains, bool& changed) {
    Whole least = 0;
    Whole most = 0;
    for (const auto& [count, times] : equation) {
        least += times > 0 ? domains[count].least : -domains[count].most;
        most += times > 0 ? domains[count].most : -domains[count].least;
    }
    if (least > 0 || most < 0) return false;
    for (const auto& [count, times] : equation) {
        Range& d = domains[count];
        const Whole own_least = times > 0 ? d.least : -d.most;
        const Whole own_most = times > 0 ? d.most : -d.least;
        // The others are between least − own_least and most − own_most, and this is what is missing.
        const Whole low = std::max(own_least, own_most - most);
        const Whole high = std::min(own_most, own_least - least);
        if (low > high) return false;
        const Range now = times > 0 ? Range{low, high} : Range{-high, -low};
        changed = changed || now.least != d.least || now.most != d.most;
        d = now;
    }
    return true;
}

bool narrow_all(const Puzzle& puzzle, Domains& domains) {
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& equation : puzzle.equations)
            if (!narrow(equation, domains, changed)) return false;
    }
    return true;
}

// The open count with the fewest numbers; none: one table is left.
std::optional<std::size_t> narrowest(const Domains& domains) {
    std::optional<std::size_t> out;
    for (std::size_t i = 0; i < domains.size(); ++i) {
        const Whole width = domains[i].most - domains[i].least;
        if (width > 0 && (!out || width < domains[*out].most - domains[*out].least)) out = i;
    }
    return out;
}

bool possible(const Puzzle& puzzle, Domains domains) {
    if (!narrow_all(puzzle, domains)) return false;
    const auto open = narrowest(domains);
    if (!open) return true;
    for (Whole n = domains[*open].least; n <= domains[*open].most; ++n) {
        Domains tried = domains;
        tried[*open] = {n, n};
        if (possible(puzzle, std::move(tried))) return true;
    }
    return false;
}

Domains all_domains(const Puzzle& puzzle) {
    Whole most = 0;
    for (const Whole n : puzzle.truth) most = std::max(most, n);
    Domains out;
    // All counts are parts of the greatest, the number of all persons.
    for (std::size_t i = 0; i < puzzle.truth.size(); ++i)
        out.push_back(puzzle.hidden[i] ? Range{0, most} : Range{puzzle.truth[i], puzzle.truth[i]});
    return out;
}

void widen(Range& range, Whole n) { range = {std::min(range.least, n), std::max(range.most, n)}; }

bool visit(const Puzzle& puzzle, Domains domains, std::size_t limit, Enumerated& out,
           const std::vector<std::vector<Puzzle::Term>>& also) {
    if (!narrow_all(puzzle, domains)) return true;
    if (const auto open = narrowest(domains)) {
        for (Whole n = domains[*open].least; n <= domains[*open].most; ++n) {
            Domains tried = domains;
            tried[*open] = {n, n};
            if (!visit(puzzle, std::move(tried), limit, out, also)) return false;
        }
        return true;
    }
    if (++out.tables > limit) return false;
    for (std::size_t i = 0; i < domains.size(); ++i) widen(out.counts[i], domains[i].least);
    for (std::size_t i = 0; i < also.size(); ++i) {
        Whole n = 0;
        for (const auto& [count, times] : also[i]) n += times * domains[count].least;
        widen(out.also[i], n);
    }
    return true;
}

}  // namespace

Puzzle puzzle_of(const std::vector<ap::InstrumentTables>& instruments,
                 const std::vector<ap::HiddenOfInstrument>& hidden,
                 const ap::HiddenColumns& columns) {
    Puzzle puzzle;
    const auto& first = instruments.front();
    const Count persons = std::accumulate(first.verdicts.begin(), first.verdicts.end(), Count{0});
    const std::size_t all = puzzle.add("all", persons, false);
    const auto zones = add_totals(puzzle, first.by_zone, columns.zones, all, "zone ");
    const auto ages = add_totals(puzzle, first.by_age, columns.ages, all, "age ");
    for (std::size_t k = 0; k < instruments.size(); ++k) {
        const std::string name = std::string(1, static_cast<char>('A' + k)) + " ";
        std::vector<std::size_t> verdicts;
        for (std::size_t v = 0; v < first.verdicts.size(); ++v)
            verdicts.push_back(puzzle.add(name + std::to_string(v), instruments[k].verdicts[v],
                                          hidden[k].verdicts[v]));
        puzzle.sum(all, verdicts);
        add_table(puzzle, instruments[k].by_zone, hidden[k].by_zone, verdicts, zones, name + "zone ");
        add_table(puzzle, instruments[k].by_age, hidden[k].by_age, verdicts, ages, name + "age ");
    }
    return puzzle;
}

FlowPuzzle puzzle_of(const ap::Table& flows, const ap::HiddenOfFlows& hidden) {
    FlowPuzzle out;
    Puzzle& puzzle = out.puzzle;
    const Count persons = std::accumulate(flows.cells.begin(), flows.cells.end(), Count{0});
    const std::size_t all = puzzle.add("all", persons, false);
    for (std::size_t v = 0; v < flows.rows; ++v) {
        Count before = 0;
        Count after = 0;
        for (std::size_t w = 0; w < flows.rows; ++w) {
            before += flows.at(v, w);
            after += flows.at(w, v);
        }
        out.before.push_back(puzzle.add("before " + std::to_string(v), before, hidden.before[v]));
        out.after.push_back(puzzle.add("after " + std::to_string(v), after, hidden.after[v]));
    }
    puzzle.sum(all, out.before);
    puzzle.sum(all, out.after);
    add_table(puzzle, flows, hidden.cells, out.before, out.after, "");
    return out;
}

Puzzle beyond_one(const Puzzle& puzzle) {
    Puzzle out = puzzle;
    const std::size_t one = out.add("one", 1, false);
    const auto taken = [&](std::size_t i) { return puzzle.hidden[i] && puzzle.truth[i] > 0; };
    for (std::size_t i = 0; i < puzzle.truth.size(); ++i)
        if (taken(i)) --out.truth[i];
    for (auto& equation : out.equations) {
        Whole times = 0;
        for (const auto& term : equation) times += taken(term.count) ? term.times : 0;
        equation.push_back({one, times});
    }
    return out;
}

std::optional<Enumerated> enumerate(const Puzzle& puzzle, std::size_t limit,
                                    const std::vector<std::vector<Puzzle::Term>>& also) {
    Enumerated out;
    for (const Whole n : puzzle.truth) out.counts.push_back({n, n});
    for (const auto& terms : also) {
        Whole n = 0;
        for (const auto& [count, times] : terms) n += times * puzzle.truth[count];
        out.also.push_back({n, n});
    }
    if (!visit(puzzle, all_domains(puzzle), limit, out, also)) return std::nullopt;
    return out;
}

Range search(const Puzzle& puzzle, std::size_t count) {
    Domains domains = all_domains(puzzle);
    narrow_all(puzzle, domains);
    Range range{puzzle.truth[count], puzzle.truth[count]};
    const auto holds = [&](Whole n) {
        Domains tried = domains;
        tried[count] = {n, n};
        return possible(puzzle, std::move(tried));
    };
    for (Whole n = domains[count].most; n > range.most; --n)
        if (holds(n)) range.most = n;
    for (Whole n = domains[count].least; n < range.least; ++n)
        if (holds(n)) range.least = n;
    return range;
}

std::string worked_out(const Puzzle& puzzle, const std::vector<Range>& ranges, Count threshold) {
    const auto wide = static_cast<Whole>(threshold) - 1;
    std::string out;
    for (std::size_t i = 0; i < puzzle.truth.size(); ++i) {
        const bool small = puzzle.truth[i] > 0 && puzzle.truth[i] <= wide;
        const Whole width = ranges[i].most - ranges[i].least;
        if (small && !puzzle.hidden[i]) out += puzzle.names[i] + " is printed\n";
        if (puzzle.hidden[i] && width < (small ? wide : 1))
            out += puzzle.names[i] + " is " + std::to_string(puzzle.truth[i]) + ", from " +
                   std::to_string(ranges[i].least) + " to " + std::to_string(ranges[i].most) + "\n";
    }
    return out;
}

}  // namespace population_tests
