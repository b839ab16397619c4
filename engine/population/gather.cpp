// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/gather.hpp"

#include <algorithm>
#include <cstring>

namespace attiva::population {
namespace {

constexpr std::size_t block_words = batch::words_for(block_rows);

}  // namespace

Gather::Gather(const Reading& reading, bool presumptions, std::vector<std::uint16_t> places)
    : reading_(reading), presumptions_(presumptions), lanes_(reading.catalogue.vocabulary.attributes().size()) {
    if (!places.empty()) everywhere_ = places_.number(places);
}

void Gather::begin() {
    rows_ = 0;
    for (auto* planes : {&whole_, &said_})
        for (Plane& p : *planes) p.assign(block_words, 0);
    out_.aside.assign(block_words, 0);
}

// Room for a block. What nobody has said is nothing: no item, no comune, neither happened nor not.
void Gather::make(Lane& lane) const {
    switch (lane.kind) {
        case Lane::Kind::few: lane.few.assign(block_rows, 0); return;
        case Lane::Kind::set: lane.must.assign(block_rows, 0); lane.said.assign(block_rows, 0); [[fallthrough]];
        case Lane::Kind::many: lane.may.assign(block_rows, 0); return;
        case Lane::Kind::place: lane.place.assign(block_rows, 0); return;
        case Lane::Kind::event: lane.happened.assign(block_rows, 0); break;
        default: lane.said.assign(block_rows, 0); break;
    }
    lane.lo.resize(block_rows);
    lane.hi.resize(block_rows);
}

// The first of a block to say it.
bool Gather::begin(Lane& lane, AttributeId attribute) {
    if (lane.kind == Lane::Kind::unmade) {
        using K = Lane::Kind;
        const batch::Shape& shape = reading_.presuming.shape(attribute);
        if (shape.loose) return false;
        lane.kind = shape.base == Base::set ? K::set : shape.base == Base::place ? K::place : shape.base == Base::event ? K::event : !batch::kept_in_bits(shape.base) ? K::number : shape.items <= 8 ? K::few : K::many;
        make(lane);
    }
    lane.any = true;
    used_.push_back(attribute);
    return true;
}

// False: said twice, or nothing a lane can hold.
inline bool Gather::put_in(Lane& lane, std::size_t row, const Said* said) {
    if (said == nullptr) return false;
    switch (lane.kind) {
        case Lane::Kind::few:
            if (lane.few[row] != 0) return false;
            lane.few[row] = static_cast<std::uint8_t>(said->may);
            return true;
        case Lane::Kind::many:
            if (lane.may[row] != 0) return false;
            lane.may[row] = said->may;
            return true;
        case Lane::Kind::place:
            if (lane.place[row] != 0) return false;
            lane.place[row] = said->place;
            return said->place != 0;
        case Lane::Kind::event:
            if (lane.happened[row] != 0) return false;
            lane.happened[row] = static_cast<std::uint8_t>((said->dated ? 1 : 0) | (said->never ? 2 : 0));
            break;
        default:
            if (lane.said[row] != 0) return false;
            lane.said[row] = 1;
    }
    if (lane.kind == Lane::Kind::set) {
        lane.must[row] = said->must;
        lane.may[row] = said->may;
        return true;
    }
    lane.lo[row] = said->lo;
    lane.hi[row] = said->hi;
    return true;
}

void Gather::put(Teller& teller, const Cell* begin_cell, const Cell* end_cell, const Date* days, std::size_t first) {
    if (begin_cell == end_cell) return;
    Lane& lane = lanes_[teller.attribute()];
    const bool held = lane.any || begin(lane, teller.attribute());
    for (const Cell* c = begin_cell; c != end_cell; ++c)
        if (!held || !put_in(lane, c->row, teller.tell({c->at, c->size}, days[c->row - first]))) set_aside(c->row);
}

bool Gather::whole(Whole which, bool said) {
    const auto k = static_cast<std::size_t>(which);
    if (batch::bit(said_[k].data(), row_)) return false;
    batch::set_bit(said_[k].data(), row_);
    batch::set_bit(whole_[k].data(), row_, said);
    return true;
}

namespace {

// A bit for each of 64 bytes, side by side; `lowest` brings it to the lowest of each of eight.
template <class Lowest>
Word of_bytes(const std::uint8_t* bytes, Lowest lowest) {
    Word out = 0;
    for (std::size_t part = 0; part < 8; ++part) {
        std::uint64_t eight = 0;
        std::memcpy(&eight, bytes + 8 * part, 8);
        // Gathered in the highest byte of a product.
        out |= ((lowest(eight) & 0x0101'0101'0101'0101U) * 0x0102'0408'1020'4080U >> 56U) << (8 * part);
    }
    return out;
}

// Bit `k` of each.
Word bit_of_bytes(const std::uint8_t* bytes, unsigned k) {
    return of_bytes(bytes, [k](std::uint64_t eight) { return eight >> k; });
}

// Which of 64 bytes are not 0.
Word any_of_bytes(const std::uint8_t* bytes) {
    // The highest bit of a byte is set, where any of its bits is.
    constexpr std::uint64_t low = 0x7F7F'7F7F'7F7F'7F7FU;
    return of_bytes(bytes, [](std::uint64_t eight) { return (((eight & low) + low) | eight) >> 7U; });
}

void lay_masks(const std::vector<std::uint64_t>& masks, std::size_t bit, Plane& plane) {
    for (std::size_t w = 0; w < plane.size(); ++w) {
        Word word = 0;
        for (std::size_t r = 0; r < batch::word_bits; ++r) word |= (masks[w * batch::word_bits + r] >> bit & 1) << r;
        plane[w] = word;
    }
}

}  // namespace

// Who has said it.
void Gather::find_said(const Lane& lane, Plane& said) const {
    for (std::size_t w = 0; w < said.size(); ++w) {
        const std::size_t row = w * batch::word_bits;
        Word word = 0;
        switch (lane.kind) {
            case Lane::Kind::few: word = any_of_bytes(lane.few.data() + row); break;
            case Lane::Kind::event: word = any_of_bytes(lane.happened.data() + row); break;
            case Lane::Kind::many:
                for (std::size_t r = 0; r < batch::word_bits; ++r) word |= Word{lane.may[row + r] != 0} << r;
                break;
            case Lane::Kind::place:
                for (std::size_t r = 0; r < batch::word_bits; ++r) word |= Word{lane.place[row + r] != 0} << r;
                break;
            default: word = bit_of_bytes(lane.said.data() + row, 0); break;
        }
        said[w] = word;
    }
}

// Of who says nothing the plane keeps what it had: the blank.
void Gather::lay_bits(const Lane& lane, const Plane& said, Values& values, const batch::Shape& shape) const {
    const std::size_t items = shape.base == Base::boolean ? 2 : shape.items;
    Plane told(said.size());
    for (std::size_t k = 0; k < values.column.bits.size(); ++k) {
        Plane& plane = values.column.bits[k];
        if (lane.kind != Lane::Kind::few) lay_masks(k < items ? lane.may : lane.must, k % items, told);
        else
            for (std::size_t w = 0; w < plane.size(); ++w) told[w] = bit_of_bytes(lane.few.data() + w * batch::word_bits, static_cast<unsigned>(k));
        for (std::size_t w = 0; w < plane.size(); ++w) plane[w] = (plane[w] & ~said[w]) | (told[w] & said[w]);
    }
}

// From rows to columns.
void Gather::settle(AttributeId attribute) {
    Lane& lane = lanes_[attribute];
    const batch::Shape& shape = reading_.presuming.shape(attribute);
    Values& values = out_.bare.of[attribute];
    expand(values, shape, batch::words_for(rows_));
    Plane said(values.open.size());
    find_said(lane, said);
    for (std::size_t w = 0; w < said.size(); ++w) values.open[w] &= ~said[w];
    if (batch::kept_in_bits(shape.base)) return lay_bits(lane, said, values, shape);
    batch::each_bit(said, [&](std::size_t r) {
        if (lane.kind == Lane::Kind::place) values.column.place[r] = lane.place[r];
        else values.column.lo[r] = lane.lo[r], values.column.hi[r] = lane.hi[r];
    });
    if (lane.kind != Lane::Kind::event) return;
    for (std::size_t w = 0; w < said.size(); ++w) {
        values.column.dated[w] = (values.column.dated[w] & ~said[w]) | bit_of_bytes(lane.happened.data() + w * batch::word_bits, 0);
        values.column.never[w] = (values.column.never[w] & ~said[w]) | bit_of_bytes(lane.happened.data() + w * batch::word_bits, 1);
    }
}

// As FileReader::completeness of person/from_document has it, of who lists nobody else.
void Gather::count_household() {
    const auto size = reading_.catalogue.vocabulary.household_size();
    const auto k = static_cast<std::size_t>(Whole::household);
    const bool asserted = batch::any(whole_[k]);
    out_.household_open.assign(batch::words_for(rows_), 0);
    for (std::size_t w = 0; w < out_.household_open.size(); ++w) out_.household_open[w] = ~whole_[k][w];
    if (size == vocabulary::no_attribute) return;
    Values& values = out_.bare.of[size];
    const batch::Shape& shape = reading_.presuming.shape(size);
    if (values.same && !asserted) return;
    expand(values, shape, batch::words_for(rows_));
    const std::int64_t one = shape.den;
    for (std::size_t r = 0; r < rows_; ++r) {
        const bool complete = batch::bit(whole_[k].data(), r);
        const bool stated = lanes_[size].said.empty() ? false : lanes_[size].said[r] != 0;
        std::int64_t& lo = values.column.lo[r];
        std::int64_t& hi = values.column.hi[r];
        if (stated && (hi < one || (complete && lo > one))) batch::set_bit(out_.aside.data(), r);
        if (complete) {
            lo = hi = one;
            values.open[r / batch::word_bits] &= ~(Word{1} << (r % batch::word_bits));
        } else if (stated && !batch::bit(said_[k].data(), r) && lo == one && hi == one) {
            out_.household_open[r / batch::word_bits] &= ~(Word{1} << (r % batch::word_bits));
        }
    }
}

const Gathered& Gather::end() {
    const auto& presuming = reading_.presuming;
    const std::size_t words = batch::words_for(rows_);
    out_.rows = rows_;
    out_.bare.rows = out_.presumed.rows = out_.other.rows = rows_;
    out_.bare.of = presuming.blank_person();
    out_.aside.resize(words);
    const auto residence = reading_.catalogue.rules.residence;
    for (const AttributeId a : used_) settle(a);
    count_household();
    for (const AttributeId a : used_) {
        make(lanes_[a]);
        lanes_[a].any = false;
    }
    used_.clear();
    if (everywhere_ != 0 && residence != vocabulary::no_attribute) {
        out_.bare.of[residence] = presuming.blank_person()[residence];
        out_.bare.of[residence].all_place = everywhere_;
        out_.bare.of[residence].all_open = false;
    }
    Plane contradicted(words, 0);
    presuming.derive(out_.bare, contradicted);
    for (std::size_t w = 0; w < words; ++w) out_.aside[w] |= contradicted[w];

    const auto relatives = static_cast<std::size_t>(Whole::relatives);
    const auto past = static_cast<std::size_t>(Whole::past);
    out_.relatives_open_bare.resize(words);
    out_.past_open_bare.resize(words);
    for (std::size_t w = 0; w < words; ++w) {
        out_.relatives_open_bare[w] = ~whole_[relatives][w];
        out_.past_open_bare[w] = ~whole_[past][w];
    }
    out_.relatives_open = out_.relatives_open_bare;
    out_.past_open = out_.past_open_bare;
    if (!presumptions_) return out_;
    // Who says nothing of relatives or of the past has no others.
    for (std::size_t w = 0; w < words; ++w) out_.relatives_open[w] &= said_[relatives][w];
    out_.past_open.assign(words, 0);
    out_.presumed.of.resize(out_.bare.of.size());
    for (std::size_t a = 0; a < out_.bare.of.size(); ++a)
        if (!presuming.spared(static_cast<AttributeId>(a))) out_.presumed.of[a] = out_.bare.of[a];
    presuming.presume(out_.presumed);
    out_.other.of = presuming.blank_other();
    presuming.presume_other(out_.other, out_.presumed);
    return out_;
}

}  // namespace attiva::population
