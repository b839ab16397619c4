// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Steps over those beside the persons, and over what was had before. A slot of rows is
// put beside its persons by moving bits; those a list that is not complete leaves out
// are the last slot, and matter if one of them may.

#include <algorithm>

#include "batch/digits.hpp"
#include "batch/run.hpp"

namespace attiva::batch {

using evaluation::most_unlisted;
using kernels::Ins;
using language::Who;

namespace {

bool there(const Source& s) { return s.kind != Source::Kind::absent; }

}  // namespace

// What is asked of each row of a frame: is it one of those (`e`), or does it comply where it is
// one of those asked about (`o` with their contraries).
Run::Asked Run::asked(const Source* of, Frame frame, bool comply) const {
    const std::size_t words = block_->words(frame);
    std::vector<Ins> in;
    for (std::size_t i = 0; i < 3; ++i) {
        if (!there(of[i])) continue;
        const bool contrary = comply && i != 0;
        const Ins a{may_no(of[i]), may_yes(of[i])};
        in.push_back(contrary ? Ins{a.yes, a.no} : a);
    }
    Asked out{Plane(words), Plane(words)};
    if (!comply) {
        kernels::every({out.no.data(), out.yes.data()}, in.data(), in.size(), words);
        return out;
    }
    for (Ins& a : in) std::swap(a.no, a.yes);
    kernels::every({out.yes.data(), out.no.data()}, in.data(), in.size(), words);
    return out;
}

// Each slot beside its persons: which have it, and what is asked of it there.
template <class See>
void Run::each_slot(const Asked& rows, Frame frame, See see) const {
    const Others& others = block_->others[static_cast<std::size_t>(frame)];
    const std::size_t words = block_->words(Frame::people);
    Plane no(words);
    Plane yes(words);
    for (const auto& slot : others.slots) {
        kernels::scatter(no.data(), rows.no.data() + slot.word, slot.has.data(), words);
        kernels::scatter(yes.data(), rows.yes.data() + slot.word, slot.has.data(), words);
        see(slot, no, yes);
    }
}

namespace {

Frame others_of(Who who) { return who == Who::relatives ? Frame::relatives : Frame::household; }

}  // namespace

void Run::quantified(const Step& s, Column& out) {
    const std::size_t words = block_->words(Frame::people);
    const auto& n = node(s);
    Digits surely(words);
    Digits perhaps(words);
    Plane open(words, 0);
    if (n.who == Who::members || n.who == Who::applicants) {
        const Asked person = asked(s.in.data(), Frame::people, false);
        surely.add(person.no.data(), true);
        perhaps.add(person.yes.data());
    }
    const Frame frame = others_of(n.who);
    Plane sure(words);
    each_slot(asked(s.in.data() + 3, frame, false), frame, [&](const Others::Slot& slot, const Plane& no, const Plane& yes) {
        if (slot.unlisted) {
            open = yes;
            return;
        }
        for (std::size_t w = 0; w < words; ++w) sure[w] = slot.has[w] & ~no[w];
        surely.add(sure.data());
        perhaps.add(yes.data());
    });
    const bool most = n.cmp == language::Compare::less_equal;
    const std::int64_t k = plan_.day().program.extra(n).number + (most ? 1 : 0);
    const Plane can = perhaps.reach(k);
    const Plane must = surely.reach(k);
    // An open list can always hold as many more as it takes.
    for (std::size_t w = 0; w < words; ++w) {
        out.bits[most ? 0 : 1][w] = can[w] | open[w];
        out.bits[most ? 1 : 0][w] = ~must[w];
    }
}

void Run::every(const Step& s, Column& out) {
    const std::size_t words = block_->words(Frame::people);
    const auto& n = node(s);
    Plane& all_no = out.bits[0];
    Plane& all_yes = out.bits[1];
    std::fill(all_yes.begin(), all_yes.end(), ~Word{0});
    if (n.who == Who::members || n.who == Who::applicants) {
        const Asked person = asked(s.in.data(), Frame::people, true);
        all_no = person.no;
        all_yes = person.yes;
    }
    const Frame frame = others_of(n.who);
    each_slot(asked(s.in.data() + 3, frame, true), frame, [&](const Others::Slot& slot, const Plane& no, const Plane& yes) {
        // There may be nobody else: then what would not hold of them breaks nothing.
        for (std::size_t w = 0; w < words; ++w) {
            all_no[w] |= no[w];
            if (!slot.unlisted) all_yes[w] &= yes[w] | ~slot.has[w];
        }
    });
}

void Run::counted(const Step& s, Column& out) {
    const std::size_t words = block_->words(Frame::people);
    const auto& n = node(s);
    Plane open(words, 0);
    const auto add = [&](const Plane& has, const Plane& no, const Plane& yes) {
        for (std::size_t r = 0; r < words * word_bits; ++r) {
            if (!bit(has.data(), r) || !bit(yes.data(), r)) continue;
            out.lo[r] += bit(no.data(), r) ? 0 : 1;
            ++out.hi[r];
        }
    };
    if (n.who == Who::members || n.who == Who::applicants) {
        const Asked person = asked(s.in.data(), Frame::people, false);
        add(Plane(words, ~Word{0}), person.no, person.yes);
    }
    const Frame frame = others_of(n.who);
    each_slot(asked(s.in.data() + 3, frame, false), frame, [&](const Others::Slot& slot, const Plane& no, const Plane& yes) {
        if (slot.unlisted) open = n.count == 0 ? slot.has : yes;
        else add(slot.has, no, yes);
    });
    for (std::size_t r = 0; r < words * word_bits; ++r)
        if (bit(open.data(), r)) out.hi[r] = most_unlisted;
}

// One more of a sum of whole numbers; `side`: where what is added is, among the operands.
void Run::add_whole(const Step& s, Column& out, std::size_t side, std::size_t row, std::size_t person, bool sure, bool unlisted) const {
    const Source of = s.in[side];
    std::int64_t lo = 0;
    std::int64_t hi = 0;
    if (of.kind == Source::Kind::constant) {
        const Possible& c = plan_.constants()[of.index];
        lo = c.lo.num() * (s.shape.den / c.lo.den());
        hi = c.hi.num() * (s.shape.den / c.hi.den());
    } else {
        const Column& x = column(of);
        lo = x.lo[row] * s.scale[side];
        hi = x.hi[row] * s.scale[side];
        if (!x.lapsed.empty() && bit(x.lapsed.data(), row)) set_bit(out.lapsed.data(), person);
    }
    const std::int64_t times = unlisted ? most_unlisted : 1;
    out.lo[person] += times * (sure ? lo : std::min<std::int64_t>(lo, 0));
    out.hi[person] += times * (sure ? hi : std::max<std::int64_t>(hi, 0));
}

void Run::summed(const Step& s, Column& out) {
    const auto& n = node(s);
    const auto add = [&](std::size_t person, const Source* of, std::size_t row, bool unlisted) {
        Truth t = Truth::yes;
        for (std::size_t i = 1; i < 3; ++i)
            if (there(of[i])) t = both(t, evaluation::truth_of_mask((bit(may_no(of[i]), row) ? 1U : 0U) | (bit(may_yes(of[i]), row) ? 2U : 0U)));
        if (t == Truth::no) return;
        const bool sure = t == Truth::yes && !unlisted;
        if (!s.shape.loose) return add_whole(s, out, of == s.in.data() ? 0 : 3, row, person, sure, unlisted);
        const Possible v = at(of[0], row);
        Possible& total = out.loose[person];
        total.not_applicable = total.not_applicable || v.not_applicable;
        const Number times{unlisted ? most_unlisted : 1};
        total.lo = total.lo + times * (sure ? v.lo : std::min(v.lo, Number{0}));
        total.hi = total.hi + times * (sure ? v.hi : std::max(v.hi, Number{0}));
    };
    if (n.who == Who::members || n.who == Who::applicants)
        for (std::size_t i = 0; i < block_->people; ++i) add(i, s.in.data(), i, false);
    const Others& others = block_->others[static_cast<std::size_t>(others_of(n.who))];
    for (const auto& slot : others.slots)
        for (std::size_t r = slot.word * word_bits; r < slot.word * word_bits + slot.rows; ++r) add(others.person[r], s.in.data() + 3, r, slot.unlisted);
}

// --- history -----------------------------------------------------------------------

Plane Run::past_open(std::uint32_t instrument) const {
    Plane open = block_->past_open;
    const Plane& concealed = block_->concealed[instrument];
    for (std::size_t w = 0; w < concealed.size(); ++w) open[w] |= concealed[w];
    return open;
}

namespace {

// `o` with one more answer about a person.
void or_else(Column& out, std::uint32_t person, Truth t) {
    const Word here = Word{1} << (person % word_bits);
    if (t != Truth::no) out.bits[1][person / word_bits] |= here;
    if (t == Truth::yes) out.bits[0][person / word_bits] &= ~here;
}

}  // namespace

void Run::done(const Step& s, Column& out) {
    const auto& n = node(s);
    out.bits[1] = past_open(n.ref);
    std::fill(out.bits[0].begin(), out.bits[0].end(), ~Word{0});
    for (const Past& p : block_->history[n.ref]) or_else(out, p.person, evaluation::passes(p.period, plan_.day().program.extra(n).gate, plan_.day().day));
}

void Run::running(const Step& s, Column& out) {
    const auto& n = node(s);
    const Date day = plan_.day().day;
    out.bits[1] = past_open(n.ref);
    std::fill(out.bits[0].begin(), out.bits[0].end(), ~Word{0});
    for (const Past& p : block_->history[n.ref])
        or_else(out, p.person, both(evaluation::begun(p.period, day), negate(evaluation::ended(p.period, day))));
}

void Run::times(const Step& s, Column& out) {
    const auto& n = node(s);
    for (const Past& p : block_->history[n.ref]) {
        const Truth t = evaluation::begun(p.period, plan_.day().day);
        out.lo[p.person] += t == Truth::yes ? 1 : 0;
        out.hi[p.person] += t == Truth::no ? 0 : 1;
    }
    const Plane open = past_open(n.ref);
    for (std::size_t i = 0; i < block_->people; ++i)
        if (bit(open.data(), i)) out.hi[i] = most_unlisted;
}

}  // namespace attiva::batch
