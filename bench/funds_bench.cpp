// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The funds of generated caseloads, fixed seeds: time of the processor (the median and the worst),
// the widest gap of a level to its proved bound, levels proved the best, problems proved whole.
// Arguments: only the rows whose «family requests» begins so.

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
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

void measure(const Row& row) {
    std::vector<double> times;
    double widest = 0;
    std::size_t levels = 0, proved = 0;
    int whole = 0;
    for (int seed = 1; seed <= row.seeds; ++seed) {
        const funding::Problem p = bench::caseload(row.family, row.requests, row.lines, static_cast<std::uint64_t>(seed));
        const std::clock_t start = std::clock();
        const funding::Outcome o = funding::solve(p);
        times.push_back(static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC);
        bool all = true;
        for (const funding::Level& l : o.levels) {
            ++levels;
            proved += l.value == l.bound ? 1 : 0;
            all = all && l.value == l.bound;
            if (l.value != l.bound) widest = std::max(widest, static_cast<double>(l.bound - l.value) / std::max(1.0, std::abs(static_cast<double>(l.bound))) * 100);
        }
        whole += all ? 1 : 0;
    }
    std::sort(times.begin(), times.end());
    fmt::print("{:<6} {:>7} × {:<4} {:>8.3f} {:>8.3f} {:>5} {:>9.4f} {:>6} {:>4} of {:<4} {:>3} of {:<3} {}\n", row.name, row.requests, row.lines, times[times.size() / 2], times.back(),
               row.seconds, widest, row.gap, proved, levels, whole, row.seeds, peak());
}

}  // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    using bench::Funds;
    const Row rows[] = {
        {"plain", Funds::plain, 60, 5, 20, 0, 0},          {"cents", Funds::cents, 60, 5, 20, 0, 0},         {"mixed", Funds::mixed, 60, 5, 20, 0, 0},
        {"plain", Funds::plain, 1000, 10, 5, 2, 0.05},     {"cents", Funds::cents, 1000, 10, 5, 2, 0.05},    {"mixed", Funds::mixed, 1000, 10, 5, 2, 0.05},
        {"plain", Funds::plain, 10000, 10, 3, 10, 0.03},   {"cents", Funds::cents, 10000, 10, 3, 10, 0.03},  {"mixed", Funds::mixed, 10000, 10, 3, 10, 0.03},
        {"plain", Funds::plain, 10000, 100, 2, 60, 0.03},  {"mixed", Funds::mixed, 10000, 100, 2, 60, 0.03},
        {"plain", Funds::plain, 100000, 10, 1, 60, 0.03},  {"mixed", Funds::mixed, 100000, 10, 1, 60, 0.03},
    };
    fmt::print("{:<6} {:>14} {:>8} {:>8} {:>5} {:>9} {:>6} {:>12} {:>10} memory\n", "family", "size", "median s", "worst", "bar", "gap %", "bar", "levels proved", "whole");
    for (const Row& row : rows) {
        const std::string name = fmt::format("{} {}", row.name, row.requests);
        if (argc < 2 || std::any_of(argv + 1, argv + argc, [&](const char* a) { return name.rfind(a, 0) == 0; })) measure(row);
    }
}
