// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/tree.hpp"

#include <algorithm>
#include <cmath>

namespace attiva::funding {

bool Tree::whole() const {
    for (const RequestId r : requests_)
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
            const Column::Kind kind = g_.form.columns[c].kind;
            if ((kind == Column::Kind::choice || kind == Column::Kind::served) && off_whole(relaxation_.value(c)) > near_whole) return false;
        }
    return true;
}

std::optional<Split> Tree::unsettled() const {
    std::optional<Split> out;
    Cents most = 0;
    for (const RequestId r : requests_)
        if (!settled(r, true) && !settled(r, false) && g_.problem.requests[r].cost > most)
            most = g_.problem.requests[r].cost, out = Split{{Variable::Kind::served, r, 0}, 0, served(r) > 0.5};
    return out;
}

std::optional<Split> Tree::choose(bool fractions) const {
    std::optional<Split> best;
    double most = 0;
    const auto offer = [&](double score, Split split) {
        if (score > most) most = score, best = split;
    };
    if (fractions) {
        for (const RequestId r : requests_) offer_served(r, offer);
        if (best) return best;
        for (const RequestId r : requests_) offer_lines(r, offer);
        if (best) return best;
    }
    for (const RequestId r : requests_)
        for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
            const Column& column = g_.form.columns[c];
            if (box_.low[c] >= box_.high[c]) continue;
            if (g_.form.atomic[r] && settled(r)) continue;
            const auto kind = column.kind == Column::Kind::served ? Variable::Kind::served
                              : column.kind == Column::Kind::amount ? Variable::Kind::amount : Variable::Kind::pays;
            const std::int64_t at = box_.low[c] + (box_.high[c] - box_.low[c] - 1) / 2;
            return Split{{kind, r, column.kind == Column::Kind::served ? 0 : column.second}, at, true};
        }
    return std::nullopt;
}

bool Tree::settled(RequestId r) const {
    for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c)
        if (box_.low[c] > 0) return true;
    return false;
}

template <class Offer>
void Tree::offer_served(RequestId r, Offer offer) const {
    const double cost = static_cast<double>(g_.problem.requests[r].cost), v = served(r);
    if (off_whole(v) > near_whole) offer(cost * std::min(v, 1 - v) + 1e-9, Split{{Variable::Kind::served, r, 0}, 0, v > 0.3});
}

double Tree::served(RequestId r) const {
    const std::uint32_t from = g_.form.first[r], to = g_.form.atomic[r] ? g_.form.first[r + 1] : from + 1;
    double out = 0;
    for (std::uint32_t c = from; c < to; ++c) out += relaxation_.value(c);
    return out;
}

template <class Offer>
void Tree::offer_lines(RequestId r, Offer offer) const {
    const double cost = static_cast<double>(g_.problem.requests[r].cost);
    for (std::uint32_t c = g_.form.first[r]; c < g_.form.first[r + 1]; ++c) {
        const Column& column = g_.form.columns[c];
        const double v = relaxation_.value(c);
        if (column.kind == Column::Kind::served || box_.low[c] >= box_.high[c]) continue;
        if (column.kind == Column::Kind::amount) {
            if (off_whole(v) > 1e-5)
                offer(1e-3 * off_whole(v), Split{{Variable::Kind::amount, r, column.second}, std::clamp(static_cast<std::int64_t>(std::floor(v)), box_.low[c], box_.high[c] - 1), false});
        } else if (off_whole(v) > near_whole) {
            offer(cost * std::min(v, 1 - v) + 1e-9, Split{{Variable::Kind::pays, r, column.second}, 0, v > 0.4});
        }
    }
}

}  // namespace attiva::funding
