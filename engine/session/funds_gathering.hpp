// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attiva/funds.hpp"
#include "caseload/caseload.hpp"
#include "matching/funding.hpp"
#include "session/known_days.hpp"

// What the rules say of every request of a caseload: which lines of the budgets may pay it,
// up to how much, and to which parts of their money it belongs. Private to the files funds_*.cpp.

namespace attiva::session {

/// A line of the budgets, and one request or commitment.
struct LineSays {
    std::size_t line = 0;         ///< index in Budgets::lines
    bool pays = false;            ///< surely, for the whole period
    matching::LineTerms terms;    ///< on the day it begins
    Cents most = 0;               ///< by its caps for so long a period
    std::string refusal;          ///< of those that do not
    std::vector<Truth> parts;     ///< by LineBudget::parts: does it belong there
};

/// A request, as gathered.
struct GatheredRequest {
    std::size_t of = 0;           ///< index of its case
    const caseload::Request* asked = nullptr;
    std::vector<LineSays> lines;  ///< those of the budgets that pay the instrument for that cost
    std::vector<FundsRefusal> unbudgeted;  ///< lines that might pay it and have no budget
    std::vector<std::string> warnings;
};

/// The line that says so, without why.
FundsRefusal refusal(const Funding& told);

struct GatheredCommitment {
    std::size_t of = 0;
    const caseload::Commitment* said = nullptr;
    std::size_t line = 0;         ///< index in Budgets::lines; as many as there are: has no budget
    std::vector<Truth> parts;
};

struct Gathered {
    std::vector<const caseload::Case*> cases;  ///< those that could be read, in order
    std::vector<GatheredRequest> requests;     ///< in order
    std::vector<GatheredCommitment> commitments;  ///< in order: those of a case stand together
    std::size_t refused = 0;
};

/// What is wrong with a person goes to `problems`; the others go on.
Gathered gather(const State& state, const Asked& asked, const caseload::Budgets& budgets, const std::vector<caseload::Case>& cases, Diagnostics& problems);

/// Are they the same expense of one person: one cost of one instrument, in periods that meet?
template <class One, class Other>
bool same_expense(const One& a, const Other& b) {
    return a.instrument == b.instrument && a.cost == b.cost && a.from <= b.to && b.from <= a.to;
}

/// Months in a period, both ends included: whole ones, and the days left over as thirtieths.
Number months_in(Date from, Date to);
/// A cap over some months, in cents rounded down.
Cents cap_over(const matching::Cap& cap, Number months);

}  // namespace attiva::session
