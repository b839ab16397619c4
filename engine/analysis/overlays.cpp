// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What zones and comuni may do to an instrument of an upper layer: add and
// restrict, fill what is left open, widen where it is allowed; and comuni to one
// that their zone has made, or has restricted. The check is of the meaning: nobody may be admitted, in time, or have it once more with the
// local layer and not without it, whatever value the open parameters have within
// their limits. It is proved from the writing, for every day or for each day on
// which something changes, or somebody is shown, or it is said to be undecided
// (L018). Only a condition of who is admitted can do it, where others ask for
// those who are not. Tested by tests/analysis/review_test.cpp and
// tests/cases/cattivi/analisi/.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <memory>
#include <set>

#include "analysis/always.hpp"
#include "analysis/askers.hpp"
#include "analysis/bench.hpp"
#include "analysis/blame.hpp"
#include "analysis/person_words.hpp"
#include "analysis/upper_layers.hpp"
#include "analysis/widened_words.hpp"
#include "catalogue/ground.hpp"
#include "catalogue/periods.hpp"

namespace attiva::analysis {
namespace {

using catalogue::days_between;
using language::ClauseId;
using language::InstrumentId;
using language::Provenance;
using language::Rulebook;

constexpr std::size_t most_days = 120;      // looked at for one instrument
constexpr std::size_t most_days_kept = 24;  // each holds its tables

// Who is admitted, as voices from `lower` down restrict it: of this instrument and of
// those it asks about.
std::vector<ClauseId> restrictions(const Rulebook& book, Askers& asked, InstrumentId instrument, std::size_t lower) {
    std::vector<ClauseId> out;
    for (const InstrumentId i : asked.of(instrument))
        for (const ClauseId c : book.instruments[i].clauses)
            if (voice(book.clauses[c].where.layer) >= lower && of_eligibility(book.clauses[c].kind)) out.push_back(c);
    return out;
}

// Does the voice just above `lower` say anything of the instrument, or of those it
// asks about? If not, what is judged by that voice is judged by the one above it.
bool spoken_of(const Rulebook& book, Askers& asked, InstrumentId instrument, std::size_t lower) {
    const auto of = asked.of(instrument);
    return std::any_of(of.begin(), of.end(), [&](InstrumentId i) {
        const auto& clauses = book.instruments[i].clauses;
        return std::any_of(clauses.begin(), clauses.end(),
                           [&](ClauseId c) { return voice(book.clauses[c].where.layer) + 1 == lower; });
    });
}

// The instruments of the voices above `lower` which those from there down restrict.
std::vector<InstrumentId> restricted(const Rulebook& book, std::size_t lower) {
    const bool any = std::any_of(book.clauses.begin(), book.clauses.end(), [&](const language::Clause& c) {
        return voice(c.where.layer) >= lower && of_eligibility(c.kind);
    });
    std::vector<InstrumentId> out;
    if (!any) return out;
    Askers asked(book);
    for (InstrumentId i = 0; i < book.instruments.size(); ++i)
        if (voice(book.instruments[i].where.layer) < lower && !restrictions(book, asked, i, lower).empty() &&
            spoken_of(book, asked, i, lower))
            out.push_back(i);
    return out;
}

class Overlays {
public:
    /// `lower`: the voices from this down are judged by those above it.
    Overlays(const Reviewed& r, std::size_t lower, Diagnostics& d)
        : r_(r), lower_(lower), d_(d), book_(r.catalogue.rules), asked_(book_), ground_(book_, r.catalogue.territory),
          here_(book_, r.catalogue.vocabulary, all_layers(book_)),
          open_(book_, r.catalogue.vocabulary, upper_layers(book_, lower, Fillings::open)),
          kept_(book_, r.catalogue.vocabulary, upper_layers(book_, lower, Fillings::kept)),
          always_(on(r.day).here, on(r.day).kept) {}

    /// Adds to `said` those found widened; of those that are there, no more is said.
    void look(const std::vector<InstrumentId>& instruments, std::set<InstrumentId>& said) {
        for (const InstrumentId i : instruments)
            if (said.count(i) == 0 && instrument(i)) said.insert(i);
    }

private:
    // A catalogue and what it comes to.
    struct Layers {
        Rulebook rules;
        program::Program program;
        Layers(const Rulebook&, const vocabulary::Vocabulary& v, Rulebook made)
            : rules(std::move(made)), program(program::from_language(rules, v, true)) {}
    };
    struct Claim {
        Right right = Right::admitted;
        std::vector<Id> admits;  ///< what holds with the local layer
        Id kept = program::no_id, open = program::no_id;  ///< what may not be refused without
    };
    // The catalogues on a day, kept for the other instruments.
    struct Day {
        DayTables here, kept;
        Implied proof;
        std::unique_ptr<Bench> bench;  ///< against what may be filled otherwise, where the proof is not enough
        Day(const Edition& all, const Edition& filled, Date day) : here(all.on(day)), kept(filled.on(day)), proof(here, kept) {}
    };

    Edition edition(const Layers& l) const { return {l.program, l.rules, r_.catalogue.vocabulary, r_.catalogue.territory}; }

