// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Quantifiers over the members of the household and the relatives
// (docs/lingua.md §10 «Componenti»). The part of the program that depends on
// the member is evaluated again for each of them, in its own buffer.

#include "evaluation/atoms.hpp"
#include "evaluation/evaluator.hpp"

namespace attiva::evaluation {
namespace {

using language::Who;
using program::Node;
using vocabulary::may_no;
using vocabulary::may_yes;


}  // namespace

std::vector<Subject> Evaluation::subjects(Who who) const {
    std::vector<Subject> out;
    const bool relatives = who == Who::relatives;
    if (who == Who::members || who == Who::applicants) out.push_back({Subject::Kind::person, 0});
    const std::size_t count = relatives ? profile_->relatives.size() : profile_->members.size();
    const auto kind = relatives ? Subject::Kind::relative : Subject::Kind::member;
    for (std::uint32_t i = 0; i < count; ++i) out.push_back({kind, i});
    return out;
}

bool Evaluation::open_list(Who who) const {
    return who == Who::relatives ? !profile_->relatives_complete : !profile_->members_complete;
}

Truth Evaluation::of_age(Who who, Subject subject) const {
    if (who != Who::applicants) return Truth::yes;
    if (day_->book.age == vocabulary::no_attribute) return Truth::unknown;
    return compare(language::Compare::greater_equal, attribute_value(day_->book.age, subject),
                   vocabulary::exactly(Number{adult_months}), Base::months);
}

// Evaluates the body for one subject and leaves the reader looking at it.
void Evaluation::enter(const std::vector<Id>& body, Subject subject) {
    in_member_ = true;
    subject_ = subject;
    for (const Id id : body) settle_for_member(id);
    in_member_ = false;
    subject_ = Subject{};
    entered_body_ = &body;
    entered_ = subject;
}

// The value of a quantifier's argument once `enter` has run for the subject.
const Possible& Evaluation::seen(Id id, Subject subject) const {
    const bool own = subject.kind != Subject::Kind::person && day_->program.nodes[id].of_member;
    return own ? member_values_[id] : value(id);
}

// Is the subject one of those counted?
Truth Evaluation::counts(const Node& n, Subject s) {
    if (s.kind != Subject::Kind::person) enter(day_->program.extra(n).body, s);
    const Truth t = both(of_age(n.who, s), truth_of_mask(seen(day_->program.argument(n, 0), s).may));
    return n.count > 1 ? both(t, truth_of_mask(seen(day_->program.argument(n, 1), s).may)) : t;
}

// Those nobody listed matter if one of them may be counted.
Evaluation::Count Evaluation::count(const Node& n) {
    Count c;
    for (const Subject s : subjects(n.who)) {
        const Truth t = counts(n, s);
        c.yes += t == Truth::yes ? 1 : 0;
        c.unknown += t == Truth::unknown ? 1 : 0;
    }
    c.open = open_list(n.who) && counts(n, unlisted) != Truth::no;
    return c;
}

std::uint64_t Evaluation::quantified(const Node& n) {
    const Count c = count(n);
    const std::int64_t most = c.open ? c.unknown + most_unlisted : c.unknown;
    const std::int64_t k = day_->program.extra(n).number;
    // An open list can always hold as many more as it takes.
    const auto reached = [&](std::int64_t wanted) {
        if (c.yes >= wanted) return Truth::yes;
        return c.open ? Truth::unknown : at_least(wanted, c.yes, most);
    };
    if (n.cmp == language::Compare::less_equal) return mask_of(negate(reached(k + 1)));
    return mask_of(reached(k));
}

// Does the condition hold of the subject, where it is one of those asked?
Truth Evaluation::complies(const Node& n, Subject s) {
    if (s.kind != Subject::Kind::person) enter(day_->program.extra(n).body, s);
    const Truth t = either(negate(of_age(n.who, s)), truth_of_mask(seen(day_->program.argument(n, 0), s).may));
    return n.count > 1 ? either(negate(truth_of_mask(seen(day_->program.argument(n, 1), s).may)), t) : t;
}

std::uint64_t Evaluation::every(const Node& n) {
    Truth all = Truth::yes;
    for (const Subject s : subjects(n.who)) all = both(all, complies(n, s));
    // There may be nobody else: then what would not hold of them breaks nothing.
    if (open_list(n.who) && complies(n, unlisted) != Truth::yes) all = both(all, Truth::unknown);
    return mask_of(all);
}

Possible Evaluation::counted(const Node& n) {
    Count c;
    if (n.count == 0) {  // numero di componenti: how many there are
        c.open = open_list(n.who);
        for (const Subject s : subjects(n.who)) {
            const Truth t = of_age(n.who, s);
            c.yes += t == Truth::yes ? 1 : 0;
            c.unknown += t == Truth::unknown ? 1 : 0;
        }
    } else {
        c = count(n);
    }
    return vocabulary::between(Number{c.yes}, Number{c.open ? most_unlisted : c.yes + c.unknown});
}

Possible Evaluation::summed(const Node& n) {
    Possible total = vocabulary::between(Number{0}, Number{0});
    const auto& body = day_->program.extra(n).body;
    const auto add = [&](const Possible& v, Truth t) {
        if (t == Truth::no) return;
        total.not_applicable = total.not_applicable || v.not_applicable;
        const bool sure = t == Truth::yes;
        total.lo = total.lo + (sure ? v.lo : std::min(v.lo, Number{0}));
        total.hi = total.hi + (sure ? v.hi : std::max(v.hi, Number{0}));
    };
    for (const Subject s : subjects(n.who)) {
        if (s.kind != Subject::Kind::person) enter(body, s);
        Truth t = of_age(n.who, s);
        if (n.count > 1) t = both(t, truth_of_mask(seen(day_->program.argument(n, 1), s).may));
        add(seen(day_->program.argument(n, 0), s), t);
    }
    if (!open_list(n.who)) return total;
    enter(body, unlisted);
    Truth added = of_age(n.who, unlisted);
    if (n.count > 1) added = both(added, truth_of_mask(seen(day_->program.argument(n, 1), unlisted).may));
    if (added == Truth::no) return total;
    const Possible one = seen(day_->program.argument(n, 0), unlisted);
    total.not_applicable = total.not_applicable || one.not_applicable;
    total.lo = total.lo + Number{most_unlisted} * std::min(one.lo, Number{0});
    total.hi = total.hi + Number{most_unlisted} * std::max(one.hi, Number{0});
    return total;
}

}  // namespace attiva::evaluation
