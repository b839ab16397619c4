// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The shipped rules and the persons of examples/, less and less known, in SQLite.

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "catalogue/load.hpp"
#include "document/yaml.hpp"
#include "laws/world.hpp"
#include "person/reader.hpp"
#include "program/program.hpp"
#include "sql/database.hpp"
#include "sql/sql.hpp"

using namespace attiva;

namespace {

const catalogue::Catalogue& shipped() {
    static const catalogue::Catalogue c = [] {
        Diagnostics problems;
        auto made = catalogue::load(ATTIVA_ROOT, problems);
        REQUIRE(problems.ok());
        return made;
    }();
    return c;
}

std::vector<person::Profile> examples() {
    std::vector<person::Profile> out;
    std::vector<std::filesystem::path> files;
    for (const auto& folder : std::filesystem::directory_iterator(std::string(ATTIVA_ROOT) + "/examples"))
        if (std::filesystem::exists(folder.path() / "persona.yaml")) files.push_back(folder.path() / "persona.yaml");
    std::sort(files.begin(), files.end());
    for (const auto& path : files) {
        std::ifstream in(path);
        text::Sources sources;
        Diagnostics problems;
        const std::string text{std::istreambuf_iterator<char>(in), {}};
        const FileId file = sources.add(path.string(), text, problems);
        const auto document = document::read_yaml(sources, file, problems);
        REQUIRE(document);
        out.push_back(person::from_document(*document, shipped().vocabulary, shipped().territory, false, problems));
        REQUIRE(problems.ok());
    }
    return out;
}

void forget_some(std::vector<person::Fact>& facts, int percent, laws::Random& random) {
    for (std::size_t i = 0; i < facts.size(); ++i) {
        if (!random.chance(percent)) continue;
        facts[i] = person::Fact{};
        facts[i].value = shipped().vocabulary[static_cast<vocabulary::AttributeId>(i)].domain;
        facts[i].asked = random.chance(50);
    }
}

// What is known of her on the day, or less.
person::Profile known(person::Profile p, int percent, Date day, laws::Random& random) {
    const auto& v = shipped().vocabulary;
    person::expire(p, v, day);
    forget_some(p.facts, percent, random);
    for (auto* list : {&p.members, &p.relatives})
        for (auto& m : *list) forget_some(m.facts, percent, random);
    if (random.chance(20)) person::hide(p, v, static_cast<vocabulary::ServiceId>(random.below(v.services().size())));
    if (random.chance(20)) person::conceal(p, {shipped().rules.instruments[random.below(shipped().rules.instruments.size())].id});
    if (random.chance(percent)) p.members_complete = false;
    Diagnostics ignored;
    person::derive(p, v, ignored);
    if (!random.chance(20)) person::presume(p, v);
    return p;
}

}  // namespace

TEST_CASE("the shipped rules in SQLite say of the example persons what they say here") {
    const auto& c = shipped();
    const auto program = program::from_language(c.rules, c.vocabulary, true);
    const evaluation::DayTables day(program, c.rules, c.vocabulary, c.territory, date_of(2026, 11, 20).value());
    const auto wanted = sql::of_instruments(day, {}, {});
    const auto out = sql::exported(day, wanted, {});
    for (const auto& r : out.refused) UNSCOPED_INFO(r.id << ": " << r.why);
    CHECK(out.refused.size() * 20 <= wanted.size());  // 95 in a hundred are exported

    laws::Random random(laws::seed(7));
    std::vector<person::Profile> people;
    for (const auto& p : examples())
        for (int percent = 0; percent < 100; percent += 4) people.push_back(known(p, percent, day.day, random));
    people.push_back(person::blank(c.vocabulary));
    std::string text;
    for (std::size_t i = 0; i < people.size(); ++i) {
        const auto rows = sql::rows(out, day, people[i], static_cast<std::int64_t>(i));
        REQUIRE(rows);
        for (const auto& row : *rows) text += sql::insertion(out, row);
    }
    text = out.tables + "BEGIN;\n" + text + "COMMIT;\n" + out.views;
    tests::Database database;
    database.run(text);
    const auto found = database.verdicts();
    REQUIRE(found.size() == people.size());

    evaluation::Evaluation one(day);
    std::uint64_t seen[3] = {};
    int differences = 0;
    std::string results;
    for (std::size_t i = 0; i < people.size(); ++i) {
        one.run(people[i]);
        std::string line = std::to_string(i);
        for (std::size_t w = 0; w < wanted.size(); ++w)
            for (std::size_t r = 0; r < out.columns[w].size(); ++r) {
                const int should = static_cast<int>(one.truth(wanted[w].roots[r].id));
                const int is = found.at(static_cast<std::int64_t>(i)).at(out.columns[w][r]);
                ++seen[should];
                line += "|" + std::to_string(should);
                if (is == should) continue;
                if (++differences < 10) UNSCOPED_INFO("persona " << i << ", " << out.columns[w][r] << ": " << is << ", non " << should);
            }
        results += line + "\n";
    }
    tests::keep_for_others("catalogo", text, results);
    fmt::print("sql, catalogo: {} no, {} ignoti, {} sì di {} persone\n", seen[0], seen[1], seen[2], people.size());
    CHECK(differences == 0);
    for (const std::uint64_t s : seen) CHECK(s > 100);
}
