// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What a view hides changes nothing of what is read through it, to the byte: verdicts,
// reasons, questions, order, amounts, near misses, messages, exit code. Pairs of sheets
// that differ only in that, over the shipped catalogue and over random ones, for every
// verb that takes a person. ATTIVA_VISTE=1000000 sets how many pairs (docs/prestazioni.md).

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <map>
#include <memory>

#include "attiva/attiva.hpp"
#include "catalogue/load.hpp"
#include "matching/reserved.hpp"
#include "person/reader.hpp"
#include "program/program.hpp"
#include "views/random_catalogue.hpp"
#include "views/sheet.hpp"
#include "views/verbs.hpp"

using namespace attiva;
using namespace attiva::views;

namespace {

#if defined(__OPTIMIZE__) && !defined(__SANITIZE_ADDRESS__)
constexpr long usual_pairs = 6000;
#else
constexpr long usual_pairs = 600;
#endif
constexpr int variants = 16;  // pairs for one person and one viewer

long pairs_wanted() {
    const char* said = std::getenv("ATTIVA_VISTE");
    return said != nullptr ? std::atol(said) : usual_pairs;
}

std::uint64_t seed() {
    const char* said = std::getenv("ATTIVA_SEME");
    return said != nullptr ? std::strtoull(said, nullptr, 10) : 20'261'126;
}

// A catalogue opened twice: to be asked, and to make sheets from.
struct World {
    explicit World(const std::string& folder) : asked(Catalogue::open(folder)), known(catalogue::load(folder, problems)) {
        INFO(asked.render(asked.diagnostics(), false, false));
        REQUIRE(asked.ok());
        program = program::from_language(known.rules, known.vocabulary, true);
    }
    Diagnostics problems;
    Catalogue asked;
    catalogue::Catalogue known;
    program::Program program;
};

struct Tally {
    long pairs = 0, refused = 0, could_differ = 0;
    std::map<std::string, long> of_verb, of_view;
    std::vector<std::string> leaks;
};

std::string parting(const cli::Reply& a, const cli::Reply& b) {
    if (a.code != b.code) return fmt::format("codice {} <> {}\n{}{}", a.code, b.code, a.code == 3 ? a.err + a.out : "", b.code == 3 ? b.err + b.out : "");
    const std::string& x = a.err != b.err ? a.err : a.out;
    const std::string& y = a.err != b.err ? b.err : b.out;
    const auto at = static_cast<std::size_t>(std::mismatch(x.begin(), x.end(), y.begin(), y.end()).first - x.begin());
    const std::size_t from = at < 150 ? 0 : at - 150;
    return (from < x.size() ? x.substr(from, 300) : "") + "\n<>\n" + (from < y.size() ? y.substr(from, 300) : "");
}

// One person, one viewer, one verb: a first sheet and its variants.
void group(const World& w, laws::Random& random, vocabulary::ServiceId viewer, const Row& row, Tally& tally) {
    const Date day = random.pick(std::array<Date, 3>{*date_of(2026, 11, 20), *date_of(2025, 6, 1), *date_of(2027, 3, 31)});
    const std::string view = w.known.vocabulary.service(viewer).id;
    Sheets sheets(w.known, viewer, random);
    const evaluation::DayTables tables(w.program, w.known.rules, w.known.vocabulary, w.known.territory, day);
    sheets.begin(matching::reserved(w.known, tables, sheets.consenting(), viewer));
    const std::string first = sheets.sheet();
    const auto request = with_earlier(views::request(row, view, random.pick(w.known.rules.instruments).id),
                                      [&](const cli::Request& r) { return ask(row, w.asked, first, r, day).out; });
    const cli::Reply expected = ask(row, w.asked, first, request, day);
    tally.refused += expected.code == 3 ? 1 : 0;
    for (int i = 0; i < variants; ++i) {
        const std::string other = sheets.sheet();
        const cli::Reply got = ask(row, w.asked, other, request, day);
        ++tally.pairs;
        ++tally.of_verb[row.verb];
        ++tally.of_view[view];
        if (got.code == expected.code && got.out == expected.out && got.err == expected.err) continue;
        tally.leaks.push_back(fmt::format("{} --vista {} {}: {}\n--- uno\n{}\n--- altro\n{}", row.verb, view,
                                          fmt::join(request.arguments, " "), parting(expected, got), first, other));
    }
    // The same two sheets read whole: the pairs could differ.
    auto open = request;
    open.values["--vista"] = "";
    if (row.tell == cli::tell_sharing) open.values["--con"] = view;
    const auto whole = [&](const std::string& text) { return ask(row, w.asked, text, open, day).out; };
    if (random.chance(row.share)) tally.could_differ += whole(first) != whole(sheets.sheet()) ? 1 : 0;
}

// Each verb with each view once in as many turns as there are of both; a few turns are of many verbs.
const Row& row_of(std::size_t turn, std::size_t views) { return rows()[(turn / views + turn % views) % rows().size()]; }

void report(const char* what, const Tally& t) {
    long least_verb = t.pairs, least_view = t.pairs;
    for (const auto& [name, n] : t.of_verb) least_verb = std::min(least_verb, n);
    for (const auto& [name, n] : t.of_view) least_view = std::min(least_view, n);
    fmt::print("viste, {}: {} coppie, {} differenze; {} viste (la meno provata {}), {} verbi (il meno provato {}); "
               "{} gruppi rifiutati, {} diversi a chi vede tutto\n",
               what, t.pairs, t.leaks.size(), t.of_view.size(), least_view, t.of_verb.size(), least_verb, t.refused, t.could_differ);
    for (std::size_t i = 0; i < t.leaks.size() && i < 3; ++i) UNSCOPED_INFO(t.leaks[i]);
    CHECK(t.leaks.empty());
    CHECK(t.could_differ > 0);
}

}  // namespace

TEST_CASE("the shipped catalogue: what a view hides changes not one byte") {
    laws::Random random(seed());
    const long wanted = pairs_wanted() / 3;
    Tally tally;
    auto w = std::make_unique<World>(ATTIVA_ROOT);
    const auto all = viewers(w->known.vocabulary);
    for (std::size_t n = 0; tally.pairs < wanted && tally.leaks.empty(); ++n) {
        if (n % 4000 == 3999) w = std::make_unique<World>(ATTIVA_ROOT);  // lets go of the texts kept for messages
        const Row& row = row_of(n, all.size());
        if (!random.chance(row.share) || (is_of_funds(row) && !Catalogue::can_fund())) continue;
        group(*w, random, all[n % all.size()], row, tally);
    }
    report("catalogo fornito", tally);
}

TEST_CASE("random catalogues: what a view hides changes not one byte") {
    laws::Random random(seed() + 1);
    const long wanted = pairs_wanted() - pairs_wanted() / 3;
    Tally tally;
    for (std::size_t n = 0; tally.pairs < wanted && tally.leaks.empty();) {
        const RandomCatalogue folder(random);
        const World w(folder.path());
        const auto all = viewers(w.known.vocabulary);
        if (all.empty()) continue;
        for (std::size_t k = 0; k < 60 && tally.pairs < wanted && tally.leaks.empty(); ++k, ++n)
            if (const Row& row = row_of(n, all.size()); !is_of_funds(row))  // they have no lines
                group(w, random, all[n % all.size()], row, tally);
    }
    report("cataloghi a caso", tally);
}
