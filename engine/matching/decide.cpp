// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The verdict table, row by row, and what the history of the instrument itself
// says (in corso, già fatto, waiting).

#include <array>

#include "evaluation/atoms.hpp"
#include "matching/match.hpp"

namespace attiva::matching {
namespace {

using evaluation::begun;
using evaluation::ended;
using language::Clause;
using language::Subject;

// Where more periods may exist than are written, nothing is a plain no.
struct OwnHistory {
    explicit OwnHistory(bool open) : running(open ? Truth::unknown : Truth::no), done(running) {}
    Truth running;
    Truth done;
    std::int64_t begun = 0;        ///< periods surely begun
    std::int64_t begun_or_more = 0;
};

OwnHistory own_history(const Past& past, const Subject& instrument) {
    OwnHistory h(past.open);
    for (const auto& p : past.periods) {
        if (p.instrument != instrument.id) continue;
        const Truth started = begun(p, past.day);
        h.running = either(h.running, both(started, negate(ended(p, past.day))));
        h.done = either(h.done, ended(p, past.day));
        h.begun += started == Truth::yes ? 1 : 0;
        h.begun_or_more += started == Truth::no ? 0 : 1;
    }
    if (past.open) h.begun_or_more = evaluation::most_unlisted;
    return h;
}

// Less than the wait has passed since the end of some period.
template <class Says>
Truth too_soon(const Rules& rules, const Says& told, const Past& past, const Subject& instrument, language::NodeId wait) {
    Truth soon = past.open ? Truth::unknown : Truth::no;
    const auto duration = told.value(rules.program.of_typed[wait]);
    const bool in_days = rules.book.nodes[wait].type.base == vocabulary::Base::days;
    for (const auto& p : past.periods) {
        if (p.instrument != instrument.id) continue;
        auto end = p.end;
        end.dated = p.ended_possible;
        end.never = p.open_possible;
        soon = either(soon, evaluation::since(language::Compare::less, end, vocabulary::Base::event,
                                              duration, in_days, past.day));
    }
    return soon;
}

// May it be had once more, and has the wait passed?
struct Repetition {
    Truth allowed = Truth::no;
    Truth waited = Truth::yes;
};

// Whose instrument it is must allow it; a voice below that speaks of it here may
// only allow less.
Truth allowed(const std::array<Truth, language::voices>& says, const std::array<Truth, language::voices>& speaks,
              const Subject& instrument) {
    const std::size_t own = language::voice(instrument.where.layer);
    Truth out = says[own];
    for (std::size_t v = own + 1; v < language::voices; ++v) out = both(out, either(negate(speaks[v]), says[v]));
    return out;
}

template <class Says>
Repetition repetition(const Rules& rules, const Says& told, const Past& past, language::InstrumentId id, const OwnHistory& own) {
    Repetition r;
    const auto& repeatable = rules.program.repeatable[id];
    const Subject& instrument = rules.book.instruments[id];
    std::array<Truth, language::voices> says;
    says.fill(Truth::no);
    auto speaks = says;
    for (const auto clause : repeatable) {
        const Clause& c = rules.book.clauses[clause];
        const Truth applies = told.truth(rules.program.clause_applies[clause]);
        Truth again = applies;
        // body: how many times at most, the first included.
        if (c.body) {
            const auto most = told.value(rules.program.of_typed[*c.body]);
            const bool left = Number{own.begun_or_more} < most.lo;
            const bool none_left = Number{own.begun} >= most.hi;
            again = both(again, left ? Truth::yes : none_left ? Truth::no : Truth::unknown);
        }
        const std::size_t voice = language::voice(c.where.layer);
        says[voice] = either(says[voice], again);
        speaks[voice] = either(speaks[voice], applies);
        if (c.body2)
            r.waited = both(r.waited, either(negate(applies), negate(too_soon(rules, told, past, instrument, *c.body2))));
    }
    r.allowed = allowed(says, speaks, instrument);
    return r;
}

constexpr Verdict by_table(const Decision& d, const OwnStanding& own) {
    if (own.running == Truth::yes) return Verdict::active_now;
    if (own.over == Truth::yes) return Verdict::already_done;
    if (d.offered == Truth::no) return Verdict::not_offered;
    if (d.eligible_bare == Truth::no) return Verdict::unavailable;
    if (d.eligible == Truth::no) return Verdict::presumed_out;
    if (d.in_time == Truth::no) return Verdict::not_now;
    // A row above that is ignoto is not skipped in silence.
    const bool all = both(both(d.eligible, d.in_time), d.offered) == Truth::yes;
    return all && own.running == Truth::no && own.over == Truth::no ? Verdict::available : Verdict::to_clarify;
}

// The same for who has not had the instrument and does not have it, by what a verdict hangs on.
constexpr std::size_t place(Truth offered, Truth bare, Truth eligible, Truth in_time) {
    return ((static_cast<std::size_t>(offered) * 3 + static_cast<std::size_t>(bare)) * 3 + static_cast<std::size_t>(eligible)) * 3 + static_cast<std::size_t>(in_time);
}
constexpr auto without_past = [] {
    std::array<Verdict, 81> out{};
    Decision d;
    for (const Truth offered : {Truth::no, Truth::unknown, Truth::yes})
        for (const Truth bare : {Truth::no, Truth::unknown, Truth::yes})
            for (const Truth eligible : {Truth::no, Truth::unknown, Truth::yes})
                for (const Truth in_time : {Truth::no, Truth::unknown, Truth::yes}) {
                    d.offered = offered, d.eligible_bare = bare, d.eligible = eligible, d.in_time = in_time;
                    out[place(offered, bare, eligible, in_time)] = by_table(d, {});
                }
    return out;
}();

// One function for every instrument of every person: what it is told by is known when it is
// compiled, and most have no past and say nothing of being had again.
template <class Says>
Decision decided(const Rules& rules, const Says& told, Truth eligible_bare, const Past& past, language::InstrumentId id) {
    const program::Roots& roots = rules.program.instruments[id];
    Decision d;
    d.eligible = told.truth(roots.eligible);
    d.eligible_bare = eligible_bare;
    d.in_time = told.truth(roots.in_time);
    d.offered = told.truth(roots.offered);
    if (past.periods.empty() && !past.open && rules.program.repeatable[id].empty()) {
        d.verdict = without_past[place(d.offered, d.eligible_bare, d.eligible, d.in_time)];
        return d;
    }
    const OwnHistory own = own_history(past, rules.book.instruments[id]);
    const Repetition again = repetition(rules, told, past, id, own);
    d.in_time = both(d.in_time, again.waited);
    d.verdict = by_table(d, {own.running, both(own.done, negate(again.allowed))});
    return d;
}

struct Run {
    const evaluation::Evaluation& of;
    [[nodiscard]] Truth truth(program::Id id) const { return of.truth(id); }
    [[nodiscard]] const vocabulary::Possible& value(program::Id id) const { return of.value(id); }
};

}  // namespace

std::vector<program::Id> repetition_nodes(const Rules& rules, language::InstrumentId id) {
    std::vector<program::Id> out;
    for (const auto c : rules.program.repeatable[id]) {
        const Clause& clause = rules.book.clauses[c];
        out.push_back(rules.program.clause_applies[c]);
        for (const auto& body : {clause.body, clause.body2})
            if (body) out.push_back(rules.program.of_typed[*body]);
    }
    return out;
}

Verdict verdict_of(const Decision& d, const OwnStanding& own) { return by_table(d, own); }

Decision decide(const Rules& rules, const Told& told, Truth eligible_bare, const Past& past, language::InstrumentId id) {
    return decided(rules, told, eligible_bare, past, id);
}

Decision decide(const Question& q, language::InstrumentId id) {
    const person::Profile& profile = q.presumed.profile();
    // Most hide no instrument's past: then the instrument's name need not be read.
    const bool open = profile.concealed.empty() ? person::past_open(profile) : person::past_open(profile, q.catalogue.rules.instruments[id].id);
    const Past past{profile.history, open, q.presumed.day().day};
    return decided({q.catalogue.rules, q.program}, Run{q.presumed}, q.bare.truth(q.program.instruments[id].eligible), past, id);
}

}  // namespace attiva::matching
