// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "batch/blame.hpp"

#include <algorithm>

#include "batch/kernels.hpp"

namespace attiva::batch {
namespace {

void add(Plane& to, const Plane& more) {
    to.resize(std::max(to.size(), more.size()));
    kernels::any_bit(to.data(), more.data(), more.size());
}

bool over_others(Does does) { return does == Does::quantified || does == Does::every || does == Does::counted || does == Does::summed; }
bool over_past(Does does) { return does == Does::done || does == Does::running || does == Does::times; }

}  // namespace

Blame::Blame(const Plan& plan) : plan_(plan) {
    const auto know = [&](Frame f, vocabulary::AttributeId a) {
        const bool known = std::any_of(lacks_.begin(), lacks_.end(), [&](const Lack& l) { return l.frame == f && l.attribute == a; });
        if (!known) lacks_.push_back({f, a});
    };
    for (const Frame f : {Frame::people, Frame::household, Frame::relatives})
        for (const auto& fact : plan.layout().facts[static_cast<std::size_t>(f)]) know(f, fact.attribute);
    for (const Step& s : plan.steps())
        if (s.does == Does::elapsed) know(s.frame, static_cast<vocabulary::AttributeId>(s.fact));
}

void Blame::operator()(const Run& run, const Block& block, const std::vector<std::pair<Id, Plane>>& asked) {
    run_ = &run;
    block_ = &block;
    const std::size_t people = block.words(Frame::people);
    lacking_.resize(lacks_.size());
    for (Plane& p : lacking_) p.assign(people, 0);
    for (Plane* p : {&lists_[1], &lists_[2], &past_}) p->assign(people, 0);
    asked_.resize(plan_.steps().size());
    for (std::size_t i = 0; i < asked_.size(); ++i) asked_[i].assign(block.words(plan_.steps()[i].frame), 0);
    made_.resize(plan_.steps().size());
    for (Open& o : made_) o.found = false;
    for (std::size_t f = 0; f < frames; ++f) {
        facts_[f].resize(plan_.layout().facts[f].size());
        for (Open& o : facts_[f]) o.found = false;
    }
    for (const auto& [id, persons] : asked) blame(*plan_.find(id), persons, Frame::people);
    for (std::size_t i = plan_.steps().size(); i-- > 0;) down(plan_.steps()[i]);
}

// What is asked of what a step makes is asked of what it is made from.
void Blame::down(const Step& s) {
    const Plane& rows = asked_[s.makes];
    if (!any(rows)) return;
    if (s.does == Does::spread) return blame(s.in[0], at_persons(s.frame, rows, true), Frame::people);
    if (over_others(s.does)) return of_members(s, rows);
    if (over_past(s.does)) return add(past_, rows);
    if (s.does == Does::elapsed) return lack(s.frame, static_cast<vocabulary::AttributeId>(s.fact), rows);
    for (const Source& of : s.in) blame(of, rows, s.frame);
}

// Where it is not settled: of a fact, it is lacked.
void Blame::blame(const Source& of, const Plane& rows, Frame frame) {
    if (of.kind == Source::Kind::constant || of.kind == Source::Kind::absent) return;
    Plane here = unsettled(of);
    for (std::size_t w = 0; w < here.size(); ++w) here[w] &= rows[w];
    if (of.kind == Source::Kind::made) return add(asked_[of.index], here);
    if (any(here)) lack(frame, plan_.layout().facts[static_cast<std::size_t>(frame)][of.index].attribute, here);
}

// Whoever is not listed lacks nothing: the list does.
void Blame::lack(Frame frame, vocabulary::AttributeId attribute, const Plane& rows) {
    const auto at = std::find_if(lacks_.begin(), lacks_.end(), [&](const Lack& l) { return l.frame == frame && l.attribute == attribute; });
    Plane& persons = lacking_[static_cast<std::size_t>(at - lacks_.begin())];
    if (frame == Frame::people) return add(persons, rows);
    add(persons, at_persons(frame, rows, false));
}

// Rows beside the persons, brought back to them; with whoever is not listed, or without.
Plane Blame::at_persons(Frame frame, const Plane& rows, bool unlisted) const {
    Plane persons(block_->words(Frame::people), 0);
    Plane beside(persons.size());
    for (const auto& slot : block_->others[static_cast<std::size_t>(frame)].slots) {
        if (slot.unlisted && !unlisted) continue;
        kernels::scatter(beside.data(), rows.data() + slot.word, slot.has.data(), beside.size());
        add(persons, beside);
    }
    return persons;
}

void Blame::of_members(const Step& s, const Plane& people) {
    for (std::size_t i = 0; i < 3; ++i) blame(s.in[i], people, Frame::people);
    const Frame frame = plan_.day().program.nodes[s.node].who == language::Who::relatives ? Frame::relatives : Frame::household;
    const Others& others = block_->others[static_cast<std::size_t>(frame)];
    Plane rows(others.words, 0);
    Plane side;
    for (const auto& slot : others.slots) {
        side.assign(people.size() + 1, 0);
        kernels::gather(side.data(), people.data(), slot.has.data(), people.size());
        std::copy_n(side.begin(), words_for(slot.rows), rows.begin() + static_cast<std::ptrdiff_t>(slot.word));
        if (!slot.unlisted) continue;
        // There may be others, if what is asked may hold of one.
        Plane may = slot.has;
        for (std::size_t i = 3; i < 6; ++i) {
            const bool truth = s.in[i].kind != Source::Kind::absent && plan_.shape(s.in[i]).base == Base::boolean;
            if (!truth || (s.does == Does::every && i == 3)) continue;
            Plane yes(people.size());
            kernels::scatter(yes.data(), run_->may_yes(s.in[i]) + slot.word, slot.has.data(), people.size());
            for (std::size_t w = 0; w < may.size(); ++w) may[w] &= yes[w];
        }
        for (std::size_t w = 0; w < may.size(); ++w) may[w] &= people[w];
        add(lists_[static_cast<std::size_t>(frame)], may);
    }
    for (std::size_t i = 3; i < 6; ++i) blame(s.in[i], rows, frame);
}

const Plane& Blame::unsettled(const Source& of) {
    Open& out = of.kind == Source::Kind::made ? made_[of.index] : facts_[static_cast<std::size_t>(of.frame)][of.index];
    if (!out.found) {
        out.rows.assign(block_->words(of.frame), 0);
        find_unsettled(of, out.rows);
        out.found = true;
    }
    return out.rows;
}

// More than one value is possible; of what makes no sense nobody asks.
void Blame::find_unsettled(const Source& of, Plane& out) const {
    const Shape& shape = plan_.shape(of);
    const Column& c = run_->column(of);
    const auto each = [&](auto open) {
        for (std::size_t w = 0; w < out.size(); ++w) {
            Word word = 0;
            for (std::size_t b = 0; b < word_bits; ++b) word |= Word{open(w * word_bits + b)} << b;
            out[w] = word;
        }
    };
    if (shape.loose) {
        each([&](std::size_t r) { return !c.loose[r].not_applicable && !certain(c.loose[r], shape.base); });
    } else if (shape.base == Base::set) {
        for (std::size_t i = 0; i < c.bits.size() / 2; ++i)
            for (std::size_t w = 0; w < out.size(); ++w) out[w] |= c.bits[i][w] & ~c.bits[c.bits.size() / 2 + i][w];
    } else if (kept_in_bits(shape.base)) {
        Plane one(out.size(), 0);
        for (const Plane& item : c.bits)
            for (std::size_t w = 0; w < out.size(); ++w) {
                out[w] |= one[w] & item[w];
                one[w] |= item[w];
            }
    } else if (shape.base == Base::place) {
        each([&](std::size_t r) { return c.place[r] >= block_->places.size() || block_->places[c.place[r]].size() != 1; });
    } else if (shape.fraction) {
        each([&](std::size_t r) { return several(c, r); });
    } else if (shape.wide) {
        Plane settled(out.size());
        kernels::compare(language::Compare::equal, {out.data(), settled.data()}, {c.lo.data(), c.lo.data()}, {c.hi.data(), c.hi.data()}, out.size());
    } else {
        each([&](std::size_t r) { return c.narrow_lo[r] != c.narrow_hi[r]; });
    }
    if (shape.base == Base::event && !shape.loose)
        for (std::size_t w = 0; w < out.size(); ++w) out[w] = c.dated[w] & (out[w] | c.never[w]);
    for (std::size_t w = 0; w < std::min(out.size(), c.lapsed.size()); ++w) out[w] &= ~c.lapsed[w];
}

}  // namespace attiva::batch
