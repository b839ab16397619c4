// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/answer.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/phrases.hpp"

// Catalogue × person → answers: the verdict table of docs/lingua.md §12.
//
// Two evaluations of one person are compared: as known (`bare`) and with the
// declared presumptions (`presumed`; the same one when they are off). A no that
// holds only in the second is `escluso salvo`, never `non attivabile`.
// Tested by tests/matching/.

namespace attiva::matching {

/// What the rules of an instrument come to for this person.
struct Decision {
    Verdict verdict = Verdict::to_clarify;  ///< to_verify_hidden is told apart later
    Truth eligible = Truth::unknown;        ///< E, with presumptions
    Truth eligible_bare = Truth::unknown;
    Truth in_time = Truth::unknown;
    Truth offered = Truth::unknown;
    bool anyway = false;     ///< not settled by the conditions one by one, but everybody the
                             ///< person may be comes to this
    bool exhausted = false;  ///< not all those were looked at
};

/// What is needed to decide and to tell. All must outlive the call.
struct Question {
    const catalogue::Catalogue& catalogue;
    const program::Program& program;
    evaluation::Evaluation& presumed;  ///< has run
    evaluation::Evaluation& bare;      ///< has run; may be the same object
    bool reasons = true;               ///< record why, what is missing, amounts
    std::string only;                  ///< one instrument's id; empty = all
    evaluation::Evaluation* other = nullptr;  ///< of the same day, to ask again with other days and
                                              ///< readings; made when there is none
    const evaluation::Phrases* phrases = nullptr;  ///< of the same day; the same
    const std::vector<Decision>* decisions = nullptr;  ///< by InstrumentId, already taken; decided here
                                                       ///< when there are none
};

/// The verdict alone: no allocation, no words.
Decision decide(const Question& question, language::InstrumentId instrument);

/// Clauses that decide E, T and availability.
bool decides(language::ClauseKind kind);
/// The sentence of a clause, or one made from its kind and targets.
std::string sentence(const catalogue::Catalogue& catalogue, const evaluation::Phrases& phrases,
                     const language::Clause& clause);

/// How the sentence of an exclusion begins in the reasons: its condition follows.
std::string exclusion_words(Truth truth);

/// Answers in the order shown: verdict, suitability, catalogue order.
std::vector<InstrumentAnswer> match(const Question& question);

}  // namespace attiva::matching
