// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What zones and comuni may do to an instrument of an upper layer: add and
// restrict, fill what is left open, widen where it is allowed. The check is of
// the meaning: nobody may be eligible with the local layer and not without it,
// whatever value the open parameters have within their limits. It is proved from
// the writing, or somebody is shown, or it is said to be undecided (L018). A
// declared `deroga` is shown with somebody it concerns.
// Tested by tests/analysis/review_test.cpp.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "analysis/bench.hpp"
#include "analysis/periods.hpp"
#include "analysis/person_words.hpp"
#include "analysis/review.hpp"
#include "analysis/upper_layers.hpp"
#include "evaluation/wording.hpp"
#include "text/literal.hpp"

namespace attiva::analysis {
namespace {

using language::Clause;
using language::ClauseId;
using language::ClauseKind;
using language::InstrumentId;
using language::Provenance;
using language::Rulebook;

// Instruments whose conditions ask, directly or not, who is eligible to others.
class Askers {
public:
    explicit Askers(const Rulebook& book) : book_(book) {}

    /// Itself, and those its conditions ask about.
    std::set<InstrumentId> of(InstrumentId root) {
        std::set<InstrumentId> out{root};
        std::vector<InstrumentId> open{root};
        while (!open.empty()) {
            const InstrumentId i = open.back();
            open.pop_back();
            for (const InstrumentId asked : directly(i))
                if (out.insert(asked).second) open.push_back(asked);
        }
        return out;
    }

private:
    const std::set<InstrumentId>& directly(InstrumentId i) {
        const auto [at, fresh] = known_.try_emplace(i);
        if (!fresh) return at->second;
        std::vector<language::NodeId> open;
        for (const language::NodeId id : language::nodes_of(book_, book_.instruments[i])) open.push_back(id);
        std::set<language::NodeId> seen;
        while (!open.empty()) {
            const language::NodeId id = open.back();
            open.pop_back();
            if (!seen.insert(id).second) continue;
            const auto& n = book_.nodes[id];
            if (n.op == language::Op::eligible) at->second.insert(n.ref);
            if (n.op == language::Op::definition) open.push_back(book_.definitions[n.ref].body);
            // The cases of a value may ask too.
            if (n.op == language::Op::parameter)
                for (const auto& v : book_.parameters[n.ref].values)
                    if (v.value) open.push_back(*v.value);
            open.insert(open.end(), n.args.begin(), n.args.end());
        }
        return at->second;
    }

    const Rulebook& book_;
    std::map<InstrumentId, std::set<InstrumentId>> known_;
};

constexpr std::size_t most_days = 120;      // looked at for one instrument
constexpr std::size_t most_days_kept = 24;  // each holds three catalogues

class Overlays {
public:
    Overlays(const Reviewed& r, Diagnostics& d)
        : r_(r), d_(d), book_(r.catalogue.rules), asked_(book_),
          open_(upper_layers(book_, Fillings::open)), kept_(upper_layers(book_, Fillings::kept)),
          open_program_(program::from_language(open_, r.catalogue.vocabulary, true)),
          kept_program_(program::from_language(kept_, r.catalogue.vocabulary, true)) {}

    void look() {
        for (InstrumentId i = 0; i < book_.instruments.size(); ++i) {
            const auto& subject = book_.instruments[i];
            for (const ClauseId c : subject.clauses)
                if (book_.clauses[c].kind == ClauseKind::exception_act && local(book_.clauses[c].where))
                    deviation(i, c);
            if (!local(subject.where)) widening(i, subject);
        }
    }

private:
    struct Said {
        InstrumentId of;
        Provenance where;
    };
    // The stretches in which some local layer says something of this instrument, or
    // of those it asks about.
    std::vector<Said> spoken(InstrumentId instrument) {
        std::vector<Said> out;
        const auto add = [&](InstrumentId of, const Provenance& w) {
            const bool known = std::any_of(out.begin(), out.end(), [&](const Said& o) {
                return o.where.scope == w.scope && o.where.from == w.from && o.where.to == w.to;
            });
            if (local(w) && !known) out.push_back({of, w});
        };
        for (const InstrumentId i : asked_.of(instrument)) {
            const auto& subject = book_.instruments[i];
            for (const ClauseId c : subject.clauses) add(i, book_.clauses[c].where);
            for (const auto p : language::parameters_of(book_, subject))
                for (const auto& v : book_.parameters[p].values) add(i, v.where);
        }
        return out;
    }

