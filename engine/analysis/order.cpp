// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Circles of prerequisites. An instrument whose every way to begin passes
// through itself (`dopo`, `mentre`) can never begin: an error. Other circles
// (`meglio dopo`, `apre` read backwards, prerequisites that a `se` or a date may
// waive) only leave nobody to say what comes first: a note.
// Tested by tests/analysis/order_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "analysis/circles.hpp"
#include "analysis/review.hpp"
#include "evaluation/wording.hpp"

namespace attiva::analysis {
namespace {

using language::Clause;
using language::ClauseKind;
using language::InstrumentId;
using language::Rulebook;

bool prerequisite(const Clause& c) { return c.kind == ClauseKind::after || c.kind == ClauseKind::during; }

// It counts for everybody, everywhere, always.
bool unconditional(const Clause& c) {
    return !c.guard && !c.from && !c.to && c.where.scope == language::none && !c.where.from && !c.where.to;
}

std::vector<InstrumentId> targets(const Rulebook& book, const Clause& c) {
    std::vector<InstrumentId> out;
    for (const auto& id : c.targets)
        if (const auto i = book.find_instrument(id)) out.push_back(*i);
    return out;
}

// Those that can begin: every unconditional prerequisite has somebody who can.
std::vector<bool> beginnable(const Rulebook& book) {
    std::vector<bool> can(book.instruments.size(), false);
    for (bool more = true; more;) {
        more = false;
        for (InstrumentId i = 0; i < can.size(); ++i) {
            if (can[i]) continue;
            const auto& clauses = book.instruments[i].clauses;
            const bool ready = std::all_of(clauses.begin(), clauses.end(), [&](language::ClauseId id) {
                const Clause& c = book.clauses[id];
                if (!prerequisite(c) || !unconditional(c)) return true;
                const auto of = targets(book, c);
                return of.empty() || std::any_of(of.begin(), of.end(), [&](InstrumentId t) { return can[t]; });
            });
            if (ready) can[i] = more = true;
        }
    }
    return can;
}

class Circles {
public:
    Circles(const Reviewed& r, Diagnostics& d) : r_(r), d_(d), book_(r.catalogue.rules) {}

    void look() {
        const auto can = beginnable(book_);
        Edges hard(can.size());
        Edges soft(can.size());
        for (InstrumentId i = 0; i < can.size(); ++i)
            for (const auto id : book_.instruments[i].clauses) edges(i, book_.clauses[id], can, hard, soft);
        for (const auto& circle : circles(hard))
            tell(circle, Severity::error, "L008",
                 "nessuno può cominciare: ciascuno di questi strumenti chiede prima un altro di loro: {}",
                 "togli uno dei «dopo» o «mentre», oppure aggiungi un'alternativa con «o»");
        for (const auto& circle : circles(soft))
            if (std::all_of(circle.begin(), circle.end(), [&](std::uint32_t i) { return can[i]; }))
                tell(circle, Severity::note, "L009", "questi strumenti si rincorrono nell'ordine consigliato: {}",
                     "togli un «meglio dopo» o un «apre», se uno deve venire prima");
    }

private:
    void edges(InstrumentId i, const Clause& c, const std::vector<bool>& can, Edges& hard, Edges& soft) const {
        const bool wanted = prerequisite(c) || c.kind == ClauseKind::better_after;
        if (!wanted && c.kind != ClauseKind::opens) return;
        for (const InstrumentId t : targets(book_, c)) {
            if (c.kind == ClauseKind::opens) soft[t].push_back(i);
            else if (t != i) soft[i].push_back(t);
            if (prerequisite(c) && unconditional(c) && !can[i] && !can[t]) hard[i].push_back(t);
        }
    }

    void tell(const std::vector<std::uint32_t>& circle, Severity severity, const char* code,
              const std::string& message, const char* help) {
        std::string names;
        for (const auto i : circle)
            names += (names.empty() ? "" : ", ") + evaluation::subject_name(r_.catalogue, book_.instruments[i].id);
        Diagnostic d{severity, code, fmt::format(fmt::runtime(message), names), book_.instruments[circle.front()].where.span,
                     "", {}, help};
        for (std::size_t k = 1; k < circle.size(); ++k)
            d.notes.push_back({book_.instruments[circle[k]].where.span, "un altro della catena"});
        d_.add(std::move(d));
    }

    const Reviewed& r_;
    Diagnostics& d_;
    const Rulebook& book_;
};

}  // namespace

void review_order(const Reviewed& reviewed, Diagnostics& diagnostics) { Circles(reviewed, diagnostics).look(); }

}  // namespace attiva::analysis
