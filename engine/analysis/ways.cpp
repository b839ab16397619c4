// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The ways to decide a fact: first where the rules tell its values apart, then
// by halves, the ends tried alone (a condition that grows with a fact is met at
// an end if anywhere). Tested by tests/analysis/witness_test.cpp.

#include <algorithm>
#include <map>

#include "analysis/choice.hpp"

namespace attiva::analysis {
namespace {

using vocabulary::Base;

constexpr std::size_t few_others = 4;

Way with(Possible value) {
    Way w;
    w.value = value;
    return w;
}

Way with_mask(std::uint64_t may) { return with(vocabulary::exactly_choice(may)); }

std::vector<Way> of_boolean(const Question& q) {
    // A premise asks for one of its own values.
    const std::uint64_t first = q.mask == vocabulary::may_no ? vocabulary::may_no
                                : q.mask == vocabulary::may_yes || q.hope != Truth::no ? vocabulary::may_yes
                                                                                       : vocabulary::may_no;
    return {with_mask(first), with_mask((vocabulary::may_no | vocabulary::may_yes) & ~first)};
}

std::vector<Way> of_choice(const Question& q, std::uint64_t may, const Cells* cells) {
    const auto split = [&](std::uint64_t mask) {
        std::vector<Way> out{with_mask(may & mask), with_mask(may & ~mask)};
        if (q.hope == Truth::no) std::swap(out[0], out[1]);
        return out;
    };
    const auto splits = [&](std::uint64_t mask) { return (may & mask) != 0 && (may & ~mask) != 0; };
    if (splits(q.mask)) return split(q.mask);
    if (cells != nullptr)
        for (const std::uint64_t mask : cells->masks)
            if (splits(mask)) return split(mask);
    std::vector<Way> out;
    for (std::uint64_t rest = may; rest != 0; rest &= rest - 1) out.push_back(with_mask(vocabulary::lowest(rest)));
    return out;
}

std::vector<Way> of_set(const Question& q, const Possible& p, const Cells* cells) {
    std::uint64_t open = p.may & ~p.must;
    std::uint64_t told = q.mask;
    if (cells != nullptr)
        for (const std::uint64_t mask : cells->masks) told |= mask;
    if ((open & q.mask) != 0) open &= q.mask;
    else if ((open & told) != 0) open &= told;
    const std::uint64_t bit = vocabulary::lowest(open);
    Possible in = p;
    in.must |= bit;
    Possible out = p;
    out.may &= ~bit;
    if (q.hope == Truth::no) return {with(out), with(in)};
    return {with(in), with(out)};
}

Way part(const Possible& p, Number lo, Number hi) {
    Possible v = p;
    v.lo = lo;
    v.hi = hi;
    v.never = false;
    return with(v);
}

// Halves of what no atom tells apart directly.
std::vector<Way> halves(const Possible& p, Number step, bool low_first) {
    std::vector<Way> out{part(p, p.lo, p.lo), part(p, p.hi, p.hi)};
    if (!low_first) std::swap(out[0], out[1]);
    const Number lo = p.lo + step;
    const Number hi = p.hi - step;
    if (lo > hi) return out;
    Number middle = round_to((lo + hi) / Number{2}, step, Rounding::down);
    middle = std::clamp(middle, lo, hi);
    Way below = part(p, lo, middle);
    if (middle + step > hi) {
        below = part(p, lo, hi);
        out.push_back(below);
        return out;
    }
    const Way above = part(p, middle + step, hi);
    out.push_back(low_first ? below : above);
    out.push_back(low_first ? above : below);
    return out;
}

std::vector<Way> of_interval(const Question& q, const Possible& p, Number step, const Cells* cells) {
    std::vector<Number> inside;
    if (cells != nullptr)
        for (const Number cut : cells->cuts)
            if (p.lo < cut && cut <= p.hi) inside.push_back(cut);
    if (inside.empty()) return halves(p, step, q.low_first);
    const Number cut = inside[inside.size() / 2];
    std::vector<Way> out{part(p, p.lo, std::max(p.lo, cut - step)), part(p, cut, p.hi)};
    if (!q.low_first) std::swap(out[0], out[1]);
    return out;
}

std::vector<Way> of_event(const Question& q, const Possible& p, const Cells* cells) {
    if (!p.never || !p.dated) return of_interval(q, p, Number{1}, cells);
    std::vector<Way> out{part(p, p.lo, p.hi), with(vocabulary::never_happened())};
    if (q.hope == Truth::no) std::swap(out[0], out[1]);
    return out;
}

}  // namespace

std::vector<Way> ways_for_fact(const Question& q, const person::Fact& fact, const vocabulary::Attribute& a,
                               const Cells* cells, const std::vector<std::uint16_t>& places) {
    switch (a.type.base) {
        case Base::boolean: return of_boolean(q);
        case Base::choice: return of_choice(q, fact.value.may, cells);
        case Base::set: return of_set(q, fact.value, cells);
        case Base::event: return of_event(q, fact.value, cells);
        case Base::date: return of_interval(q, fact.value, Number{1}, cells);
        case Base::place: {
            std::vector<Way> out;
            for (const std::uint16_t p : places) {
                out.emplace_back();
                out.back().comune = p;
            }
            return out;
        }
        default: return of_interval(q, fact.value, vocabulary::step(a.type.base), cells);
    }
}

std::vector<Way> ways_for_size(bool relatives, std::size_t known, std::size_t more) {
    const std::size_t most = std::max(known, std::min(known + more, person::most_members - (relatives ? 0 : 1)));
    std::vector<Way> out(most + 1 - known);
    for (std::size_t i = 0; i < out.size(); ++i) out[i].count = known + i;
    return out;
}

std::vector<Way> ways_for_reading(const DayTables& day, std::uint32_t reading) {
    std::vector<Way> out;
    const std::uint64_t all = day.vocabulary.list(day.book.interpretations[reading].readings).all();
    for (std::uint64_t rest = all; rest != 0; rest &= rest - 1) {
        out.emplace_back();
        out.back().bit = vocabulary::lowest(rest);
    }
    return out;
}

std::uint64_t cost_of_run(const person::Profile& p) { return 1 + (p.members.size() + p.relatives.size()) / few_others; }

bool forward(std::vector<Fork>& forks, const std::function<void(const Fork&)>& back,
             const std::function<bool(const Fork&, const Way&)>& take) {
    while (!forks.empty()) {
        Fork& f = forks.back();
        back(f);
        if (f.next == f.ways.size()) {
            forks.pop_back();
            continue;
        }
        const Way& way = f.ways[f.next++];
        if (take(f, way)) return true;
    }
    return false;
}

std::optional<std::uint16_t> same_place(const DayTables& from, const DayTables& to, std::uint16_t place) {
    if (place == person::outside_tuscany || &from.territory == &to.territory) return place;
    return to.territory.find(from.territory[place].slug, to.day);
}

std::optional<std::pair<std::uint32_t, std::uint64_t>> same_reading(const DayTables& from, const DayTables& to,
                                                                    std::uint32_t reading, std::uint64_t bit) {
    const auto& mine = from.book.interpretations[reading];
    for (std::uint32_t i = 0; i < to.book.interpretations.size(); ++i) {
        const auto& theirs = to.book.interpretations[i];
        if (theirs.id != mine.id) continue;
        if (theirs.chosen) return std::nullopt;
        if (bit == 0) return std::make_pair(i, bit);
        const auto& items = to.vocabulary.list(theirs.readings).items;
        const auto& name = from.vocabulary.list(mine.readings).items[static_cast<std::size_t>(__builtin_ctzll(bit))].id;
        for (std::size_t k = 0; k < items.size(); ++k)
            if (items[k].id == name) return std::make_pair(i, std::uint64_t{1} << k);
    }
    return std::nullopt;
}

std::vector<std::vector<std::uint16_t>> places_alike(const std::vector<View>& views, const std::vector<std::uint16_t>& among) {
    std::map<std::vector<Truth>, std::size_t> groups;
    const DayTables& first = *views[0].day;
    std::vector<std::uint16_t> all = among;
    if (all.empty()) {
        all = first.territory.all(first.day);
        all.push_back(person::outside_tuscany);
    }
    std::vector<std::vector<std::uint16_t>> out;
    for (const std::uint16_t place : all) {
        std::vector<Truth> sides;
        for (const View& v : views) {
            const auto there = same_place(first, *v.day, place);
            for (const auto scope : v.cone->scopes)
                sides.push_back(there ? v.day->inside(scope, {*there}) : Truth::unknown);
        }
        const auto [group, fresh] = groups.try_emplace(std::move(sides), out.size());
        if (fresh) out.emplace_back();
        out[group->second].push_back(place);
    }
    return out;
}

std::vector<std::uint16_t> places_for(const std::vector<View>& views, const std::vector<std::uint16_t>& among) {
    std::vector<std::uint16_t> out;
    for (const auto& alike : places_alike(views, among)) out.push_back(alike.front());
    return out;
}

}  // namespace attiva::analysis
