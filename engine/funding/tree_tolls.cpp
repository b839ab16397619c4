// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tree.hpp"

#include <algorithm>

namespace attiva::funding {

bool Tree::tightened(Open& open) {
    for (const Toll& t : how_.tolls)
        if (!tightened(open, t, 0)) return false;
    if (open.root && how_.prices && exact_) own_.emplace(reached(g_, *how_.prices));
    if (!own_ || out_.best == INT64_MIN) return true;
    const Wide more = static_cast<Wide>(own_->prices().denominator) * better();
    return tightened(open, *own_, more);
}

bool Tree::tightened(Open& open, const Toll& toll, Wide least) {
    if (!toll.in_all()) return true;
    Wide left = *toll.in_all() - least;
    std::fill(moved_.begin(), moved_.end(), false);
    for (const Change& change : trail_) {
        if (moved_[change.request]) continue;
        moved_[change.request] = true;
        left -= toll.least(box_, change.request).value_or(0);
    }
    if (left < 0) {
        leaf(open, toll.prices(), toll.vain());
        return false;
    }
    for (const RequestId r : requests_) {
        const Wide now = moved_[r] ? toll.least(box_, r).value_or(0) : 0;
        for (const bool served : {true, false}) {
            const auto other = toll.least(box_, r, served);
            if (!other || *other - now <= left) continue;
            const auto contrary = toll.least(box_, r, !served);
            if (!contrary || *contrary - now > left) {  // neither way
                close(open, toll, {Variable::Kind::served, r, 0}, served);
                leaf(open, toll.prices(), toll.vain());
                return false;
            }
            if (!settled(r, !served)) close(open, toll, {Variable::Kind::served, r, 0}, served);
        }
        if (!g_.form.atomic[r]) continue;
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c)
            if (box_.high[c] > 0 && box_.low[c] == 0 && toll.of(c, r) - now > left)
                close(open, toll, {Variable::Kind::pays, r, g_.form.columns[c].second}, true);
    }
    return true;
}

void Tree::close(Open& open, const Toll& toll, const Variable& on, bool above) {
    if (keep_ && proof_.size() + 2 > how_.kept) keep_ = false;
    if (keep_) {
        Node node;
        node.leaf = false;
        node.on = on;
        node.below = static_cast<std::uint32_t>(proof_.size());
        node.above = node.below + 1;
        proof_.resize(proof_.size() + 2);
        proof_[open.node] = node;
        proof_[above ? node.above : node.below] = leaf_node(g_.form, toll.prices(), toll.vain());
        open.node = above ? node.below : node.above;
    }
    step({open.node, 0, on, 0, !above, false});
}

bool Tree::settled(RequestId r, bool served) const {
    const std::uint32_t from = g_.form.first[r], to = g_.form.first[r + 1];
    if (!g_.form.atomic[r]) return served ? box_.low[from] > 0 : box_.high[from] < 1;
    bool may = false, low = box_.must[r];
    for (std::uint32_t c = from; c < to; ++c) {
        may = may || box_.high[c] > 0;
        low = low || box_.low[c] > 0;
    }
    return served ? low : !may;
}

}  // namespace attiva::funding
