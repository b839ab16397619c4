// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The same pairs through the whole program: what it prints, on both outputs, and its exit
// code. ATTIVA_VISTE_PROCESSI=1000 sets how many (docs/prestazioni.md).

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <cstdlib>

#include "casi/caso.hpp"
#include "catalogue/load.hpp"
#include "matching/reserved.hpp"
#include "person/reader.hpp"
#include "views/sheet.hpp"
#include "views/verbs.hpp"

using namespace attiva;
using namespace attiva::views;

namespace {

int wanted() {
    const char* said = std::getenv("ATTIVA_VISTE_PROCESSI");
    return said != nullptr ? std::atoi(said) : 16;
}

std::string printed(const tests::Outcome& o) { return fmt::format("{}\n{}\n{}", o.code, o.err, o.out); }

// The command line of a row, about a file of that text.
tests::Caso command(const cli::Request& r, const char* verb, Date day, const std::string& text) {
    tests::Caso c;
    c.command = {"attiva", verb};
    for (const std::string& argument : r.arguments) c.command.push_back(argument);
    const bool funds = verb == std::string("fondi");
    if (funds) c.command.push_back("altra.yaml");
    for (const auto& [name, value] : r.values) {
        c.command.push_back(name);
        if (value != "sì") c.command.push_back(value);
    }
    c.command.insert(c.command.end(), {"--catalogo", ATTIVA_ROOT});
    if (funds) {
        for (const Input& file : cases_of(text, day)) c.files.push_back({file.name, file.text});
        c.files.push_back({budgets, budgets_of(day)});
    } else {
        c.command.insert(c.command.end(), {"--data", iso(day)});
        c.files.push_back({"persona.yaml", text});
    }
    return c;
}

}  // namespace

TEST_CASE("whole processes: what a view hides changes not one byte") {
    Diagnostics problems;
    const auto catalogue = catalogue::load(ATTIVA_ROOT, problems);
    const auto program = program::from_language(catalogue.rules, catalogue.vocabulary, true);
    const Date day = *date_of(2026, 11, 20);
    const evaluation::DayTables tables(program, catalogue.rules, catalogue.vocabulary, catalogue.territory, day);
    laws::Random random(20'261'129);
    int pairs = 0, leaks = 0, refused = 0;
    const auto& services = catalogue.vocabulary.services();
    const auto all = viewers(catalogue.vocabulary);
    for (std::size_t n = 0; pairs < wanted() && leaks < 3; ++n) {
        const auto viewer = all[n % all.size()];
        const Row& row = rows()[n % rows().size()];
        if (is_of_funds(row) && !Catalogue::can_fund()) continue;
        Sheets sheets(catalogue, viewer, random);
        sheets.begin(matching::reserved(catalogue, tables, sheets.consenting(), viewer));
        const std::string one = sheets.sheet();
        const auto request = with_earlier(views::request(row, services[viewer].id, random.pick(catalogue.rules.instruments).id),
                                          [&](const cli::Request& r) { return run_caso(command(r, row.verb, day, one), ATTIVA_PROGRAM, ATTIVA_ROOT).out; });
        const std::string other = sheets.sheet();
        const auto first = run_caso(command(request, row.verb, day, one), ATTIVA_PROGRAM, ATTIVA_ROOT);
        const auto second = run_caso(command(request, row.verb, day, other), ATTIVA_PROGRAM, ATTIVA_ROOT);
        REQUIRE((first.code == 0 || (3 <= first.code && first.code <= 5)));
        ++pairs;
        refused += first.code == 3 ? 1 : 0;
        if (printed(first) == printed(second)) continue;
        ++leaks;
        UNSCOPED_INFO(row.verb << " --vista " << services[viewer].id << "\n" << printed(first) << "\n<>\n" << printed(second) << "\n--- uno\n" << one << "\n--- altro\n" << other);
    }
    fmt::print("viste, processi interi: {} coppie, {} differenze, {} rifiutate\n", pairs, leaks, refused);
    CHECK(leaks == 0);
}
