// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/cases/cattivi/analisi/.

#include "analysis/widened_words.hpp"

#include <fmt/format.h>

#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::analysis {
namespace {

// What the local layer does to the instrument.
std::string done_to(const std::string& name, std::size_t lower, Right right) {
    const char* above = lower == 1 ? "base" : "zona";
    switch (right) {
        case Right::admitted: return fmt::format("allarga «{}» a chi la {} non ammette", name, above);
        case Right::in_time: return fmt::format("apre «{}» a chi per la {} non è nei tempi", name, above);
        case Right::again: break;
    }
    return fmt::format("lascia ripetere «{}» a chi per la {} non può", name, above);
}

// What is said of another instrument may do it: this one asks about it.
std::string remedy(const std::string& name, const std::string& other, Right right) {
    switch (right) {
        case Right::admitted:
            return fmt::format("le regole di «{}» guardano chi non è ammissibile a «{}»: scrivi là, con lo stesso ambito, "
                               "la condizione che manca", name, other);
        case Right::in_time:
            return fmt::format("i tempi di «{}» dipendono da chi è ammissibile a «{}»: scrivi là, con lo stesso ambito, la "
                               "restrizione che manca", name, other);
        case Right::again: break;
    }
    return fmt::format("quante volte si può avere «{}» dipende da chi è ammissibile a «{}»: scrivi là, con lo stesso "
                       "ambito, «ripetibile» con il suo limite", name, other);
}

}  // namespace

Diagnostic widened_words(const Reviewed& r, language::InstrumentId instrument, language::ClauseId clause,
                         std::size_t lower, Right right, Date day, const std::string& person) {
    const auto& book = r.catalogue.rules;
    const auto& blamed = book.clauses[clause];
    const std::string name = evaluation::subject_name(r.catalogue, book.instruments[instrument].id);
    const std::string other = evaluation::subject_name(r.catalogue, book.instruments[blamed.owner].id);
    const bool own = blamed.owner == instrument;
    Diagnostic d{Severity::error, "L017",
                 own ? "lo strato locale " + done_to(name, lower, right)
                     : fmt::format("ciò che si dice qui di «{}» {}", other, done_to(name, lower, right)),
                 blamed.where.span, "", {},
                 own ? "restringi, oppure fai scrivere «ampliabile dalla zona» nello strato superiore"
                     : remedy(name, other, right)};
    const std::string when = day == r.day ? "" : fmt::format(", il {}", text::write_day(day));
    d.notes.push_back({book.instruments[instrument].where.span, fmt::format("per esempio{}: {}", when, person)});
    return d;
}

Diagnostic undecided_words(const Reviewed& r, language::InstrumentId instrument, language::ClauseId clause, Date day) {
    const auto& book = r.catalogue.rules;
    return {Severity::warning, "L018",
            fmt::format("non si è deciso se lo strato locale allarga «{}», il {}",
                        evaluation::subject_name(r.catalogue, book.instruments[instrument].id), text::write_day(day)),
            book.clauses[clause].where.span, "", {},
            "controlla a mano che nessuno sia ammesso qui e non dalla base; una condizione più semplice si decide"};
}

}  // namespace attiva::analysis
