// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/presume.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "person/reader.hpp"

namespace attiva::population {
namespace {

using vocabulary::Attribute;
using vocabulary::Level;

bool masked(const Attribute& a) { return a.type.base == Base::boolean || a.type.base == Base::choice; }

// What holds of a whole sheet that nobody has written in.
std::vector<Values> of_facts(const std::vector<person::Fact>& facts) {
    std::vector<Values> out(facts.size());
    for (std::size_t i = 0; i < facts.size(); ++i) {
        out[i].all = facts[i].value;
        out[i].all_open = facts[i].status == person::Status::unknown && !facts[i].asked;
    }
    return out;
}

Word any_of(const std::vector<Plane>& items, std::uint64_t mask, std::size_t w) {
    Word out = 0;
    for (std::size_t i = 0; i < items.size(); ++i)
        if ((mask >> i & 1) != 0) out |= items[i][w];
    return out;
}

Word keep_only(std::vector<Plane>& items, std::uint64_t mask, Word where, std::size_t w) {
    Word dropped = 0;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if ((mask >> i & 1) != 0) continue;
        dropped |= items[i][w] & where;
        items[i][w] &= ~where;
    }
    return dropped;
}

}  // namespace

Presuming::Presuming(const vocabulary::Vocabulary& vocabulary) : v_(vocabulary) {
    for (const Attribute& a : v_.attributes()) shapes_.push_back(batch::shape_of(a, v_));
    person::Profile blank = person::blank(v_);
    Diagnostics none;
    person::derive(blank, v_, none);
    blank_person_ = of_facts(blank.facts);
    blank_other_ = of_facts(person::blank_facts(v_));
    const auto count = static_cast<AttributeId>(v_.attributes().size());
    for (AttributeId a = 0; a < count; ++a) {
        if (!v_[a].applicable_if.empty()) guarded_.push_back(a);
        if (v_[a].presumption && v_[a].level != Level::activation) presumed_.push_back(a);
        for (const auto& imp : v_[a].implies)
            for (const bool other : {false, true})
                if (has(a, other) && has(imp.then.attribute, other)) links_[other ? 1 : 0].push_back({a, imp});
    }
    find_alike();
    for (std::size_t s = 0; s < 2; ++s) {
        together_[s].resize(count);
        for (AttributeId a = 0; a < count; ++a) {
            std::vector<AttributeId> reached{a};
            std::vector<bool> taken(links_[s].size());
            for (std::size_t r = 0; r < reached.size(); ++r)
                for (std::size_t l = 0; l < links_[s].size(); ++l) {
                    const Link& link = links_[s][l];
                    const AttributeId then = link.implication.then.attribute;
                    if (taken[l] || (link.when != reached[r] && then != reached[r])) continue;
                    taken[l] = true;
                    together_[s][a].push_back(l);
                    for (const AttributeId x : {link.when, then})
                        if (std::find(reached.begin(), reached.end(), x) == reached.end()) reached.push_back(x);
                }
            std::sort(together_[s][a].begin(), together_[s][a].end());
        }
    }
}

// A presumption changes what it is of, and whether what rests on that makes sense.
void Presuming::find_alike() {
    alike_.assign(v_.attributes().size(), true);
    for (const AttributeId a : presumed_) alike_[a] = false;
    for (bool changed = true; changed;) {
        changed = false;
        for (const AttributeId a : guarded_) {
            const auto& premises = v_[a].applicable_if;
            if (!alike_[a] || std::all_of(premises.begin(), premises.end(), [&](const auto& t) { return alike_[t.attribute]; })) continue;
            alike_[a] = false;
            changed = true;
        }
    }
    std::copy_if(guarded_.begin(), guarded_.end(), std::back_inserter(guarded_by_presumed_), [&](AttributeId a) { return !alike_[a]; });
}

// As person/derive.cpp has it: the person has all but what is of relatives; whoever is not listed
// what is of relatives or of each member.
bool Presuming::has(AttributeId a, bool other) const {
    const Level level = v_[a].level;
    return other ? level == Level::relative || level == Level::member : level != Level::relative;
}

