// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/fill.hpp"

#include <algorithm>

#include "batch/kernels.hpp"

namespace attiva::population {
namespace {

using batch::Column;
using batch::Frame;
using batch::Shape;
using batch::word_bits;

// Bits side by side, only of the rows that have: those of a slot.
Plane gathered(const Plane& in, const Plane& has, std::size_t words) {
    Plane out(has.size() + 1, 0);
    batch::kernels::gather(out.data(), in.data(), has.data(), has.size());
    out.resize(words);
    return out;
}

}  // namespace

void Columns::fill(batch::Block& block, const Gathered& g, bool presumed, const Places& places) {
    // Somebody else has filled it since: nothing of it is known.
    if (block.version != version_)
        for (auto& k : kept_) k.clear();
    version_ = ++block.version;
    for (std::size_t f = 0; f < batch::frames; ++f) {
        kept_[f].resize(layout_.facts[f].size());
        block.still[f].assign(layout_.facts[f].size(), 0);
    }
    block.people = g.rows;
    block.apart.clear();
    block.places = places.sets();
    block.history.assign(instruments_, {});
    block.concealed.assign(instruments_, {});
    block.past_open = presumed ? g.past_open : g.past_open_bare;
    of_people(block, g, presumed);
    lay_out(block.others[1], g.household_open, g.rows);
    lay_out(block.others[2], presumed ? g.relatives_open : g.relatives_open_bare, g.rows);
    const auto& other = presumed ? g.other.of : presuming_.blank_other();
    of_others(block, Frame::household, other);
    of_others(block, Frame::relatives, other);
}

// One slot: whoever is not listed, of those whose list is open.
void Columns::lay_out(batch::Others& others, const Plane& open, std::size_t rows) const {
    others = {};
    others.open = open;
    if (!others.open.empty() && rows % word_bits != 0) others.open.back() &= (Word{1} << (rows % word_bits)) - 1;
    batch::Others::Slot slot;
    slot.unlisted = true;
    slot.has = others.open;
    batch::each_bit(slot.has, [&](std::size_t r) { others.person.push_back(static_cast<std::uint32_t>(r)); });
    slot.rows = others.person.size();
    if (slot.rows == 0) return;
    others.words = batch::words_for(slot.rows);
    others.person.resize(others.words * word_bits);
    others.slots.push_back(std::move(slot));
}

// Has every row of it this one value already?
bool Columns::still(batch::Block& block, std::size_t frame, std::size_t fact, const Values& values, std::size_t words) {
    Kept& kept = kept_[frame][fact];
    const bool is = values.same && kept.words != 0 && words <= kept.words && kept.place == values.all_place && kept.all == values.all;
    block.still[frame][fact] = is ? 1 : 0;
    if (!is) kept = values.same ? Kept{values.all, values.all_place, words} : Kept{};
    return is;
}

void Columns::same(Column& c, const batch::Layout::Fact& fact, const Values& values, std::size_t words) const {
    Values wide;
    wide.all = values.all;
    wide.all_place = values.all_place;
    expand(wide, presuming_.shape(fact.attribute), words);
    each(c, fact, wide, words);
}

// Shapes of plans are those facts are kept in, but for the columns nothing reads.
void Columns::each(Column& c, const batch::Layout::Fact& fact, const Values& values, std::size_t words) const {
    const Shape& shape = fact.shape;
    batch::keep_room(c, shape, words);
    if (shape.may_lapse) c.lapsed = values.lapsed;
    if (batch::kept_in_bits(shape.base)) {
        for (std::size_t i = 0; i < c.bits.size(); ++i) c.bits[i] = values.column.bits[i];
        // Of a truth that makes no sense both may be.
        for (std::size_t i = 0; shape.base == Base::boolean && i < 2; ++i) batch::kernels::any_bit(c.bits[i].data(), values.lapsed.data(), words);
        return;
    }
    if (shape.base == Base::place) {
        c.place = values.column.place;
        return;
    }
    const std::size_t rows = words * word_bits;
    if (shape.loose) {
        c.loose = values.column.loose;
        for (std::size_t r = 0; r < rows; ++r) c.loose[r].not_applicable = batch::bit(values.lapsed.data(), r);
        return;
    }
    if (shape.wide) {
        c.lo = values.column.lo;
        c.hi = values.column.hi;
    }
    for (std::size_t r = 0; shape.narrow && r < rows; ++r) {
        c.narrow_lo[r] = batch::narrowed(values.column.lo[r]);
        c.narrow_hi[r] = batch::narrowed(values.column.hi[r]);
    }
    if (shape.base == Base::event) {
        c.dated = values.column.dated;
        c.never = values.column.never;
    }
}

void Columns::of_people(batch::Block& block, const Gathered& g, bool presumed) {
    const auto& facts = layout_.facts[0];
    block.facts[0].resize(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
        const AttributeId a = facts[k].attribute;
        const Values& values = (presumed && !presuming_.spared(a) ? g.presumed : g.bare).of[a];
        if (still(block, 0, k, values, g.bare.words())) continue;
        if (values.same) same(block.facts[0][k], facts[k], values, g.bare.words());
        else each(block.facts[0][k], facts[k], values, g.bare.words());
    }
}

void Columns::of_others(batch::Block& block, Frame frame, const std::vector<Values>& other) {
    const auto f = static_cast<std::size_t>(frame);
    const auto& facts = layout_.facts[f];
    const batch::Others& others = block.others[f];
    block.facts[f].resize(facts.size());
    for (std::size_t k = 0; k < facts.size(); ++k) {
        const Values& values = other[facts[k].attribute];
        if (still(block, f, k, values, others.words)) continue;
        if (others.words == 0 || values.same) {
            same(block.facts[f][k], facts[k], values, others.words);
            continue;
        }
        // Only those whose list is open have a row.
        const Plane& has = others.slots.front().has;
        Values some;
        some.same = false;
        batch::keep_room(some.column, presuming_.shape(facts[k].attribute), others.words);
        some.lapsed = gathered(values.lapsed, has, others.words);
        for (std::size_t i = 0; i < some.column.bits.size(); ++i) some.column.bits[i] = gathered(values.column.bits[i], has, others.words);
        if (!values.column.dated.empty()) {
            some.column.dated = gathered(values.column.dated, has, others.words);
            some.column.never = gathered(values.column.never, has, others.words);
        }
        const auto pick = [&](const auto& from, auto& to) {
            for (std::size_t r = 0; !from.empty() && r < others.person.size(); ++r) to[r] = from[others.person[r]];
        };
        pick(values.column.lo, some.column.lo);
        pick(values.column.hi, some.column.hi);
        pick(values.column.place, some.column.place);
        pick(values.column.loose, some.column.loose);
        each(block.facts[f][k], facts[k], some, others.words);
    }
}

}  // namespace attiva::population
