// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Each loop against its meaning, one row at a time, for every kind of vector this
// machine has and every number of words from one to a few vectors.

#include <catch2/catch.hpp>

#include <random>

#include "batch/kernels.hpp"
#include "evaluation/atoms.hpp"

using namespace attiva;
using namespace attiva::batch;
using language::Compare;
using vocabulary::Base;

namespace {

constexpr Compare all_compares[] = {Compare::equal, Compare::different, Compare::less, Compare::less_equal, Compare::greater, Compare::greater_equal};

// What is in a fresh plane: nothing a loop may rely on.
Plane dirty(std::size_t words) { return Plane(words, 0xA5A5'5A5A'F00F'0FF0U); }

Plane random_plane(std::mt19937_64& random, std::size_t words) {
    Plane p(words);
    for (Word& w : p) w = random() & random();
    return p;
}

template <class Check>
void on_every_kind(Check check) {
    const auto kinds = kernels::kinds();
    REQUIRE(!kinds.empty());
    for (const auto& kind : kinds) {
        INFO(kind);
        kernels::use(kind);
        std::mt19937_64 random(5);
        for (std::size_t words = 1; words < 20; ++words) check(random, words);
    }
    kernels::use("");
}

Truth truth_at(const Plane& no, const Plane& yes, std::size_t row) {
    const bool n = bit(no.data(), row);
    const bool y = bit(yes.data(), row);
    REQUIRE((n || y));
    return n ? (y ? Truth::unknown : Truth::no) : Truth::yes;
}

template <class T>
struct Intervals {
    std::vector<T> lo, hi;
    Intervals(std::mt19937_64& random, std::size_t rows, T low, T high) {
        const T pool[] = {low, static_cast<T>(low + 1), -1, 0, 1, 7, static_cast<T>(high - 1), high};
        for (std::size_t r = 0; r < rows; ++r) {
            const T a = pool[random() % 8];
            const T b = random() % 2 == 0 ? a : pool[random() % 8];
            lo.push_back(std::min(a, b));
            hi.push_back(std::max(a, b));
        }
    }
    [[nodiscard]] kernels::Ends<T> ends() const { return {lo.data(), hi.data()}; }
    [[nodiscard]] vocabulary::Possible at(std::size_t r) const { return vocabulary::between(Number{lo[r]}, Number{hi[r]}); }
};

constexpr std::int64_t far_away = std::int64_t{1} << 61;

}  // namespace

TEST_CASE("e over planes is Kleene's") {
    on_every_kind([](std::mt19937_64& random, std::size_t words) {
        std::vector<Plane> planes;
        for (int i = 0; i < 6; ++i) planes.push_back(random_plane(random, words));
        for (int i = 0; i < 6; i += 2)  // one of the two at least
            for (std::size_t w = 0; w < words; ++w) planes[i][w] |= ~planes[i + 1][w];
        const kernels::Ins in[] = {{planes[0].data(), planes[1].data()}, {planes[2].data(), planes[3].data()}, {planes[4].data(), planes[5].data()}};
        Plane no = dirty(words);
        Plane yes = dirty(words);
        kernels::every({no.data(), yes.data()}, in, 3, words);
        for (std::size_t r = 0; r < words * word_bits; ++r) {
            Truth t = Truth::yes;
            for (int i = 0; i < 6; i += 2) t = both(t, truth_at(planes[i], planes[i + 1], r));
            REQUIRE(truth_at(no, yes, r) == t);
        }
        kernels::every({no.data(), yes.data()}, in, 0, words);
        REQUIRE(truth_at(no, yes, 0) == Truth::yes);
        Plane sum = planes[0];
        kernels::any_bit(sum.data(), planes[1].data(), words);
        for (std::size_t w = 0; w < words; ++w) REQUIRE(sum[w] == (planes[0][w] | planes[1][w]));
    });
}

TEST_CASE("intervals compare as atoms do, to the ends of what is kept") {
    on_every_kind([](std::mt19937_64& random, std::size_t words) {
        const std::size_t rows = words * word_bits;
        const Intervals<std::int32_t> narrow(random, rows, narrow_least, narrow_most);
        const Intervals<std::int64_t> x(random, rows, -far_away, far_away);
        const Intervals<std::int64_t> y(random, rows, -far_away, far_away);
        Plane no = dirty(words);
        Plane yes = dirty(words);
        for (const Compare how : all_compares) {
            const auto agrees = [&](auto left, auto right) {
                for (std::size_t r = 0; r < rows; ++r) REQUIRE(truth_at(no, yes, r) == evaluation::compare(how, left(r), right(r), Base::number));
            };
            for (const std::int32_t c : {narrow_least + 1, -1, 0, 7, narrow_most - 1}) {
                kernels::compare(how, {no.data(), yes.data()}, narrow.ends(), c, words);
                agrees([&](std::size_t r) { return narrow.at(r); }, [&](std::size_t) { return vocabulary::exactly(Number{c}); });
            }
            kernels::compare(how, {no.data(), yes.data()}, x.ends(), -1, 7, words);
            agrees([&](std::size_t r) { return x.at(r); }, [](std::size_t) { return vocabulary::between(Number{-1}, Number{7}); });
            kernels::compare(how, {no.data(), yes.data()}, x.ends(), y.ends(), words);
            agrees([&](std::size_t r) { return x.at(r); }, [&](std::size_t r) { return y.at(r); });
        }
    });
}

TEST_CASE("bits go to a slot and back") {
    on_every_kind([](std::mt19937_64& random, std::size_t words) {
        const Plane in = random_plane(random, words);
        for (int dense = 0; dense < 4; ++dense) {
            Plane has = random_plane(random, words);
            for (Word& w : has) w = dense == 0 ? 0 : dense == 1 ? ~Word{0} : dense == 2 ? w : w | random();
            Plane out(words, 0);
            const std::size_t n = kernels::gather(out.data(), in.data(), has.data(), words);
            std::size_t k = 0;
            for (std::size_t r = 0; r < words * word_bits; ++r)
                if (bit(has.data(), r)) REQUIRE(bit(out.data(), k++) == bit(in.data(), r));
            REQUIRE(n == k);
            Plane back = dirty(words);
            kernels::scatter(back.data(), out.data(), has.data(), words);
            for (std::size_t w = 0; w < words; ++w) REQUIRE(back[w] == (in[w] & has[w]));
        }
    });
}
