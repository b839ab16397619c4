// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Conditions that never or always hold, clauses that contradict or repeat each
// other, instruments nobody can have. A thing is said only if it is so on every
// day on which the clause counts: the days between which nothing it reads
// changes are asked once. Tested by tests/analysis/review_test.cpp.

#include <fmt/format.h>

#include <algorithm>

#include "analysis/desk.hpp"
#include "analysis/review.hpp"
#include "catalogue/periods.hpp"
#include "evaluation/wording.hpp"

namespace attiva::analysis {
namespace {

using catalogue::Period;
using catalogue::common;
using catalogue::in_force;
using catalogue::validity;
using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::Subject;

// Those whose body is a condition about the person (not about the past).
bool has_condition(const Clause& c) {
    return c.body && (of_eligibility(c.kind) || c.kind == ClauseKind::prepares || c.kind == ClauseKind::suspends ||
                      c.kind == ClauseKind::forfeits);
}

std::string named(const Clause& c) {
    return c.title.empty() ? std::string("questa clausola") : "«" + c.title + "»";
}

class Conditions {
public:
    Conditions(const Reviewed& r, Diagnostics& d) : r_(r), d_(d), book_(r.catalogue.rules), desks_(r) {}

    void look() {
        for (std::uint32_t i = 0; i < book_.instruments.size(); ++i) {
            const Subject& subject = book_.instruments[i];
            for (const ClauseId c : subject.clauses) clause(c, subject);
            instrument(i, subject);
        }
    }

private:
    // Does nobody satisfy the goals, on any day of these periods?
    bool nobody(const std::vector<Period>& periods, const std::vector<Goal>& goals) {
        std::vector<Id> nodes;
        for (const Goal& g : goals) nodes.push_back(g.node);
        for (const Period& p : periods) {
            const Date first = nearest(p, r_.day);
            if (desks_.on(first).ask(goals) != Outcome::none) return false;
        }
        for (const Period& p : periods) {
            const auto days = days_between(p, desks_.turning(nearest(p, r_.day), nodes), r_.day);
            for (std::size_t i = 1; i < days.size(); ++i)
                if (desks_.on(days[i]).ask(goals) != Outcome::none) return false;
        }
        return !periods.empty();
    }

    void clause(ClauseId id, const Subject& subject) {
        const Clause& c = book_.clauses[id];
        if (!c.guard && !has_condition(c)) return;
        const auto periods = in_force(book_, c, subject);
        const Id applies = r_.program.clause_applies[id];
        if (c.guard && nobody(periods, {{0, applies, Truth::yes}})) {
            say(d_, Severity::warning, "L011", c.where.span, fmt::format("{} non vale mai: il suo «se» non è mai vero", named(c)),
                "correggi il «se», oppure togli la clausola");
            return;
        }
        if (!has_condition(c)) return;
        const Id body = r_.program.of_typed[*c.body];
        if (nobody(periods, {{0, applies, Truth::yes}, {0, body, Truth::yes}})) {
            never_.insert(id);
            say(d_, Severity::warning, "L012", c.where.span, fmt::format("{}: la condizione non è mai vera", named(c)),
                c.kind == ClauseKind::excludes ? "così non esclude nessuno: correggi la condizione"
                                               : "così nessuno la soddisfa: correggi la condizione");
        } else if (nobody(periods, {{0, applies, Truth::yes}, {0, body, Truth::no}})) {
            always_.insert(id);
            say(d_, Severity::warning, "L013", c.where.span, fmt::format("{}: la condizione è sempre vera", named(c)),
                c.kind == ClauseKind::excludes ? "così esclude tutti: correggi la condizione"
                                               : "così non chiede niente: correggi la condizione, o togli la clausola");
        }
    }

    std::vector<ClauseId> eligibility(const Subject& subject) const {
        std::vector<ClauseId> out;
        for (const ClauseId c : subject.clauses)
            if (of_eligibility(book_.clauses[c].kind)) out.push_back(c);
        return out;
    }

