// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What zones and comuni may do to an instrument of an upper layer: add and
// restrict, fill what is left open, widen where it is allowed. The check is of
// the meaning: nobody may be eligible with the local layer and not without it,
// whatever value the open parameters have within their limits. A declared
// `deroga` is shown with somebody it concerns.
// Tested by tests/analysis/review_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "analysis/periods.hpp"
#include "analysis/person_words.hpp"
#include "analysis/review.hpp"
#include "analysis/upper_layers.hpp"
#include "evaluation/wording.hpp"

namespace attiva::analysis {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::Provenance;
using language::Rulebook;

class Overlays {
public:
    Overlays(const Reviewed& r, Diagnostics& d)
        : r_(r), d_(d), book_(r.catalogue.rules), upper_(upper_layers(book_)),
          program_(program::from_language(upper_, r.catalogue.vocabulary, true)) {}

    void look() {
        for (std::uint32_t i = 0; i < book_.instruments.size(); ++i) {
            const auto& subject = book_.instruments[i];
            for (const ClauseId c : subject.clauses)
                if (book_.clauses[c].kind == ClauseKind::exception_act && local(book_.clauses[c].where))
                    deviation(i, c);
            if (!local(subject.where)) widening(i, subject);
        }
    }

private:
    // The stretches in which some local layer says something of this instrument.
    std::vector<Provenance> spoken(const language::Subject& subject) const {
        std::vector<Provenance> out;
        const auto add = [&](const Provenance& w) {
            const bool known = std::any_of(out.begin(), out.end(), [&](const Provenance& o) {
                return o.scope == w.scope && o.from == w.from && o.to == w.to;
            });
            if (local(w) && !known) out.push_back(w);
        };
        for (const ClauseId c : subject.clauses) add(book_.clauses[c].where);
        for (const auto p : language::parameters_of(book_, subject))
            for (const auto& v : book_.parameters[p].values) add(v.where);
        return out;
    }

    // Both catalogues on a day, kept for the other instruments.
    struct Bench {
        DayTables full, base;
        Searcher both, alone;
        Bench(const Reviewed& r, const program::Program& p, const Rulebook& upper, Date day)
            : full(r.program, r.catalogue.rules, r.catalogue.vocabulary, r.catalogue.territory, day),
              base(p, upper, r.catalogue.vocabulary, r.catalogue.territory, day),
              both({&full, &base}),
              alone({&full}) {}
    };
    Bench& on(Date day) {
        auto& bench = benches_[day];
        if (bench == nullptr) bench = std::make_unique<Bench>(r_, program_, upper_, day);
        return *bench;
    }

    void widening(std::uint32_t index, const language::Subject& subject) {
        const Goal here{0, r_.program.instruments[index].eligible, Truth::yes};
        const Goal above{1, program_.instruments[index].eligible, Truth::no};
        std::set<Date> asked;
        for (const Provenance& w : spoken(subject)) {
            const Date day = nearest({w.from, w.to, {}}, r_.day);
            if (!asked.insert(day).second) continue;
            const Finding f = on(day).both.find({here, above}, true);
            if (!f.witness) continue;
            Diagnostic d{Severity::error, "L017",
                         fmt::format("lo strato locale allarga «{}» a chi la base non ammette", name(subject)),
                         w.span, "", {},
                         "restringi, oppure fai scrivere «ampliabile dalla zona» nello strato superiore"};
            const std::string person = in_words(*f.witness, {&r_.catalogue, &r_.catalogue}, day);
            d.notes.push_back({subject.where.span, "per esempio: " + person});
            d_.add(std::move(d));
            return;
        }
    }

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
            goals = departed(index, id, on(day).alone, about);
        } else if (before(index, deroga, about)) {
            who = "per esempio la base ammette, e qui è escluso";
            goals = refused(index, about);
        }
        Diagnostic d{Severity::note, "L016", fmt::format("deroga di «{}»: {}", name(book_.instruments[index]), deroga.title),
                     deroga.where.span, "", {}, "la permette «" + act(deroga) + "»; resta visibile nelle risposte"};
        const Finding f = goals.empty() ? Finding{} : on(day).alone.find(goals, true);
        if (f.witness)
            d.notes.push_back({about == language::none ? Span{} : book_.clauses[about].where.span,
                               fmt::format("{}: {}", who, in_words(*f.witness, {&r_.catalogue}, day))});
        d_.add(std::move(d));
    }

    // Those a deviation with a `se` is about: the conditions that the `se` itself
    // contradicts are the ones departed from, the others hold.
    std::vector<Goal> departed(std::uint32_t index, ClauseId deroga, Searcher& search, ClauseId& about) const {
        const Goal speaks{0, r_.program.clause_applies[deroga], Truth::yes};
        std::vector<Goal> goals{speaks};
        for (const ClauseId c : book_.instruments[index].clauses) {
            if (!of_eligibility(book_.clauses[c].kind)) continue;
            Goal asked{0, r_.program.clause_truth[c], Truth::yes};
            if (search.find({speaks, asked}).outcome == Outcome::none) {
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
    const Rulebook& book_;
    Rulebook upper_;
    program::Program program_;
    std::map<Date, std::unique_ptr<Bench>> benches_;
};

}  // namespace

void review_overlays(const Reviewed& r, Diagnostics& diagnostics) {
    const auto& clauses = r.catalogue.rules.clauses;
    const auto& parameters = r.catalogue.rules.parameters;
    const bool any = std::any_of(clauses.begin(), clauses.end(), [](const Clause& c) { return local(c.where); }) ||
                     std::any_of(parameters.begin(), parameters.end(), [](const language::Parameter& p) {
                         return std::any_of(p.values.begin(), p.values.end(), [](const auto& v) { return local(v.where); });
                     });
    if (any) Overlays(r, diagnostics).look();
}

}  // namespace attiva::analysis
