// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// One value into its columns and back.

#include "batch/column.hpp"

#include <algorithm>
#include <numeric>

namespace attiva::batch {
namespace {

bool put_number(Column& c, const Shape& s, std::size_t row, const Possible& v) {
    std::int64_t lo = 0;
    std::int64_t hi = 0;
    const bool any = s.base != Base::event || v.dated;
    if (any && !v.not_applicable && (!whole_in(v.lo, s.den, lo) || !whole_in(v.hi, s.den, hi) || lo < s.least || hi > s.most)) return false;
    if (s.wide) {
        c.lo[row] = lo;
        c.hi[row] = hi;
    }
    if (s.narrow) {
        c.narrow_lo[row] = narrowed(lo);
        c.narrow_hi[row] = narrowed(hi);
    }
    if (s.base == Base::event) {
        set_bit(c.dated.data(), row, v.dated);
        set_bit(c.never.data(), row, v.never);
    }
    return true;
}

}  // namespace

bool whole_in(Number n, std::int64_t den, std::int64_t& out) {
    if (den % n.den() != 0) return false;
    return !__builtin_mul_overflow(n.num(), den / n.den(), &out);
}

std::int32_t narrowed(std::int64_t v) { return static_cast<std::int32_t>(std::clamp<std::int64_t>(v, narrow_least, narrow_most)); }

Shape shape_of(Base base, std::uint8_t items, const Possible& domain, Number step) {
    Shape s;
    s.base = base;
    s.items = items;
    if (kept_in_bits(base) || base == Base::place) return s;
    s.den = step.den();
    s.loose = !whole_in(domain.lo, s.den, s.least) || !whole_in(domain.hi, s.den, s.most) || s.least < -most_kept || s.most > most_kept;
    return s;
}

Shape shape_of(const vocabulary::Attribute& a, const vocabulary::Vocabulary& v) {
    const bool listed = a.type.base == Base::choice || a.type.base == Base::set;
    const auto items = listed ? static_cast<std::uint8_t>(v.list(a.type.list).items.size()) : std::uint8_t{0};
    return shape_of(a.type.base, items, a.domain, vocabulary::step(a.type.base));
}

bool fits(const Shape& s, std::int64_t times) {
    std::int64_t a = 0;
    std::int64_t b = 0;
    return !__builtin_mul_overflow(s.least, times, &a) && !__builtin_mul_overflow(s.most, times, &b) && a >= -most_kept && b <= most_kept;
}

std::optional<std::int64_t> common(std::int64_t a, std::int64_t b) {
    const std::int64_t g = std::gcd(a, b);
    std::int64_t out = 0;
    if (__builtin_mul_overflow(a / g, b, &out) || out > most_kept) return std::nullopt;
    return out;
}

void keep_room(Column& c, const Shape& s, std::size_t words) {
    const std::size_t rows = words * word_bits;
    if (s.may_lapse) c.lapsed.resize(words);
    if (s.loose) {
        c.loose.resize(rows);
        return;
    }
    if (kept_in_bits(s.base)) {
        c.bits.resize(s.base == Base::boolean ? 2 : s.base == Base::choice ? s.items : 2 * std::size_t{s.items});
        for (Plane& p : c.bits) p.resize(words);
        return;
    }
    if (s.base == Base::place) {
        c.place.resize(rows);
        return;
    }
    if (s.wide) {
        c.lo.resize(rows);
        c.hi.resize(rows);
    }
    if (s.fraction) {
        c.lo_by.resize(rows);
        c.hi_by.resize(rows);
    }
    if (s.narrow) {
        c.narrow_lo.resize(rows);
        c.narrow_hi.resize(rows);
    }
    if (s.base == Base::event) {
        c.dated.resize(words);
        c.never.resize(words);
    }
}

void make_room(Column& c, const Shape& s, std::size_t words) {
    keep_room(c, s, words);
    const auto clear = [](auto& values) { std::fill(values.begin(), values.end(), typename std::remove_reference_t<decltype(values)>::value_type{}); };
    for (Plane& p : c.bits) clear(p);
    for (Plane* p : {&c.lapsed, &c.dated, &c.never}) clear(*p);
    clear(c.loose);
    clear(c.place);
    for (auto* v : {&c.lo, &c.hi, &c.lo_by, &c.hi_by}) clear(*v);
    for (auto* v : {&c.narrow_lo, &c.narrow_hi}) clear(*v);
}

bool put(Column& c, const Shape& s, std::size_t row, const Possible& v) {
    if (s.loose) {
        c.loose[row] = v;
        return true;
    }
    if (v.not_applicable && s.base != Base::boolean) {
        if (c.lapsed.empty()) return false;
        set_bit(c.lapsed.data(), row);
    }
    if (kept_in_bits(s.base)) {
        const std::size_t items = s.base == Base::boolean ? 2 : s.items;
        const std::uint64_t may = s.base == Base::boolean && v.not_applicable ? vocabulary::may_no | vocabulary::may_yes : v.may;
        for (std::size_t i = 0; i < items; ++i) set_bit(c.bits[i].data(), row, (may >> i & 1) != 0);
        if (s.base == Base::set)
            for (std::size_t i = 0; i < items; ++i) set_bit(c.bits[items + i].data(), row, (v.must >> i & 1) != 0);
        return true;
    }
    return put_number(c, s, row, v);
}

Possible value_at(const Column& c, const Shape& s, std::size_t row) {
    if (s.loose) return c.loose[row];
    Possible v;
    v.not_applicable = !c.lapsed.empty() && bit(c.lapsed.data(), row);
    if (kept_in_bits(s.base)) {
        const std::size_t items = s.base == Base::boolean ? 2 : s.items;
        for (std::size_t i = 0; i < items; ++i) v.may |= std::uint64_t{bit(c.bits[i].data(), row)} << i;
        if (s.base == Base::set)
            for (std::size_t i = 0; i < items; ++i) v.must |= std::uint64_t{bit(c.bits[items + i].data(), row)} << i;
        return v;
    }
    if (s.fraction) {
        if (v.not_applicable || c.lo_by[row] == 0 || c.hi_by[row] == 0) return v;
        v.lo = Number::ratio(c.lo[row], c.lo_by[row]);
        v.hi = Number::ratio(c.hi[row], c.hi_by[row]);
        return v;
    }
    v.lo = s.den == 1 ? Number{c.lo[row]} : Number::ratio(c.lo[row], s.den);
    v.hi = c.hi[row] == c.lo[row] ? v.lo : s.den == 1 ? Number{c.hi[row]} : Number::ratio(c.hi[row], s.den);
    if (s.base == Base::event) {
        v.dated = bit(c.dated.data(), row);
        v.never = bit(c.never.data(), row);
    }
    return v;
}

}  // namespace attiva::batch
