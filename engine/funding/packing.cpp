// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/packing.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <set>

namespace attiva::funding {
namespace {

constexpr std::int64_t whole_breach = 10'000'000;  // a person too many, two lines that exclude each other: as so many cents
constexpr std::size_t together = 11;               // requests whose ways are all tried: 2^11
constexpr int rounds = 12;

class Packing {
public:
    Packing(const Goal& goal, const std::vector<double>& values, std::int64_t target) : g_(goal), f_(goal.form) {
        limits(target);
        for (RequestId r = 0; r < f_.atomic.size(); ++r) f_.atomic[r] ? item(r, values) : divided(r, values);
        for (const Item& i : items_) put(i, 1);
        pair_up();
    }

    bool run() {
        for (int round = 0; round < rounds && breach_ > 0; ++round) {
            const std::int64_t before = breach_;
            const std::int64_t gathered = gathered_;
            for (const auto& [lines, items] : pairs_) {
                if (breach_ <= 0) break;
                rearrange(lines.first, lines.second, items);
            }
            if (breach_ == before && gathered_ == gathered && ++idle_ > 2) break;
        }
        return breach_ == 0;
    }
    [[nodiscard]] Solution solution() const {
        Solution out = divided_;
        for (const Item& i : items_) {
            const Column& c = f_.columns[i.columns[i.now]];
            out.push_back({c.index, c.second, g_.problem.requests[c.index].least});
        }
        std::sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
        return out;
    }

private:
    struct Item {
        std::vector<std::uint32_t> columns;  // where it may be: choices, or amounts
        std::size_t now = 0;
    };
    struct Limit {
        std::int64_t number = 0, used = 0, weight = 1;
    };

    // Rows of the form that can be broken by a choice of lines, and the levels that depend on it.
    void limits(std::int64_t target) {
        limits_.resize(f_.rows.size() + g_.values.size() + 1);
        for (std::size_t i = 0; i < f_.rows.size(); ++i) {
            limits_[i].number = f_.numbers[i];
            const Row::Kind k = f_.rows[i].kind;
            limits_[i].weight = k == Row::Kind::ceiling ? 1 : k == Row::Kind::places || k == Row::Kind::exclusion ? whole_breach : 0;
        }
        for (std::size_t k = 0; k <= g_.values.size(); ++k) {
            const std::vector<std::int64_t>* of = k < g_.values.size() ? &f_.levels[k] : g_.objective.coefficients;
            Limit& limit = limits_[f_.rows.size() + k];
            limit.weight = 0;
            if (of == nullptr || more_is_wanted(*of)) continue;
            limit.number = k < g_.values.size() ? -g_.values[k] : -target;
            levels_.push_back({of, static_cast<std::uint32_t>(f_.rows.size() + k)});
            limit.weight = 1;
        }
        for (const Limit& l : limits_) breach_ += std::max<std::int64_t>(0, -l.number) * l.weight;
        place_of_.assign(f_.rows.size(), 0);
        for (std::uint32_t c = f_.shared; c < f_.columns.size(); ++c)
            for (const Entry& e : f_.of(c))
                if (f_.rows[e.row].kind == Row::Kind::places) places_[c] = e.row;
                else place_of_[e.row] = c;
        held_.assign(f_.columns.size(), 0);
    }

    void item(RequestId r, const std::vector<double>& values) {
        Item out;
        double served = 0, most = -1;
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) {
            served += values[c];
            if (g_.box.high[c] < 1) continue;
            if (values[c] > most) most = values[c], out.now = out.columns.size();
            out.columns.push_back(c);
        }
        if (served > 0.5 && !out.columns.empty()) items_.push_back(std::move(out));
    }
    // Cents of divisible requests come later, where there is room.
    [[nodiscard]] bool more_is_wanted(const std::vector<std::int64_t>& of) const {
        for (std::size_t c = 0; c < f_.columns.size(); ++c)
            if (of[c] > 0 && f_.columns[c].kind == Column::Kind::amount) return true;
        return false;
    }
    // As little as they may have, of one line; of several only as the relaxation says.
    void divided(RequestId r, const std::vector<double>& values) {
        if (values[f_.first[r]] < 0.5) return;
        const Request& q = g_.problem.requests[r];
        put(f_.first[r], 1);
        Item out;
        double most = -1;
        for (std::uint32_t c = f_.first[r] + 1; c < f_.first[r + 1]; ++c) {
            const Column& column = f_.columns[c];
            if (column.kind != Column::Kind::amount || g_.box.high[c] < q.least) continue;
            if (10000 * q.least > (10000 - q.options[column.option].others) * (q.elsewhere + q.least)) continue;
            if (values[c] > most) most = values[c], out.now = out.columns.size();
            out.columns.push_back(c);
        }
        if (!out.columns.empty()) {
            items_.push_back(std::move(out));
            return;
        }
        for (std::uint32_t c = f_.first[r] + 1; c < f_.first[r + 1]; ++c) {
            const Column& column = f_.columns[c];
            if (column.kind == Column::Kind::amount)
                if (const auto cents = static_cast<Cents>(std::floor(values[c] + 1e-4)); cents > 0) divided_.push_back({r, column.second, cents}), put(c, cents);
            if (column.kind == Column::Kind::pays && values[c] > 1e-9) put(c, 1);
        }
    }

