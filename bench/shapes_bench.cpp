// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Time against length of text: each shape at one length and at twice that, read
// (text → tree) and read and checked (tree → typed tree). Prints a table; a ratio
// of 2 is linear, 4 is quadratic. Time is that of the processor, and the best of
// several runs is taken: what disturbs a run only ever makes it longer.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <ctime>
#include <filesystem>
#include <limits>

#include "catalogue/load.hpp"
#include "generated_catalogue.hpp"
#include "language/check.hpp"
#include "language/parse.hpp"
#include "shapes.hpp"

using namespace attiva;

namespace {

constexpr std::size_t length = 256 * 1024;
constexpr int runs = 7;

struct Times {
    double read = std::numeric_limits<double>::max();     // ms
    double checked = std::numeric_limits<double>::max();  // ms, reading included
    std::size_t errors = 0;
};

// Time of the processor, so that other programs do not count.
double milliseconds(std::clock_t since) {
    return static_cast<double>(std::clock() - since) * 1000 / CLOCKS_PER_SEC;
}

Times measure(const std::string& text, const vocabulary::Vocabulary& vocabulary) {
    Times best;
    for (int i = 0; i < runs; ++i) {
        vocabulary::Vocabulary words = vocabulary;
        Diagnostics diagnostics;
        text::Sources sources;
        const std::clock_t start = std::clock();
        const FileId file = sources.add("x.regole", text, diagnostics);
        language::Tree tree = language::parse(sources, file, diagnostics);
        best.read = std::min(best.read, milliseconds(start));
        std::vector<language::RuleFile> files;
        files.push_back({std::move(tree), file, language::Provenance::Layer::tuscany});
        const auto book = language::check(files, words, {}, diagnostics);
        benchmark::DoNotOptimize(book.nodes.size());
        best.checked = std::min(best.checked, milliseconds(start));
        best.errors = diagnostics.error_count();
    }
    return best;
}

vocabulary::Vocabulary generated_vocabulary() {
    const auto folder = std::filesystem::temp_directory_path() / "attiva_bench_shapes";
    bench::write_catalogue(folder, 0);
    std::filesystem::create_directories(folder / "rules/toscana");
    Diagnostics diagnostics;
    auto catalogue = catalogue::load(folder.string(), diagnostics);
    return std::move(catalogue.vocabulary);
}

}  // namespace

int main() {
    const vocabulary::Vocabulary vocabulary = generated_vocabulary();
    fmt::print("{:<18} {:>10} {:>9} {:>6}   {:>11} {:>6}   {}\n", "shape", "bytes", "read ms",
               "ratio", "checked ms", "ratio", "errors");
    for (const bench::Shape& shape : bench::shapes()) {
        const std::string twice = shape.text(2 * length);
        const Times a = measure(shape.text(length), vocabulary);
        const Times b = measure(twice, vocabulary);
        fmt::print("{:<18} {:>10} {:>9.1f} {:>6.2f}   {:>11.1f} {:>6.2f}   {}\n", shape.name,
                   twice.size(), b.read, b.read / a.read, b.checked, b.checked / a.checked, b.errors);
    }
}
