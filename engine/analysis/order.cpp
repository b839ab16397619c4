// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Circles of prerequisites. An instrument whose every way to begin passes
// through itself (`dopo`, `mentre`) can never begin: an error. Other circles
// (`meglio dopo`, `apre` read backwards, prerequisites that a `se` or a date may
// waive) only leave nobody to say what comes first: a note.
// Tested by tests/analysis/order_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "analysis/circles.hpp"
#include "analysis/review.hpp"
#include "evaluation/evaluator.hpp"
#include "evaluation/wording.hpp"

namespace attiva::analysis {
namespace {

using language::Clause;
using language::ClauseKind;
using language::InstrumentId;
using language::Rulebook;

bool prerequisite(const Clause& c) { return c.kind == ClauseKind::after || c.kind == ClauseKind::during; }

// The local prerequisites that count in some place on a day.
using Local = std::set<language::ClauseId>;

// It counts for everybody, always, and everywhere or in the place looked at.
bool unconditional(const Rulebook& book, language::ClauseId id, const Local& here) {
    const Clause& c = book.clauses[id];
    const bool everywhere = c.where.scope == language::none && !c.where.from && !c.where.to;
    return !c.guard && !c.from && !c.to && (everywhere || here.count(id) != 0);
}

std::vector<InstrumentId> targets(const Rulebook& book, const Clause& c) {
    std::vector<InstrumentId> out;
    for (const auto& id : c.targets)
        if (const auto i = book.find_instrument(id)) out.push_back(*i);
    return out;
}

// Those that can begin: every unconditional prerequisite has somebody who can.
std::vector<bool> beginnable(const Rulebook& book, const Local& here) {
    std::vector<bool> can(book.instruments.size(), false);
    for (bool more = true; more;) {
        more = false;
        for (InstrumentId i = 0; i < can.size(); ++i) {
            if (can[i]) continue;
            const auto& clauses = book.instruments[i].clauses;
            const bool ready = std::all_of(clauses.begin(), clauses.end(), [&](language::ClauseId id) {
                const Clause& c = book.clauses[id];
                if (!prerequisite(c) || !unconditional(book, id, here)) return true;
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
        const auto can = beginnable(book_, {});
        closed(can, std::vector<bool>(can.size(), true), {}, "");
        std::vector<bool> somewhere = can;
        for (const auto& [here, place] : places()) {
            const auto then = beginnable(book_, here);
            closed(then, somewhere, here, " a " + place);
            for (InstrumentId i = 0; i < then.size(); ++i) somewhere[i] = somewhere[i] && then[i];
        }
        Edges soft(can.size());
        for (InstrumentId i = 0; i < can.size(); ++i)
            for (const auto id : book_.instruments[i].clauses) advised(i, book_.clauses[id], soft);
        for (const auto& circle : circles(soft))
            if (std::all_of(circle.begin(), circle.end(), [&](std::uint32_t i) { return somewhere[i]; }))
                tell(circle, Severity::note, "L009", "questi strumenti si rincorrono nell'ordine consigliato: {}",
                     "togli un «meglio dopo» o un «apre», se uno deve venire prima");
    }

private:
    // Where zones and comuni ask for something first, by what is asked there: one
    // comune for each.
    std::map<Local, std::string> places() const {
        Local all;
        for (language::ClauseId id = 0; id < book_.clauses.size(); ++id) {
            const Clause& c = book_.clauses[id];
            if (prerequisite(c) && local(c.where) && within(r_.day, c.where.from, c.where.to)) all.insert(id);
        }
        std::map<Local, std::string> out;
        if (all.empty()) return out;
        const auto& territory = r_.catalogue.territory;
        const evaluation::DayTables day(r_.program, book_, r_.catalogue.vocabulary, territory, r_.day);
        for (const auto comune : territory.all(r_.day)) {
            Local here;
            for (const auto id : all)
                if (day.inside(book_.clauses[id].where.scope, {comune}) == Truth::yes) here.insert(id);
            if (!here.empty()) out.try_emplace(std::move(here), territory[comune].name);
        }
        return out;
    }

    // Circles of those that cannot begin, but for what is said already.
    void closed(const std::vector<bool>& can, const std::vector<bool>& before, const Local& here,
                const std::string& place) {
        Edges hard(can.size());
        for (InstrumentId i = 0; i < can.size(); ++i)
            for (const auto id : book_.instruments[i].clauses) {
                if (can[i] || !before[i] || !prerequisite(book_.clauses[id]) || !unconditional(book_, id, here)) continue;
                for (const InstrumentId t : targets(book_, book_.clauses[id]))
                    if (!can[t]) hard[i].push_back(t);
            }
        for (const auto& circle : circles(hard))
            tell(circle, Severity::error, "L008",
                 place.empty() ? "nessuno può cominciare: ciascuno di questi strumenti chiede prima un altro di loro: {}"
                               : "nessuno può cominciare" + place +
                                     ", per ciò che chiedono le regole locali: ciascuno di questi strumenti chiede prima "
                                     "un altro di loro: {}",
                 "togli uno dei «dopo» o «mentre», oppure aggiungi un'alternativa con «o»", here);
    }

    void advised(InstrumentId i, const Clause& c, Edges& soft) const {
        const bool wanted = prerequisite(c) || c.kind == ClauseKind::better_after;
        if (!wanted && c.kind != ClauseKind::opens) return;
        for (const InstrumentId t : targets(book_, c)) {
            if (c.kind == ClauseKind::opens) soft[t].push_back(i);
            else if (t != i) soft[i].push_back(t);
        }
    }

    void tell(const std::vector<std::uint32_t>& circle, Severity severity, const char* code,
              const std::string& message, const char* help, const Local& here = {}) {
        std::string names;
        for (const auto i : circle)
            names += (names.empty() ? "" : ", ") + evaluation::subject_name(r_.catalogue, book_.instruments[i].id);
        Diagnostic d{severity, code, fmt::format(fmt::runtime(message), names), book_.instruments[circle.front()].where.span,
                     "", {}, help};
        for (std::size_t k = 1; k < circle.size(); ++k)
            d.notes.push_back({book_.instruments[circle[k]].where.span, "un altro della catena"});
        for (const auto id : here)
            if (std::binary_search(circle.begin(), circle.end(), book_.clauses[id].owner))
                d.notes.push_back({book_.clauses[id].where.span, "lo chiede questa regola locale"});
        d_.add(std::move(d));
    }

    const Reviewed& r_;
    Diagnostics& d_;
    const Rulebook& book_;
};

}  // namespace

void review_order(const Reviewed& reviewed, Diagnostics& diagnostics) { Circles(reviewed, diagnostics).look(); }

}  // namespace attiva::analysis
