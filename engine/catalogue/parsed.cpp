// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/parsed.hpp"

#include <algorithm>
#include <atomic>
#include <numeric>
#include <thread>

#include "document/yaml.hpp"
#include "language/parse.hpp"

namespace attiva::catalogue {
namespace {

using Kind = CatalogueFile::Kind;

constexpr unsigned most_threads = 8;
constexpr std::size_t worth_a_thread = 16;  // files

void parse(const CatalogueFile& f, const text::Sources& sources, Parsed& p) {
    if (!p.usable || f.kind == Kind::territory) return;
    if (f.kind == Kind::rules) p.tree = language::parse(sources, p.id, p.of_form);
    else p.document = document::read_yaml(sources, p.id, p.of_form);
}

// The longest text must not be the last to begin: all the others would wait for it.
std::vector<std::size_t> longest_first(const text::Sources& sources, const std::vector<Parsed>& parsed) {
    const auto length = [&](std::size_t i) { return parsed[i].usable ? sources.text(parsed[i].id).size() : 0; };
    std::vector<std::size_t> order(parsed.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return length(a) > length(b); });
    return order;
}

}  // namespace

void parse_all(const std::vector<CatalogueFile>& files, const text::Sources& sources, std::vector<Parsed>& parsed) {
    const std::vector<std::size_t> order = longest_first(sources, parsed);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < order.size(); i = next++) parse(files[order[i]], sources, parsed[order[i]]);
    };
    const std::size_t useful = files.size() / worth_a_thread;
    const std::size_t threads = std::min<std::size_t>({std::thread::hardware_concurrency(), most_threads, useful});
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work);
    work();
}

}  // namespace attiva::catalogue
