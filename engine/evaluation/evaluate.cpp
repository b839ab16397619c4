// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The loop over the nodes and every operation that is not about members or
// history. A boolean's truth is its `may` mask, so that e, o and non are bit
// operations (Kleene's tables).

#include <algorithm>
#include <set>

#include "evaluation/atoms.hpp"
#include "evaluation/evaluator.hpp"
#include "person/reader.hpp"

namespace attiva::evaluation {
namespace {

using language::Op;
using program::Node;
using vocabulary::may_no;
using vocabulary::may_yes;

constexpr std::uint64_t either_way = may_no | may_yes;

std::uint64_t negated(std::uint64_t m) {
    return ((m & may_no) != 0 ? may_yes : 0) | ((m & may_yes) != 0 ? may_no : 0);
}

Possible of_mask(std::uint64_t may) {
    Possible p;
    p.may = may;
    return p;
}

bool arithmetic(Op op) { return op >= Op::add && op <= Op::last_of_month; }

Date day_of(Number n) { return Date{static_cast<std::int32_t>(n.num())}; }

Possible days(Date lo, Date hi) { return vocabulary::between(Number{lo.days}, Number{hi.days}); }

}  // namespace

Evaluation::Evaluation(const DayTables& day)
    : day_(&day),
      now_(day.day),
      truths_(day.program.nodes.size()),
      values_(day.fixed()),
      member_values_(day.program.nodes.size()),
      unknown_member_(person::blank_facts(day.vocabulary)),
      readings_(day.book.interpretations.size()) {
    for (Id id = 0; id < truths_.size(); ++id)
        if (day.program.nodes[id].base == Base::boolean) truths_[id] = static_cast<std::uint8_t>(values_[id].may);
}

void Evaluation::run(const person::Profile& profile, Extent extent) {
    if (extent == Extent::all) return run(profile, day_->moving());
    start(profile);
    settle_by_rank(day_->ranks());
}

void Evaluation::run(const person::Profile& profile, const std::vector<Id>& only) {
    start(profile);
    for (const Id id : only) settle(id);
}

void Evaluation::start(const person::Profile& profile) {
    profile_ = &profile;
    in_member_ = false;
    subject_ = Subject{};
    entered_body_ = nullptr;
}

void Evaluation::run_cone(const person::Profile& profile, language::InstrumentId instrument, const DayTables& on) {
    const DayTables* home = day_;
    move_to(on);
    run(profile, day_->program.cones[instrument]);
    move_to(*home);
}

const Possible& Evaluation::value_of(Id id, const std::vector<Possible>& arguments) {
    const Node& n = day_->program.nodes[id];
    in_member_ = false;
    for (std::uint32_t i = 0; i < n.count; ++i) set(day_->program.argument(n, i), arguments[i]);
    settle(id);
    return value(id);
}

void Evaluation::move_to(const DayTables& on) {
    day_ = &on;
    now_ = on.day;
    entered_body_ = nullptr;
}

void Evaluation::look_ahead(const std::vector<Id>& terms, Subject subject, Date day) {
    now_ = day;
    for (const Id id : terms) settle(id);
    in_member_ = subject.kind != Subject::Kind::person;
    subject_ = subject;
    for (const Id id : terms)
        if (in_member_ && day_->program.nodes[id].of_member) settle_for_member(id);
    in_member_ = false;
    subject_ = Subject{};
    now_ = day_->day;
}

const Possible& Evaluation::value_for(Id id, const std::vector<Id>& body, Subject subject) {
    if (subject.kind == Subject::Kind::person || !day_->program.nodes[id].of_member) return value(id);
    if (entered_body_ != &body || !(entered_ == subject)) enter(body, subject);
    if (!std::binary_search(body.begin(), body.end(), id)) evaluate_outside(id, body, subject);
    return member_values_[id];
}

// Simplification may merge a condition into a wider one: the quantifier then no
// longer reads its node, but explanations still ask for it.
void Evaluation::evaluate_outside(Id id, const std::vector<Id>& body, Subject subject) {
    std::set<Id> below;
    std::vector<Id> open{id};
    while (!open.empty()) {
        const Id next = open.back();
        open.pop_back();
        const Node& n = day_->program.nodes[next];
        if (!n.of_member || std::binary_search(body.begin(), body.end(), next)) continue;
        if (!below.insert(next).second) continue;
        for (std::uint32_t i = 0; i < n.count; ++i) open.push_back(day_->program.argument(n, i));
    }
    in_member_ = true;
    subject_ = subject;
    for (const Id next : below) settle_for_member(next);
    in_member_ = false;
    subject_ = Subject{};
}

// A boolean attribute, parameter or table of cases is a term like any other; of
// a condition only the mask is ever written.
void Evaluation::settle(Id id) {
    const Node& n = day_->program.nodes[id];
    if (program::is_condition(n)) truths_[id] = static_cast<std::uint8_t>(condition(n));
    else set(id, term(n));
}

void Evaluation::set(Id id, const Possible& value) {
    values_[id] = value;
    if (day_->program.nodes[id].base == Base::boolean) truths_[id] = static_cast<std::uint8_t>(value.may);
}

void Evaluation::settle_for_member(Id id) {
    const Node& n = day_->program.nodes[id];
    if (program::is_condition(n)) member_values_[id].may = condition(n);
    else member_values_[id] = term(n);
}

std::uint64_t Evaluation::count_conditions(const Node& n) const {
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    for (std::uint32_t i = 0; i < n.count; ++i) {
        const std::uint64_t m = argument(n, i).may;
        yes += m == may_yes ? 1 : 0;
        unknown += m == either_way ? 1 : 0;
    }
    const std::int64_t k = day_->program.extra(n).number;
    if (n.op == Op::at_least) return mask_of(at_least(k, yes, unknown));
    return mask_of(negate(at_least(k + 1, yes, unknown)));
}

// A date against an event is judged as two events.
Truth Evaluation::comparison(const Node& n) const {
    const Base left = day_->program.nodes[day_->program.argument(n, 0)].base;
    const Base right = day_->program.nodes[day_->program.argument(n, 1)].base;
    if (left == right || (left != Base::event && right != Base::event))
        return compare(n.cmp, argument(n, 0), argument(n, 1), left);
    Possible a = argument(n, 0);
    Possible b = argument(n, 1);
    a.dated = a.dated || left != Base::event;
    b.dated = b.dated || right != Base::event;
    return compare(n.cmp, a, b, Base::event);
}

std::uint64_t Evaluation::condition(const Node& n) {
    switch (n.op) {
        case Op::all_of: {
            std::uint64_t m = may_yes;
            for (std::uint32_t i = 0; i < n.count; ++i) {
                const std::uint64_t a = argument(n, i).may;
                m = (m & a & may_yes) | ((m | a) & may_no);
            }
            return m;
        }
        case Op::any_of: {
            std::uint64_t m = may_no;
            for (std::uint32_t i = 0; i < n.count; ++i) {
                const std::uint64_t a = argument(n, i).may;
                m = (m & a & may_no) | ((m | a) & may_yes);
            }
            return m;
        }
        case Op::negation: return negated(argument(n, 0).may);
        case Op::at_least:
        case Op::at_most: return count_conditions(n);
        case Op::compare: return mask_of(comparison(n));
        case Op::between: {
            const Base base = day_->program.nodes[day_->program.argument(n, 0)].base;
            return mask_of(evaluation::between(argument(n, 0), argument(n, 1), argument(n, 2), base));
        }
        case Op::one_of: return mask_of(one_of(argument(n, 0), day_->program.extra(n).mask));
        case Op::contains_all: return mask_of(contains_all(argument(n, 0), day_->program.extra(n).mask));
        case Op::contains_any: return mask_of(contains_any(argument(n, 0), day_->program.extra(n).mask));
        case Op::is_never: return mask_of(is_never(argument(n, 0)));
        case Op::happened: {
            const Base base = day_->program.nodes[day_->program.argument(n, 0)].base;
            return mask_of(happened(argument(n, 0), base, now_));
        }
        case Op::since: {
            const Base base = day_->program.nodes[day_->program.argument(n, 0)].base;
            const bool in_days = day_->program.nodes[day_->program.argument(n, 1)].base == Base::days;
            return mask_of(since(n.cmp, argument(n, 0), base, argument(n, 1), in_days, now_));
        }
        case Op::day_in: {
            const auto& e = day_->program.extra(n);
            return mask_of(truth_of(within(now_, e.from, e.to)));
        }
        case Op::in_place: {
            if (n.ref >= day_->vocabulary.attributes().size()) return either_way;
            const person::Fact& f = fact(static_cast<vocabulary::AttributeId>(n.ref), subject_);
            if (f.value.not_applicable) return either_way;
            return mask_of(day_->inside(day_->program.extra(n).scope, f.places));
        }
        case Op::quantified: return quantified(n);
        case Op::every: return every(n);
        case Op::done: return done(n);
        case Op::running: return running(n);
        default: return either_way;
    }
}

const person::Fact& Evaluation::fact(vocabulary::AttributeId attribute, Subject subject) const {
    const auto& a = day_->vocabulary[attribute];
    const vocabulary::AttributeId from =
        a.derivation == vocabulary::Derivation::none ? attribute : a.derived_from;
    if (!vocabulary::of_each(a.level) || subject.kind == Subject::Kind::person) return profile_->facts[from];
    if (subject.kind == Subject::Kind::unlisted)
        return profile_->unlisted.facts.empty() ? unknown_member_[from] : profile_->unlisted.facts[from];
    return facts_of(*profile_, subject)[from];
}

Possible Evaluation::attribute_value(vocabulary::AttributeId attribute, Subject subject) const {
    const auto& a = day_->vocabulary[attribute];
    Possible v = fact(attribute, subject).value;
    if (v.not_applicable && a.type.base == Base::boolean) v.may = either_way;
    if (a.derivation == vocabulary::Derivation::none) return v;
    const bool elapsed = a.derivation == vocabulary::Derivation::elapsed;
    const Date first = day_of(v.lo);
    const Date last = day_of(v.hi);
    Possible r;
    if (first == last && elapsed && a.type.base != Base::days) {  // the usual case: an age
        r.lo = r.hi = Number{months_between(first, now_)};
        r.not_applicable = v.not_applicable;
        return r;
    }
    if (a.type.base == Base::days)
        r = elapsed ? vocabulary::between(Number{now_ - last}, Number{now_ - first})
                    : vocabulary::between(Number{first - now_}, Number{last - now_});
    else if (elapsed)
        r = vocabulary::between(Number{months_between(last, now_)},
                                Number{months_between(first, now_)});
    else
        r = vocabulary::between(Number{months_between(now_, first)},
                                Number{months_between(now_, last)});
    r.not_applicable = v.not_applicable;
    return r;
}

Possible Evaluation::cases(const Node& n) const {
    Possible result;
    bool some = false;
    const auto take = [&](const Possible& v) {
        result = some ? join(result, v, n.base) : v;
        some = true;
    };
    for (std::uint32_t i = 0; i + 1 < n.count; i += 2) {
        const std::uint64_t m = argument(n, i).may;
        if (m == may_no) continue;
        take(argument(n, i + 1));
        if (m == may_yes) return result;
    }
    if (n.count % 2 == 1) take(argument(n, n.count - 1));
    return result;
}

Possible Evaluation::parameter(const Node& n) const {
    const auto& table = day_->program.tables[n.ref];
    Possible result;
    bool some = false;
    const auto take = [&](const Possible& v) {
        result = some ? join(result, v, n.base) : v;
        some = true;
    };
    for (const std::uint32_t i : day_->rows(n.ref)) {
        const auto& row = table.rows[i];
        Truth here = Truth::yes;
        if (row.scope != language::none)
            here = day_->book.residence == vocabulary::no_attribute
                       ? Truth::unknown
                       : day_->inside(row.scope, profile_->facts[day_->book.residence].places);
        if (here == Truth::no) continue;
        take(row.value == program::no_id ? table.whole : at(row.value));
        if (here == Truth::yes) return result;
    }
    take(table.whole);
    return result;
}

Possible Evaluation::term(const Node& n) {
    switch (n.op) {
        case Op::constant: return day_->program.extra(n).value;
        case Op::attribute:
            return attribute_value(static_cast<vocabulary::AttributeId>(n.ref), subject_);
        case Op::parameter: return parameter(n);
        case Op::definition: return argument(n, 0);
        case Op::cases: return cases(n);
        case Op::reading: {
            if (readings_[n.ref] != 0) return of_mask(readings_[n.ref]);
            const auto& i = day_->book.interpretations[n.ref];
            return of_mask(i.chosen ? *i.chosen : day_->vocabulary.list(i.readings).all());
        }
        case Op::today: return days(now_, now_);
        case Op::counted: return counted(n);
        case Op::summed: return summed(n);
        case Op::times: return times(n);
        default: break;
    }
    Possible r = arithmetic(n.op) ? arithmetic_value(n) : Possible{};
    for (std::uint32_t i = 0; i < n.count; ++i)
        r.not_applicable = r.not_applicable || argument(n, i).not_applicable;
    return r;
}

}  // namespace attiva::evaluation
