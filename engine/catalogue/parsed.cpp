// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "catalogue/parsed.hpp"

#include <algorithm>
#include <atomic>
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

}  // namespace

void parse_all(const std::vector<CatalogueFile>& files, const text::Sources& sources, std::vector<Parsed>& parsed) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < files.size(); i = next++) parse(files[i], sources, parsed[i]);
    };
    const std::size_t useful = files.size() / worth_a_thread;
    const std::size_t threads = std::min<std::size_t>({std::thread::hardware_concurrency(), most_threads, useful});
    std::vector<std::jthread> others;
    for (std::size_t t = 1; t < threads; ++t) others.emplace_back(work);
    work();
}

}  // namespace attiva::catalogue