    void instrument(std::uint32_t index, const Subject& subject) {
        const auto clauses = eligibility(subject);
        auto valid = validity(book_, subject);
        if (valid.empty()) valid.emplace_back();
        if (clauses.empty()) return;
        if (nobody(valid, {{0, r_.program.instruments[index].eligible, Truth::yes}})) {
            say(d_, Severity::warning, "L010", subject.where.span,
                fmt::format("nessuno può essere ammesso a «{}», in nessun giorno",
                            evaluation::subject_name(r_.catalogue, subject.id)),
                "guarda le clausole che si contraddicono, o la condizione che non è mai vera");
            pairs(clauses, subject, &Conditions::contradiction);
        }
        pairs(clauses, subject, &Conditions::repetition);
    }

    using Judge = bool (Conditions::*)(ClauseId, ClauseId, const std::vector<Period>&);

    void pairs(const std::vector<ClauseId>& clauses, const Subject& subject, Judge judge) {
        std::vector<std::set<std::uint32_t>> ties;
        std::vector<std::vector<Period>> periods;
        for (const ClauseId c : clauses) {
            periods.push_back(in_force(book_, book_.clauses[c], subject));
            const Date day = periods.back().empty() ? r_.day : nearest(periods.back()[0], r_.day);
            ties.push_back(desks_.on(day).ties(r_.program.clause_truth[c]));
        }
        for (std::size_t i = 0; i < clauses.size(); ++i)
            for (std::size_t k = i + 1; k < clauses.size(); ++k) {
                if (settled(clauses[i]) || settled(clauses[k]) || !tied(ties[i], ties[k])) continue;
                const auto both = shared(periods[i], periods[k]);
                if (!both.empty() && (this->*judge)(clauses[i], clauses[k], both)) break;
            }
    }

    [[nodiscard]] bool settled(ClauseId c) const { return never_.count(c) != 0 || always_.count(c) != 0; }

    static bool tied(const std::set<std::uint32_t>& a, const std::set<std::uint32_t>& b) {
        return std::any_of(a.begin(), a.end(), [&](std::uint32_t x) { return b.count(x) != 0; });
    }

    static std::vector<Period> shared(const std::vector<Period>& a, const std::vector<Period>& b) {
        std::vector<Period> out;
        for (const Period& x : a)
            for (const Period& y : b) {
                bool empty = false;
                const Period p = common(x, y, empty);
                if (!empty) out.push_back(p);
            }
        return out;
    }

    bool contradiction(ClauseId a, ClauseId b, const std::vector<Period>& both) {
        const Id x = r_.program.clause_truth[a];
        const Id y = r_.program.clause_truth[b];
        if (!nobody(both, {{0, x, Truth::yes}, {0, y, Truth::yes}})) return false;
        if (nobody(both, {{0, x, Truth::yes}}) || nobody(both, {{0, y, Truth::yes}})) return false;
        tell("L014", Severity::warning, b, a, "{} contraddice {}: nessuno le soddisfa tutte e due",
             "correggi una delle due", "l'altra è qui");
        return true;
    }

    // The second says nothing more than the first, or the first than the second.
    bool repetition(ClauseId a, ClauseId b, const std::vector<Period>& both) {
        const Id x = r_.program.clause_truth[a];
        const Id y = r_.program.clause_truth[b];
        const bool second = x == y || nobody(both, {{0, x, Truth::yes}, {0, y, Truth::no}});
        const bool first = !second && nobody(both, {{0, y, Truth::yes}, {0, x, Truth::no}});
        if (!second && !first) return false;
        tell("L015", Severity::note, second ? b : a, second ? a : b, "{} è già detto da {}",
             "se la legge le elenca tutte e due va bene così; altrimenti tieni la più stretta", "già detto qui");
        return second;
    }

    void tell(const char* code, Severity severity, ClauseId at, ClauseId other, const char* message, const char* help,
              const char* note) {
        const Clause& c = book_.clauses[at];
        const Clause& o = book_.clauses[other];
        Diagnostic d{severity, code, fmt::format(fmt::runtime(message), named(c), named(o)), c.where.span, "", {}, help};
        d.notes.push_back({o.where.span, note});
        d_.add(std::move(d));
    }

    const Reviewed& r_;
    Diagnostics& d_;
    const language::Rulebook& book_;
    Desks desks_;
    std::set<ClauseId> never_, always_;
};

}  // namespace

void review_conditions(const Reviewed& reviewed, Diagnostics& diagnostics) { Conditions(reviewed, diagnostics).look(); }

}  // namespace attiva::analysis
