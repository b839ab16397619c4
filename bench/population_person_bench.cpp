// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One person at a time on the measured family, loaded: whether she may have each of 60 and
// of 600 instruments, without reasons. Nothing is presumed of her, so that one evaluation is
// both as known and with presumptions; her profile is there already. Times are per person.

#include <benchmark/benchmark.h>

#include <map>
#include <memory>

#include "matching/match.hpp"
#include "population_rules.hpp"

using namespace attiva;

namespace {

constexpr std::size_t people = 100;  // they fit the cache, as one just read does

struct Loaded {
    bench::Rules rules;
    std::vector<person::Profile> profiles;
    explicit Loaded(std::size_t instruments) : rules(instruments) {
        for (std::size_t p = 0; p < people; ++p) profiles.push_back(bench::profile(rules, p));
    }
};

const Loaded& loaded(std::size_t instruments) {
    static std::map<std::size_t, std::unique_ptr<Loaded>> made;
    auto& one = made[instruments];
    if (!one) one = std::make_unique<Loaded>(instruments);
    return *one;
}

// Every verdict.
void verdicts(benchmark::State& state) {
    const auto instruments = static_cast<std::size_t>(state.range(0));
    const Loaded& l = loaded(instruments);
    evaluation::Evaluation e(*l.rules.day);
    const matching::Question q{l.rules.catalogue, l.rules.program, e, e, false, ""};
    std::vector<Verdict> said(instruments);
    std::size_t i = 0;
    for (auto _ : state) {
        e.run(l.profiles[i++ % people], evaluation::Extent::deciding);
        for (language::InstrumentId k = 0; k < instruments; ++k) said[k] = matching::decide(q, k).verdict;
        benchmark::DoNotOptimize(said.data());
        benchmark::ClobberMemory();
    }
    state.counters["nodes"] = static_cast<double>(l.rules.day->deciding().size());
}
BENCHMARK(verdicts)->ArgName("instruments")->Arg(60)->Arg(600)->Unit(benchmark::kMicrosecond);

// The evaluation alone.
void evaluation_alone(benchmark::State& state) {
    const Loaded& l = loaded(static_cast<std::size_t>(state.range(0)));
    evaluation::Evaluation e(*l.rules.day);
    std::size_t i = 0;
    for (auto _ : state) e.run(l.profiles[i++ % people], evaluation::Extent::deciding);
}
BENCHMARK(evaluation_alone)->ArgName("instruments")->Arg(60)->Arg(600)->Unit(benchmark::kMicrosecond);

}  // namespace

BENCHMARK_MAIN();
