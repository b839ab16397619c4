// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/filling.hpp"

#include <numeric>

namespace attiva::funding {

void Filling::prepare(const std::vector<bool>& served, std::int64_t target) {
    place_of_.assign(f_.rows.size(), 0);
    total_of_.assign(f_.columns.size(), 0);
    for (std::uint32_t c = f_.shared; c < f_.columns.size(); ++c) {
        if (f_.columns[c].kind == Column::Kind::whole) continue;
        for (const Entry& e : f_.of(c)) (f_.rows[e.row].kind == Row::Kind::places ? total_of_[c] : place_of_[e.row]) = f_.rows[e.row].kind == Row::Kind::places ? e.row : c;
    }
    held_.assign(f_.columns.size(), 0);
    for (RequestId r = 0; r < served.size(); ++r) {
        if (!served[r]) continue;
        if (!f_.atomic[r]) {
            divisible(r);
            continue;
        }
        Item item;
        item.request = r;
        bool low = false;
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) low = low || box_.low[c] > 0;
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
            if (box_.high[c] > 0 && (!low || box_.low[c] > 0)) item.ways.emplace_back(f_.columns[c].second, c);
        item.open = item.ways.size();
        hopeless_ = hopeless_ || item.ways.empty();
        items_.push_back(std::move(item));
    }
    limits(target);
    for (const std::uint32_t c : sure_) {
        use(c, 1);
        hopeless_ = hopeless_ || !fits(c);
    }
    bins();
}

void Filling::divisible(RequestId r) {
    need_divided_ += g_.problem.requests[r].least;
    std::size_t lines = 0;
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
        if (f_.columns[c].kind == Column::Kind::amount && box_.high[c] > 0) may_take_.push_back({f_.columns[c].second, c}), ++lines;
    // Where one line alone may pay, it does.
    if (lines == 1)
        if (const std::uint32_t pays = may_take_.back().second + 1; pays < f_.first[r + 1] && f_.columns[pays].kind == Column::Kind::pays) sure_.push_back(pays);
    hopeless_ = hopeless_ || lines == 0;
    place_in_[r] = divisible_.size();
    divisible_.push_back(r);
    take_.emplace_back();
}

bool Filling::wants_more(const std::vector<std::int64_t>& of) const {
    return std::any_of(may_take_.begin(), may_take_.end(), [&](const auto& m) { return of[m.second] > 0; });
}

void Filling::limits(std::int64_t target) {
    limits_.resize(f_.rows.size() + g_.values.size() + 1);
    for (std::size_t i = 0; i < f_.rows.size(); ++i) {
        const Row::Kind k = f_.rows[i].kind;
        limits_[i] = {f_.numbers[i], k == Row::Kind::ceiling || k == Row::Kind::places || k == Row::Kind::exclusion};
    }
    for (std::size_t k = 0; k <= g_.values.size(); ++k) {
        const std::vector<std::int64_t>* of = k < g_.values.size() ? &f_.levels[k] : g_.objective.coefficients;
        if (of == nullptr) continue;
        const std::int64_t number = k < g_.values.size() ? g_.values[k] : target;
        // Whole persons are counted by columns of their own: what is said of them is not said here.
        if (std::any_of(of->begin() + f_.shared, of->end(), [](auto v) { return v != 0; })) continue;
        std::int64_t being = 0;  // what divisible requests add by being served
        for (const RequestId r : divisible_) being += (*of)[f_.first[r]];
        if (wants_more(*of)) {
            std::int64_t atomic = being;
            for (const Item& i : items_) atomic += i.ways.empty() ? 0 : (*of)[i.ways[0].second];
            need_divided_ = std::max(need_divided_, number - atomic);
            continue;
        }
        std::int64_t sure = being;
        bool depends = false;
        for (const Item& i : items_) {
            std::int64_t most = INT64_MIN;
            for (const auto& [line, c] : i.ways) {
                depends = depends || (most != INT64_MIN && (*of)[c] != most);
                most = std::max(most, (*of)[c]);
            }
            sure += i.ways.empty() ? 0 : most;
        }
        if (sure < number) hopeless_ = true;
        if (!depends) continue;
        // What each loses against its best is what counts.
        const auto at = static_cast<std::uint32_t>(f_.rows.size() + k);
        limits_[at] = {sure - number, true};
        levels_.push_back({of, at});
        numbers_.push_back(-number);
    }
    loss_.assign(levels_.size(), std::vector<std::int64_t>(f_.columns.size(), 0));
    for (std::size_t l = 0; l < levels_.size(); ++l)
        for (const Item& i : items_) {
            std::int64_t most = INT64_MIN;
            for (const auto& [line, c] : i.ways) most = std::max(most, (*levels_[l].first)[c]);
            for (const auto& [line, c] : i.ways) loss_[l][c] = most - (*levels_[l].first)[c];
        }
}