    void use(std::uint32_t limit, std::int64_t by) {
        Limit& l = limits_[limit];
        if (l.weight == 0) return;
        breach_ -= std::max<std::int64_t>(0, l.used - l.number) * l.weight;
        l.used += by;
        breach_ += std::max<std::int64_t>(0, l.used - l.number) * l.weight;
    }
    void put(std::uint32_t c, std::int64_t times) {
        for (const Entry& e : f_.of(c)) {
            if (f_.rows[e.row].kind != Row::Kind::place) {
                use(e.row, e.value * times);
                continue;
            }
            const std::uint32_t shared = place_of_[e.row];
            const bool before = held_[shared] > 0;
            held_[shared] += times;
            if (before != (held_[shared] > 0)) use(places_.at(shared), before ? -1 : 1);
        }
        for (const auto& [of, limit] : levels_)
            if ((*of)[c] != 0) use(limit, -(*of)[c] * times);
    }
    void put(const Item& i, std::int64_t sign) {
        const std::uint32_t at = i.columns[i.now];
        const Column& column = f_.columns[at];
        if (column.kind == Column::Kind::choice) return put(at, sign);
        put(at, sign * g_.problem.requests[column.index].least);
        for (std::uint32_t c = at + 1; c < f_.first[column.index + 1] && c == at + 1; ++c)
            if (f_.columns[c].kind == Column::Kind::pays && f_.columns[c].second == column.second) put(c, sign);
    }
    [[nodiscard]] LineId line(const Item& i) const { return f_.columns[i.columns[i.now]].second; }

    // Of each two lines, the items that may be on either.
    void pair_up() {
        for (std::size_t i = 0; i < items_.size(); ++i)
            for (const std::uint32_t c : items_[i].columns)
                for (const std::uint32_t d : items_[i].columns)
                    if (const LineId a = f_.columns[c].second, b = f_.columns[d].second; a < b) pairs_[{a, b}].push_back(i);
    }

    // Room left, the more of it in one place the better.
    [[nodiscard]] double crumbs(const std::set<std::uint32_t>& rows) const {
        double out = 0;
        for (const std::uint32_t row : rows) {
            const double left = static_cast<double>(limits_[row].number - limits_[row].used);
            if (left > 0) out += left * left;
        }
        return out;
    }

    void rearrange(LineId a, LineId b, const std::vector<std::size_t>& items) {
        std::vector<Way> ways;
        std::set<std::uint32_t> rows;
        for (const std::size_t i : items) {
            const Item& it = items_[i];
            const LineId now = line(it);
            if (now != a && now != b) continue;
            for (std::size_t c = 0; c < it.columns.size(); ++c)
                if (c != it.now && f_.columns[it.columns[c]].second == (now == a ? b : a)) ways.push_back({i, it.now, c});
        }
        if (ways.empty()) return;
        // Others each time, where there are too many.
        if (ways.size() > together) {
            for (std::size_t i = 0; i < together; ++i) std::swap(ways[i], ways[i + next(ways.size() - i)]);
            ways.resize(together);
        }
        for (const Way& w : ways)
            for (const std::size_t c : {w.here, w.there})
                for (const Entry& e : f_.of(items_[w.item].columns[c]))
                    if (f_.rows[e.row].kind == Row::Kind::ceiling) rows.insert(e.row);
        std::uint32_t best = 0, now = 0;
        std::int64_t least = breach_;
        double most = crumbs(rows);
        const double start = most;
        for (std::uint32_t step = 1; step < (1U << ways.size()); ++step) {
            flip(ways[static_cast<std::size_t>(std::countr_zero(step))]);
            now ^= step & (~step + 1);
            if (breach_ > least) continue;
            const double here = crumbs(rows);
            if (breach_ < least || here > most) least = breach_, most = here, best = now;
        }
        for (std::size_t i = 0; i < ways.size(); ++i)
            if (((now ^ best) >> i & 1U) != 0) {
                flip(ways[i]);
                now ^= 1U << i;
            }
        if (best != 0 && most > start) ++gathered_;
    }
    struct Way {
        std::size_t item, here, there;
    };
    void flip(const Way& w) {
        Item& i = items_[w.item];
        put(i, -1);
        i.now = i.now == w.here ? w.there : w.here;
        put(i, 1);
    }
    // The same numbers on every machine.
    std::size_t next(std::size_t below) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>(state_ % below);
    }

    const Goal& g_;
    const Form& f_;
    std::vector<Limit> limits_;  // of rows, levels, the objective
    std::vector<std::pair<const std::vector<std::int64_t>*, std::uint32_t>> levels_;
    std::vector<std::uint32_t> place_of_;
    std::map<std::uint32_t, std::uint32_t> places_;
    std::vector<std::int64_t> held_;
    std::vector<Item> items_;
    std::map<std::pair<LineId, LineId>, std::vector<std::size_t>> pairs_;
    Solution divided_;
    std::int64_t breach_ = 0, gathered_ = 0;
    int idle_ = 0;
    std::uint64_t state_ = 0x9E3779B97F4A7C15ULL;
};

}  // namespace

std::optional<Solution> packed(const Goal& goal, const std::vector<double>& values, std::int64_t target) {
    Packing packing(goal, values, target);
    if (!packing.run()) { return std::nullopt; }
    return packing.solution();
}

}  // namespace attiva::funding
