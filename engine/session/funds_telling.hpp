// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "funding/solve.hpp"
#include "session/funds_problem.hpp"

// What the solver found, in people's words. Private to the files funds_*.cpp.

namespace attiva::session {

/// What an answer about funds is told with. All must outlive it.
struct FundsScene {
    const State& state;
    const Asked& asked;
    const caseload::Budgets& budgets;
    const Gathered& gathered;
    const FundsProblem& made;
    const funding::Outcome& found;
    [[nodiscard]] const std::string& line(std::size_t l) const { return budgets.lines[l].line; }
    [[nodiscard]] std::string line_name(std::size_t l) const;
    /// "il denaro di FSE 3.h.1", "il tetto per la persona su …"
    [[nodiscard]] std::string ceiling_words(std::size_t ceiling) const;
    /// The same without the line, nothing of the line's whole money.
    [[nodiscard]] std::string limit_words(std::size_t ceiling) const;
    /// "anna, tirocinio (indennità)"
    [[nodiscard]] std::string request_words(std::size_t request) const;
};

/// What of the ceilings and places the example has taken.
struct Taken {
    std::vector<Cents> ceilings;           ///< by ceiling, premiums included
    std::vector<std::vector<std::size_t>> persons;  ///< by Places: those paid, sorted
};
Taken taken(const FundsProblem& made, const funding::Solution& example);

void tell_requests(const FundsScene& scene, FundsAnswer& out);     // funds_requests.cpp
void tell_proof(const FundsScene& scene, FundsAnswer& out);        // funds_proof.cpp: levels, bottlenecks, ties, what frees
void tell_fund_lines(const FundsScene& scene, FundsAnswer& out);   // funds_lines.cpp

/// A level of the rule in words, with what it has and its bound.
FundsLevel told_level(const FundsScene& scene, std::size_t level);

/// A text between «», those within it “”.
std::string quoted(const std::string& text);

/// "2026", "zona Versilia", "riserva: in carico al SerD".
std::string told_part(const FundsScene& scene, const caseload::Part& part);

}  // namespace attiva::session
