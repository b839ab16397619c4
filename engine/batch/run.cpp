// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The loop over the steps, and those on planes of bits alone.

#include "batch/run.hpp"

#include <algorithm>
#include <array>

#include "batch/digits.hpp"
#include "batch/operand.hpp"
#include "batch/planes.hpp"

namespace attiva::batch {

using kernels::Ins;
using kernels::Outs;
using language::Op;

namespace {

// Does the step write all of what it makes, rows of nobody too? The others write beside what is zero.
bool writes_all(Does does) {
    switch (does) {
        case Does::all_of:
        case Does::any_of:
        case Does::negation:
        case Does::count:
        case Does::same:
        case Does::compare:
        case Does::narrow:
        case Does::compare_fractions:
        case Does::in_place:
        case Does::of_age:
        case Does::elapsed:
        case Does::sum:
        case Does::product:
        case Does::quantified: return true;
        default: return false;
    }
}

}  // namespace

Run::Run(const Plan& plan, const Run* lender) : plan_(plan), lender_(lender), made_(plan.steps().size()), still_(plan.steps().size()), made_rows_(plan.steps().size()), one_(plan.day()) {}

// What is made of what nobody says is the same block after block: it is there already. Not so of
// what depends on who is beside whom, or on what was had.
bool Run::still(const Step& s, bool same_block) const {
    switch (s.does) {
        case Does::quantified:
        case Does::every:
        case Does::counted:
        case Does::summed:
        case Does::done:
        case Does::running:
        case Does::times: return false;
        default: break;
    }
    if (!same_block || extent(s.frame) > made_rows_[s.makes]) return false;
    return std::all_of(s.in.begin(), s.in.end(), [&](const Source& a) { return still(a); });
}

bool Run::still(const Source& s) const {
    switch (s.kind) {
        case Source::Kind::fact: {
            const auto& facts = block_->still[static_cast<std::size_t>(s.frame)];
            return !facts.empty() && facts[s.index] != 0;
        }
        case Source::Kind::made: return still_[s.index] != 0;
        case Source::Kind::lent: return lender_->still(plan_.lent()[s.index]);
        default: return true;
    }
}

// Rows from the first on that are somebody's, one after the other; of several slots none is said to be.
std::size_t Run::extent(Frame f) const {
    if (f == Frame::people) return block_->people;
    const auto& slots = block_->others[static_cast<std::size_t>(f)].slots;
    return slots.empty() ? 0 : slots.size() == 1 ? slots.front().rows : std::size_t{0} - 1;
}

void Run::operator()(const Block& block) {
    const bool same_block = block_ == &block && block.version == version_ + 1;
    block_ = &block;
    version_ = block.version;
    std::size_t most = 0;
    for (const Frame f : {Frame::people, Frame::household, Frame::relatives}) most = std::max(most, block.words(f));
    if (zeros_.size() < most) {
        zeros_.assign(most, 0);
        ones_.assign(most, ~Word{0});
    }
    for (const Step& s : plan_.steps()) {
        still_[s.makes] = still(s, same_block) ? 1 : 0;
        if (still_[s.makes] != 0) continue;
        made_rows_[s.makes] = extent(s.frame) + 1 == 0 ? 0 : extent(s.frame);
        (writes_all(s.does) ? keep_room : make_room)(made_[s.makes], s.shape, block.words(s.frame));
        if (block.words(s.frame) != 0) step(s);
    }
}

void Run::step(const Step& s) {
    Column& out = made_[s.makes];
    switch (s.does) {
        case Does::all_of: return connective(s, out, true);
        case Does::any_of: return connective(s, out, false);
        case Does::negation: return negation(s, out);
        case Does::count: return count(s, out);
        case Does::one_of:
        case Does::contains_all:
        case Does::contains_any: return of_items(s, out);
        case Does::same: return same(s, out);
        case Does::compare: return compare(s, out);
        case Does::narrow: return narrow(s, out);
        case Does::in_place: return in_place(s, out);
        case Does::parted: return parted(s, out);
        case Does::cases: return cases(s, out);
        case Does::elapsed: return elapsed(s, out);
        case Does::is_never: return is_never(s, out);
        case Does::since: return since(s, out);
        case Does::sum: return sum(s, out);
        case Does::product: return product(s, out);
        case Does::quotient: return quotient(s, out);
        case Does::fractions: return fractions(s, out);
        case Does::compare_fractions: return compare_fractions(s, out);
        case Does::spread: return spread(s, out);
        case Does::of_age: return of_age(s, out);
        case Does::quantified: return quantified(s, out);
        case Does::every: return every(s, out);
        case Does::counted: return counted(s, out);
        case Does::summed: return summed(s, out);
        case Does::done: return done(s, out);
        case Does::running: return running(s, out);
        case Does::times: return times(s, out);
        case Does::each: return each(s, out);
        case Does::each_case: return each_case(s, out);
    }
}

// --- operands ----------------------------------------------------------------

const Column& Run::column(Source s) const {
    if (s.kind == Source::Kind::lent) return lender_->column(plan_.lent()[s.index]);
    return s.kind == Source::Kind::fact ? block_->facts[static_cast<std::size_t>(s.frame)][s.index] : made_[s.index];
}

const Word* Run::plane(Source s, std::size_t item) const {
    if (s.kind == Source::Kind::constant) return (plan_.constants()[s.index].may >> item & 1) != 0 ? ones_.data() : zeros_.data();
    const Column& c = column(s);
    return item < c.bits.size() ? c.bits[item].data() : zeros_.data();
}

std::size_t Run::items(Source s) const { return s.kind == Source::Kind::constant ? 0 : plan_.shape(s).items; }

Possible Run::at(Source s, std::size_t row) const {
    return s.kind == Source::Kind::constant ? plan_.constants()[s.index] : value_at(column(s), plan_.shape(s), row);
}

Operand Run::operand(const Source& of) const {
    return of.kind == Source::Kind::constant ? Operand(plan_.constants()[of.index], plan_.shape(of)) : Operand(column(of), plan_.shape(of));
}

const program::Node& Run::node(const Step& s) const { return plan_.day().program.nodes[s.node]; }

Ins Run::truth(Id id) const {
    const Source s = *plan_.find(id);
    return {may_no(s), may_yes(s)};
}

Possible Run::value(Id id, std::size_t person) const { return at(*plan_.find(id), person); }

// --- steps on bits -------------------------------------------------------------

void Run::connective(const Step& s, Column& out, bool all) {
    operands_.clear();
    for (const Source& a : s.in) operands_.push_back(all ? Ins{may_no(a), may_yes(a)} : Ins{may_yes(a), may_no(a)});
    const Outs o = outs(out);
    kernels::every(all ? o : Outs{o.yes, o.no}, operands_.data(), operands_.size(), block_->words(s.frame));
}

void Run::negation(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    std::copy_n(may_no(s.in[0]), words, out.bits[1].data());
    std::copy_n(may_yes(s.in[0]), words, out.bits[0].data());
}

void Run::count(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    Digits surely(words);  // those that are yes, those that can be
    Digits perhaps(words);
    for (const Source& a : s.in) {
        surely.add(may_no(a), true);
        perhaps.add(may_yes(a));
    }
    const bool most = node(s).op == Op::at_most;
    const std::int64_t k = plan_.day().program.extra(node(s)).number + (most ? 1 : 0);
    // At least k: it can be if those that can be are so many, it can not be if those sure are fewer.
    const Plane can = perhaps.reach(k);
    const Plane must = surely.reach(k);
    for (std::size_t w = 0; w < words; ++w) {
        out.bits[most ? 0 : 1][w] = can[w];
        out.bits[most ? 1 : 0][w] = ~must[w];
    }
}

void Run::of_items(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    const std::uint64_t mask = plan_.day().program.extra(node(s)).mask;
    const Source x = s.in[0];
    const bool fixed = x.kind == Source::Kind::constant;
    const std::size_t items = fixed ? 64 : plan_.shape(x).items;
    Word* no = out.bits[0].data();
    Word* yes = out.bits[1].data();
    const bool all = s.does == Does::contains_all;
    if (all) std::fill_n(yes, words, ~Word{0});
    if (s.does == Does::contains_any) std::fill_n(no, words, ~Word{0});
    for (std::size_t i = 0; i < 64; ++i) {
        const bool in = (mask >> i & 1) != 0;
        if (s.does == Does::one_of) {
            if (i < items) kernels::any_bit(in ? yes : no, plane(x, i), words);
            continue;
        }
        if (!in) continue;
        const Word* may = i < items ? plane(x, i) : zeros_.data();
        const Word* must = i < items ? plane(x, items + i) : zeros_.data();
        for (std::size_t w = 0; w < words; ++w) {
            yes[w] = all ? yes[w] & may[w] : yes[w] | may[w];
            no[w] = all ? no[w] | ~must[w] : no[w] & ~must[w];
        }
    }
    if (!fixed) unsettle(outs(out), column(x).lapsed, words);
}

// Two choices or truths: the same if some item can be both, not the same unless both are one item alone.
void Run::same(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    const Source a = s.in[0];
    const Source b = s.in[1];
    const bool truths = plan_.shape(a).base == Base::boolean;
    std::size_t n = truths ? 2 : std::max(items(a), items(b));
    for (const Source& c : s.in)
        if (!truths && c.kind == Source::Kind::constant)
            while (n < 64 && (plan_.constants()[c.index].may >> n) != 0) ++n;
    Plane shared(words, 0);
    Plane apart(words, 0);  // some item one can be and the other can not, or a second both can be
    for (std::size_t i = 0; i < n; ++i) {
        const Word* x = plane(a, i);
        const Word* y = plane(b, i);
        for (std::size_t w = 0; w < words; ++w) {
            const Word both = x[w] & y[w];
            apart[w] |= (x[w] ^ y[w]) | (shared[w] & both);
            shared[w] |= both;
        }
    }
    const bool different = node(s).cmp == language::Compare::different;
    std::copy_n(shared.data(), words, out.bits[different ? 0 : 1].data());
    std::copy_n(apart.data(), words, out.bits[different ? 1 : 0].data());
    for (const Source& x : s.in) {
        if (x.kind == Source::Kind::constant) {
            if (plan_.constants()[x.index].not_applicable) unsettle(outs(out), ones_, words);
        } else {
            unsettle(outs(out), column(x).lapsed, words);
        }
    }
}

// Of several rows that may hold, all they may be.
void Run::parted(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    const bool set = s.shape.base == Base::set;
    const std::size_t n = s.shape.base == Base::boolean ? 2 : s.shape.items;
    if (set)
        for (std::size_t k = n; k < 2 * n; ++k) std::fill(out.bits[k].begin(), out.bits[k].end(), ~Word{0});
    Plane some(words, 0);
    branches(s, [&](Source v, const Plane& taken) {
        const bool fixed = v.kind == Source::Kind::constant;
        const std::size_t own = fixed ? 0 : plan_.shape(v).items;  // after as many planes, what must be in a set
        for (std::size_t k = 0; k < n; ++k) {
            const Word* item = set && !fixed && k >= own ? zeros_.data() : plane(v, k);
            for (std::size_t w = 0; w < words; ++w) out.bits[k][w] |= taken[w] & item[w];
            if (!set) continue;
            const Word* must = fixed ? ((plan_.constants()[v.index].must >> k & 1) != 0 ? ones_.data() : zeros_.data())
                               : k < own ? plane(v, own + k)
                                         : zeros_.data();
            for (std::size_t w = 0; w < words; ++w) out.bits[n + k][w] &= must[w] | ~taken[w];
        }
        if (!out.lapsed.empty() && !fixed && !column(v).lapsed.empty())
            for (std::size_t w = 0; w < words; ++w) out.lapsed[w] |= taken[w] & column(v).lapsed[w];
        kernels::any_bit(some.data(), taken.data(), words);
    });
    if (set)
        for (std::size_t k = n; k < 2 * n; ++k)
            for (std::size_t w = 0; w < words; ++w) out.bits[k][w] &= some[w];
}

void Run::in_place(const Step& s, Column& out) {
    const Column& x = column(s.in[0]);
    std::vector<std::uint8_t> kinds;  // by set of comuni: what it can be
    for (const auto& set : block_->places) {
        const Truth t = plan_.day().inside(s.scope, set);
        kinds.push_back(static_cast<std::uint8_t>(evaluation::mask_of(t)));
    }
    const std::size_t words = block_->words(s.frame);
    for (std::size_t w = 0; w < words; ++w) {
        Word no = 0;
        Word yes = 0;
        for (std::size_t r = 0; r < word_bits; ++r) {
            const Word mask = kinds[x.place[w * word_bits + r]];
            no |= (mask & 1) << r;
            yes |= (mask >> 1) << r;
        }
        out.bits[0][w] = no;
        out.bits[1][w] = yes;
    }
    unsettle(outs(out), x.lapsed, words);
}

void Run::spread(const Step& s, Column& out) {
    const Column& x = column(s.in[0]);
    const Others& others = block_->others[static_cast<std::size_t>(s.frame)];
    const std::size_t people = block_->words(Frame::people);
    const auto planes = [&](Plane& to, const Plane& from) {
        if (from.empty()) return;
        for (const auto& slot : others.slots) kernels::gather(to.data() + slot.word, from.data(), slot.has.data(), people);
    };
    for (std::size_t i = 0; i < out.bits.size(); ++i) planes(out.bits[i], x.bits[i]);
    planes(out.lapsed, x.lapsed);
    planes(out.dated, x.dated);
    planes(out.never, x.never);
    for (std::size_t r = 0; r < out.lo.size(); ++r) {
        out.lo[r] = x.lo[others.person[r]];
        out.hi[r] = x.hi[others.person[r]];
    }
    for (std::size_t r = 0; r < out.lo_by.size(); ++r) {
        out.lo_by[r] = x.lo_by[others.person[r]];
        out.hi_by[r] = x.hi_by[others.person[r]];
    }
    for (std::size_t r = 0; r < out.loose.size(); ++r) out.loose[r] = x.loose[others.person[r]];
}

}  // namespace attiva::batch
