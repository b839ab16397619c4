// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The measured family in files that any engine can read (bench/peers/LEGGIMI.md), with what
// attiva says of each person:
//   FOLDER/regole.json   attributes, shared conditions, instruments
//   FOLDER/persone.csv   a row for each person, whole numbers, nothing where nothing is known
//   FOLDER/attesi.txt    a line for each person, a digit for each instrument: 0 no, 1 ignoto, 2 sì
//   bench_peers_export FOLDER INSTRUMENTS PERSONS

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "batch/run.hpp"
#include "population_rules.hpp"

namespace {

using namespace attiva;
using bench::Atom;
using bench::Attribute;
using bench::Family;

constexpr std::size_t block_size = 2048;

bool write(const std::filesystem::path& path, const std::string& text) {
    std::ofstream out(path, std::ios::binary);
    out << text;
    return out.flush().good();
}

std::string joined(const std::vector<std::string>& parts) { return fmt::format("[{}]", fmt::join(parts, ",")); }

const char* name(Attribute::Kind kind) {
    return kind == Attribute::Kind::truth ? "truth" : kind == Attribute::Kind::choice ? "choice" : "number";
}

// Truths and choices: the items that satisfy it; of truths 0 is no and 1 yes.
std::string atom(const Family& f, const Atom& a) {
    const Attribute& of = f.attributes[a.attribute];
    if (of.kind != Attribute::Kind::truth && of.kind != Attribute::Kind::choice)
        return fmt::format(R"({{"of":"{}","{}":{}}})", of.id, a.at_most ? "most" : "least", a.limit);
    std::vector<std::string> items;
    for (int i = 0; i < 64; ++i)
        if ((a.mask >> i & 1) != 0) items.push_back(std::to_string(i));
    return fmt::format(R"({{"of":"{}","in":{}}})", of.id, joined(items));
}

std::string any(const Family& f, const std::vector<Atom>& atoms) {
    std::vector<std::string> out;
    for (const Atom& a : atoms) out.push_back(atom(f, a));
    return joined(out);
}

std::string rulebook(const Family& f) {
    std::vector<std::string> attributes, shared, instruments;
    for (const Attribute& a : f.attributes) attributes.push_back(fmt::format(R"({{"id":"{}","kind":"{}"}})", a.id, name(a.kind)));
    for (const auto& s : f.shared) shared.push_back(any(f, s));
    for (const auto& i : f.instruments) {
        std::vector<std::string> all;
        for (const auto& c : i) all.push_back(c.shared >= 0 ? fmt::format(R"({{"shared":{}}})", c.shared) : fmt::format(R"({{"any":{}}})", any(f, c.any)));
        instruments.push_back(joined(all));
    }
    return fmt::format("{{\"attributes\":{},\n\"shared\":{},\n\"instruments\":{}}}\n", joined(attributes), joined(shared), joined(instruments));
}

std::string people(const Family& f, std::size_t count) {
    std::string out = "persona";
    for (const Attribute& a : f.attributes) out += "," + a.id;
    out += "\n";
    for (std::size_t p = 0; p < count; ++p) {
        out += std::to_string(p);
        for (std::size_t a = 0; a < f.attributes.size(); ++a) {
            const bench::Known k = bench::known(f, p, a);
            out += k.missing ? "," : fmt::format(",{}", k.value);
        }
        out += "\n";
    }
    return out;
}

std::string outcomes(const bench::Rules& r, std::size_t count) {
    std::string out;
    batch::Run run(*r.plan);
    batch::Block block;
    for (std::size_t first = 0; first < count; first += block_size) {
        bench::fill(block, r, first, std::min(block_size, count - first));
        run(block);
        for (std::size_t p = 0; p < block.people; ++p) {
            for (const auto root : r.roots) {
                const auto t = run.truth(root);
                out += batch::bit(t.yes, p) ? (batch::bit(t.no, p) ? '1' : '2') : '0';
            }
            out += '\n';
        }
    }
    return out;
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        fmt::print(stderr, "bench_peers_export FOLDER INSTRUMENTS PERSONS\n");
        return 2;
    }
    const std::filesystem::path folder = argv[1];
    const bench::Rules rules(std::strtoull(argv[2], nullptr, 10));
    const std::size_t count = std::strtoull(argv[3], nullptr, 10);
    std::filesystem::create_directories(folder);
    const bool written = write(folder / "regole.json", rulebook(rules.family)) && write(folder / "persone.csv", people(rules.family, count)) &&
                         write(folder / "attesi.txt", outcomes(rules, count));
    return written ? 0 : 1;
}
