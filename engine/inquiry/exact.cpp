// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/inquiry/exact_test.cpp.

#include "inquiry/exact.hpp"

namespace attiva::inquiry {
namespace {

using matching::Decision;

// Searches that remember whether the budget ended one of them.
class Looking {
public:
    Looking(Completions& among, InstrumentId instrument, Decision& d) : among_(among), instrument_(instrument), d_(d) {}

    bool nobody(Wish wish) {
        const Looked found = among_.look(instrument_, wish);
        d_.exhausted = d_.exhausted || (found.outcome == Outcome::undecided && found.runs >= completion_budget);
        return found.outcome == Outcome::none;
    }

private:
    Completions& among_;
    InstrumentId instrument_;
    Decision& d_;
};

// Nobody the person may be can have it: is it her conditions or the time?
Decision never(Looking& bare, Looking& presumed, Decision d) {
    d.anyway = true;
    if (bare.nobody(Wish::entitled)) d.verdict = Verdict::unavailable;
    else d.verdict = presumed.nobody(Wish::entitled) ? Verdict::presumed_out : Verdict::not_now;
    return d;
}

Decision clarified(Looking& bare, Looking& presumed, Decision& d) {
    if (presumed.nobody(Wish::available)) return never(bare, presumed, d);
    if (!presumed.nobody(Wish::unavailable)) return d;
    Decision out = d;
    out.anyway = true;
    out.eligible = out.in_time = out.offered = Truth::yes;
    out.verdict = Verdict::available;
    return out;
}

}  // namespace

Decision settled(Completions& bare, Completions& presumed, InstrumentId instrument, const Decision& before) {
    Decision d = before;
    Looking without(bare, instrument, d);
    Looking with(presumed, instrument, d);
    if (d.verdict == Verdict::to_clarify) return clarified(without, with, d);
    if (d.verdict != Verdict::presumed_out || !without.nobody(Wish::eligible)) return d;
    d.anyway = true;
    d.eligible_bare = Truth::no;
    d.verdict = Verdict::unavailable;
    return d;
}

std::vector<Decision> decisions(Inquired& who, const matching::Question& question) {
    std::vector<Decision> out;
    for (InstrumentId i = 0; i < question.catalogue.rules.instruments.size(); ++i) {
        out.push_back(matching::decide(question, i));
        const Verdict v = out.back().verdict;
        if (v != Verdict::to_clarify && v != Verdict::presumed_out) continue;
        if (!question.only.empty() && question.catalogue.rules.instruments[i].id != question.only) continue;
        out.back() = settled(who.bare(), who.presumed(), i, out.back());
    }
    return out;
}

}  // namespace attiva::inquiry
