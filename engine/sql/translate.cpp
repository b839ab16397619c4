// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One node after the other, those it reads first: conditions.

#include "sql/translate.hpp"

namespace attiva::sql {

using language::Op;

Pair Translator::truth(Id id) { return pair_of(of(id, Frame::people), e_); }

const Term& Translator::of(Id id, Frame frame) {
    const Node& n = program_.nodes[id];
    if (!n.of_member) frame = Frame::people;
    const auto key = std::pair{id, frame};
    if (const auto at = known_.find(key); at != known_.end()) return at->second;
    Term made = fixed_[id] ? exactly(day_.fixed()[id], n.base, e_) : make(n, frame);
    return known_.emplace(key, std::move(made)).first->second;
}

std::vector<Term> Translator::arguments(const Node& n, Frame frame) {
    std::vector<Term> out;
    for (std::uint32_t i = 0; i < n.count; ++i) out.push_back(of(program_.argument(n, i), frame));
    return out;
}

Term Translator::truth_term(Pair p) const {
    Term t;
    t.kind = Term::Kind::items;
    t.base = Base::boolean;
    t.lapsed = e_.truth(false);
    t.may = {p.no, p.yes};
    return t;
}

Pair Translator::count_conditions(const Node& n, Frame frame) {
    const std::int64_t k = program_.extra(n).number + (n.op == Op::at_least ? 0 : 1);
    std::vector<std::pair<std::int64_t, Expr>> sure;
    std::vector<std::pair<std::int64_t, Expr>> possible;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const Pair p = argument_truth(n, i, frame);
        sure.emplace_back(1, e_.one_if(e_.negation(p.no)));
        possible.emplace_back(1, e_.one_if(p.yes));
    }
    const Pair reached{e_.compare(Sign::less_equal, e_.number(k), e_.total(0, possible)),
                       e_.compare(Sign::less, e_.total(0, sure), e_.number(k))};
    return n.op == Op::at_least ? reached : Pair{reached.no, reached.yes};
}

Term Translator::condition(const Node& n, Frame frame) {
    const auto a = [&](std::uint32_t i) -> const Term& { return of(program_.argument(n, i), frame); };
    const auto& extra = program_.extra(n);
    const bool all = n.op == Op::all_of;
    switch (n.op) {
        case Op::all_of:
        case Op::any_of: {
            std::vector<Expr> yes;
            std::vector<Expr> no;
            for (std::uint32_t i = 0; i < n.count; ++i) {
                const Pair p = argument_truth(n, i, frame);
                yes.push_back(p.yes);
                no.push_back(p.no);
            }
            return truth_term({all ? e_.all(std::move(yes)) : e_.any(std::move(yes)), all ? e_.any(std::move(no)) : e_.all(std::move(no))});
        }
        case Op::negation: {
            const Pair p = argument_truth(n, 0, frame);
            return truth_term({p.no, p.yes});
        }
        case Op::at_least:
        case Op::at_most: return truth_term(count_conditions(n, frame));
        case Op::compare: return truth_term(compare(e_, n.cmp, a(0), a(1)));
        case Op::between: return truth_term(between(e_, a(0), a(1), a(2)));
        case Op::one_of: return truth_term(one_of(e_, a(0), extra.mask));
        case Op::contains_all: return truth_term(contains_all(e_, a(0), extra.mask));
        case Op::contains_any: return truth_term(contains_any(e_, a(0), extra.mask));
        case Op::is_never: return truth_term(is_never(e_, a(0)));
        case Op::happened: return truth_term(happened(e_, a(0), day_.day));
        case Op::since: return truth_term(since(e_, n.cmp, a(0), a(1), program_.nodes[program_.argument(n, 1)].base == Base::days, day_.day));
        case Op::in_place: return truth_term(in_place(n.ref, extra.scope, frame));
        case Op::quantified: return truth_term(quantified(n));
        case Op::every: return truth_term(every(n));
        case Op::done: return truth_term(done(n));
        case Op::running: return truth_term(running(n));
        default: return truth_term({e_.truth(true), e_.truth(true)});
    }
}

Term Translator::make(const Node& n, Frame frame) {
    if (n.op <= Op::eligible) return condition(n, frame);
    switch (n.op) {
        case Op::attribute: return attribute(static_cast<vocabulary::AttributeId>(n.ref), frame);
        case Op::definition: return of(program_.argument(n, 0), frame);
        case Op::parameter: return parameter(n, frame);
        case Op::cases: return cases(n, frame);
        case Op::counted: return counted(n);
        case Op::summed: return summed(n);
        case Op::times: return times(n);
        case Op::reading: {
            const auto& i = day_.book.interpretations[n.ref];
            Possible p;
            p.may = i.chosen ? *i.chosen : day_.vocabulary.list(i.readings).all();
            return exactly(p, Base::choice, e_);
        }
        default: return arithmetic(n, frame);
    }
}

}  // namespace attiva::sql
