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
using language::ClauseKind;
using language::Subject;

// Where more periods may exist than are written, nothing is a plain no.
struct OwnHistory {
    explicit OwnHistory(bool open) : running(open ? Truth::unknown : Truth::no), done(running) {}
    Truth running;
    Truth done;
    std::int64_t begun = 0;        ///< periods surely begun
    std::int64_t begun_or_more = 0;
};

bool open_history(const Question& q, const Subject& instrument) {
    return person::past_open(q.presumed.profile(), instrument.id);
}

OwnHistory own_history(const Question& q, const Subject& instrument) {
    OwnHistory h(open_history(q, instrument));
    const Date day = q.presumed.day().day;
    for (const auto& p : q.presumed.profile().history) {
        if (p.instrument != instrument.id) continue;
        const Truth started = begun(p, day);
        h.running = either(h.running, both(started, negate(ended(p, day))));
        h.done = either(h.done, ended(p, day));
        h.begun += started == Truth::yes ? 1 : 0;
        h.begun_or_more += started == Truth::no ? 0 : 1;
    }
    if (open_history(q, instrument)) h.begun_or_more = evaluation::most_unlisted;
    return h;
}

// Less than the wait has passed since the end of some period.
Truth too_soon(const Question& q, const Subject& instrument, language::NodeId wait) {
    Truth soon = open_history(q, instrument) ? Truth::unknown : Truth::no;
    const auto& duration = q.presumed.value(q.program.of_typed[wait]);
    const bool in_days = q.catalogue.rules.nodes[wait].type.base == vocabulary::Base::days;
    for (const auto& p : q.presumed.profile().history) {
        if (p.instrument != instrument.id) continue;
        auto end = p.end;
        end.dated = p.ended_possible;
        end.never = p.open_possible;
        soon = either(soon, evaluation::since(language::Compare::less, end, vocabulary::Base::event,
                                              duration, in_days, q.presumed.day().day));
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

Repetition repetition(const Question& q, const Subject& instrument, const OwnHistory& own) {
    Repetition r;
    std::array<Truth, language::voices> says;
    says.fill(Truth::no);
    auto speaks = says;
    for (const auto id : instrument.clauses) {
        const Clause& c = q.catalogue.rules.clauses[id];
        if (c.kind != ClauseKind::repeatable) continue;
        const Truth applies = q.presumed.truth(q.program.clause_applies[id]);
        Truth again = applies;
        // body: how many times at most, the first included.
        if (c.body) {
            const auto& most = q.presumed.value(q.program.of_typed[*c.body]);
            const bool left = Number{own.begun_or_more} < most.lo;
            const bool none_left = Number{own.begun} >= most.hi;
            again = both(again, left ? Truth::yes : none_left ? Truth::no : Truth::unknown);
        }
        const std::size_t voice = language::voice(c.where.layer);
        says[voice] = either(says[voice], again);
        speaks[voice] = either(speaks[voice], applies);
        if (c.body2)
            r.waited = both(r.waited, either(negate(applies), negate(too_soon(q, instrument, *c.body2))));
    }
    r.allowed = allowed(says, speaks, instrument);
    return r;
}

}  // namespace

Decision decide(const Question& q, language::InstrumentId id) {
    const Subject& instrument = q.catalogue.rules.instruments[id];
    const program::Roots& roots = q.program.instruments[id];
    Decision d;
    d.eligible = q.presumed.truth(roots.eligible);
    d.eligible_bare = q.bare.truth(roots.eligible);
    d.in_time = q.presumed.truth(roots.in_time);
    d.offered = q.presumed.truth(roots.offered);
    const OwnHistory own = own_history(q, instrument);
    const Repetition again = repetition(q, instrument, own);
    const Truth over = both(own.done, negate(again.allowed));
    d.in_time = both(d.in_time, again.waited);
    if (own.running == Truth::yes) d.verdict = Verdict::active_now;
    else if (over == Truth::yes) d.verdict = Verdict::already_done;
    else if (d.offered == Truth::no) d.verdict = Verdict::not_offered;
    else if (d.eligible_bare == Truth::no) d.verdict = Verdict::unavailable;
    else if (d.eligible == Truth::no) d.verdict = Verdict::presumed_out;
    else if (d.in_time == Truth::no) d.verdict = Verdict::not_now;
    else if (both(both(d.eligible, d.in_time), d.offered) == Truth::yes && own.running == Truth::no &&
             over == Truth::no)
        d.verdict = Verdict::available;  // a row above that is ignoto is not skipped in silence
    else d.verdict = Verdict::to_clarify;
    return d;
}

}  // namespace attiva::matching
