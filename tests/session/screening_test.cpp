// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The screening sheet of the shipped catalogue: what it holds, for whom, and that it settles
// more than any other as short that one would think of.

#include "inquiry/screening.hpp"

#include <catch2/catch.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <random>
#include <set>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "person/reader.hpp"

using namespace attiva;

namespace {

const Catalogue& shipped() {
    static const Catalogue catalogue = Catalogue::open(ATTIVA_ROOT);
    return catalogue;
}

ScreeningSheet sheet(std::size_t most, const std::string& comune = "", const std::string& view = "") {
    Question q;
    q.day = *date_of(2026, 11, 20);
    q.comune = comune;
    q.view = view;
    Diagnostics problems;
    auto s = shipped().screening(q, most, problems);
    if (!s) throw std::runtime_error(shipped().render(problems, true, false));
    return *s;
}

std::vector<std::string> names(const ScreeningSheet& s) {
    std::vector<std::string> out;
    for (const auto& f : s.facts) out.push_back(f.attribute);
    return out;
}

// The same by the rooms below: how much any facts settle.
struct Bench {
    catalogue::Catalogue catalogue;
    program::Program program;
    std::unique_ptr<evaluation::DayTables> day;
    std::unique_ptr<inquiry::Atlas> atlas;
    person::Profile start;
    std::vector<person::Profile> people;

    Bench() {
        Diagnostics problems;
        catalogue = catalogue::load(ATTIVA_ROOT, problems);
        program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
        day = std::make_unique<evaluation::DayTables>(program, catalogue.rules, catalogue.vocabulary, catalogue.territory, *date_of(2026, 11, 20));
        atlas = std::make_unique<inquiry::Atlas>(catalogue, program, *day);
        start = person::blank(catalogue.vocabulary);
        person::presume(start, catalogue.vocabulary);
        for (std::uint64_t i = 0; i < 40; ++i) people.push_back(inquiry::somebody(*atlas, start, 5'000'000 + i));
    }

    double settled(const std::vector<vocabulary::AttributeId>& facts) {
        double sum = 0;
        for (const auto& p : people) {
            inquiry::Telling t(*atlas, start, p);
            for (const auto f : facts) t.tell(f);
            sum += static_cast<double>(t.settled());
        }
        return sum / static_cast<double>(people.size());
    }
};

}  // namespace

TEST_CASE("the sheet has as many questions as asked for, each once, the same every time") {
    const auto all = names(sheet(25));
    CHECK(all.size() == 25);
    CHECK(std::set<std::string>(all.begin(), all.end()).size() == 25);
    CHECK(all == names(sheet(25)));
    // A shorter one is the beginning of what is chosen for a longer one.
    const auto few = names(sheet(5));
    for (const auto& name : few) CHECK(std::find(all.begin(), all.end(), name) != all.end());
    CHECK(names(sheet(1)).size() == 1);
}

TEST_CASE("a place that is given is not asked, and what a view does not see neither") {
    const auto nowhere = names(sheet(100));
    CHECK(std::find(nowhere.begin(), nowhere.end(), "residenza") != nowhere.end());
    const auto there = names(sheet(100, "Viareggio"));
    CHECK(std::find(there.begin(), there.end(), "residenza") == there.end());
    Diagnostics problems;
    const auto catalogue = catalogue::load(ATTIVA_ROOT, problems);
    const auto view = *catalogue.vocabulary.find_service("cpi");
    for (const auto& name : names(sheet(100, "", "cpi")))
        CHECK(person::visible(person::blank(catalogue.vocabulary), catalogue.vocabulary, *catalogue.vocabulary.find(name), view));
}

TEST_CASE("the sheet settles more than other sheets as long") {
    Bench b;
    const auto chosen = inquiry::screening(*b.atlas, b.start, {}, 25);
    std::vector<vocabulary::AttributeId> facts;
    for (const auto& f : chosen.facts) facts.push_back(f.asked);
    const double mine = b.settled(facts);
    CHECK(chosen.before < chosen.after);
    CHECK(chosen.after == Approx(mine).margin(6));  // on others again

    // How often each fact is read; and at random among those read.
    std::map<vocabulary::AttributeId, int> read;
    for (language::InstrumentId i = 0; i < b.catalogue.rules.instruments.size(); ++i)
        for (const auto& [id, cells] : b.atlas->area(i).cone.facts)
            if (b.start.facts[id].status == person::Status::unknown) ++read[id];
    std::vector<vocabulary::AttributeId> by_use;
    for (const auto& [id, n] : read) by_use.push_back(id);
    std::stable_sort(by_use.begin(), by_use.end(), [&](auto x, auto y) { return read[x] > read[y]; });
    const double most_read = b.settled({by_use.begin(), by_use.begin() + 25});
    std::mt19937_64 random(1);
    double best_random = 0;
    for (int k = 0; k < 20; ++k) {
        std::vector<vocabulary::AttributeId> some = by_use;
        for (std::size_t i = some.size(); i > 1; --i) std::swap(some[i - 1], some[random() % i]);
        some.resize(25);
        best_random = std::max(best_random, b.settled(some));
    }
    fmt::print("scheda: {:.1f} decisi; le più lette {:.1f}; a caso al massimo {:.1f}; nulla {:.1f}\n", mine, most_read, best_random, b.settled({}));
    CHECK(mine > most_read);
    CHECK(mine > best_random);
}
