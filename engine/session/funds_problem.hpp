// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "funding/problem.hpp"
#include "session/funds_gathering.hpp"

// Requests, budgets and what the rules say of them → the problem the solver looks in, and
// what its numbers stand for. Private to the files funds_*.cpp.

namespace attiva::session {

/// What a ceiling of the problem is: a line's money, a part of it, or a cap of the rules.
struct CeilingMeaning {
    std::optional<std::size_t> part;    ///< of its parts, one that is at most so much
    std::vector<std::size_t> reserves;  ///< parts kept away: the money that is left without them
    std::optional<std::size_t> person;  ///< a cap of the rules: index in Gathered::cases
    std::string cost;                   ///< of a cap for one cost
};

struct FundsProblem {
    funding::Problem problem;           ///< requests as gathered; lines as in the budgets
    std::vector<CeilingMeaning> ceilings;
    std::vector<std::vector<std::uint32_t>> ceilings_of, places_of;  ///< by request: those whose group it is in
    std::vector<Cents> start;           ///< by line: what was there before anything here
    std::vector<Cents> committed;       ///< by line: what is taken from it already
    std::vector<std::string> notes;
};

FundsProblem make_problem(const State& state, const caseload::Budgets& budgets, const Gathered& gathered);

/// Lines that the rules forbid to pay the same expense, of a cost or of any (empty).
struct Ban {
    std::size_t one = 0, other = 0;     ///< indexes in Budgets::lines
    std::string cost;
    language::ClauseId clause = 0;
};
/// Is a pair of lines among them, for that cost?
bool banned(const std::vector<Ban>& bans, std::size_t one, std::size_t other, const std::string& cost);
std::vector<Ban> bans(const catalogue::Catalogue& catalogue, const caseload::Budgets& budgets);

}  // namespace attiva::session
