// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Loading the shipped catalogue, and one of 6,000 instruments (about 2 MB of rules
// and as much YAML), whole and by stage. The peak memory is that of the process after one
// loading: run the benchmark of the whole alone to read it.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "catalogue/folders.hpp"
#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "generated_catalogue.hpp"
#include "language/parse.hpp"
#include "program/program.hpp"
#include "text/report.hpp"

using namespace attiva;
using catalogue::CatalogueFile;

namespace {

// Highest resident memory of this process so far, in MiB.
double peak_memory() {
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;)
        if (word == "VmHWM:") {
            double kilobytes = 0;
            status >> kilobytes;
            return kilobytes / 1024;
        }
    return 0;
}

bool failed(benchmark::State& state, const Diagnostics& diagnostics,
            const text::Sources& sources) {
    if (diagnostics.ok()) return false;
    const std::string report = text::report(diagnostics, sources);
    fmt::print(stderr, "{}\n", report.substr(0, 2000));
    state.SkipWithError("the catalogue has errors");
    return true;
}

void whole(benchmark::State& state) {
    const std::string folder = bench::large_catalogue().string();
    for (auto _ : state) {
        Diagnostics diagnostics;
        const catalogue::Catalogue c = catalogue::load(folder, diagnostics);
        if (failed(state, diagnostics, *c.sources)) break;
        const auto program = program::from_language(c.rules, c.vocabulary, true);
        benchmark::DoNotOptimize(program.nodes.size());
    }
    state.counters["peak_MiB"] = peak_memory();
}
BENCHMARK(whole)->Unit(benchmark::kMillisecond)->Iterations(3);

// The shipped catalogue, read and checked.
void shipped(benchmark::State& state) {
    for (auto _ : state) {
        Diagnostics diagnostics;
        const catalogue::Catalogue c = catalogue::load(ATTIVA_ROOT, diagnostics);
        if (failed(state, diagnostics, *c.sources)) break;
    }
}
BENCHMARK(shipped)->Unit(benchmark::kMillisecond);

// The texts of the files of some kind, read beforehand.
struct Texts {
    text::Sources sources;
    std::vector<FileId> files;
    std::size_t bytes = 0;

    explicit Texts(bool rules) {
        Diagnostics diagnostics;
        for (const CatalogueFile& f :
             catalogue::list_files(bench::large_catalogue().string(), diagnostics).files) {
            if (f.kind == CatalogueFile::Kind::territory) continue;
            if ((f.kind == CatalogueFile::Kind::rules) != rules) continue;
            std::ifstream in(f.path, std::ios::binary);
            std::string text{std::istreambuf_iterator<char>(in), {}};
            bytes += text.size();
            files.push_back(sources.add(f.name, std::move(text), diagnostics));
        }
    }
};

void yaml(benchmark::State& state) {
    const Texts texts(false);
    for (auto _ : state) {
        Diagnostics diagnostics;
        for (const FileId f : texts.files)
            benchmark::DoNotOptimize(document::read_yaml(texts.sources, f, diagnostics));
        if (failed(state, diagnostics, texts.sources)) break;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(texts.bytes) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(yaml)->Unit(benchmark::kMillisecond);

void parse(benchmark::State& state) {
    const Texts texts(true);
    for (auto _ : state) {
        Diagnostics diagnostics;
        for (const FileId f : texts.files)
            benchmark::DoNotOptimize(language::parse(texts.sources, f, diagnostics));
        if (failed(state, diagnostics, texts.sources)) break;
    }
    state.SetBytesProcessed(static_cast<std::int64_t>(texts.bytes) *
                            static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(parse)->Unit(benchmark::kMillisecond);

}  // namespace

BENCHMARK_MAIN();