void Presuming::wide(const Subject& s, AttributeId a) const { expand(of(s, a), shapes_[a], s.own.words()); }

void Presuming::derive(Sheet& person, Plane& contradicted) const {
    const Subject s{person, person};
    for (bool changed = true; changed;) {
        changed = false;
        for (const Link& link : links_[0]) changed = follow(s, link, contradicted) || changed;
    }
    applicability(s, guarded_);
}

// One `implica`, and read the other way; what is the same for all was followed in the blank.
bool Presuming::follow(const Subject& s, const Link& link, Plane& contradicted) const {
    const AttributeId then_id = link.implication.then.attribute;
    if (of(s, link.when).same && of(s, then_id).same) return false;
    wide(s, link.when);
    wide(s, then_id);
    Values& when = of(s, link.when);
    Values& then = of(s, then_id);
    const std::uint64_t allowed = link.implication.then.allowed;
    const bool narrow_then = masked(v_[then_id]);
    const bool narrow_when = masked(v_[link.when]);
    Word changed = 0;
    for (std::size_t w = 0; w < s.own.words(); ++w) {
        const Word fires = ~any_of(when.column.bits, ~link.implication.when, w);
        const Word left = any_of(then.column.bits, allowed, w);
        if (narrow_then) {
            contradicted[w] |= fires & ~left;
            const Word dropped = keep_only(then.column.bits, allowed, fires & left, w);
            then.open[w] &= ~dropped;
            changed |= dropped;
        }
        if (narrow_when) {
            const Word dropped = keep_only(when.column.bits, ~link.implication.when, ~fires & ~left, w);
            when.open[w] &= ~dropped;
            changed |= dropped;
        }
    }
    return changed != 0;
}

void Presuming::applicability(const Subject& s, const std::vector<AttributeId>& guarded) const {
    for (bool changed = true; changed;) {
        changed = false;
        for (const AttributeId a : guarded)
            if (has(a, s.other)) changed = lapse(s, a) || changed;
    }
}

// Where a premise cannot hold, it makes no sense.
bool Presuming::lapse(const Subject& s, AttributeId a) const {
    const auto& premises = v_[a].applicable_if;
    Values& target = of(s, a);
    const bool alike = std::all_of(premises.begin(), premises.end(), [&](const auto& t) { return of(s, t.attribute).same; });
    if (alike) {
        const bool none = std::any_of(premises.begin(), premises.end(), [&](const auto& t) {
            const Possible& guard = of(s, t.attribute).all;
            return guard.not_applicable || (guard.may & t.allowed) == 0;
        });
        if (!none) return false;
        if (target.same) {
            const bool changed = !target.all.not_applicable;
            target.all.not_applicable = true;
            target.all_open = false;
            return changed;
        }
    }
    wide(s, a);
    Word changed = 0;
    for (std::size_t w = 0; w < s.own.words(); ++w) {
        Word gone = 0;
        for (const auto& t : premises) {
            const Values& guard = of(s, t.attribute);
            if (guard.same) gone |= guard.all.not_applicable || (guard.all.may & t.allowed) == 0 ? ~Word{0} : Word{0};
            else gone |= guard.lapsed[w] | ~any_of(guard.column.bits, t.allowed, w);
        }
        changed |= gone & ~target.lapsed[w];
        target.lapsed[w] |= gone;
        target.open[w] &= ~gone;
    }
    return changed != 0;
}

void Presuming::presume(Sheet& person) const { presume(Subject{person, person}); }
void Presuming::presume_other(Sheet& other, Sheet& person) const { presume(Subject{other, person, true}); }

void Presuming::presume(const Subject& s) const {
    for (const AttributeId a : presumed_)
        if (has(a, s.other)) presume_one(s, a);
    applicability(s, s.other ? guarded_ : guarded_by_presumed_);
}

