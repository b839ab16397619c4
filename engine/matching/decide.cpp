// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The verdict table, row by row, and what the history of the instrument itself
// says (in corso, già fatto, waiting).

#include "matching/match.hpp"

namespace attiva::matching {
namespace {

using evaluation::begun;
using evaluation::ended;
using language::Clause;
using language::ClauseKind;
using language::Subject;

struct OwnHistory {
    Truth running = Truth::no;
    Truth done = Truth::no;
};

OwnHistory own_history(const Question& q, const Subject& instrument) {
    OwnHistory h;
    const Date day = q.presumed.day().day;
    for (const auto& p : q.presumed.profile().history) {
        if (p.instrument != instrument.id) continue;
        h.running = either(h.running, both(begun(p, day), negate(ended(p, day))));
        h.done = either(h.done, ended(p, day));
    }
    return h;
}

// Is one more time allowed (yes), not any more (no), or not yet (waits)?
struct Repetition {
    bool allowed = false;
    Truth waited = Truth::yes;
};

Repetition repetition(const Question& q, const Subject& instrument) {
    Repetition r;
    for (const auto id : instrument.clauses) {
        const Clause& c = q.catalogue.rules.clauses[id];
        if (c.kind != ClauseKind::repeatable) continue;
        if (q.presumed.truth(q.program.clause_applies[id]) == Truth::no) continue;
        r.allowed = true;
        const Date day = q.presumed.day().day;
        std::int64_t times = 0;
        for (const auto& p : q.presumed.profile().history) {
            if (p.instrument != instrument.id) continue;
            times += begun(p, day) == Truth::yes ? 1 : 0;
            if (!c.body2 || ended(p, day) != Truth::yes) continue;
            const auto& wait = q.presumed.value(q.program.of_typed[*c.body2]);
            const bool in_days = q.catalogue.rules.nodes[*c.body2].type.base == vocabulary::Base::days;
            const auto until = [&](Number end, Number n) {
                const Date d{static_cast<std::int32_t>(end.num())};
                const auto units = static_cast<std::int32_t>(n.num() / n.den());
                return in_days ? d + units : add_months(d, units);
            };
            if (day < until(p.end.lo, wait.lo)) r.waited = Truth::no;
            else if (day < until(p.end.hi, wait.hi)) r.waited = both(r.waited, Truth::unknown);
        }
        // body: how many times at most, the first included.
        if (c.body && Number{times} >= q.presumed.value(q.program.of_typed[*c.body]).hi) r.allowed = false;
    }
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
    const Repetition again = own.done == Truth::no ? Repetition{true, Truth::yes} : repetition(q, instrument);
    d.in_time = both(d.in_time, again.waited);
    if (own.running == Truth::yes) d.verdict = Verdict::active_now;
    else if (own.done == Truth::yes && !again.allowed) d.verdict = Verdict::already_done;
    else if (d.offered == Truth::no) d.verdict = Verdict::not_offered;
    else if (d.eligible_bare == Truth::no) d.verdict = Verdict::unavailable;
    else if (d.eligible == Truth::no) d.verdict = Verdict::presumed_out;
    else if (d.in_time == Truth::no) d.verdict = Verdict::not_now;
    else if (both(both(d.eligible, d.in_time), d.offered) == Truth::yes && own.running == Truth::no)
        d.verdict = Verdict::available;
    else d.verdict = Verdict::to_clarify;
    return d;
}

}  // namespace attiva::matching