void Filling::bins() {
    std::map<LineId, Bin> of;
    for (std::size_t i = 0; i < items_.size(); ++i)
        for (const auto& [line, c] : items_[i].ways) of[line].items.push_back(i);
    for (const auto& [line, c] : may_take_) of[line].divided.push_back(c);
    std::int64_t need = need_divided_;
    for (const Item& i : items_) need += g_.problem.requests[i.request].cost;
    for (auto& [line, bin] : of) {
        bin.line = line;
        std::map<std::uint32_t, std::size_t> in;
        for (const std::size_t i : bin.items)
            for (const Entry& e : f_.of(way(i, line)))
                if (f_.rows[e.row].kind == Row::Kind::ceiling) ++in[e.row];
        for (const std::uint32_t c : bin.divided)
            for (const Entry& e : f_.of(c))
                if (f_.rows[e.row].kind == Row::Kind::ceiling) ++in[e.row];
        for (const auto& [row, n] : in)
            if (n == bin.items.size() + bin.divided.size()) bin.room = std::min(bin.room, f_.numbers[row]);
        std::int64_t most = 0;
        for (const std::uint32_t c : bin.divided) most += box_.high[c] + premium(c);
        for (const std::size_t i : bin.items) most += weight(i);
        // Without a limit: as much as all of them.
        bin.room = std::min({bin.room, most, of_places(bin)});
        std::sort(bin.items.begin(), bin.items.end(), [&](auto a, auto b) { return weight(a) != weight(b) ? weight(a) > weight(b) : a < b; });
        // Whole costs fill no part of their common measure.
        std::int64_t grain = 0;
        for (const std::size_t i : bin.items) grain = std::gcd(grain, weight(i));
        if (bin.divided.empty() && grain > 1) bin.room -= bin.room % grain;
        spare_ += bin.room;
        bins_.push_back(std::move(bin));
    }
    spare_ -= need;
    families();
    std::sort(bins_.begin(), bins_.end(), [](const Bin& a, const Bin& b) { return a.items.size() != b.items.size() ? a.items.size() < b.items.size() : a.line < b.line; });
}

std::int64_t Filling::of_places(const Bin& bin) const {
    std::map<std::uint32_t, std::size_t> in;
    std::map<PersonId, std::int64_t> asks;
    const auto add = [&](std::uint32_t c, std::uint32_t pays, std::int64_t most) {
        asks[g_.problem.requests[f_.columns[c].index].person] += most;
        for (const Entry& e : f_.of(pays))
            if (f_.rows[e.row].kind == Row::Kind::place) ++in[total_of_[place_of_[e.row]]];
    };
    for (const std::size_t i : bin.items) add(way(i, bin.line), way(i, bin.line), weight(i));
    for (const std::uint32_t c : bin.divided) add(c, c + 1 < f_.columns.size() && f_.columns[c + 1].kind == Column::Kind::pays ? c + 1 : c, box_.high[c] + premium(c));
    std::vector<std::int64_t> most;
    for (const auto& [person, cents] : asks) most.push_back(cents);
    std::sort(most.rbegin(), most.rend());
    std::int64_t out = INT64_MAX;
    for (const auto& [row, n] : in) {
        if (n != bin.items.size() + bin.divided.size()) continue;
        const auto count = std::min(most.size(), static_cast<std::size_t>(f_.numbers[row]));
        out = std::min(out, std::accumulate(most.begin(), most.begin() + static_cast<std::ptrdiff_t>(count), std::int64_t{0}));
    }
    return out;
}

void Filling::families() {
    families_.assign(1, {});
    std::vector<std::int64_t> excess(1, 0);
    for (std::size_t k = 0; k < levels_.size(); ++k) {
        const auto& of = *levels_[k].first;
        std::int64_t rooms = 0;
        std::vector<Bin*> own;
        bool plain = true;
        for (Bin& b : bins_) {
            std::size_t taken = 0;
            for (const std::size_t i : b.items) taken += of[way(i, b.line)] == -weight(i) ? 1 : 0;
            const bool none = std::all_of(b.items.begin(), b.items.end(), [&](auto i) { return of[way(i, b.line)] == 0; });
            for (const std::uint32_t c : b.divided) plain = plain && (of[c] == 0) == none;
            plain = plain && (none || taken == b.items.size()) && (none || b.family == 0);
            if (taken == b.items.size() && !b.items.empty()) own.push_back(&b), rooms += b.room;
        }
        if (!plain || own.empty()) continue;
        for (Bin* b : own) b->family = families_.size();
        families_.emplace_back();
        excess.push_back(std::max<std::int64_t>(0, rooms - numbers_[k]));
    }
    std::int64_t all = 0;
    for (const std::int64_t e : excess) all += e;
    for (std::size_t f = 0; f < excess.size(); ++f) families_[f].unused = spare_ - (all - excess[f]);
    hopeless_ = hopeless_ || spare_ < all;
}

}  // namespace attiva::funding
