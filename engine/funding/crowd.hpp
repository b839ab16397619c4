// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/relaxation.hpp"

// Persons seen from the limits they share. At given prices of what is shared each chooses for
// itself; how far those prices must move before it would choose otherwise says who is in doubt.

namespace attiva::funding {

class Crowd {
public:
    explicit Crowd(const Goal& goal);

    /// Who must always be solved together with prices: divisible requests, columns shared by
    /// several requests, rows that bind persons to each other without a price of their own.
    [[nodiscard]] const std::vector<bool>& always() const { return always_; }
    /// Whether a row is shared by persons and has a price that may be asked of anybody.
    [[nodiscard]] bool shared(std::uint32_t row) const { return shared_[row]; }
    /// Whether a row binds one person alone.
    [[nodiscard]] bool own(std::uint32_t row) const { return row_person_[row] >= 0; }

    /// Rows that tie one request to a shared column: where no price was said, it follows from
    /// that column's.
    void complete(Prices& prices) const;

    /// The best choice of an atomic request (a column, or -1), and by how much it is better than the second.
    [[nodiscard]] std::pair<std::int64_t, double> first_two(const Leaf& leaf, RequestId r) const;
    /// By person: how much is between what it chooses and what it could, in the objective's unit.
    [[nodiscard]] std::vector<double> margins(const Prices& prices) const;
    /// By person: by which multiple of `moves` (of every price: by row, then level) prices may move
    /// before it could choose otherwise; -1 where what it chooses breaks what binds it alone.
    /// `fixed` becomes the choices.
    [[nodiscard]] std::vector<double> steadiness(const Prices& prices, const std::vector<double>& moves, std::vector<std::int64_t>& fixed);

private:
    void owners();
    void ties();
    [[nodiscard]] bool breaks(std::size_t person, const std::vector<std::int64_t>& fixed);
    [[nodiscard]] double moved(std::size_t column, const std::vector<double>& moves) const;
    [[nodiscard]] double steady(const Leaf& leaf, RequestId r, double unit, const std::vector<double>& moves, std::int64_t& best) const;

    const Goal& g_;
    const Form& f_;
    std::vector<bool> always_, shared_;
    std::vector<std::int64_t> row_person_;
    std::vector<std::uint32_t> tied_;  // of a row that ties one request alone: the shared column
    std::vector<std::int64_t> use_;
};

}  // namespace attiva::funding
