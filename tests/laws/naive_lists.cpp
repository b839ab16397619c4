// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The oracle: members of the household, relatives, history
// (docs/lingua.md §10, «Componenti» and «Storia»).
// Tested by tests/laws/laws_test.cpp.

#include "naive.hpp"
#include "naive_atoms.hpp"

namespace attiva::laws {

using language::Compare;
using language::Who;
using vocabulary::Level;

namespace {

constexpr std::int64_t no_limit = 99;
constexpr std::int64_t of_age_months = 18 * 12;

}  // namespace

// Somebody the list leaves out: of whom the profile says something, or every value
// of every attribute is possible.
std::vector<person::Fact> Naive::unlisted() const {
    if (!profile_.unlisted.facts.empty()) return profile_.unlisted.facts;
    std::vector<person::Fact> facts(v_.attributes().size());
    for (std::size_t i = 0; i < facts.size(); ++i) facts[i].value = v_.attributes()[i].domain;
    return facts;
}

std::vector<Whom> Naive::subjects(Who who) const {
    std::vector<Whom> out;
    if (who == Who::relatives) {
        for (const auto& m : profile_.relatives) out.push_back({&m.facts, Level::relative});
        return out;
    }
    if (who != Who::others) out.push_back({});
    for (const auto& m : profile_.members) out.push_back({&m.facts, Level::member});
    return out;
}

bool Naive::complete(Who who) const {
    return who == Who::relatives ? profile_.relatives_complete : profile_.members_complete;
}

// A `richiedente` is of age; any other list takes everyone.
Truth Naive::belongs(Who who, Whom w) const {
    if (who != Who::applicants) return Truth::yes;
    return compared(Compare::greater_equal, attribute(book_.age, w),
                    vocabulary::exactly(Number{of_age_months}), Base::months, Base::months);
}

Truth Naive::counted_in(const Node& n, Whom w) const {
    Truth t = belongs(n.who, w);
    for (const language::NodeId arg : n.args) t = both(t, truth(arg, w));
    return t;
}

// May there be somebody left out for whom this is not settled as `harmless`?
bool Naive::others_matter(const Node& n, Truth harmless, const std::function<Truth(Whom)>& test) const {
    if (complete(n.who)) return false;
    const std::vector<person::Fact> facts = unlisted();
    return test({&facts, n.who == Who::relatives ? Level::relative : Level::member}) != harmless;
}

std::pair<int, int> Naive::count(const Node& n) const {
    int yes = 0;
    int unknown = 0;
    for (const Whom w : subjects(n.who)) {
        const Truth t = counted_in(n, w);
        yes += t == Truth::yes ? 1 : 0;
        unknown += t == Truth::unknown ? 1 : 0;
    }
    return {yes, unknown};
}

Truth Naive::quantified(const Node& n) const {
    const auto [yes, unknown] = count(n);
    const bool open = others_matter(n, Truth::no, [&](Whom w) { return counted_in(n, w); });
    if (n.cmp == Compare::less_equal) {
        const Truth t = negate(at_least(n.count + 1, yes, unknown));
        return open && t == Truth::yes ? Truth::unknown : t;
    }
    const Truth t = at_least(n.count, yes, unknown);
    return open && t == Truth::no ? Truth::unknown : t;
}

Truth Naive::every(const Node& n) const {
    const auto complies = [&](Whom w) {
        Truth counts = belongs(n.who, w);
        if (n.args.size() > 1) counts = both(counts, truth(n.args[1], w));
        return either(negate(counts), truth(n.args[0], w));
    };
    Truth all = others_matter(n, Truth::yes, complies) ? Truth::unknown : Truth::yes;
    for (const Whom w : subjects(n.who)) all = both(all, complies(w));
    return all;
}

Possible Naive::counted(const Node& n) const {
    const auto [yes, unknown] = count(n);
    const bool open = others_matter(n, Truth::no, [&](Whom w) { return counted_in(n, w); });
    return vocabulary::between(Number{yes}, Number{open ? no_limit : yes + unknown});
}

Possible Naive::summed(const Node& n) const {
    const Possible zero = vocabulary::exactly(Number{0});
    Possible sum = zero;
    const auto add = [&](const Possible& p, std::int64_t times) {
        sum.lo = sum.lo + p.lo * Number{times};
        sum.hi = sum.hi + p.hi * Number{times};
        sum.not_applicable = sum.not_applicable || p.not_applicable;
    };
    for (const Whom w : subjects(n.who)) {
        Truth counts = belongs(n.who, w);
        if (n.args.size() > 1) counts = both(counts, truth(n.args[1], w));
        if (counts == Truth::no) continue;
        const Possible t = value(n.args[0], w);
        add(counts == Truth::yes ? t : hull(t, zero, n.type.base), 1);
    }
    if (complete(n.who)) return sum;
    const std::vector<person::Fact> facts = unlisted();
    const Level level = n.who == Who::relatives ? Level::relative : Level::member;
    const Whom other{&facts, level};
    const Truth counts = belongs(n.who, other);
    if (counts == Truth::no || (n.args.size() > 1 && truth(n.args[1], other) == Truth::no)) return sum;
    add(hull(value(n.args[0], other), zero, n.type.base), no_limit);
    return sum;
}

// --- history ---------------------------------------------------------------------

bool Naive::history_open() const {
    return profile_.history_state == person::HistoryState::open ||
           profile_.history_state == person::HistoryState::hidden;
}

namespace {

// The end of a period as an event: `mai` while it is open.
Possible end_of(const person::Period& p) {
    Possible e = p.end;
    e.dated = p.ended_possible;
    e.never = p.open_possible;
    return e;
}

}  // namespace

Truth Naive::ended(const person::Period& p) const {
    return has_happened(end_of(p), Base::event, day_);
}

Truth Naive::passes(const person::Period& p, const language::Gate& gate) const {
    Truth t = ended(p);
    if (gate.outcomes != 0)
        t = both(t, judged((p.outcomes & gate.outcomes) != 0, (p.outcomes & ~gate.outcomes) != 0));
    if (gate.has_since)
        t = both(t, elapsed(gate.cmp, end_of(p), Base::event, vocabulary::exactly(gate.amount),
                            gate.in_days, day_));
    return t;
}

// Some period of the instrument; where more may exist, no one can say no.
Truth Naive::some_period(language::InstrumentId id,
                         const std::function<Truth(const person::Period&)>& test) const {
    Truth any = history_open() ? Truth::unknown : Truth::no;
    for (const person::Period& p : profile_.history)
        if (p.instrument == book_.instruments[id].id) any = either(any, test(p));
    return any;
}

Truth Naive::concluded(language::InstrumentId id, const language::Gate& gate) const {
    return some_period(id, [&](const person::Period& p) { return passes(p, gate); });
}

Truth Naive::running(language::InstrumentId id) const {
    return some_period(id, [&](const person::Period& p) {
        return both(has_happened(p.start, Base::date, day_), negate(ended(p)));
    });
}

Possible Naive::times(language::InstrumentId id) const {
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    for (const person::Period& p : profile_.history) {
        if (p.instrument != book_.instruments[id].id) continue;
        const Truth begun = has_happened(p.start, Base::date, day_);
        yes += begun == Truth::yes ? 1 : 0;
        unknown += begun == Truth::unknown ? 1 : 0;
    }
    return vocabulary::between(Number{yes}, Number{history_open() ? no_limit : yes + unknown});
}

}  // namespace attiva::laws
