// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Writes persons made up for measuring `attiva popolazione`: eighty facts of the shipped
// vocabulary, three in ten missing, the same seed the same bytes.
//   bench_population_file CATALOGUE csv|ndjson ROWS > FILE

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "catalogue/load.hpp"

using namespace attiva;
using vocabulary::Attribute;
using vocabulary::Base;
using vocabulary::Level;

namespace {

constexpr std::size_t wanted = 80;

// Facts that follow from others would contradict them: persons are made fact by fact.
bool linked(const catalogue::Catalogue& c, vocabulary::AttributeId id) {
    if (!c.vocabulary[id].implies.empty()) return true;
    for (const Attribute& a : c.vocabulary.attributes())
        for (const auto& i : a.implies)
            if (i.then.attribute == id) return true;
    return false;
}

// Where they live and when they were born; then of every kind, as they come.
std::vector<vocabulary::AttributeId> chosen(const catalogue::Catalogue& c) {
    std::vector<vocabulary::AttributeId> out;
    for (const char* id : {"residenza", "data_nascita", "stato_occupazionale", "titolo_soggiorno"})
        if (const auto a = c.vocabulary.find(id)) out.push_back(*a);
    const auto& all = c.vocabulary.attributes();
    for (std::size_t step = 0; out.size() < wanted && step < 3; ++step)
        for (std::size_t i = step; i < all.size() && out.size() < wanted; i += 3) {
            const auto id = static_cast<vocabulary::AttributeId>(i);
            const Attribute& a = all[i];
            const bool usual = (a.level == Level::person || a.level == Level::member || a.level == Level::household) && a.derivation == vocabulary::Derivation::none && a.type.base != Base::set;
            if (usual && !linked(c, id) && std::find(out.begin(), out.end(), id) == out.end() && id != c.vocabulary.household_size()) out.push_back(id);
        }
    return out;
}

struct Writer {
    const catalogue::Catalogue& c;
    bool json;
    std::mt19937_64 random{20261127};
    std::vector<std::string> comuni;

    std::uint64_t below(std::uint64_t n) { return random() % n; }
    std::string quoted(const std::string& s) const { return json ? "\"" + s + "\"" : s; }

    std::string value(const Attribute& a) {
        switch (a.type.base) {
            case Base::boolean: return json ? (below(5) == 0 ? "true" : "false") : below(5) == 0 ? "sì" : "no";
            case Base::choice: {
                const auto& items = c.vocabulary.list(a.type.list).items;
                return quoted(items[below(items.size())].id);
            }
            case Base::place: return quoted(comuni[below(comuni.size())]);
            case Base::event:
                if (below(2) == 0) return quoted("mai");
                [[fallthrough]];
            case Base::date: {
                const bool birth = a.id == "data_nascita";
                const CivilDate d = civil(Date{static_cast<std::int32_t>(date_of(birth ? 1940 : 2015, 1, 1)->days + static_cast<std::int32_t>(below(birth ? 29'000 : 4'000)))});
                return json ? fmt::format("\"{:04}-{:02}-{:02}\"", d.year, d.month, d.day) : fmt::format("{:02}/{:02}/{:04}", d.day, d.month, d.year);
            }
            case Base::money:
            case Base::money_month:
            case Base::money_year: return json ? fmt::format("{}.{:02}", below(30'000), below(100)) : fmt::format("{},{:02}", below(30'000), below(100));
            default: break;
        }
        const Number step = a.type.base == Base::percent ? Number::ratio(1, 100) : a.unit == "anni" ? Number{12} : Number{1};
        const Number low = a.domain.lo / step;
        const Number high = a.domain.hi / step;
        const auto first = static_cast<std::uint64_t>(low.num() / low.den() + (low.whole() ? 0 : 1));
        const auto last = static_cast<std::uint64_t>(high.num() / high.den());
        return fmt::format("{}", first + below(std::min<std::uint64_t>(last - first + 1, 60)));
    }
};

const char* section_of(Level l) { return l == Level::household ? "nucleo" : "persona"; }

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) return 2;
    Diagnostics problems;
    const auto c = catalogue::load(argv[1], problems);
    if (!problems.ok()) return 1;
    const bool json = std::string(argv[2]) == "ndjson";
    const auto columns = chosen(c);
    Writer w{c, json, {}, {}};
    w.random.seed(20261127);
    const Date day = *date_of(2026, 11, 20);
    for (const auto comune : c.territory.all(day)) w.comuni.push_back(c.territory[comune].name);
    std::string out;
    if (!json) {
        out = "caso";
        for (const auto id : columns) out += ";" + c.vocabulary[id].id;
        out += "\n";
    }
    const auto rows = std::strtoull(argv[3], nullptr, 10);
    for (std::uint64_t r = 0; r < rows; ++r) {
        if (!json) {
            out += fmt::format("p{}", r);
            for (const auto id : columns) out += ";" + (w.below(10) < 3 ? "" : w.value(c.vocabulary[id]));
        } else {
            out += fmt::format(R"({{"al":"2026-11-20","nome":"p{}")", r);
            for (const char* section : {"persona", "nucleo"}) {
                out += fmt::format(R"(,"{}":{{)", section);
                bool first = true;
                for (const auto id : columns) {
                    if (std::string(section) != section_of(c.vocabulary[id].level) || w.below(10) < 3) continue;
                    out += fmt::format(R"({}"{}":{})", first ? "" : ",", c.vocabulary[id].id, w.value(c.vocabulary[id]));
                    first = false;
                }
                out += "}";
            }
            out += "}";
        }
        out += "\n";
        if (out.size() > (1U << 20U)) {
            std::fwrite(out.data(), 1, out.size(), stdout);
            out.clear();
        }
    }
    return std::fwrite(out.data(), 1, out.size(), stdout) == out.size() && std::fflush(stdout) == 0 ? 0 : 1;
}
