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
                    deviation(i, book_.clauses[c]);
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

    void widening(std::uint32_t index, const language::Subject& subject) {
        for (const Provenance& w : spoken(subject)) {
            const Date day = nearest({w.from, w.to, {}}, r_.day);
            const DayTables full(r_.program, book_, r_.catalogue.vocabulary, r_.catalogue.territory, day);
            const DayTables base(program_, upper_, r_.catalogue.vocabulary, r_.catalogue.territory, day);
            Searcher search({&full, &base});
            const Id here = r_.program.instruments[index].eligible;
            const Id above = program_.instruments[index].eligible;
            const Finding f = search.find({{0, here, Truth::yes}, {1, above, Truth::no}}, true);
            if (!f.witness) continue;
            Diagnostic d{Severity::error, "L017", fmt::format("lo strato locale allarga «{}» a chi la base non ammette",
                                                            evaluation::subject_name(r_.catalogue, subject.id)),
                         w.span, "", {},
                         "restringi, oppure fai scrivere «ampliabile dalla zona» nello strato superiore"};
            d.notes.push_back({subject.where.span, "per esempio: " + in_words(*f.witness, {&r_.catalogue, &r_.catalogue}, day)});
            d_.add(std::move(d));
            return;
        }
    }

    // The clause a `deroga` follows is the one it speaks of.
    const Clause* before(std::uint32_t index, const Clause& deroga, ClauseId& id) const {
        const Clause* last = nullptr;
        for (const ClauseId c : book_.instruments[index].clauses) {
            const Clause& x = book_.clauses[c];
            if (x.where.span.file != deroga.where.span.file || x.where.span.begin > deroga.where.span.begin) continue;
            if (x.kind != ClauseKind::requires_ && x.kind != ClauseKind::excludes) continue;
            if (last != nullptr && x.where.span.begin < last->where.span.begin) continue;
            last = &x;
            id = c;
        }
        return last;
    }

    void deviation(std::uint32_t index, const Clause& deroga) {
        const Date day = nearest({deroga.where.from, deroga.where.to, {}}, r_.day);
        const DayTables full(r_.program, book_, r_.catalogue.vocabulary, r_.catalogue.territory, day);
        Searcher search({&full});
        const bool own = local(book_.instruments[index].where);
        std::vector<Goal> goals;
        ClauseId refusing = language::none;
        if (own) goals.push_back({0, r_.program.instruments[index].eligible, Truth::yes});
        else if (before(index, deroga, refusing) != nullptr) goals = refused(index, refusing);
        std::string example;
        if (!goals.empty()) {
            const Finding f = search.find(goals, true);
            if (f.witness)
                example = fmt::format("{}: {}", own ? "per esempio è ammesso" : "per esempio la base ammette e qui è escluso",
                                      in_words(*f.witness, {&r_.catalogue}, day));
        }
        Diagnostic d{Severity::note, "L016", fmt::format("deroga di «{}»: {}", evaluation::subject_name(r_.catalogue, book_.instruments[index].id), deroga.title),
                     deroga.where.span, "", {}, "resta visibile nelle risposte; l'atto che la permette è «" + act(deroga) + "»"};
        if (!example.empty()) d.notes.push_back({refusing == language::none ? Span{} : book_.clauses[refusing].where.span, example});
        d_.add(std::move(d));
    }

    // Everything else as asked, this clause not.
    std::vector<Goal> refused(std::uint32_t index, ClauseId refusing) const {
        std::vector<Goal> goals{{0, r_.program.clause_applies[refusing], Truth::yes},
                                {0, r_.program.clause_truth[refusing], Truth::no}};
        for (const ClauseId c : book_.instruments[index].clauses) {
            const ClauseKind kind = book_.clauses[c].kind;
            if (c != refusing && (kind == ClauseKind::requires_ || kind == ClauseKind::excludes))
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
