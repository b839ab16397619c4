// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "attiva/attiva.hpp"

// Caseloads and budgets by seed, as a team would write them, with what was meant beside the text:
// three lines of tests/session/funds_test.cpp, persons in two zone, known to the SerD or not.

namespace attiva::caseloads {

struct Asked {
    std::size_t of = 0;      ///< index of its case
    std::string cost;
    Cents cents = 0, least = 0, others = 0;
    std::int64_t lines = 1;
    Date from, to;
};

struct Committed {
    std::size_t of = 0, line = 0;
    std::string cost;
    Cents cents = 0;
    Date from, to;
};

struct Person {
    std::string id, place;
    bool serd = false;
    std::string urgency;
};

struct Money {
    bool residual = false;   ///< `residuo`
    Cents there = 0, committed = 0;
    std::optional<std::uint32_t> places;
    bool cofunded = false, premiums = false;
    std::map<int, Cents> years;
    std::optional<Cents> versilia, serd, kept_for_serd;
};

struct Caseload {
    std::vector<Person> persons;
    std::vector<Asked> requests;        ///< in the order of the cases
    std::vector<Committed> commitments;
    std::vector<Money> lines;           ///< linea_a, linea_b, linea_c
    FundsQuestion question;
};

/// "linea_a", the first.
std::string line_name(std::size_t line);
Caseload random(std::uint64_t seed);

}  // namespace attiva::caseloads
