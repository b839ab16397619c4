// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the columns hold; and what depends on where one lives, or on cases.

#include "sql/translate.hpp"

namespace attiva::sql {

using vocabulary::AttributeId;

// A truth, a choice, a set: a column for each item.
Term Translator::items_fact(AttributeId id, Frame frame) {
    const auto& a = day_.vocabulary[id];
    const auto column = [&](Part part, std::uint32_t index = 0) { return e_.flag(frame, schema_.want(frame, part, id, index)); };
    if (a.type.base == Base::boolean) return truth_term({column(Part::yes), column(Part::no)});
    Term t;
    t.kind = Term::Kind::items;
    t.base = a.type.base;
    const std::size_t count = day_.vocabulary.list(a.type.list).items.size();
    for (std::uint32_t i = 0; i < count; ++i) {
        t.may.push_back(column(Part::item, i));
        if (a.type.base == Base::set) t.must.push_back(column(Part::sure_item, i));
    }
    return t;
}

Term Translator::fact(AttributeId id, Frame frame) {
    const auto& a = day_.vocabulary[id];
    const auto column = [&](Part part) { return e_.flag(frame, schema_.want(frame, part, id)); };
    const bool items = a.type.base == Base::boolean || a.type.base == Base::choice || a.type.base == Base::set;
    Term t;
    if (items) {
        t = items_fact(id, frame);
    } else {
        const bool event = a.type.base == Base::event;
        t.base = a.type.base;
        Leaf& leaf = t.leaf;
        leaf.fixed = false;
        leaf.straight = true;
        leaf.day = event || a.type.base == Base::date;
        leaf.least = e_.column(frame, schema_.want(frame, Part::least, id));
        leaf.most = e_.column(frame, schema_.want(frame, Part::most, id));
        leaf.scale = leaf.day ? Number{1} : vocabulary::step(a.type.base);
        const Number from = a.domain.lo / leaf.scale;
        const Number to = a.domain.hi / leaf.scale;
        leaf.from = leaf.day ? first_supported_day.days : from.num() / from.den() - 1;
        leaf.to = leaf.day ? last_supported_day.days : to.num() / to.den() + 1;
        leaf.lower = leaf.upper = [scale = leaf.scale](std::int64_t v) { return Number{v} * scale; };
        if (event) t.dated = column(Part::happened);
        if (event) t.never = column(Part::never);
    }
    if (!a.applicable_if.empty() && a.type.base != Base::boolean) t.lapsed = column(Part::lapsed);
    return t;
}

// A duration computed from a date is a function of the date.
Term Translator::attribute(AttributeId id, Frame frame) {
    const auto& a = day_.vocabulary[id];
    const Frame where = vocabulary::of_each(a.level) ? frame : Frame::people;
    if (a.type.base == Base::place) throw Refused("chiede un luogo intero, e non se è in un ambito");
    if (a.derivation == vocabulary::Derivation::none) return fact(id, where);
    const Term date = fact(a.derived_from, where);
    const Date now = day_.day;
    const bool back = a.derivation == vocabulary::Derivation::elapsed;
    if (a.type.base == Base::days) {
        const Possible today = vocabulary::between(Number{now.days}, Number{now.days});
        return back ? add(e_, sql::times(e_, date, a.type.base, Number{-1}), exactly(today, a.type.base, e_), a.type.base)
                    : add(e_, date, exactly(vocabulary::between(-today.lo, -today.lo), a.type.base, e_), a.type.base);
    }
    const auto months = [now, back](Number d) {
        const Date other{static_cast<std::int32_t>(d.num())};
        return Number{back ? attiva::months_between(other, now) : attiva::months_between(now, other)};
    };
    return mapped(e_, date, a.type.base, months, months, back);
}

Pair Translator::in_place(std::uint32_t attribute, language::ScopeId scope, Frame frame) {
    if (attribute >= day_.vocabulary.attributes().size()) return {e_.truth(true), e_.truth(true)};
    const auto id = static_cast<AttributeId>(attribute);
    const Frame where = vocabulary::of_each(day_.vocabulary[id].level) ? frame : Frame::people;
    if (!places_.empty() && where == Frame::people && id == day_.book.residence) {
        const Truth t = day_.inside(scope, places_);
        if (t != Truth::unknown) return {e_.truth(t == Truth::yes), e_.truth(t == Truth::no)};
    }
    return {e_.flag(where, schema_.want(where, Part::inside, id, scope)), e_.flag(where, schema_.want(where, Part::outside, id, scope))};
}

// What holds where, nearest first; where nothing is said, all it may be.
Term Translator::parameter(const Node& n, Frame frame) {
    const auto& table = program_.tables[n.ref];
    std::vector<Expr> when;
    std::vector<Term> values;
    Expr open = e_.truth(true);  // no row so far holds for certain
    for (const std::uint32_t i : day_.rows(n.ref)) {
        const auto& row = table.rows[i];
        const Pair here = row.scope == language::none ? Pair{e_.truth(true), e_.truth(false)} : in_place(day_.book.residence, row.scope, Frame::people);
        when.push_back(e_.all({open, here.yes}));
        values.push_back(row.value == program::no_id ? exactly(table.whole, n.base, e_) : of(row.value, frame));
        open = e_.all({open, here.no});
    }
    when.push_back(open);
    values.push_back(exactly(table.whole, n.base, e_));
    return either(e_, n.base, when, values);
}

Term Translator::cases(const Node& n, Frame frame) {
    std::vector<Expr> when;
    std::vector<Term> values;
    std::vector<Expr> none;
    Expr open = e_.truth(true);
    for (std::uint32_t i = 0; i + 1 < n.count; i += 2) {
        const Pair here = argument_truth(n, i, frame);
        when.push_back(e_.all({open, here.yes}));
        values.push_back(of(program_.argument(n, i + 1), frame));
        open = e_.all({open, here.no});
        none.push_back(e_.negation(here.yes));
    }
    when.push_back(n.count % 2 == 1 ? open : e_.all(std::move(none)));
    values.push_back(n.count % 2 == 1 ? of(program_.argument(n, n.count - 1), frame) : exactly(Possible{}, n.base, e_));
    return either(e_, n.base, when, values);
}

}  // namespace attiva::sql
