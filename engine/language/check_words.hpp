// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string_view>

#include "language/typed.hpp"

// The words that open a clause, and where each may stand; docs/lingua.md §5 and §8 are the same table for people.

namespace attiva::language::checking {

struct ClauseWord {
    std::string_view word;  ///< canonical: "richiede sempre"
    ClauseKind kind;
    bool fund;      ///< in a fund; false = in an instrument
    bool sentence;  ///< its "frase" is compulsory: people are shown it
};

/// The row of a clause word in an instrument (or in a fund); null if none.
/// `fonte` and `stabilisce` are not clauses of the Rulebook and have no row.
const ClauseWord* clause_word(std::string_view word, bool fund);
/// The word of a kind, for messages: "richiede".
std::string_view word(ClauseKind kind);
/// The word a clause was opened with, where that says more: "richiede sempre".
std::string_view word(const Clause& clause);

}  // namespace attiva::language::checking