    Day& on(Date day) {
        if (days_.size() >= most_days_kept && day != r_.day && days_.count(day) == 0)
            std::erase_if(days_, [&](const auto& known) { return known.first != r_.day; });
        auto& known = days_[day];
        if (known == nullptr) known = std::make_unique<Day>(edition(here_), edition(kept_), day);
        return *known;
    }

    Bench& bench(Date day) {
        Day& d = on(day);
        if (d.bench == nullptr) d.bench = std::make_unique<Bench>(edition(here_), edition(open_), day, purse_);
        return *d.bench;
    }

    // Is it widened?
    bool instrument(InstrumentId i) {
        std::vector<Claim> open;
        for (const Right right : {Right::admitted, Right::in_time, Right::again}) {
            Claim c{right, {here_.program.instruments[i].eligible}, root(kept_.program.instruments[i], right),
                    root(open_.program.instruments[i], right)};
            const Id here = root(here_.program.instruments[i], right);
            if (right != Right::admitted) c.admits.push_back(here);
            if (here != program::no_id && c.kept != program::no_id && !always_.below(0, here, c.kept)) open.push_back(std::move(c));
        }
        if (open.empty()) return false;
        // What cannot be decided leaves half of what there is to the others.
        const std::uint64_t half = purse_ / 2;
        purse_ -= half;
        const bool wider = widening(i, restrictions(book_, asked_, i, lower_), open);
        purse_ += half;
        return wider;
    }

    // What zones and comuni fill is within the limits (C109): whom the upper layers
    // admit with it, they admit.
    bool proved(Day& day, const Claim& claim) {
        const auto above = parts(kept_.program, claim.kept);
        return std::all_of(above.begin(), above.end(), [&](Id part) {
            return std::any_of(claim.admits.begin(), claim.admits.end(),
                               [&](Id id) { return day.proof.below(0, id, part, claim.admits); });
        });
    }

    // The days on which what is claimed may begin to be otherwise.
    std::set<Date> turning(const std::vector<Claim>& claims) {
        std::set<Date> out;
        Day& day = on(r_.day);
        for (const Claim& claim : claims)
            for (const auto& cone : {cone_of(day.here, claim.admits), cone_of(day.kept, {claim.kept})}) {
                out.insert(cone.turning.begin(), cone.turning.end());
                for (const auto scope : cone.scopes) out.insert(ground_.turning(scope).begin(), ground_.turning(scope).end());
            }
        return out;
    }

    // Where nobody lives, nothing is said.
    std::vector<Date> days_of(const Provenance& w, const std::set<Date>& turning) {
        std::vector<Date> out;
        for (const Date day : days_between({w.from, w.to, {}}, turning, r_.day)) {
            if (out.size() > most_days) break;
            if (w.scope == language::none || !ground_.comuni(w.scope, day).empty()) out.push_back(day);
        }
        return out;
    }

    bool widening(InstrumentId index, const std::vector<ClauseId>& clauses, const std::vector<Claim>& claims) {
        const auto turns = turning(claims);
        std::set<Date> asked;
        std::optional<std::pair<ClauseId, Date>> undecided;
        for (const ClauseId clause : clauses)
            for (const Date day : days_of(book_.clauses[clause].where, turns)) {
                if (!asked.insert(day).second) continue;
                if (asked.size() > most_days) {
                    if (!undecided) undecided = {clause, day};
                    break;
                }
                for (const Claim& claim : claims) {
                    if (proved(on(day), claim)) continue;
                    // With nothing left to search with it stays so, whatever the other days.
                    if (purse_ == 0) {
                        d_.add(undecided_words(r_, index, undecided ? undecided->first : clause, undecided ? undecided->second : day));
                        return false;
                    }
                    const Finding f = bench(day).somebody(0, claim.admits, claim.open);
                    if (f.witness) {
                        widened(index, clauses, clause, claim.right, day, *f.witness);
                        return true;
                    }
                    if (f.outcome == Outcome::undecided && !undecided) undecided = {clause, day};
                }
            }
        if (undecided) d_.add(undecided_words(r_, index, undecided->first, undecided->second));
        return false;
    }

    void widened(InstrumentId index, const std::vector<ClauseId>& clauses, ClauseId first, Right right, Date day,
                 const Witness& who) {
        const ClauseId clause = blamed(clauses, r_, lower_, on(day).here, who, index, right).value_or(first);
        d_.add(widened_words(r_, index, clause, lower_, right, day, in_words(who, {&r_.catalogue, &r_.catalogue}, day)));
    }

    const Reviewed& r_;
    std::size_t lower_;
    Diagnostics& d_;
    const Rulebook& book_;
    Askers asked_;
    catalogue::Ground ground_;
    Layers here_, open_, kept_;
    std::map<Date, std::unique_ptr<Day>> days_;
    Always always_;
    std::uint64_t purse_ = 8'000'000;  ///< nodes evaluated, all searches together: about a second
};

}  // namespace

void review_overlays(const Reviewed& r, Diagnostics& diagnostics) {
    const auto& book = r.catalogue.rules;
    std::set<InstrumentId> said;
    for (const std::size_t lower : {1U, 2U}) {
        const auto instruments = restricted(book, lower);
        if (!instruments.empty()) Overlays(r, lower, diagnostics).look(instruments, said);
    }
}

}  // namespace attiva::analysis
