// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "batch/column.hpp"

// Private to this room. Tested by tests/batch/.

namespace attiva::batch {

/// A number that a step reads, row by row, times a factor; of a constant every row has the same
/// ends, of whole numbers the same denominator. No branch hangs on which it is.
class Operand {
public:
    /// The column must outlive it.
    Operand(const Column& c, const Shape& s) : lo_(c.lo.data()), hi_(c.hi.data()), rows_(~std::size_t{0}), den_(s.den) {
        if (!s.fraction) return;
        lo_by_ = c.lo_by.data();
        hi_by_ = c.hi_by.data();
        rows_by_ = rows_;
    }
    Operand(const Possible& c, const Shape& s)
        : lo_(&own_lo_), hi_(&own_hi_), own_lo_(c.lo.num() * (s.den / c.lo.den())), own_hi_(c.hi.num() * (s.den / c.hi.den())), den_(s.den) {}
    Operand(const Operand&) = delete;  // points into itself
    Operand& operator=(const Operand&) = delete;

    /// So many times as much; below 0 the ends change places.
    void times(std::int64_t by) {
        by_ *= by;
        if (by >= 0) return;
        std::swap(lo_, hi_);
        std::swap(lo_by_, hi_by_);
    }

    [[nodiscard]] std::int64_t lo(std::size_t r) const { return by_ * lo_[r & rows_]; }
    [[nodiscard]] std::int64_t hi(std::size_t r) const { return by_ * hi_[r & rows_]; }
    [[nodiscard]] std::int64_t lo_by(std::size_t r) const { return lo_by_[r & rows_by_]; }
    [[nodiscard]] std::int64_t hi_by(std::size_t r) const { return hi_by_[r & rows_by_]; }

private:
    const std::int64_t *lo_, *hi_;
    const std::int64_t *lo_by_ = &den_, *hi_by_ = &den_;
    std::size_t rows_ = 0, rows_by_ = 0;  // all bits: by row; none: the first is for all
    std::int64_t own_lo_ = 0, own_hi_ = 0, den_ = 1, by_ = 1;
};

}  // namespace attiva::batch