    Edition edition(const program::Program& program, const Rulebook& rules) const {
        return {program, rules, r_.catalogue.vocabulary, r_.catalogue.territory};
    }

    // The three catalogues on a day, kept for the other instruments.
    struct Day {
        Bench bench;     // with what zones and comuni say; without, what they may fill left open
        DayTables kept;  // without, but for what they fill
        Implied proof;
        Searcher alone;
        Day(const Edition& full, const Edition& open, const Edition& filled, Date day, std::uint64_t& purse)
            : bench(full, open, day, purse), kept(filled.on(day)), proof(bench.day(0), kept), alone({&bench.day(0)}) {}
    };
    Day& on(Date day) {
        if (days_.size() >= most_days_kept && days_.count(day) == 0) days_.clear();
        auto& known = days_[day];
        if (known == nullptr)
            known = std::make_unique<Day>(edition(r_.program, book_), edition(open_program_, open_),
                                          edition(kept_program_, kept_), day, purse_);
        return *known;
    }

    // What zones and comuni fill is within the limits (C109): whom the upper layers
    // admit with it, they admit.
    bool proved(Day& day, InstrumentId i) {
        const Id here = r_.program.instruments[i].eligible;
        const auto above = parts(kept_program_, kept_program_.instruments[i].eligible);
        return std::all_of(above.begin(), above.end(),
                           [&](Id part) { return day.proof.below(0, here, part, {here}); });
    }

    // The day of a stretch nearest to the one asked about, and those on which what
    // the instrument comes to may begin to be otherwise.
    std::vector<Date> days_of(InstrumentId i, const Provenance& w) {
        const Period stretch{w.from, w.to, {}};
        std::vector<Date> out{nearest(stretch, r_.day)};
        for (const Date d : cone_of(on(out.front()).bench.day(0), {r_.program.instruments[i].eligible}).turning)
            if (stretch.holds(d) && out.size() <= most_days) out.push_back(d);
        return out;
    }

    void widening(InstrumentId index, const language::Subject& subject) {
        std::set<Date> asked;
        std::optional<std::pair<Said, Date>> undecided;
        for (const Said& said : spoken(index))
            for (const Date day : days_of(index, said.where)) {
                if (!asked.insert(day).second) continue;
                if (asked.size() > most_days) {
                    if (!undecided) undecided = {said, day};
                    break;
                }
                if (proved(on(day), index)) continue;
                const Finding f = on(day).bench.somebody(0, {r_.program.instruments[index].eligible},
                                                         open_program_.instruments[index].eligible);
                if (f.witness) return widened(index, said, day, *f.witness);
                if (f.outcome == Outcome::undecided && !undecided) undecided = {said, day};
            }
        if (undecided)
            say(d_, Severity::warning, "L018", undecided->first.where.span,
                fmt::format("non si è deciso se lo strato locale allarga «{}», il {}", name(subject),
                            text::write_day(undecided->second)),
                "controlla a mano che nessuno sia ammesso qui e non dalla base; una condizione più semplice si decide");
    }

    // What is said of another instrument may widen this one: it asks who is not
    // eligible to the other.
    void widened(InstrumentId index, const Said& said, Date day, const Witness& who) {
        const auto& subject = book_.instruments[index];
        const std::string other = said.of == index ? "" : name(book_.instruments[said.of]);
        Diagnostic d{Severity::error, "L017",
                     other.empty() ? fmt::format("lo strato locale allarga «{}» a chi la base non ammette", name(subject))
                                   : fmt::format("ciò che si dice qui di «{}» allarga «{}» a chi la base non ammette",
                                                 other, name(subject)),
                     said.where.span, "", {},
                     other.empty() ? "restringi, oppure fai scrivere «ampliabile dalla zona» nello strato superiore"
                                   : fmt::format("le regole di «{}» guardano chi non è ammissibile a «{}»: scrivi là, con "
                                                 "lo stesso ambito, la condizione che manca", name(subject), other)};
        const std::string person = in_words(who, {&r_.catalogue, &r_.catalogue}, day);
        d.notes.push_back({subject.where.span, "per esempio: " + person});
        d_.add(std::move(d));
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
    Askers asked_;
    Rulebook open_, kept_;
    program::Program open_program_, kept_program_;
    std::map<Date, std::unique_ptr<Day>> days_;
    std::uint64_t purse_ = 8'000'000;  ///< nodes evaluated, all searches together: about a second
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