void Presuming::presume_one(const Subject& s, AttributeId a) const {
    Values& x = of(s, a);
    // What is open is whatever its type allows: the presumption is one of those.
    bool empty = false;
    const Possible value = meet(v_[a].domain, *v_[a].presumption, v_[a].type.base, empty);
    if (empty) return;
    const bool linked = masked(v_[a]) && !together_[s.other ? 1 : 0][a].empty();
    if (x.same && !linked) {
        if (!x.all_open) return;
        x.all = value;
        x.all_open = false;
        return;
    }
    wide(s, a);
    Plane where = x.open;
    if (linked) {
        const Plane against = contradicted_by(s, a, value);
        for (std::size_t w = 0; w < where.size(); ++w) where[w] &= ~against[w];
    }
    put(s, a, value, where);
    for (std::size_t w = 0; w < where.size(); ++w) x.open[w] &= ~where[w];
}

// Were it so of everybody: the rows in which, through every implication, something known or
// presumed could be nothing any more.
Plane Presuming::contradicted_by(const Subject& s, AttributeId a, const Possible& value) const {
    const std::size_t which = s.other ? 1 : 0;
    std::vector<std::pair<AttributeId, std::vector<Plane>>> kept;
    const auto items = [&](AttributeId id) -> std::vector<Plane>& {
        for (auto& [known, planes] : kept)
            if (known == id) return planes;
        wide(s, id);
        kept.emplace_back(id, of(s, id).column.bits);
        return kept.back().second;
    };
    for (const std::size_t l : together_[which][a]) {  // all of them before any reference is held
        items(links_[which][l].when);
        items(links_[which][l].implication.then.attribute);
    }
    auto& own = items(a);
    for (std::size_t i = 0; i < own.size(); ++i) std::fill(own[i].begin(), own[i].end(), (value.may >> i & 1) != 0 ? ~Word{0} : Word{0});
    Plane out(s.own.words(), 0);
    for (Word changed = 1; changed != 0;) {
        changed = 0;
        for (const std::size_t l : together_[which][a]) {
            const auto& imp = links_[which][l].implication;
            auto& when = items(links_[which][l].when);
            auto& then = items(imp.then.attribute);
            for (std::size_t w = 0; w < out.size(); ++w) {
                changed |= keep_only(then, imp.then.allowed, ~any_of(when, ~imp.when, w), w);
                changed |= keep_only(when, ~imp.when, ~any_of(then, imp.then.allowed, w), w);
                out[w] |= ~any_of(when, ~std::uint64_t{0}, w) | ~any_of(then, ~std::uint64_t{0}, w);
            }
        }
    }
    return out;
}

// Writes a value where the plane says.
void Presuming::put(const Subject& s, AttributeId a, const Possible& value, const Plane& where) const {
    const batch::Shape& shape = shapes_[a];
    batch::Column& c = of(s, a).column;
    const std::size_t items = shape.base == Base::boolean ? 2 : shape.items;
    for (std::size_t i = 0; i < c.bits.size(); ++i) {
        const bool on = ((i < items ? value.may : value.must) >> (i % items) & 1) != 0;
        for (std::size_t w = 0; w < where.size(); ++w) c.bits[i][w] = on ? c.bits[i][w] | where[w] : c.bits[i][w] & ~where[w];
    }
    if (batch::kept_in_bits(shape.base) || shape.base == Base::place) return;
    const bool any = shape.base != Base::event || value.dated;
    const auto scaled = [&](Number n) { return any && !shape.loose ? n.num() * (shape.den / n.den()) : 0; };
    const std::int64_t lo = scaled(value.lo);
    const std::int64_t hi = scaled(value.hi);
    batch::each_bit(where, [&](std::size_t row) {
        if (shape.loose) c.loose[row] = value;
        else c.lo[row] = lo, c.hi[row] = hi;
    });
    if (shape.base != Base::event) return;
    for (std::size_t w = 0; w < where.size(); ++w) {
        c.dated[w] = value.dated ? c.dated[w] | where[w] : c.dated[w] & ~where[w];
        c.never[w] = value.never ? c.never[w] | where[w] : c.never[w] & ~where[w];
    }
}

}  // namespace attiva::population
