// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/values.hpp"

#include <algorithm>

namespace attiva::population {
namespace {

Plane filled(std::size_t words, bool on) { return Plane(words, on ? ~Word{0} : Word{0}); }

}  // namespace

void expand(Values& values, const batch::Shape& shape, std::size_t words) {
    if (!values.same) return;
    values.same = false;
    const Possible& v = values.all;
    batch::Column& c = values.column;
    batch::keep_room(c, shape, words);
    const std::size_t rows = words * batch::word_bits;
    const std::size_t items = shape.base == Base::boolean ? 2 : shape.items;
    for (std::size_t i = 0; i < c.bits.size(); ++i) {
        const std::uint64_t mask = i < items ? v.may : v.must;
        std::fill(c.bits[i].begin(), c.bits[i].end(), (mask >> (i % items) & 1) != 0 ? ~Word{0} : Word{0});
    }
    if (shape.base == Base::place) std::fill(c.place.begin(), c.place.end(), values.all_place);
    else if (shape.loose) c.loose.assign(rows, v);
    else if (!batch::kept_in_bits(shape.base)) {
        const bool any = shape.base != Base::event || v.dated;
        const auto scaled = [&](Number n) { return any ? n.num() * (shape.den / n.den()) : 0; };
        std::fill(c.lo.begin(), c.lo.end(), scaled(v.lo));
        std::fill(c.hi.begin(), c.hi.end(), scaled(v.hi));
    }
    if (shape.base == Base::event) {
        c.dated = filled(words, v.dated);
        c.never = filled(words, v.never);
    }
    values.lapsed = filled(words, v.not_applicable);
    values.open = filled(words, values.all_open);
}

}  // namespace attiva::population
