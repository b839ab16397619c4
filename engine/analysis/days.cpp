// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Values and instruments that have ended or are about to, and values given for
// days on which nobody asks for them. Tested by tests/cases/cattivi/analisi/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/review.hpp"
#include "catalogue/periods.hpp"
#include "text/literal.hpp"

namespace attiva::analysis {
namespace {

using catalogue::Period;
using catalogue::in_force;
using catalogue::meets;
using catalogue::validity;
using language::ClauseKind;

constexpr std::int32_t soon = 90;

// Ended, or about to, with nothing after.
void ending(Diagnostics& d, const std::string& what, Span where, Date last, Date day) {
    if (last < day)
        say(d, Severity::note, "L005", where, fmt::format("{}: è finito il {}", what, text::write_day(last)),
            "scrivi il seguito, se c'è");
    else if (last - day <= soon)
        say(d, Severity::note, "L006", where, fmt::format("{}: finisce il {}", what, text::write_day(last)),
            "prepara il seguito");
}

// The last day of each group of rows written for the same places.
void parameter_ends(const language::Parameter& p, Date day, Diagnostics& d) {
    std::map<language::ScopeId, std::pair<std::optional<Date>, Span>> last;
    std::set<language::ScopeId> unending;
    for (const auto& v : p.values) {
        const Period row = in_force(v);
        if (!row.to) unending.insert(v.where.scope);
        auto& [to, span] = last[v.where.scope];
        if (row.to && (!to || *to < *row.to)) {
            to = row.to;
            span = v.where.span.known() ? v.where.span : p.span;
        }
    }
    for (const auto& [scope, end] : last)
        if (unending.count(scope) == 0 && end.first)
            ending(d, fmt::format("il valore di «{}»", p.id), end.second, *end.first, day);
}

void misplaced(const Reviewed& r, Diagnostics& d) {
    const auto& book = r.catalogue.rules;
    std::map<language::ParameterId, std::vector<Period>> asked;
    std::set<language::ParameterId> always;
    for (const auto& list : {&book.instruments, &book.funds})
        for (const auto& subject : *list) {
            const auto valid = validity(book, subject);
            for (const auto p : language::parameters_of(book, subject)) {
                if (valid.empty()) always.insert(p);
                asked[p].insert(asked[p].end(), valid.begin(), valid.end());
            }
        }
    for (const auto& [p, periods] : asked) {
        if (always.count(p) != 0) continue;
        for (const auto& v : book.parameters[p].values) {
            const Period row = in_force(v);
            if (std::any_of(periods.begin(), periods.end(), [&](const Period& x) { return meets(row, x); })) continue;
            say(d, Severity::warning, "L007", v.where.span.known() ? v.where.span : book.parameters[p].span,
                fmt::format("questo valore di «{}» sta tutto fuori dai giorni in cui valgono gli strumenti che lo usano",
                            book.parameters[p].id),
                "controlla le date del valore, o il «valido» dello strumento");
        }
    }
}

}  // namespace

void review_days(const Reviewed& r, Diagnostics& d) {
    const auto& book = r.catalogue.rules;
    for (const auto& i : book.instruments) {
        const auto valid = validity(book, i);
        if (valid.empty()) continue;
        const Period& last = valid.back();
        if (last.to) ending(d, fmt::format("lo strumento «{}»", i.id), last.where, *last.to, r.day);
    }
    for (const auto& p : book.parameters) parameter_ends(p, r.day, d);
    misplaced(r, d);
}

}  // namespace attiva::analysis
