// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Calendar arithmetic against rows written by others
// (tests/data/conformance/dates.json): a period is its months, then its days.
// Of the ambiguous rows, `last_day` is their rounding down, `next_day` their
// rounding up. Every row must pass and every row is expressible.
#include <catch2/catch.hpp>

#include <fstream>
#include <nlohmann/json.hpp>

#include "attiva/value.hpp"
#include "text/literal.hpp"

using namespace attiva;

namespace {

Date read(const nlohmann::json& text) {
    Diagnostics d;
    return text::read_date(text.get<std::string>(), {}, d).value();
}

Date moved(const nlohmann::json& row, MissingDay rule) {
    const auto& period = row["add"];
    const int months = period["years"].get<int>() * 12 + period["months"].get<int>();
    return add_months(read(row["date"]), months, rule) + period["days"].get<int>();
}

}  // namespace

TEST_CASE("dates agree with rows written by others") {
    std::ifstream in(ATTIVA_ROOT "/tests/data/conformance/dates.json");
    const auto data = nlohmann::json::parse(in);
    int rows = 0;
    for (const auto& row : data["exact"]) {
        INFO(row.dump());
        CHECK(moved(row, MissingDay::last_day) == read(row["result"]));
        CHECK(moved(row, MissingDay::next_day) == read(row["result"]));
        ++rows;
    }
    for (const auto& row : data["ambiguous"]) {
        INFO(row.dump());
        CHECK(moved(row, MissingDay::last_day) == read(row["round_down"]));
        CHECK(moved(row, MissingDay::next_day) == read(row["round_up"]));
        ++rows;
    }
    for (const auto& row : data["month_bounds"]) {
        CHECK(first_of_month(read(row["date"])) == read(row["first"]));
        CHECK(last_of_month(read(row["date"])) == read(row["last"]));
        ++rows;
    }
    CHECK(rows == 32);
}
