// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner on generated families, fixed seeds: time of the processor (the median and the
// worst), plans proved best, and the gap on the end date of those that are not. Memory is
// that of the whole process at its highest.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <cstdlib>
#include <cstdio>
#include <fstream>

#include "path_families.hpp"
#include "pathway/planner.hpp"

using namespace attiva;
using namespace attiva::pathway;

namespace {

double milliseconds(std::clock_t since) { return static_cast<double>(std::clock() - since) * 1000 / CLOCKS_PER_SEC; }

struct Row {
    std::vector<double> times;
    int proved = 0, found = 0, none = 0, wrong = 0, steps = 0;
    Day gap = 0;
    std::uint64_t expansions = 0;
};

Row measure(const bench::Family& family, std::size_t size, int seeds, Key first) {
    Row out;
    for (int seed = 1; seed <= seeds; ++seed) {
        std::optional<Day> best;
        const Problem p = family.make(size, static_cast<std::uint64_t>(seed), best);
        const std::clock_t start = std::clock();
        const Search s = plan(p, first);
        out.times.push_back(milliseconds(start));
        out.expansions = std::max(out.expansions, s.expansions);
        if (s.plan) out.steps = std::max(out.steps, s.cost.steps);
        if (s.outcome == Outcome::proved) ++out.proved;
        if (s.outcome == Outcome::none) ++out.none;
        if (s.outcome == Outcome::best_found) {
            ++out.found;
            out.gap = std::max(out.gap, s.cost.end - s.bound.end);
        }
        if (best && first != Key::steps && s.outcome == Outcome::proved && s.cost.end != *best) ++out.wrong;
        if (std::getenv("ATTIVA_SEMI") != nullptr)
            fmt::print("  {} {} {}: {} ms {} {} | {} {} {} {} {} >= {} {} {} {} {}\n", family.name, size, seed, out.times.back(),
                       static_cast<int>(s.outcome), s.expansions, s.cost.discouraged, s.cost.skipped, s.cost.end, s.cost.steps, s.cost.undecided,
                       s.bound.discouraged, s.bound.skipped, s.bound.end, s.bound.steps, s.bound.undecided);
    }
    std::sort(out.times.begin(), out.times.end());
    return out;
}

std::string peak() {
    std::ifstream in("/proc/self/status");
    std::string word;
    while (in >> word)
        if (word == "VmHWM:") {
            in >> word;
            return word + " kB";
        }
    return "?";
}

}  // namespace

int main() {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    struct Size {
        std::size_t activities;
        int seeds;
        double bar;
    };
    fmt::print("{:<13} {:>5} {:<7} {:>10} {:>9} {:>6} {:>6} {:>7} {:>5} {:>5} {:>6} {:>6} {:>7}\n", "family", "size", "first", "median ms",
               "worst ms", "bar", "proved", "not yet", "none", "wrong", "gap d", "steps", "states");
    for (const Key first : {Key::discouraged, Key::end, Key::steps})
        for (const Size size : {Size{30, 100, 5}, Size{300, 50, 100}, Size{3000, 10, 2000}})
            for (const bench::Family& family : bench::path_families()) {
                const Row r = measure(family, size.activities, size.seeds, first);
                fmt::print("{:<13} {:>5} {:<7} {:>10.2f} {:>9.2f} {:>6} {:>6} {:>7} {:>5} {:>5} {:>6} {:>6} {:>7}\n", family.name,
                           size.activities, first == Key::end ? "end" : first == Key::steps ? "steps" : "-", r.times[r.times.size() / 2],
                           r.times.back(), size.bar, r.proved, r.found, r.none, r.wrong, r.gap, r.steps, r.expansions);
            }
    fmt::print("highest memory: {}\n", peak());
}
