// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What zones and comuni say they depart from: each `deroga`, with somebody it
// concerns. Tested by tests/cases/cattivi/analisi/.

#include <fmt/format.h>

#include "analysis/desk.hpp"
#include "analysis/person_words.hpp"
#include "analysis/review.hpp"
#include "catalogue/periods.hpp"
#include "evaluation/wording.hpp"

namespace attiva::analysis {
namespace {

using catalogue::nearest;
using language::Clause;
using language::ClauseId;
using language::ClauseKind;

class Deviations {
public:
    Deviations(const Reviewed& r, Diagnostics& d) : r_(r), d_(d), book_(r.catalogue.rules), desks_(r) {}

    void look() {
        for (std::uint32_t i = 0; i < book_.instruments.size(); ++i)
            for (const ClauseId c : book_.instruments[i].clauses)
                if (book_.clauses[c].kind == ClauseKind::exception_act && local(book_.clauses[c].where)) deviation(i, c);
    }

private:
    std::string name(const language::Subject& subject) const {
        return evaluation::subject_name(r_.catalogue, subject.id);
    }

    // The clause a `deroga` follows is the one it speaks of.
    bool before(std::uint32_t index, const Clause& deroga, ClauseId& id) const {
        for (const ClauseId c : book_.instruments[index].clauses) {
            const Span at = book_.clauses[c].where.span;
            if (!of_eligibility(book_.clauses[c].kind) || at.file != deroga.where.span.file) continue;
            if (at.begin > deroga.where.span.begin) continue;
            if (id == language::none || book_.clauses[id].where.span.begin < at.begin) id = c;
        }
        return id != language::none;
    }

    // Somebody the deviation is about: whom the instrument of the zone admits, or
    // whom the deviation would admit, or whom the clause it follows refuses.
    void deviation(std::uint32_t index, ClauseId id) {
        const Clause& deroga = book_.clauses[id];
        const Date day = nearest({deroga.where.from, deroga.where.to, {}}, r_.day);
        ClauseId about = language::none;
        std::vector<Goal> goals;
        const char* who = "per esempio è ammesso";
        if (local(book_.instruments[index].where)) {
            goals.push_back({0, r_.program.instruments[index].eligible, Truth::yes});
        } else if (deroga.guard) {
            who = "per esempio la base esclude, e la deroga ammetterebbe";
            goals = departed(index, id, desks_.on(day), about);
        } else if (before(index, deroga, about)) {
            who = "per esempio la base ammette, e qui è escluso";
            goals = refused(index, about);
        }
        Diagnostic d{Severity::note, "L016", fmt::format("deroga di «{}»: {}", name(book_.instruments[index]), deroga.title),
                     deroga.where.span, "", {}, "la permette «" + act(deroga) + "»; resta visibile nelle risposte"};
        const Finding f = goals.empty() ? Finding{} : desks_.on(day).explain(goals);
        if (f.witness)
            d.notes.push_back({about == language::none ? Span{} : book_.clauses[about].where.span,
                               fmt::format("{}: {}", who, in_words(*f.witness, {&r_.catalogue}, day))});
        d_.add(std::move(d));
    }

    // Those a deviation with a `se` is about: the conditions that the `se` itself
    // contradicts are the ones departed from, the others hold.
    std::vector<Goal> departed(std::uint32_t index, ClauseId deroga, Desk& desk, ClauseId& about) const {
        const Goal speaks{0, r_.program.clause_applies[deroga], Truth::yes};
        std::vector<Goal> goals{speaks};
        for (const ClauseId c : book_.instruments[index].clauses) {
            if (!of_eligibility(book_.clauses[c].kind)) continue;
            Goal asked{0, r_.program.clause_truth[c], Truth::yes};
            if (desk.ask({speaks, asked}) == Outcome::none) {
                asked.wanted = Truth::no;
                about = c;
            }
            goals.push_back(asked);
        }
        return about == language::none ? std::vector<Goal>{} : goals;
    }

    // Everything else as asked, this clause not.
    std::vector<Goal> refused(std::uint32_t index, ClauseId refusing) const {
        std::vector<Goal> goals{{0, r_.program.clause_applies[refusing], Truth::yes},
                                {0, r_.program.clause_truth[refusing], Truth::no}};
        for (const ClauseId c : book_.instruments[index].clauses) {
            if (c != refusing && of_eligibility(book_.clauses[c].kind))
                goals.push_back({0, r_.program.clause_truth[c], Truth::yes});
        }
        return goals;
    }

    std::string act(const Clause& c) const {
        for (const auto& a : r_.catalogue.acts)
            if (a.id == c.source.act) return a.title;
        return c.source.act;
    }

    const Reviewed& r_;
    Diagnostics& d_;
    const language::Rulebook& book_;
    Desks desks_;
};

}  // namespace

void review_deviations(const Reviewed& reviewed, Diagnostics& diagnostics) { Deviations(reviewed, diagnostics).look(); }

}  // namespace attiva::analysis
