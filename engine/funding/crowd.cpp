// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/crowd.hpp"

#include <algorithm>
#include <cmath>

namespace attiva::funding {
namespace {

constexpr std::uint32_t nowhere = UINT32_MAX;
constexpr double never = 1e300;

}  // namespace

Crowd::Crowd(const Goal& goal) : g_(goal), f_(goal.form) {
    always_.assign(f_.of_person.size(), false);
    for (std::size_t p = 0; p < always_.size(); ++p)
        for (const RequestId r : f_.of_person[p]) always_[p] = always_[p] || !f_.atomic[r];
    owners();
    ties();
    use_.assign(f_.rows.size(), 0);
}

void Crowd::owners() {
    row_person_.assign(f_.rows.size(), -1);  // -2: of several
    const auto each = [&](auto what) {
        for (std::uint32_t p = 0; p < f_.of_person.size(); ++p)
            for (const RequestId r : f_.of_person[p])
                for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
                    for (const Entry& e : f_.of(c)) what(p, e.row);
    };
    each([&](std::uint32_t p, std::uint32_t row) {
        std::int64_t& who = row_person_[row];
        who = who == -1 || who == static_cast<std::int64_t>(p) ? static_cast<std::int64_t>(p) : -2;
    });
    shared_.assign(f_.rows.size(), false);
    for (std::uint32_t i = 0; i < f_.rows.size(); ++i)
        shared_[i] = f_.rows[i].kind == Row::Kind::places || (f_.rows[i].kind == Row::Kind::ceiling && row_person_[i] == -2);
    each([&](std::uint32_t p, std::uint32_t row) {
        if (row_person_[row] == -2 && !shared_[row]) always_[p] = true;
    });
}

void Crowd::ties() {
    tied_.assign(f_.rows.size(), nowhere);
    std::vector<std::uint32_t> person(f_.atomic.size(), 0);
    for (std::uint32_t p = 0; p < f_.of_person.size(); ++p)
        for (const RequestId r : f_.of_person[p]) person[r] = p;
    for (std::uint32_t c = f_.shared; c < f_.columns.size(); ++c) {
        std::size_t ties = 0;
        std::uint32_t tie = 0;
        for (const Entry& e : f_.of(c))
            if (f_.rows[e.row].kind != Row::Kind::places) tie = e.row, ++ties;
        if (ties == 0) continue;
        const Row& row = f_.rows[tie];
        if (ties == 1) tied_[tie] = c;
        else always_[person[row.kind == Row::Kind::place ? row.second : row.index]] = true;
    }
}

void Crowd::complete(Prices& prices) const {
    for (std::uint32_t row = 0; row < tied_.size(); ++row) {
        const std::uint32_t c = tied_[row];
        if (c == nowhere || prices.rows[row] != 0) continue;
        Wide rest = g_.objective.coefficients == nullptr ? 0 : static_cast<Wide>(prices.denominator) * (*g_.objective.coefficients)[c];
        for (std::size_t k = 0; k < prices.levels.size(); ++k) rest += static_cast<Wide>(prices.levels[k]) * f_.levels[k][c];
        for (const Entry& e : f_.of(c)) rest -= static_cast<Wide>(prices.rows[e.row]) * e.value;
        const bool place = f_.columns[c].kind == Column::Kind::place;
        prices.rows[row] = static_cast<std::int64_t>(std::clamp<Wide>(place ? -rest : rest, 0, INT64_MAX / 4));
    }
}

std::pair<std::int64_t, double> Crowd::first_two(const Leaf& leaf, RequestId r) const {
    std::int64_t best = -1;
    std::optional<Wide> first, second;
    const auto offer = [&](std::int64_t c, Wide v) {
        if (!first || v > *first) second = first, first = v, best = c;
        else if (!second || v > *second) second = v;
    };
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
        if (g_.box.low[c] > 0) return {c, never};
    if (!g_.box.must[r]) offer(-1, 0);
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
        if (g_.box.high[c] > 0) offer(c, leaf.rest(c));
    return {best, second ? static_cast<double>(*first - *second) : never};
}

std::vector<double> Crowd::margins(const Prices& prices) const {
    const Leaf leaf(f_, g_.values, prices, g_.objective);
    std::vector<double> out(f_.of_person.size(), 0);
    for (std::size_t p = 0; p < out.size(); ++p) {
        if (always_[p]) continue;
        double least = never;
        for (const RequestId r : f_.of_person[p]) least = std::min(least, first_two(leaf, r).second);
        out[p] = least / static_cast<double>(prices.denominator);
    }
    return out;
}

// By how much the worth of a column may change where every price changes by its move.
double Crowd::moved(std::size_t column, const std::vector<double>& moves) const {
    const auto levels = [&](std::size_t c) {
        double out = 0;
        for (std::size_t k = 0; k < g_.values.size(); ++k) out += moves[f_.rows.size() + k] * static_cast<double>(std::abs(f_.levels[k][c]));
        return out;
    };
    double out = levels(column);
    for (const Entry& e : f_.of(column)) {
        out += moves[e.row] * static_cast<double>(std::abs(e.value));
        const std::uint32_t tied = tied_[e.row];
        if (tied == nowhere) continue;
        out += levels(tied);
        for (const Entry& t : f_.of(tied)) out += moves[t.row] * static_cast<double>(std::abs(t.value));
    }
    return out;
}

double Crowd::steady(const Leaf& leaf, RequestId r, double unit, const std::vector<double>& moves, std::int64_t& best) const {
    double margin = 0;
    std::tie(best, margin) = first_two(leaf, r);
    if (margin == never) return never;
    const double now = best < 0 ? 0 : static_cast<double>(leaf.rest(static_cast<std::size_t>(best))) / unit;
    const double move = best < 0 ? 0 : moved(static_cast<std::size_t>(best), moves);
    const auto until = [&](double other, double by) { return by <= 0 ? never : std::max(0.0, now - other) / by; };
    double least = best >= 0 && !g_.box.must[r] ? until(0, move) : never;
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
        if (g_.box.high[c] > 0 && c != best) least = std::min(least, until(static_cast<double>(leaf.rest(c)) / unit, move + moved(c, moves)));
    return least;
}

std::vector<double> Crowd::steadiness(const Prices& prices, const std::vector<double>& moves, std::vector<std::int64_t>& fixed) {
    const Leaf leaf(f_, g_.values, prices, g_.objective);
    const double unit = static_cast<double>(prices.denominator);
    std::vector<double> out(f_.of_person.size(), -1);
    for (std::size_t p = 0; p < out.size(); ++p) {
        if (always_[p]) continue;
        double least = never;
        for (const RequestId r : f_.of_person[p]) least = std::min(least, steady(leaf, r, unit, moves, fixed[r]));
        out[p] = breaks(p, fixed) ? -1 : least;
    }
    return out;
}

bool Crowd::breaks(std::size_t p, const std::vector<std::int64_t>& fixed) {
    bool out = false;
    const auto each = [&](int sign) {
        for (const RequestId r : f_.of_person[p]) {
            if (fixed[r] < 0) continue;
            for (const Entry& e : f_.of(static_cast<std::size_t>(fixed[r]))) {
                if (row_person_[e.row] != static_cast<std::int64_t>(p)) continue;
                const Row::Kind kind = f_.rows[e.row].kind;
                use_[e.row] += sign * e.value;
                out = out || ((kind == Row::Kind::ceiling || kind == Row::Kind::exclusion) && use_[e.row] > f_.numbers[e.row]);
            }
        }
    };
    each(1);
    const bool found = out;
    each(-1);
    return found;
}

}  // namespace attiva::funding
