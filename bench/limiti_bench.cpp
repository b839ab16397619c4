// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// How fast this machine reads memory, on one core and on two: from the second-level cache,
// from a buffer as large as a million persons in columns, and from one that no cache holds.
// What bench_batch reaches is printed beside the second.

#include <benchmark/benchmark.h>

#include "bandwidth.hpp"

namespace {

void reading(benchmark::State& state) {
    const auto bytes = static_cast<std::size_t>(state.range(0)) << 10U;
    const auto threads = static_cast<std::size_t>(state.range(1));
    double speed = 0;
    for (auto _ : state) speed = bench::read_speed(bytes, threads);
    state.counters["GB/s"] = speed / 1e9;
}
BENCHMARK(reading)
    ->ArgNames({"KiB", "threads"})
    ->ArgsProduct({{512, 192 << 10, 1 << 20}, {1, 2}})
    ->Iterations(1)
    ->UseRealTime()
    ->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
