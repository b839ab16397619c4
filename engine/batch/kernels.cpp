// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// The only file with Highway. Everything between HWY_BEFORE_NAMESPACE and
// HWY_AFTER_NAMESPACE is compiled once for each kind of vector; the words left over by
// whole vectors are done one by one with the same meaning.

#include "batch/kernels.hpp"

#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "batch/kernels.cpp"  // NOLINT
#include <hwy/foreach_target.h>  // IWYU pragma: keep
#include <hwy/highway.h>

HWY_BEFORE_NAMESPACE();
namespace attiva::batch::kernels::HWY_NAMESPACE {
namespace hn = hwy::HWY_NAMESPACE;

void every_now(Outs out, const Ins* in, std::size_t count, std::size_t words) {
    const hn::ScalableTag<Word> d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t w = 0;
    for (; w + lanes <= words; w += lanes) {
        auto yes = hn::Set(d, ~Word{0});
        auto no = hn::Zero(d);
        for (std::size_t i = 0; i < count; ++i) {
            yes = hn::And(yes, hn::LoadU(d, in[i].yes + w));
            no = hn::Or(no, hn::LoadU(d, in[i].no + w));
        }
        hn::StoreU(yes, d, out.yes + w);
        hn::StoreU(no, d, out.no + w);
    }
    for (; w < words; ++w) {
        Word yes = ~Word{0};
        Word no = 0;
        for (std::size_t i = 0; i < count; ++i) {
            yes &= in[i].yes[w];
            no |= in[i].no[w];
        }
        out.yes[w] = yes;
        out.no[w] = no;
    }
}

void any_bit_now(Word* out, const Word* in, std::size_t words) {
    const hn::ScalableTag<Word> d;
    const std::size_t lanes = hn::Lanes(d);
    std::size_t w = 0;
    for (; w + lanes <= words; w += lanes) hn::StoreU(hn::Or(hn::LoadU(d, out + w), hn::LoadU(d, in + w)), d, out + w);
    for (; w < words; ++w) out[w] |= in[w];
}

std::uint64_t count_now(const Word* a, const Word* b, std::size_t words) {
    const hn::ScalableTag<Word> d;
    const std::size_t lanes = hn::Lanes(d);
    auto sum = hn::Zero(d);
    std::size_t w = 0;
    for (; w + lanes <= words; w += lanes) sum = hn::Add(sum, hn::PopulationCount(hn::And(hn::LoadU(d, a + w), hn::LoadU(d, b + w))));
    std::uint64_t out = hn::GetLane(hn::SumOfLanes(d, sum));
    for (; w < words; ++w) out += static_cast<std::uint64_t>(__builtin_popcountll(a[w] & b[w]));
    return out;
}

// 64 bytes a word; what does not fill one is looked at byte by byte.
void marks_now(Word* out, const char* text, std::size_t size, char a, char b) {
    const hn::CappedTag<std::uint8_t, 64> d;
    const std::size_t lanes = hn::Lanes(d);
    const auto first = hn::Set(d, static_cast<std::uint8_t>(a));
    const auto second = hn::Set(d, static_cast<std::uint8_t>(b));
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(text);
    std::size_t at = 0;
    for (; lanes >= 8 && at + word_bits <= size; at += word_bits) {
        alignas(8) std::uint8_t found[64] = {};
        for (std::size_t r = 0; r < word_bits; r += lanes) {
            const auto v = hn::LoadU(d, bytes + at + r);
            hn::StoreMaskBits(d, hn::Or(hn::Eq(v, first), hn::Eq(v, second)), found + r / 8);
        }
        hwy::CopyBytes<8>(found, out + at / word_bits);
    }
    for (; at < size; at += word_bits) {
        Word word = 0;
        for (std::size_t r = 0; r < word_bits && at + r < size; ++r) word |= Word{text[at + r] == a || text[at + r] == b} << r;
        out[at / word_bits] = word;
    }
}

// The masks of one word's rows, side by side.
template <class D, class Test>
HWY_INLINE Word bits_of(D d, Test test) {
    const std::size_t lanes = hn::Lanes(d);
    alignas(8) std::uint8_t bytes[64] = {};
    if (lanes >= 8) {
        for (std::size_t r = 0; r < word_bits; r += lanes) hn::StoreMaskBits(d, test(r), bytes + r / 8);
        Word word = 0;
        hwy::CopyBytes<8>(bytes, &word);
        return word;
    }
    Word word = 0;
    for (std::size_t r = 0; r < word_bits; r += lanes) {
        hn::StoreMaskBits(d, test(r), bytes);
        word |= static_cast<Word>(bytes[0] & ((1U << lanes) - 1)) << r;
    }
    return word;
}

// How two intervals compare: can it be so, can it be otherwise. `test`: (lo, hi, from, to) → a
// mask; `y`: row → its ends.
template <class T, class Y, class Yes, class No>
HWY_INLINE void each_word(Outs out, Ends<T> x, Y y, std::size_t words, Yes yes, No no) {
    const hn::CappedTag<T, 64> d;
    for (std::size_t w = 0; w < words; ++w) {
        const auto told = [&](auto test) {
            return bits_of(d, [&](std::size_t r) {
                const std::size_t row = w * word_bits + r;
                return test(hn::LoadU(d, x.lo + row), hn::LoadU(d, x.hi + row), y.lo(d, row), y.hi(d, row));
            });
        };
        out.yes[w] = yes(told);
        out.no[w] = no(told);
    }
}

template <class T, class Y>
HWY_INLINE void compare_rows(language::Compare how, Outs out, Ends<T> x, Y y, std::size_t words) {
    using language::Compare;
    const auto below = [](auto told) { return told([](auto lo, auto, auto, auto to) { return hn::Lt(lo, to); }); };
    const auto at_least = [](auto told) { return ~told([](auto, auto hi, auto from, auto) { return hn::Lt(hi, from); }); };
    const auto at_most = [](auto told) { return ~told([](auto lo, auto, auto, auto to) { return hn::Gt(lo, to); }); };
    const auto above = [](auto told) { return told([](auto, auto hi, auto from, auto) { return hn::Gt(hi, from); }); };
    const auto meet = [](auto told) { return ~told([](auto lo, auto hi, auto from, auto to) { return hn::Or(hn::Gt(lo, to), hn::Lt(hi, from)); }); };
    const auto not_one = [](auto told) {
        return ~told([](auto lo, auto hi, auto from, auto to) { return hn::And(hn::And(hn::Eq(lo, hi), hn::Eq(lo, from)), hn::Eq(from, to)); });
    };
    switch (how) {
        case Compare::less: return each_word(out, x, y, words, below, at_least);
        case Compare::less_equal: return each_word(out, x, y, words, at_most, above);
        case Compare::greater: return each_word(out, x, y, words, above, at_most);
        case Compare::greater_equal: return each_word(out, x, y, words, at_least, below);
        case Compare::equal: return each_word(out, x, y, words, meet, not_one);
        case Compare::different: return each_word(out, x, y, words, not_one, meet);
    }
}

template <class T>
struct Same {
    T least;
    T most;
    template <class D>
    HWY_INLINE auto lo(D d, std::size_t) const { return hn::Set(d, least); }
    template <class D>
    HWY_INLINE auto hi(D d, std::size_t) const { return hn::Set(d, most); }
};
struct Each {
    Ends<std::int64_t> ends;
    template <class D>
    HWY_INLINE auto lo(D d, std::size_t row) const { return hn::LoadU(d, ends.lo + row); }
    template <class D>
    HWY_INLINE auto hi(D d, std::size_t row) const { return hn::LoadU(d, ends.hi + row); }
};

void narrow_now(language::Compare how, Outs out, Ends<std::int32_t> x, std::int32_t c, std::size_t words) {
    compare_rows(how, out, x, Same<std::int32_t>{c, c}, words);
}
void wide_now(language::Compare how, Outs out, Ends<std::int64_t> x, std::int64_t lo, std::int64_t hi, std::size_t words) {
    compare_rows(how, out, x, Same<std::int64_t>{lo, hi}, words);
}
void both_now(language::Compare how, Outs out, Ends<std::int64_t> x, Ends<std::int64_t> y, std::size_t words) {
    compare_rows(how, out, x, Each{y}, words);
}

#if HWY_TARGET <= HWY_AVX2 && HWY_ARCH_X86_64
Word taken(Word in, Word has) { return _pext_u64(in, has); }
Word laid(Word in, Word has) { return _pdep_u64(in, has); }
#else
Word taken(Word in, Word has) {
    Word out = 0;
    for (unsigned k = 0; has != 0; has &= has - 1, ++k) out |= ((in & has & (~has + 1)) != 0 ? Word{1} : Word{0}) << k;
    return out;
}
Word laid(Word in, Word has) {
    Word out = 0;
    for (; has != 0; has &= has - 1, in >>= 1)
        if ((in & 1) != 0) out |= has & (~has + 1);
    return out;
}
#endif

std::size_t gather_now(Word* out, const Word* in, const Word* has, std::size_t words) {
    std::size_t at = 0;
    for (std::size_t w = 0; w < words; ++w) {
        const auto n = static_cast<std::size_t>(hwy::PopCount(has[w]));
        if (n == 0) continue;
        const Word bits = taken(in[w], has[w]);
        const std::size_t shift = at % word_bits;
        Word* to = out + at / word_bits;
        *to = shift == 0 ? bits : *to | bits << shift;
        if (shift + n > word_bits) to[1] = bits >> (word_bits - shift);
        at += n;
    }
    return at;
}

void scatter_now(Word* out, const Word* in, const Word* has, std::size_t words) {
    std::size_t at = 0;
    for (std::size_t w = 0; w < words; ++w) {
        const auto n = static_cast<std::size_t>(hwy::PopCount(has[w]));
        const std::size_t shift = at % word_bits;
        Word bits = 0;
        if (n != 0) bits = in[at / word_bits] >> shift;
        if (n != 0 && shift + n > word_bits) bits |= in[at / word_bits + 1] << (word_bits - shift);
        out[w] = laid(bits, has[w]);
        at += n;
    }
}

}  // namespace attiva::batch::kernels::HWY_NAMESPACE
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace attiva::batch::kernels {

HWY_EXPORT(every_now);
HWY_EXPORT(any_bit_now);
HWY_EXPORT(narrow_now);
HWY_EXPORT(wide_now);
HWY_EXPORT(both_now);
HWY_EXPORT(gather_now);
HWY_EXPORT(scatter_now);
HWY_EXPORT(marks_now);
HWY_EXPORT(count_now);

void every(Outs out, const Ins* in, std::size_t count, std::size_t words) { HWY_DYNAMIC_DISPATCH(every_now)(out, in, count, words); }
void any_bit(Word* out, const Word* in, std::size_t words) { HWY_DYNAMIC_DISPATCH(any_bit_now)(out, in, words); }
void compare(language::Compare how, Outs out, Ends<std::int32_t> x, std::int32_t c, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(narrow_now)(how, out, x, c, words);
}
void compare(language::Compare how, Outs out, Ends<std::int64_t> x, std::int64_t lo, std::int64_t hi, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(wide_now)(how, out, x, lo, hi, words);
}
void compare(language::Compare how, Outs out, Ends<std::int64_t> x, Ends<std::int64_t> y, std::size_t words) {
    HWY_DYNAMIC_DISPATCH(both_now)(how, out, x, y, words);
}
std::size_t gather(Word* out, const Word* in, const Word* has, std::size_t words) { return HWY_DYNAMIC_DISPATCH(gather_now)(out, in, has, words); }
void scatter(Word* out, const Word* in, const Word* has, std::size_t words) { HWY_DYNAMIC_DISPATCH(scatter_now)(out, in, has, words); }

std::uint64_t count(const Word* a, const Word* b, std::size_t words) { return HWY_DYNAMIC_DISPATCH(count_now)(a, b, words); }
void marks(Word* out, const char* text, std::size_t size, char a, char b) { HWY_DYNAMIC_DISPATCH(marks_now)(out, text, size, a, b); }

std::vector<std::string> kinds() {
    hwy::SetSupportedTargetsForTest(0);
    std::vector<std::string> out;
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets()) out.emplace_back(hwy::TargetName(target));
    return out;
}

void use(const std::string& kind) {
    hwy::SetSupportedTargetsForTest(0);
    for (const std::int64_t target : hwy::SupportedAndGeneratedTargets())
        if (hwy::TargetName(target) == kind) hwy::SetSupportedTargetsForTest(target);
    hwy::GetChosenTarget().Update(hwy::SupportedTargets());
}

}  // namespace attiva::batch::kernels
#endif
