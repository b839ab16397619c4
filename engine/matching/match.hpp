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

/// The rules a verdict follows.
struct Rules {
    const language::Rulebook& book;
    const program::Program& program;
};
/// What the rules come to for one person, with presumptions, however it was evaluated.
class Told {
public:
    virtual ~Told() = default;
    [[nodiscard]] virtual Truth truth(program::Id id) const = 0;
    [[nodiscard]] virtual vocabulary::Possible value(program::Id id) const = 0;
};
/// Her measures on the day; open: there may be more of this instrument.
struct Past {
    const std::vector<person::Period>& periods;
    bool open = false;
    Date day;
};
/// The same verdict, from these.
Decision decide(const Rules& rules, const Told& told, Truth eligible_bare, const Past& past, language::InstrumentId instrument);
/// What it reads of `told` beside E, T and what is offered.
std::vector<program::Id> repetition_nodes(const Rules& rules, language::InstrumentId instrument);

/// How the person stands with the instrument itself: is it going on; has it been had, and may not be again.
struct OwnStanding {
    Truth running = Truth::no;
    Truth over = Truth::no;
};
/// The table of docs/lingua.md §12, its rows in order: of a decision but for its verdict.
Verdict verdict_of(const Decision& decision, const OwnStanding& own);

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
