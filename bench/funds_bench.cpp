// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The funds of generated caseloads, fixed seeds: time of the processor (the median and the worst),
// nodes (the median), the widest gap of a level to its proved bound, levels proved the best,
// problems proved whole, the peak of memory of the program so far; then, level by level in the
// order of the rule, the widest gap, the same in its own unit, and how many are proved. Arguments: only the rows whose
// «family requests×lines » begins so («plain 1000x10 »); a number is how many seeds. One row a
// run for its own memory.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <fstream>

#include "fund_families.hpp"
#include "funding/solve.hpp"

using namespace attiva;

namespace {

std::string peak() {
    std::ifstream in("/proc/self/status");
    for (std::string word; in >> word;)
        if (word == "VmHWM:") {
            in >> word;
            return word + " kB";
        }
    return "?";
}

struct Row {
    const char* name;
    bench::Funds family;
    std::size_t requests, lines;
    int seeds;
    double seconds, gap;  // bars; gap in hundredths of a percent, 0: proved
};

/// Of the bound, in hundredths.
double gap(const funding::Level& l) {
    return l.value == l.bound ? 0 : static_cast<double>(l.bound - l.value) / std::max(1.0, std::abs(static_cast<double>(l.bound))) * 100;
}

struct OfLevel {
    double widest = 0;
    std::int64_t most = 0;  // the same, in the level's own unit
    int proved = 0;
};

void measure(const Row& row) {
    std::vector<double> times;
    std::vector<std::uint64_t> nodes;
    std::vector<OfLevel> by_level;
    std::size_t levels = 0, proved = 0;
    int whole = 0;
    for (int seed = 1; seed <= row.seeds; ++seed) {
        const funding::Problem p = bench::caseload(row.family, row.requests, row.lines, static_cast<std::uint64_t>(seed));
        const std::clock_t start = std::clock();
        const funding::Outcome o = funding::solve(p);
        times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        nodes.push_back(o.nodes);
        by_level.resize(std::max(by_level.size(), o.levels.size()));
        bool all = o.allowed;
        for (std::size_t k = 0; k < o.levels.size(); ++k) {
            const bool best = o.levels[k].value == o.levels[k].bound;
            ++levels, proved += best ? 1 : 0, all = all && best;
            by_level[k].proved += best ? 1 : 0;
            by_level[k].widest = std::max(by_level[k].widest, gap(o.levels[k]));
            by_level[k].most = std::max(by_level[k].most, o.levels[k].bound - o.levels[k].value);
        }
        whole += all ? 1 : 0;
    }
    std::sort(times.begin(), times.end());
    std::sort(nodes.begin(), nodes.end());
    double widest = 0;
    for (const OfLevel& l : by_level) widest = std::max(widest, l.widest);
    fmt::print("{:<6} {:>7} × {:<4} {:>8.3f} {:>8.3f} {:>5} {:>8} {:>9.4f} {:>6} {:>4} of {:<4} {:>3} of {:<3} {}\n", row.name, row.requests, row.lines, times[times.size() / 2], times.back(), row.seconds,
               nodes[nodes.size() / 2], widest, row.gap, proved, levels, whole, row.seeds, peak());
    fmt::print("      ");
    for (const OfLevel& l : by_level) fmt::print(" {:.4f}% {} ({})", l.widest, l.most, l.proved);
    fmt::print("\n");
}

}  // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    using bench::Funds;
    const Row rows[] = {
        {"plain", Funds::plain, 60, 5, 20, 0, 0},          {"cents", Funds::cents, 60, 5, 20, 0, 0},         {"mixed", Funds::mixed, 60, 5, 20, 0, 0},
        {"plain", Funds::plain, 1000, 10, 5, 2, 0.05},     {"cents", Funds::cents, 1000, 10, 5, 2, 0.05},    {"mixed", Funds::mixed, 1000, 10, 5, 2, 0.05},
        {"plain", Funds::plain, 10000, 10, 3, 10, 0.03},   {"cents", Funds::cents, 10000, 10, 3, 10, 0.03},  {"mixed", Funds::mixed, 10000, 10, 3, 10, 0.03},
        {"plain", Funds::plain, 10000, 100, 2, 60, 0.03},  {"cents", Funds::cents, 10000, 100, 2, 60, 0.03}, {"mixed", Funds::mixed, 10000, 100, 2, 60, 0.03},
        {"plain", Funds::plain, 100000, 10, 1, 60, 0.03},  {"cents", Funds::cents, 100000, 10, 1, 60, 0.03}, {"mixed", Funds::mixed, 100000, 10, 1, 60, 0.03},
    };
    fmt::print("{:<6} {:>14} {:>8} {:>8} {:>5} {:>8} {:>9} {:>6} {:>12} {:>10} memory\n", "family", "size", "median s", "worst", "bar", "nodes", "gap %", "bar", "levels proved", "whole");
    std::vector<std::string> wanted;
    int seeds = 0;
    for (int i = 1; i < argc; ++i)
        if (const int n = std::atoi(argv[i]); n > 0) seeds = n;
        else wanted.emplace_back(argv[i]);
    for (Row row : rows) {
        if (seeds > 0) row.seeds = seeds;
        const std::string name = fmt::format("{} {}x{} ", row.name, row.requests, row.lines);
        if (wanted.empty() || std::any_of(wanted.begin(), wanted.end(), [&](const std::string& a) { return name.rfind(a, 0) == 0; })) measure(row);
    }
}
