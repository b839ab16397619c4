// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the authors' cases of the shipped catalogue owe it: for every instrument
// somebody admitted, somebody not, somebody of whom it is not known; and nearly
// every condition seen both ways.
#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include "attiva/attiva.hpp"
#include "document/yaml.hpp"
#include "text/source.hpp"

using namespace attiva;

namespace {

namespace fs = std::filesystem;

const std::string root = ATTIVA_ROOT;

std::set<char> kinds_of(const std::string& verdict) {
    if (verdict == "attivabile" || verdict == "in corso" || verdict == "non ora" || verdict == "già fatto") return {'+'};
    if (verdict == "non attivabile" || verdict == "escluso salvo" || verdict == "qui non offerto") return {'-'};
    return {'?'};
}

// By instrument: which of sì, no, ignoto some case expects. The cases pass
// (attiva prova), so that what they expect is what the engine says.
void read(const fs::path& path, std::map<std::string, std::set<char>>& seen, std::size_t& count) {
    std::ifstream in(path, std::ios::binary);
    std::ostringstream all;
    all << in.rdbuf();
    text::Sources sources;
    Diagnostics d;
    const FileId file = sources.add(path.string(), all.str(), d);
    const auto document = document::read_yaml(sources, file, d);
    REQUIRE(document);
    const document::Node* cases = document->find("casi");
    if (cases == nullptr) return;
    for (const auto& one : cases->items) {
        ++count;
        const document::Node* instrument = one.find("strumento");
        const document::Node* expected = one.find("atteso");
        const document::Node* verdict = expected == nullptr ? nullptr : expected->find("verdetto");
        if (instrument == nullptr || verdict == nullptr) continue;
        const auto kinds = kinds_of(verdict->text);
        seen[instrument->text].insert(kinds.begin(), kinds.end());
    }
}

std::map<std::string, std::set<char>> seen_verdicts(std::size_t& count) {
    std::map<std::string, std::set<char>> seen;
    for (const auto& e : fs::recursive_directory_iterator(fs::path(root) / "catalog"))
        if (e.path().parent_path().filename() == "prove" && e.path().extension() == ".yaml") read(e.path(), seen, count);
    return seen;
}

}  // namespace

TEST_CASE("every instrument has a case sì, one no and one ignoto") {
    Catalogue catalogue = Catalogue::open(root);
    std::size_t cases = 0;
    const auto seen = seen_verdicts(cases);
    CHECK(cases >= 250);
    std::string missing;
    for (const auto& card : catalogue.cards(*date_of(2026, 11, 25))) {
        const bool asks = std::any_of(card.clauses.begin(), card.clauses.end(), [](const CardClause& c) {
            return c.kind == "richiede" || c.kind == "richiede sempre" || c.kind == "esclude";
        });
        if (card.fund || !asks) continue;
        const auto found = seen.find(card.id);
        for (const char kind : {'+', '-', '?'})
            if (found == seen.end() || found->second.count(kind) == 0) missing += card.id + std::string(1, kind) + " ";
    }
    CHECK(missing == "");
    fmt::print("casi degli autori: {} su {} strumenti\n", cases, seen.size());
}

TEST_CASE("nine conditions in ten are seen sì and no") {
    const Catalogue catalogue = Catalogue::open(root);
    const CaseReport report = catalogue.run_cases(root);
    CHECK(std::all_of(report.cases.begin(), report.cases.end(), [](const CaseResult& c) { return c.passed; }));
    const auto both = std::count_if(report.atoms.begin(), report.atoms.end(),
                                    [](const AtomCoverage& a) { return a.yes > 0 && a.no > 0; });
    fmt::print("condizioni: {}, viste sì e no {}\n", report.atoms.size(), both);
    CHECK(static_cast<std::size_t>(both) * 10 >= report.atoms.size() * 9);
}
