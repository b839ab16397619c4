// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Steps on fractions. An interval of them is [lo/lo_by, hi/hi_by], the denominators above 0
// wherever the row means something.

#include "batch/fractions.hpp"

#include <algorithm>
#include <cstdlib>
#include <numeric>

#include "batch/operand.hpp"
#include "batch/planes.hpp"
#include "batch/run.hpp"

namespace attiva::batch {

using kernels::Ends;
using language::Op;

namespace {

std::int64_t reach(const Shape& s) { return std::max(std::abs(s.least), std::abs(s.most)); }
std::int64_t most_by(const Shape& s) { return s.fraction ? s.most_by : s.den; }

// Of two that are not negative.
std::optional<std::int64_t> times(std::int64_t a, std::int64_t b) {
    std::int64_t out = 0;
    if (__builtin_mul_overflow(a, b, &out) || out > most_kept) return std::nullopt;
    return out;
}

}  // namespace

bool as_fraction(const Shape& s) { return !s.loose && !kept_in_bits(s.base) && s.base != Base::event && s.base != Base::place; }

std::optional<Step> quotient_of(Step s, const Shape& a, const Shape& b) {
    const bool whole = as_fraction(a) && as_fraction(b) && !a.fraction && !b.fraction;
    if (!whole || !positive(b)) return std::nullopt;
    const std::int64_t g = std::gcd(a.den, b.den);
    s.scale = {b.den / g, a.den / g};
    const auto over = times(reach(a), s.scale[0]);
    const auto by = times(reach(b), s.scale[1]);
    if (!over || !by) return std::nullopt;
    s.shape.fraction = true;
    s.shape.most = *over;
    s.shape.least = -*over;
    s.shape.most_by = *by;
    s.shape.may_lapse = a.may_lapse || b.may_lapse;
    return s;
}

std::optional<Step> sum_of_fractions(Step s, const Shape& a, const Shape& b) {
    if (!comparable_across(a, b)) return std::nullopt;
    const auto by = times(most_by(a), most_by(b));
    const std::int64_t most = reach(a) * most_by(b) + reach(b) * most_by(a);  // of two that are kept
    if (!by || most > most_kept) return std::nullopt;
    s.shape.fraction = true;
    s.shape.most = most;
    s.shape.least = -most;
    s.shape.most_by = *by;
    s.shape.may_lapse = a.may_lapse || b.may_lapse;
    return s;
}

bool comparable_across(const Shape& a, const Shape& b) {
    return as_fraction(a) && as_fraction(b) && times(reach(a), most_by(b)) && times(reach(b), most_by(a));
}

// The least is over the greatest divisor, or below 0 over the smallest; the most the other way.
void Run::quotient(const Step& s, Column& out) {
    const Operand a = operand(s.in[0]);
    const Operand b = operand(s.in[1]);
    const std::int64_t up = s.scale[0];
    const std::int64_t down = s.scale[1];
    each_row(s.frame, [&](std::size_t r) {
        const std::int64_t lo = a.lo(r);
        const std::int64_t hi = a.hi(r);
        out.lo[r] = lo * up;
        out.hi[r] = hi * up;
        out.lo_by[r] = (lo < 0 ? b.lo(r) : b.hi(r)) * down;
        out.hi_by[r] = (hi < 0 ? b.hi(r) : b.lo(r)) * down;
    });
    lapse(s, out);
}

void Run::fractions(const Step& s, Column& out) {
    const Op op = node(s).op;
    Operand a = operand(s.in[0]);
    if (op == Op::minus) {
        a.times(-1);
        each_row(s.frame, [&](std::size_t r) {
            out.lo[r] = a.lo(r);
            out.hi[r] = a.hi(r);
            out.lo_by[r] = a.lo_by(r);
            out.hi_by[r] = a.hi_by(r);
        });
        return lapse(s, out);
    }
    Operand b = operand(s.in[1]);
    if (op == Op::subtract) b.times(-1);
    each_row(s.frame, [&](std::size_t r) {
        out.lo[r] = a.lo(r) * b.lo_by(r) + b.lo(r) * a.lo_by(r);
        out.hi[r] = a.hi(r) * b.hi_by(r) + b.hi(r) * a.hi_by(r);
        out.lo_by[r] = a.lo_by(r) * b.lo_by(r);
        out.hi_by[r] = a.hi_by(r) * b.hi_by(r);
    });
    lapse(s, out);
}

// They compare as their difference with 0; of that the numerators are enough.
void Run::compare_fractions(const Step& s, Column& out) {
    const std::size_t words = block_->words(s.frame);
    const Operand a = operand(s.in[0]);
    Operand b = operand(s.in[1]);
    b.times(-1);
    std::vector<std::int64_t> lo(words * word_bits);
    std::vector<std::int64_t> hi(words * word_bits);
    each_row(s.frame, [&](std::size_t r) {
        lo[r] = a.lo(r) * b.lo_by(r) + b.lo(r) * a.lo_by(r);
        hi[r] = a.hi(r) * b.hi_by(r) + b.hi(r) * a.hi_by(r);
    });
    kernels::compare(s.compare, outs(out), Ends<std::int64_t>{lo.data(), hi.data()}, 0, 0, words);
    events(s.in[0], s.in[1], out, words);
}

}  // namespace attiva::batch
