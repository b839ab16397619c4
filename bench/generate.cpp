// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// bench_generate FOLDER [N]: writes the generated catalogue of N (6,000) instruments.

#include <fmt/format.h>

#include <cstdlib>
#include <exception>

#include "generated_catalogue.hpp"

int main(int count, char** words) {
    if (count < 2) {
        fmt::print(stderr, "bench_generate FOLDER [N]\n");
        return 2;
    }
    try {
        const std::size_t n = count > 2 ? std::strtoul(words[2], nullptr, 10) : 6000;
        const bench::Written w = bench::write_catalogue(words[1], n);
        fmt::print("{} instruments, {} files, {} bytes of rules, {} of the rest\n", w.instruments,
                   w.files, w.rule_bytes, w.yaml_bytes);
    } catch (const std::exception& e) {
        fmt::print(stderr, "bench_generate: {}\n", e.what());
        return 1;
    }
}
