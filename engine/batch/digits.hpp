// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <utility>
#include <vector>

#include "batch/column.hpp"

namespace attiva::batch {

/// How many of some planes have a bit, for each row: a number in base two, a plane a digit.
class Digits {
public:
    explicit Digits(std::size_t words) : words_(words) {}
    void add(const Word* plane, bool negated = false) {
        Plane carry(plane, plane + words_);
        if (negated)
            for (Word& w : carry) w = ~w;
        for (Plane& digit : digits_)
            for (std::size_t w = 0; w < words_; ++w) {
                const Word both = digit[w] & carry[w];
                digit[w] ^= carry[w];
                carry[w] = both;
            }
        if (std::any_of(carry.begin(), carry.end(), [](Word w) { return w != 0; })) digits_.push_back(std::move(carry));
    }
    /// Where it is at least k.
    [[nodiscard]] Plane reach(std::int64_t k) const {
        if (k <= 0) return Plane(words_, ~Word{0});
        Plane over(words_, 0);
        Plane level(words_, ~Word{0});
        if ((k >> digits_.size()) != 0) return over;
        for (std::size_t i = digits_.size(); i-- > 0;)
            for (std::size_t w = 0; w < words_; ++w) {
                if ((k >> i & 1) != 0) {
                    level[w] &= digits_[i][w];
                } else {
                    over[w] |= level[w] & digits_[i][w];
                    level[w] &= ~digits_[i][w];
                }
            }
        for (std::size_t w = 0; w < words_; ++w) over[w] |= level[w];
        return over;
    }

private:
    std::size_t words_;
    std::vector<Plane> digits_;
};

}  // namespace attiva::batch
