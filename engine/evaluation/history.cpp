// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Past and running measures (docs/lingua.md §10 «Storia»).

#include "evaluation/atoms.hpp"
#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using person::Period;
using program::Node;

// The end as an event: `mai` while the period may still be open.
Possible end_of(const Period& p) {
    Possible e = p.end;
    e.dated = p.ended_possible;
    e.never = p.open_possible;
    return e;
}

}  // namespace

Truth passes(const Period& p, const language::Gate& gate, Date day) {
    const Possible end = end_of(p);
    Truth t = happened(end, Base::event, day);
    if (gate.outcomes != 0) t = both(t, one_of([&] {
                                Possible o;
                                o.may = p.outcomes;
                                return o;
                            }(), gate.outcomes));
    if (gate.has_since)
        t = both(t, since(gate.cmp, end, Base::event, vocabulary::exactly(gate.amount), gate.in_days, day));
    return t;
}

Truth ended(const Period& p, Date day) { return happened(end_of(p), Base::event, day); }

Truth begun(const Period& p, Date day) { return happened(p.start, Base::date, day); }

bool Evaluation::history_open(const Node& n) const {
    return person::past_open(*profile_, day_->book.instruments[n.ref].id);
}

std::uint64_t Evaluation::done(const Node& n) const {
    Truth t = history_open(n) ? Truth::unknown : Truth::no;
    for (const Period& p : profile_->history)
        if (p.instrument == day_->book.instruments[n.ref].id)
            t = either(t, passes(p, n.extra == language::none ? language::Gate{} : day_->program.extra(n).gate,
                                 now_));
    return mask_of(t);
}

std::uint64_t Evaluation::running(const Node& n) const {
    Truth t = history_open(n) ? Truth::unknown : Truth::no;
    for (const Period& p : profile_->history)
        if (p.instrument == day_->book.instruments[n.ref].id)
            t = either(t, both(begun(p, now_), negate(ended(p, now_))));
    return mask_of(t);
}

Possible Evaluation::times(const Node& n) const {
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    for (const Period& p : profile_->history) {
        if (p.instrument != day_->book.instruments[n.ref].id) continue;
        const Truth t = begun(p, now_);
        yes += t == Truth::yes ? 1 : 0;
        unknown += t == Truth::unknown ? 1 : 0;
    }
    return vocabulary::between(Number{yes}, Number{history_open(n) ? most_unlisted : yes + unknown});
}

}  // namespace attiva::evaluation
