// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A million persons in columns against rulebooks of 60, 600 and 6,000 instruments of 4 to
// 12 conditions each: verdicts a second, one core and two, the answers counted by
// instrument. The block's size and the kind of vector are arguments. Beside: the bytes of
// columns each person takes, how fast they are read, and which part that is of the speed at
// which this machine reads as many bytes and does nothing with them.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <chrono>
#include <map>
#include <memory>
#include <thread>

#include "bandwidth.hpp"
#include "batch/run.hpp"
#include "population_rules.hpp"

using namespace attiva;
using bench::Rules;

namespace {

constexpr std::size_t people = 1'000'000;

Rules& rules(std::size_t instruments) {
    static std::map<std::size_t, std::unique_ptr<Rules>> made;
    auto& r = made[instruments];
    if (!r) r = std::make_unique<Rules>(instruments);
    return *r;
}

const std::vector<batch::Block>& blocks(const Rules& r, std::size_t instruments, std::size_t size) {
    static std::map<std::pair<std::size_t, std::size_t>, std::vector<batch::Block>> made;
    if (made.size() > 1) made.clear();
    auto& out = made[{instruments, size}];
    if (out.empty()) {
        out.resize((people + size - 1) / size);
        for (std::size_t b = 0; b < out.size(); ++b) bench::fill(out[b], r, b * size, std::min(size, people - b * size));
    }
    return out;
}

// Bytes a second, of so many bytes on so many threads; measured once.
double limit(std::size_t bytes, std::size_t threads) {
    static std::map<std::pair<std::size_t, std::size_t>, double> made;
    double& out = made[{bytes, threads}];
    if (out == 0) out = bench::read_speed(bytes, threads);
    return out;
}

// Yes and perhaps by instrument.
struct Counts {
    std::vector<std::uint64_t> yes, maybe;
};

void count(const batch::Run& run, const Rules& r, const batch::Block& block, Counts& counts) {
    const std::size_t whole = block.people / batch::word_bits;
    const batch::Word last = (batch::Word{1} << block.people % batch::word_bits) - 1;
    for (std::size_t i = 0; i < r.roots.size(); ++i) {
        const auto t = run.truth(r.roots[i]);
        const std::uint64_t maybe = batch::kernels::count(t.yes, t.no, whole);
        counts.yes[i] += batch::kernels::count(t.yes, t.yes, whole) - maybe;
        counts.maybe[i] += maybe;
        if (last == 0) continue;
        counts.yes[i] += static_cast<std::uint64_t>(__builtin_popcountll(t.yes[whole] & ~t.no[whole] & last));
        counts.maybe[i] += static_cast<std::uint64_t>(__builtin_popcountll(t.yes[whole] & t.no[whole] & last));
    }
}

void verdicts(benchmark::State& state) {
    const auto instruments = static_cast<std::size_t>(state.range(0));
    const auto size = static_cast<std::size_t>(state.range(1));
    const auto threads = static_cast<std::size_t>(state.range(2));
    const auto kinds = batch::kernels::kinds();
    const auto kind = static_cast<std::size_t>(state.range(3));
    if (kind >= kinds.size()) return state.SkipWithError("this machine has no such vectors");
    batch::kernels::use(kinds[kind]);
    const Rules& r = rules(instruments);
    const auto& all = blocks(r, instruments, size);
    const double bytes = bench::bytes_a_person(all.front());
    const double most = limit(static_cast<std::size_t>(bytes * static_cast<double>(people)), threads);
    std::vector<Counts> counts(threads);
    const auto start = std::chrono::steady_clock::now();
    for (auto _ : state) {
        std::vector<std::thread> others;
        const auto part = [&](std::size_t t) {
            counts[t] = {std::vector<std::uint64_t>(instruments), std::vector<std::uint64_t>(instruments)};
            batch::Run run(*r.plan);
            for (std::size_t b = t; b < all.size(); b += threads) {
                run(all[b]);
                count(run, r, all[b], counts[t]);
            }
        };
        for (std::size_t t = 1; t < threads; ++t) others.emplace_back(part, t);
        part(0);
        for (auto& t : others) t.join();
    }
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() / static_cast<double>(state.iterations());
    const double speed = bytes * static_cast<double>(people) / seconds;
    std::uint64_t yes = 0;
    std::uint64_t maybe = 0;
    for (const Counts& c : counts)
        for (std::size_t i = 0; i < instruments; ++i) yes += c.yes[i], maybe += c.maybe[i];
    const double verdicts = static_cast<double>(people) * static_cast<double>(instruments);
    state.counters["verdicts/s"] = benchmark::Counter(verdicts, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["yes%"] = 100.0 * static_cast<double>(yes) / verdicts;
    state.counters["maybe%"] = 100.0 * static_cast<double>(maybe) / verdicts;
    state.counters["steps"] = static_cast<double>(r.plan->steps().size());
    state.counters["bytes/person"] = bytes;
    state.counters["GB/s"] = speed / 1e9;
    state.counters["limit%"] = 100.0 * speed / most;
    state.SetLabel(kinds[kind]);
    batch::kernels::use("");
}
BENCHMARK(verdicts)
    ->ArgNames({"instruments", "block", "threads", "kind"})
    ->ArgsProduct({{60}, {1024, 2048, 4096}, {1, 2}, {0, 1, 2}})
    ->ArgsProduct({{600}, {1024, 2048}, {1, 2}, {0, 1}})
    ->ArgsProduct({{6000}, {1024}, {1}, {0}})
    ->MeasureProcessCPUTime()
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
