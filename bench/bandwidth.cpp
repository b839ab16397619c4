// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "bandwidth.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

namespace bench {
namespace {

using Lanes = std::uint64_t __attribute__((vector_size(64)));
constexpr std::size_t readings = 5;
constexpr std::size_t least_bytes = std::size_t{1} << 30U;  // of a reading: a small buffer is read again and again

double seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

}  // namespace

#ifdef __x86_64__
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
std::uint64_t sum(const Line* lines, std::size_t count) {
    // Enough sums at once that no addition waits for the one before.
    const auto* in = reinterpret_cast<const Lanes*>(lines);
    Lanes a{}, b{}, c{}, d{};
    std::size_t i = 0;
    for (; i + 4 <= count; i += 4) a += in[i], b += in[i + 1], c += in[i + 2], d += in[i + 3];
    for (; i < count; ++i) a += in[i];
    a += b + c + d;
    std::uint64_t all = 0;
    for (int k = 0; k < 8; ++k) all += a[k];
    return all;
}

double read_speed(std::size_t bytes, std::size_t threads) {
    const std::size_t lines = std::max<std::size_t>(1, bytes / threads / sizeof(Line));
    const std::size_t times = std::max<std::size_t>(1, least_bytes / (lines * sizeof(Line) * threads));
    std::vector<std::vector<Line>> parts(threads);
    std::vector<std::thread> others;
    std::atomic<std::size_t> ready = 0;
    std::atomic<std::size_t> round = 0;
    std::atomic<std::size_t> done = 0;
    std::atomic<std::uint64_t> kept = 0;
    // Each thread writes its part first, so that its pages are there and near it.
    const auto read = [&](std::size_t t) {
        for (std::size_t k = 0; k < times; ++k) kept += sum(parts[t].data(), lines);
    };
    for (std::size_t t = 0; t < threads; ++t)
        others.emplace_back([&, t] {
            parts[t].assign(lines, Line{{t, 1, 2, 3, 4, 5, 6, 7}});
            ++ready;
            for (std::size_t r = 1; r <= readings; ++r) {
                while (round < r) std::this_thread::yield();
                read(t);
                ++done;
            }
        });
    while (ready < threads) std::this_thread::yield();
    double best = 0;
    for (std::size_t r = 1; r <= readings; ++r) {
        const double start = seconds();
        round = r;
        // Asleep, not spinning: the threads measured may need every core.
        while (done < r * threads) std::this_thread::sleep_for(std::chrono::microseconds(200));
        best = std::max(best, static_cast<double>(lines * sizeof(Line) * times * threads) / (seconds() - start));
    }
    for (auto& t : others) t.join();
    return best;
}

}  // namespace bench
