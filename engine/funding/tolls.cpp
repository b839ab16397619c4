// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tolls.hpp"

namespace attiva::funding {

Toll::Toll(const Form& form, const Leaf& leaf, Prices prices, bool vain, const Box& box) : leaf_(leaf), prices_(std::move(prices)), vain_(vain) {
    in_all_ = leaf_.numerator(box);
    for (RequestId r = 0; r < form.atomic.size(); ++r) whole_.push_back(leaf_.part(box, r));
}

std::optional<Wide> Toll::least(const Box& box, RequestId r) const {
    const auto part = leaf_.part(box, r);
    if (!part || !whole_[r]) return std::nullopt;
    return *whole_[r] - *part;
}

std::optional<Wide> Toll::least(const Box& box, RequestId r, bool served) const {
    const auto part = leaf_.part(box, r, served);
    if (!part || !whole_[r]) return std::nullopt;
    return *whole_[r] - *part;
}

Toll kept(const Goal& goal, std::size_t level, const Prices& prices) {
    Prices p;
    p.rows = prices.rows;
    p.rows.resize(goal.form.rows.size(), 0);
    p.levels = prices.levels;
    p.levels.resize(goal.values.size(), 0);
    p.levels[level] = prices.denominator;
    const Leaf leaf(goal.form, goal.values, p, {});
    return Toll(goal.form, leaf, p, true, goal.box);
}

Toll reached(const Goal& goal, const Prices& prices) {
    const Leaf leaf(goal.form, goal.values, prices, goal.objective);
    return Toll(goal.form, leaf, prices, false, goal.box);
}

}  // namespace attiva::funding
