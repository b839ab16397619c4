// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// A million persons in columns against rulebooks of 60, 600 and 6,000 instruments of 4 to
// 12 conditions each: verdicts a second, one core and two, the answers counted by
// instrument. The block's size and the kind of vector are arguments.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <thread>

#include "batch/run.hpp"
#include "catalogue/load.hpp"
#include "population_family.hpp"

using namespace attiva;
using vocabulary::Possible;

namespace {

constexpr std::size_t people = 1'000'000;

[[noreturn]] void stop(const std::string& why) {
    fmt::print(stderr, "bench_batch: {}\n", why);
    std::exit(1);
}

// A rulebook with its plan.
struct Rules {
    bench::Family family;
    catalogue::Catalogue catalogue;
    program::Program program;
    std::unique_ptr<evaluation::DayTables> day;
    std::vector<program::Id> roots;
    std::unique_ptr<batch::Plan> plan;

    explicit Rules(std::size_t instruments) : family(bench::make_family(instruments)) {
        const auto folder = std::filesystem::temp_directory_path() / fmt::format("attiva_bench_popolazione_{}", instruments);
        bench::write_family(family, folder);
        Diagnostics diagnostics;
        catalogue = catalogue::load(folder.string(), diagnostics);
        if (!diagnostics.ok()) stop(diagnostics.items().front().message);
        program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
        day = std::make_unique<evaluation::DayTables>(program, catalogue.rules, catalogue.vocabulary, catalogue.territory, *date_of(2026, 3, 10));
        for (const auto& r : program.instruments) roots.push_back(r.eligible);
        plan = std::make_unique<batch::Plan>(*day, roots);
    }
};

Rules& rules(std::size_t instruments) {
    static std::map<std::size_t, std::unique_ptr<Rules>> made;
    auto& r = made[instruments];
    if (!r) r = std::make_unique<Rules>(instruments);
    return *r;
}

Possible value_of(const bench::Attribute& a, const bench::Known& k, const Possible& domain) {
    if (k.missing) return domain;
    if (a.kind == bench::Attribute::Kind::truth || a.kind == bench::Attribute::Kind::choice) return vocabulary::exactly_choice(std::uint64_t{1} << k.value);
    return vocabulary::between(Number{k.value}, Number{k.value});
}

void fill(batch::Block& block, const Rules& r, std::size_t first, std::size_t count) {
    block.people = count;
    block.history.assign(r.catalogue.rules.instruments.size(), {});
    block.concealed.assign(r.catalogue.rules.instruments.size(), {});
    block.past_open.assign(batch::words_for(count), 0);
    block.places.assign(1, {});
    const auto& facts = r.plan->layout().facts[0];
    block.facts[0].resize(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
        const auto& of = r.catalogue.vocabulary[facts[k].attribute];
        std::size_t a = 0;
        while (r.family.attributes[a].id != of.id) ++a;
        batch::make_room(block.facts[0][k], facts[k].shape, batch::words_for(count));
        for (std::size_t i = 0; i < count; ++i)
            if (!batch::put(block.facts[0][k], facts[k].shape, i, value_of(r.family.attributes[a], bench::known(r.family, first + i, a), of.domain)))
                stop("a value does not fit: " + of.id);
    }
}

const std::vector<batch::Block>& blocks(const Rules& r, std::size_t instruments, std::size_t size) {
    static std::map<std::pair<std::size_t, std::size_t>, std::vector<batch::Block>> made;
    if (made.size() > 1) made.clear();
    auto& out = made[{instruments, size}];
    if (out.empty()) {
        out.resize((people + size - 1) / size);
        for (std::size_t b = 0; b < out.size(); ++b) fill(out[b], r, b * size, std::min(size, people - b * size));
    }
    return out;
}

// Yes and perhaps by instrument.
struct Counts {
    std::vector<std::uint64_t> yes, maybe;
};

void count(const batch::Run& run, const Rules& r, const batch::Block& block, Counts& counts) {
    const std::size_t words = batch::words_for(block.people);
    const std::size_t tail = block.people % batch::word_bits;
    for (std::size_t i = 0; i < r.roots.size(); ++i) {
        const auto t = run.truth(r.roots[i]);
        for (std::size_t w = 0; w < words; ++w) {
            const batch::Word there = w + 1 == words && tail != 0 ? (batch::Word{1} << tail) - 1 : ~batch::Word{0};
            counts.yes[i] += static_cast<std::uint64_t>(__builtin_popcountll(t.yes[w] & ~t.no[w] & there));
            counts.maybe[i] += static_cast<std::uint64_t>(__builtin_popcountll(t.yes[w] & t.no[w] & there));
        }
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
    std::vector<Counts> counts(threads);
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
    std::uint64_t yes = 0;
    std::uint64_t maybe = 0;
    for (const Counts& c : counts)
        for (std::size_t i = 0; i < instruments; ++i) yes += c.yes[i], maybe += c.maybe[i];
    const double verdicts = static_cast<double>(people) * static_cast<double>(instruments);
    state.counters["verdicts/s"] = benchmark::Counter(verdicts, benchmark::Counter::kIsIterationInvariantRate);
    state.counters["yes%"] = 100.0 * static_cast<double>(yes) / verdicts;
    state.counters["maybe%"] = 100.0 * static_cast<double>(maybe) / verdicts;
    state.counters["steps"] = static_cast<double>(r.plan->steps().size());
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
