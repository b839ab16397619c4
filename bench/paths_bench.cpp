// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The planner on generated families, fixed seeds: time of the processor (the median and the
// worst), plans proved best, and of those that are not how many have the keys before the end
// proved, and the gap on the end date (median … worst). Memory is that of the whole process at
// its highest.

#include <fmt/format.h>

#include <algorithm>
#include <ctime>
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
    int proved = 0, found = 0, none = 0, unknown = 0, wrong = 0, steps = 0;
    int earlier = 0;         // of those found, not proved: the keys before the end are the best
    std::vector<Day> gaps;   // of these, on the end
};

// Of the keys before the end, the bound is what the plan costs.
bool earlier(const Search& s, Key first) {
    if (first == Key::steps && s.cost.steps != s.bound.steps) return false;
    if (first == Key::end) return true;
    return s.cost.discouraged == s.bound.discouraged && s.cost.skipped == s.bound.skipped;
}

Row measure(const bench::Family& family, std::size_t size, int seeds, Key first) {
    Row out;
    for (int seed = 1; seed <= seeds; ++seed) {
        std::optional<Day> best;
        const Problem p = family.make(size, static_cast<std::uint64_t>(seed), best);
        const std::clock_t start = std::clock();
        const Search s = plan(p, first);
        out.times.push_back(milliseconds(start));
        if (s.plan) out.steps = std::max(out.steps, s.cost.steps);
        ++(s.outcome == Outcome::proved ? out.proved : s.outcome == Outcome::none ? out.none : s.plan ? out.found : out.unknown);
        if (s.outcome == Outcome::best_found && earlier(s, first)) {
            ++out.earlier;
            out.gaps.push_back(s.cost.end - s.bound.end);
        }
        if (best && first == Key::discouraged && s.outcome == Outcome::proved && s.cost.end != *best) ++out.wrong;
    }
    std::sort(out.times.begin(), out.times.end());
    std::sort(out.gaps.begin(), out.gaps.end());
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
    fmt::print("{:<13} {:>5} {:<5} {:>9} {:>8} {:>5} {:>6} {:>5} {:>7} {:>10} {:>5} {:>7} {:>5} {:>5}\n", "family", "size", "first", "median ms", "worst", "bar",
               "proved", "found", "earlier", "gap, days", "none", "unknown", "wrong", "steps");
    for (const Key first : {Key::discouraged, Key::end, Key::steps})
        for (const Size size : {Size{30, 100, 5}, Size{300, 50, 100}, Size{3000, 10, 2000}}) {
            for (const bench::Family& family : bench::path_families()) {
                const Row r = measure(family, size.activities, size.seeds, first);
                const std::string gap = r.gaps.empty() ? "" : fmt::format("{} … {}", r.gaps[r.gaps.size() / 2], r.gaps.back());
                fmt::print("{:<13} {:>5} {:<5} {:>9.2f} {:>8.1f} {:>5} {:>6} {:>5} {:>7} {:>10} {:>5} {:>7} {:>5} {:>5}\n", family.name, size.activities,
                           first == Key::end ? "end" : first == Key::steps ? "steps" : "-", r.times[r.times.size() / 2], r.times.back(), size.bar, r.proved,
                           r.found, r.earlier, gap, r.none, r.unknown, r.wrong, r.steps);
            }
            fmt::print("highest memory so far: {}\n", peak());
        }
}
