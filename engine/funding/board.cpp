// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/board.hpp"

#include <algorithm>
#include <tuple>

namespace attiva::funding {

Board::Board(const Goal& goal) : g_(goal), f_(goal.form), now_(goal.form.atomic.size(), none), used_(goal.form.rows.size(), 0), persons_(goal.form.columns.size(), 0) {
    shared_of_.assign(f_.rows.size(), 0);
    divided_now_.assign(f_.atomic.size(), false);
    for (std::uint32_t c = f_.shared; c < f_.columns.size(); ++c)
        for (const Entry& e : f_.of(c)) (f_.rows[e.row].kind == Row::Kind::places ? total_[c] : shared_of_[e.row]) = f_.rows[e.row].kind == Row::Kind::places ? e.row : c;
    in_row_.resize(f_.rows.size());
    from_.assign(f_.rows.size(), 0);
    for (std::uint32_t c = 0; c < f_.shared; ++c)
        for (const Entry& e : f_.of(c))
            if (const std::uint32_t row = bound_row(e.row); limited(row)) in_row_[row].push_back(c);
}

void Board::put(const Payment& p) {
    pay(p, 1);
    if (f_.atomic[p.request]) return;
    divided_.push_back(p);
    divided_now_[p.request] = true;
}

bool Board::put_within(const Solution& own) {
    for (const Payment& p : own) put(p);
    const bool fits = std::all_of(own.begin(), own.end(), [&](const Payment& p) { return over_payment(p).empty(); });
    if (!fits) take(own);
    return fits;
}

Solution Board::solution() const {
    Solution out = divided_;
    for (RequestId r = 0; r < now_.size(); ++r)
        if (now_[r] != none) out.push_back({r, f_.columns[static_cast<std::size_t>(now_[r])].second, g_.problem.requests[r].cost});
    std::sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
    return out;
}

void Board::back_to(std::size_t mark) {
    while (moves_.size() > mark) {
        const auto [r, before] = moves_.back();
        moves_.pop_back();
        place(r, before);
    }
}

void Board::move(RequestId r, std::int64_t to) {
    moves_.emplace_back(r, now_[r]);
    place(r, to);
}

std::vector<std::uint32_t> Board::over(std::size_t c) const {
    std::vector<std::uint32_t> out;
    for (const Entry& e : f_.of(c))
        if (const std::uint32_t row = bound_row(e.row); limited(row) && used_[row] > f_.numbers[row]) out.push_back(row);
    return out;
}

bool Board::limited(std::uint32_t row) const {
    const Row::Kind k = f_.rows[row].kind;
    return k == Row::Kind::ceiling || k == Row::Kind::places || k == Row::Kind::exclusion;
}

void Board::pay(const Payment& p, int sign) {
    for (std::uint32_t c = f_.first[p.request]; c < f_.first[p.request + 1]; ++c) {
        const Column& column = f_.columns[c];
        if (column.kind == Column::Kind::served || column.second != p.line) continue;
        if (column.kind == Column::Kind::choice) now_[p.request] = sign > 0 ? static_cast<std::int64_t>(c) : none;
        add(c, column.kind == Column::Kind::amount ? sign * p.cents : sign);
    }
}

void Board::take(const Solution& own) {
    for (const Payment& p : own) {
        pay(p, -1);
        if (f_.atomic[p.request]) continue;
        divided_.erase(std::remove(divided_.begin(), divided_.end(), p), divided_.end());
        divided_now_[p.request] = false;
    }
}

std::vector<std::uint32_t> Board::over_payment(const Payment& p) const {
    for (std::uint32_t c = f_.first[p.request]; c < f_.first[p.request + 1]; ++c)
        if (f_.columns[c].kind != Column::Kind::served && f_.columns[c].second == p.line)
            if (auto rows = over(c); !rows.empty()) return rows;
    return {};
}

void Board::add(std::size_t c, std::int64_t times) {
    for (const Entry& e : f_.of(c)) {
        const Row::Kind k = f_.rows[e.row].kind;
        if (k == Row::Kind::ceiling || k == Row::Kind::exclusion) used_[e.row] += e.value * times;
        if (k != Row::Kind::place) continue;
        const std::uint32_t shared = shared_of_[e.row];
        const std::int64_t before = persons_[shared];
        persons_[shared] += times;
        if ((before > 0) != (persons_[shared] > 0)) used_[total_.at(shared)] += times > 0 ? 1 : -1;
    }
}

void Board::place(RequestId r, std::int64_t to) {
    if (now_[r] != none) add(static_cast<std::size_t>(now_[r]), -1);
    now_[r] = to;
    if (to != none) add(static_cast<std::size_t>(to), 1);
}

std::int64_t Board::weight(std::size_t c, std::uint32_t row) const {
    for (const Entry& e : f_.of(c))
        if (e.row == row) return e.value;
    return 0;
}

std::int64_t Board::room(std::size_t c) const {
    std::int64_t out = INT64_MAX;
    for (const Entry& e : f_.of(c))
        if (f_.rows[e.row].kind == Row::Kind::ceiling) out = std::min(out, f_.numbers[e.row] - used_[e.row]);
    return out;
}

}  // namespace attiva::funding
