// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/board.hpp"

#include <algorithm>
#include <tuple>

namespace attiva::funding {
namespace {

constexpr std::size_t looked_at = 500;  // columns of a row, for one move; the next ones for the next

}  // namespace

bool Board::insert(RequestId r) {
    if (!f_.atomic[r]) return insert_least(r);
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) {
        if (g_.box.high[c] < 1) continue;
        const std::size_t start = mark();
        move(r, c);
        if (settled(c, r)) return true;
        back_to(start);
    }
    return false;
}

bool Board::freed(std::uint32_t row, RequestId keep) {
    if (f_.rows[row].kind != Row::Kind::ceiling) return false;
    for (int step = 0; step < 24; ++step) {
        const std::int64_t missing = used_[row] - f_.numbers[row];
        if (missing <= 0) return true;
        if (!one_step(row, keep, missing)) return false;
    }
    return used_[row] <= f_.numbers[row];
}

bool Board::insert_least(RequestId r) {
    const Request& q = g_.problem.requests[r];
    if (divided_now_[r] || q.most_lines == 0 || g_.box.high[f_.first[r]] < 1) return false;
    for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) {
        const Column& column = f_.columns[c];
        if (column.kind != Column::Kind::amount || g_.box.high[c] < q.least) continue;
        if (10000 * q.least > (10000 - q.options[column.option].others) * (q.elsewhere + q.least)) continue;
        const Payment p{r, column.second, q.least};
        const std::size_t start = mark();
        put(p);
        bool well = true;
        for (int tries = 0; tries < 3 && well; ++tries) {
            const auto rows = over_payment(p);
            if (rows.empty()) return true;
            well = freed(rows[0], r);
        }
        back_to(start);
        take({p});
    }
    return false;
}

bool Board::settled(std::size_t c, RequestId r) {
    for (int tries = 0; tries < 3; ++tries) {
        const auto rows = over(c);
        if (rows.empty()) return true;
        if (!freed(rows[0], r)) return false;
    }
    return over(c).empty();
}

bool Board::one_step(std::uint32_t row, RequestId keep, std::int64_t missing) {
    std::vector<Swap> offers;
    const std::size_t lines = g_.problem.lines.size();
    std::vector<std::vector<Side>> outs(lines), ins(lines);
    std::vector<std::int64_t> rooms(lines, INT64_MIN);
    const LineId here = g_.problem.ceilings[f_.rows[row].index].line;
    const std::vector<std::uint32_t>& all = in_row_[row];
    const std::size_t count = std::min(all.size(), looked_at), from = all.size() > count ? from_[row] : 0;
    from_[row] = static_cast<std::uint32_t>((from + count) % all.size());
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t c = all[(from + i) % all.size()];
        const RequestId r = f_.columns[c].index;
        if (f_.columns[c].kind != Column::Kind::choice || r == keep) continue;
        const std::int64_t at = now_[r];
        if (at == c) {
            if (g_.box.low[c] > 0) continue;
            for (std::uint32_t a = f_.first[r]; a < f_.first[r + 1]; ++a)
                if (a != c && g_.box.high[a] > 0 && weight(a, row) == 0) {
                    const LineId line = f_.columns[a].second;
                    rooms[line] = std::max(rooms[line], room(a));
                    outs[line].push_back({weight(c, row), r, a});
                }
        } else if (at != none && g_.box.high[c] > 0 && g_.box.low[static_cast<std::size_t>(at)] == 0 && f_.columns[static_cast<std::size_t>(at)].second != here) {
            ins[f_.columns[static_cast<std::size_t>(at)].second].push_back({weight(c, row), r, c});
        }
    }
    for (std::size_t l = 0; l < lines; ++l) offer(outs[l], ins[l], rooms[l], missing, offers);
    std::stable_sort(offers.begin(), offers.end(), [&](const Swap& a, const Swap& b) {
        const bool enough = a.gain >= missing, other = b.gain >= missing;
        if (enough != other) return enough;
        return enough ? a.gain < b.gain : a.gain > b.gain;
    });
    for (std::size_t i = 0; i < offers.size() && i < 12; ++i) {
        const Swap& s = offers[i];
        const std::size_t start = mark();
        move(s.out, s.to);
        if (s.two) move(s.in, s.into);
        const auto others = [&](std::size_t c) {
            for (const std::uint32_t broken : over(c))
                if (broken != row) return false;
            return true;
        };
        if (others(s.to) && (!s.two || others(s.into))) return true;
        back_to(start);
    }
    return false;
}

void Board::offer(std::vector<Side>& outs, std::vector<Side>& ins, std::int64_t room, std::int64_t missing, std::vector<Swap>& offers) {
    if (outs.empty() || room <= 0) return;
    const auto by_weight = [](const Side& a, const Side& b) { return std::tie(a.weight, a.r) < std::tie(b.weight, b.r); };
    std::sort(outs.begin(), outs.end(), by_weight);
    std::sort(ins.begin(), ins.end(), by_weight);
    Swap most, least;
    const auto best = [&](const Swap& s) {
        if (s.gain > most.gain) most = s;
        if (s.gain >= missing && (least.gain == 0 || s.gain < least.gain)) least = s;
    };
    for (const Side& x : outs) {
        if (x.weight <= room) best({x.weight, x.r, 0, x.column, 0, false});
        // The exchange that frees most within the room, and the least that is enough.
        const auto from = std::lower_bound(ins.begin(), ins.end(), x.weight - room, [](const Side& y, std::int64_t w) { return y.weight < w; });
        if (from != ins.end() && from->weight < x.weight) best({x.weight - from->weight, x.r, from->r, x.column, from->column, true});
        auto to = std::upper_bound(ins.begin(), ins.end(), x.weight - missing, [](std::int64_t w, const Side& y) { return w < y.weight; });
        if (to != ins.begin() && (--to)->weight >= x.weight - room) best({x.weight - to->weight, x.r, to->r, x.column, to->column, true});
    }
    if (least.gain > 0) offers.push_back(least);
    if (most.gain > 0) offers.push_back(most);
}

}  // namespace attiva::funding
