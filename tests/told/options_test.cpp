// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// An option that may be given again keeps every value, in order, and takes one at a time.
#include "options.hpp"

#include <catch2/catch.hpp>

using attiva::cli::parse_options;
using Words = std::vector<std::string>;

TEST_CASE("--se may be given again, and does not swallow the files after it") {
    const auto r = parse_options({"fondi", "--se", "senza=fse_3h1", "a.yaml", "--se", "qsfp.totale=150.000 euro", "b.yaml", "--bilanci", "x.yaml"});
    CHECK(r.error.empty());
    CHECK(r.all("--se") == Words{"senza=fse_3h1", "qsfp.totale=150.000 euro"});
    CHECK(r.arguments == Words{"a.yaml", "b.yaml"});
    CHECK(r.value("--bilanci") == "x.yaml");
    CHECK(parse_options({"fondi", "a.yaml", "--se=regola=urgenza,richieste"}).all("--se") == Words{"regola=urgenza,richieste"});
    CHECK(parse_options({"fondi", "a.yaml"}).all("--se").empty());
}

TEST_CASE("another option given twice is refused") {
    CHECK_FALSE(parse_options({"fondi", "a.yaml", "--bilanci", "x", "--bilanci", "y"}).error.empty());
}
