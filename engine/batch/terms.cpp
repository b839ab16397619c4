// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Steps on numbers and days; and what is done row by row, as the evaluator does it.

#include <algorithm>
#include <tuple>

#include "batch/operand.hpp"
#include "batch/planes.hpp"
#include "batch/run.hpp"
#include "evaluation/atoms.hpp"

namespace attiva::batch {

using kernels::Ends;
using language::Op;

namespace {

// Both ends in a finer unit; the column itself where the unit is the same.
struct Scaled {
    Scaled(const Column& c, std::int64_t by) {
        if (by == 1) {
            ends = {c.lo.data(), c.hi.data()};
            return;
        }
        lo.resize(c.lo.size());
        hi.resize(c.hi.size());
        for (std::size_t r = 0; r < lo.size(); ++r) {
            lo[r] = c.lo[r] * by;
            hi[r] = c.hi[r] * by;
        }
        ends = {lo.data(), hi.data()};
    }
    std::vector<std::int64_t> lo, hi;
    Ends<std::int64_t> ends;
};

std::int64_t in_units(Number n, std::int64_t den) { return n.num() * (den / n.den()); }

}  // namespace

// An event that can be never compares no; one that has no day compares with nothing.
void Run::events(const Source& x, const Source& y, Column& out, std::size_t words) {
    for (const Source& s : {x, y}) {
        if (plan_.shape(s).base != Base::event) continue;
        const bool fixed = s.kind == Source::Kind::constant;
        const Possible* c = fixed ? &plan_.constants()[s.index] : nullptr;
        const Word* dated = fixed ? (c->dated ? ones_.data() : zeros_.data()) : column(s).dated.data();
        for (std::size_t w = 0; w < words; ++w) {
            out.bits[0][w] &= dated[w];
            out.bits[1][w] &= dated[w];
        }
    }
    for (const Source& s : {x, y}) {
        if (plan_.shape(s).base != Base::event) continue;
        const bool fixed = s.kind == Source::Kind::constant;
        const Word* never = fixed ? (plan_.constants()[s.index].never ? ones_.data() : zeros_.data()) : column(s).never.data();
        kernels::any_bit(out.bits[0].data(), never, words);
    }
    for (const Source& s : {x, y}) {
        if (s.kind != Source::Kind::constant) unsettle(outs(out), column(s).lapsed, words);
    }
}

void Run::narrow(const Step& s, Column& out) {
    const Column& x = column(s.in[0]);
    const std::size_t words = block_->words(s.frame);
    const std::int64_t c = in_units(plan_.constants()[s.in[1].index].lo, plan_.shape(s.in[0]).den);
    kernels::compare(s.compare, outs(out), Ends<std::int32_t>{x.narrow_lo.data(), x.narrow_hi.data()}, static_cast<std::int32_t>(c), words);
    events(s.in[0], s.in[1], out, words);
}

void Run::compare(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    const Source a = s.in[0];
    const Source b = s.in[1];
    const Scaled x(column(a), s.scale[0]);
    if (b.kind == Source::Kind::constant) {
        const Possible& c = plan_.constants()[b.index];
        const std::int64_t den = plan_.shape(b).den * s.scale[1];
        kernels::compare(s.compare, outs(out), x.ends, in_units(c.lo, den), in_units(c.hi, den), words);
    } else {
        const Scaled y(column(b), s.scale[1]);
        kernels::compare(s.compare, outs(out), x.ends, y.ends, words);
    }
    events(a, b, out, words);
}

void Run::of_age(const Step& s, Column& out) {
    const Column& age = column(s.in[0]);
    const std::size_t words = block_->words(s.frame);
    kernels::compare(language::Compare::greater_equal, outs(out), Ends<std::int64_t>{age.lo.data(), age.hi.data()}, evaluation::adult_months, evaluation::adult_months, words);
    unsettle(outs(out), age.lapsed, words);
}

void Run::lapse(const Step& s, Column& out) {
    std::fill(out.lapsed.begin(), out.lapsed.end(), Word{0});
    if (out.lapsed.empty()) return;
    for (const Source& a : s.in)
        if (a.kind != Source::Kind::constant && !column(a).lapsed.empty()) kernels::any_bit(out.lapsed.data(), column(a).lapsed.data(), out.lapsed.size());
}

void Run::elapsed(const Step& s, Column& out) {
    const Column& date = column(s.in[0]);
    const Date now = plan_.day().day;
    const auto& a = plan_.day().vocabulary[static_cast<vocabulary::AttributeId>(s.fact)];
    const bool back = a.derivation == vocabulary::Derivation::elapsed;
    const bool in_days = a.type.base == Base::days;
    const auto from = [&](std::int64_t day) -> std::int64_t {
        const Date d{static_cast<std::int32_t>(day)};
        if (in_days) return back ? now - d : d - now;
        // Rows that are nobody's hold anything.
        return first_supported_day <= d && d <= last_supported_day ? plan_.months(d, back) : 0;
    };
    for (std::size_t r = 0; r < out.lo.size(); ++r) {
        const std::int64_t first = from(back ? date.hi[r] : date.lo[r]);
        out.lo[r] = first;
        out.hi[r] = date.lo[r] == date.hi[r] ? first : from(back ? date.lo[r] : date.hi[r]);
    }
    lapse(s, out);
}

namespace {

template <class Join>
void join_ends(Column& out, const Operand& x, Join join) {
    std::int64_t* const lo = out.lo.data();
    std::int64_t* const hi = out.hi.data();
    for (std::size_t r = 0; r < out.lo.size(); ++r) {
        lo[r] = join(lo[r], x.lo(r));
        hi[r] = join(hi[r], x.hi(r));
    }
}

}  // namespace

void Run::sum(const Step& s, Column& out) {
    const Op op = node(s).op;
    for (std::size_t i = 0; i < s.in.size(); ++i) {
        const bool minus = op == Op::minus || (op == Op::subtract && i == 1);
        Operand x = operand(s.in[i]);
        x.times(minus ? -s.scale[i] : s.scale[i]);
        if (i == 0) join_ends(out, x, [](std::int64_t, std::int64_t n) { return n; });
        else if (op == Op::minimum) join_ends(out, x, [](std::int64_t m, std::int64_t n) { return std::min(m, n); });
        else if (op == Op::maximum) join_ends(out, x, [](std::int64_t m, std::int64_t n) { return std::max(m, n); });
        else join_ends(out, x, [](std::int64_t m, std::int64_t n) { return m + n; });
    }
    lapse(s, out);
}

void Run::is_never(const Step& s, Column& out) {
    const Column& x = column(s.in[0]);
    const std::size_t words = block_->words(s.frame);
    std::copy_n(x.never.data(), words, out.bits[1].data());
    std::copy_n(x.dated.data(), words, out.bits[0].data());
    unsettle(outs(out), x.lapsed, words);
}

// evaluation::since, with the days on which it turns known beforehand.
void Run::since(const Step& s, Column& out) {
    const Column& x = column(s.in[0]);
    const bool event = plan_.shape(s.in[0]).base == Base::event;
    const std::int64_t now = plan_.day().day.days;
    const bool less = s.compare == language::Compare::less;
    for (std::size_t w = 0; w < block_->words(s.frame); ++w) {
        Word recent = 0;
        Word past = 0;
        Word future = 0;
        for (std::size_t b = 0; b < word_bits; ++b) {
            const std::int64_t lo = x.lo[w * word_bits + b];
            const std::int64_t hi = x.hi[w * word_bits + b];
            const bool begun = lo <= now;
            recent |= Word{begun && hi >= s.recent_from && s.recent_from <= now} << b;
            past |= Word{begun && lo <= s.past_to} << b;
            future |= Word{hi > now} << b;
        }
        const Word dated = event ? x.dated[w] : ~Word{0};
        recent &= dated;
        past &= dated;
        future = (future & dated) | (event ? x.never[w] : 0);
        out.bits[1][w] = less ? recent : past;
        out.bits[0][w] = (less ? past : recent) | future;
    }
    unsettle(outs(out), x.lapsed, block_->words(s.frame));
}

void Run::product(const Step& s, Column& out) {
    const Operand x = operand(s.in[0]);
    const Operand y = operand(s.in[1]);
    if (plan_.shape(s.in[0]).least >= 0 && plan_.shape(s.in[1]).least >= 0) {
        for (std::size_t r = 0; r < out.lo.size(); ++r) {
            out.lo[r] = x.lo(r) * y.lo(r);
            out.hi[r] = x.hi(r) * y.hi(r);
        }
    } else {
        for (std::size_t r = 0; r < out.lo.size(); ++r)
            std::tie(out.lo[r], out.hi[r]) = std::minmax({x.lo(r) * y.lo(r), x.lo(r) * y.hi(r), x.hi(r) * y.lo(r), x.hi(r) * y.hi(r)});
    }
    lapse(s, out);
}

// Of several rows that may hold, the hull.
void Run::cases(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    Plane some(words, 0);
    std::size_t scale = 0;
    branches(s, [&](Source v, const Plane& taken) {
        Operand x = operand(v);
        x.times(s.scale[scale++]);
        const Plane* lapsed = v.kind == Source::Kind::constant || column(v).lapsed.empty() ? nullptr : &column(v).lapsed;
        for (std::size_t w = 0; w < words; ++w) {
            const std::size_t first = w * word_bits;
            const Word fresh = taken[w] & ~some[w];
            const auto lay = [&](std::size_t r) {
                out.lo[r] = x.lo(r);
                out.hi[r] = x.hi(r);
            };
            if (fresh == ~Word{0})
                for (std::size_t r = first; r < first + word_bits; ++r) lay(r);
            else
                each_bit(fresh, first, lay);
            each_bit(taken[w] & some[w], first, [&](std::size_t r) {
                out.lo[r] = std::min(out.lo[r], x.lo(r));
                out.hi[r] = std::max(out.hi[r], x.hi(r));
            });
            if (lapsed != nullptr) out.lapsed[w] |= taken[w] & (*lapsed)[w];
            some[w] |= taken[w];
        }
    });
}

// --- row by row ------------------------------------------------------------------

void Run::each(const Step& s, Column& out) {
    std::vector<Possible> arguments(s.in.size());
    std::vector<Possible> before;  // of the last row: of what few know most rows know nothing
    Possible value;
    each_row(s.frame, [&](std::size_t r) {
        for (std::size_t i = 0; i < s.in.size(); ++i) arguments[i] = at(s.in[i], r);
        if (before != arguments) {
            // What is made of what does not apply does not either; columns keep no ends of that, and one may divide.
            const bool lapsed = s.shape.loose && std::any_of(arguments.begin(), arguments.end(), [](const Possible& a) { return a.not_applicable; });
            if (lapsed) (value = Possible{}).not_applicable = true;
            else value = one_.value_of(s.node, arguments);
            before = arguments;
        }
        put(out, s.shape, r, value);
    });
}

void Run::each_case(const Step& s, Column& out) {
    each_row(s.frame, [&](std::size_t r) {
        bool some = false;
        for (std::size_t i = 0; i < s.in.size(); i += 2) {
            const bool otherwise = i + 1 == s.in.size();
            if (!otherwise && !bit(may_yes(s.in[i]), r)) continue;
            const Possible v = at(s.in[otherwise ? i : i + 1], r);
            out.loose[r] = some ? vocabulary::join(out.loose[r], v, s.shape.base) : v;
            some = true;
            if (otherwise || !bit(may_no(s.in[i]), r)) break;
        }
    });
}

}  // namespace attiva::batch
