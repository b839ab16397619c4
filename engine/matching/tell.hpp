// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "evaluation/trace.hpp"
#include "matching/match.hpp"

// The words around a decision. Private to this room: one function per part of
// the answer, each in its own file.

namespace attiva::matching {

/// Everything the parts share while one instrument is told.
struct Telling {
    const Question& q;
    language::InstrumentId id;
    const Decision& decision;
    evaluation::Trace presumed;
    evaluation::Trace bare;
    evaluation::Evaluation& other;  ///< only its cone may be read, after `run_cone`

    Telling(const Question& question, language::InstrumentId instrument, const Decision& d)
        : q(question), id(instrument), decision(d),
          presumed(question.catalogue, question.presumed, *question.phrases),
          bare(question.catalogue, question.bare, *question.phrases),
          other(*question.other) {}

    [[nodiscard]] const language::Subject& subject() const { return q.catalogue.rules.instruments[id]; }
    [[nodiscard]] const language::Clause& clause(language::ClauseId c) const { return q.catalogue.rules.clauses[c]; }
    [[nodiscard]] Truth applies(language::ClauseId c) const { return q.presumed.truth(q.program.clause_applies[c]); }
    /// A window whose days nobody has published here, neither a voice below it.
    [[nodiscard]] bool days_unknown(language::ClauseId c) const;
    /// "If it applies, its condition" with presumptions.
    [[nodiscard]] Truth truth(language::ClauseId c) const { return q.presumed.truth(q.program.clause_truth[c]); }
    [[nodiscard]] Truth truth_bare(language::ClauseId c) const { return q.bare.truth(q.program.clause_truth[c]); }
};

inline std::string sentence(const Telling& t, const language::Clause& c) {
    return sentence(t.q.catalogue, *t.q.phrases, c);
}

/// What a clause cites, or the local act where it is a parameter that a zone or a
/// comune fills.
SharedSource value_source(const Telling& t, language::ClauseId id);

void tell_reasons(Telling& t, InstrumentAnswer& a);      // reasons.cpp
void tell_missing(Telling& t, InstrumentAnswer& a);      // missing.cpp
void tell_results(Telling& t, InstrumentAnswer& a);      // results.cpp
void tell_suitability(Telling& t, InstrumentAnswer& a);  // suitability.cpp
void tell_lines(Telling& t, InstrumentAnswer& a);        // lines.cpp
void tell_funding(Telling& t, InstrumentAnswer& a);      // funding.cpp
void tell_future(Telling& t, InstrumentAnswer& a);       // future.cpp
void tell_summary(Telling& t, InstrumentAnswer& a);      // summary.cpp
void tell_bars(Telling& t, InstrumentAnswer& a);         // bars.cpp

/// One clause that demands something: its sentence, its truth and why.
Reason clause_reason(Telling& t, language::ClauseId id);
/// Adds the unsettled facts that a clause which is ignoto hangs on.
void open_clause(Telling& t, language::ClauseId id, std::vector<evaluation::OpenFact>& facts);

/// What a line says of the cost that one of its `paga` names.
Funding tell_payment(Telling& t, language::FundId fund, language::ClauseId pays);

/// Unsettled facts as people read them.
std::vector<Missing> missing_of(Telling& t, const std::vector<evaluation::OpenFact>& facts);
/// Adds what they are called, the member's name in brackets, without repeating.
void add_labels(Telling& t, const std::vector<evaluation::OpenFact>& facts, std::vector<std::string>& out);  // bars.cpp

}  // namespace attiva::matching
