// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/exchange.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "funding/board.hpp"

namespace attiva::funding {
namespace {

constexpr std::int64_t none = -1;

class Exchange {
public:
    Exchange(const Goal& goal, std::uint32_t level, const Leaf& leaf, const Solution& from) : g_(goal), f_(goal.form), level_(level), leaf_(leaf), board_(goal) {
        for (const Payment& p : from) board_.put(p);
    }

    Solution run() {
        for (int round = 0; round < 6; ++round) {
            const bool filled = fill(), forced = force();
            if (!swap() && !filled && !forced) break;
        }
        return board_.solution();
    }

private:
    [[nodiscard]] std::int64_t level_of(std::size_t k, std::int64_t column) const { return column == none ? 0 : f_.levels[k][static_cast<std::size_t>(column)]; }
    // The first level up to the goal's that differs: better, worse, or the same.
    [[nodiscard]] int better(std::int64_t in, std::int64_t out) const { return better(in, out, level_ + 1); }
    [[nodiscard]] int better(std::int64_t in, std::int64_t out, std::size_t levels) const {
        for (std::size_t k = 0; k < levels; ++k) {
            const std::int64_t d = level_of(k, in) - level_of(k, out);
            if (d != 0) return d > 0 ? 1 : -1;
        }
        return 0;
    }
    [[nodiscard]] double worth(std::int64_t column) const { return column == none ? 0 : static_cast<double>(leaf_.rest(static_cast<std::size_t>(column))); }
    // Of divisible ones: being served.
    [[nodiscard]] std::int64_t best_column(RequestId r) const {
        std::int64_t best = none;
        if (!f_.atomic[r]) return g_.box.high[f_.first[r]] > 0 ? f_.first[r] : none;
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
            if (g_.box.high[c] > 0 && (best == none || leaf_.rest(c) > leaf_.rest(static_cast<std::size_t>(best)))) best = c;
        return best;
    }
    // Those not served, the most wanted by the levels first, then what the prices prefer.
    [[nodiscard]] std::vector<RequestId> waiting() const {
        std::vector<RequestId> out;
        for (RequestId r = 0; r < f_.atomic.size(); ++r)
            if (!board_.served(r) && best_column(r) != none) out.push_back(r);
        std::vector<std::int64_t> best(f_.atomic.size(), none);
        for (const RequestId r : out) best[r] = best_column(r);
        std::stable_sort(out.begin(), out.end(), [&](RequestId a, RequestId b) {
            for (std::size_t k = 0; k < level_; ++k) {
                const std::int64_t d = level_of(k, best[a]) - level_of(k, best[b]);
                if (d != 0) return d > 0;
            }
            return worth(best[a]) > worth(best[b]);
        });
        return out;
    }

    bool fill() {
        bool any = false;
        int failed = 0;
        for (const RequestId r : waiting()) {
            if (failed > 60) break;
            if (better(best_column(r), none) < 0) continue;
            if (board_.insert(r)) any = true;
            else ++failed;
            board_.forget();
        }
        return any;
    }

    // Those that a level before counts: somebody it does not count makes room, the least worth first.
    bool force() {
        bool any = false;
        int failed = 0;
        for (const RequestId r : waiting()) {
            if (failed > 12) break;
            if (!f_.atomic[r] || better(best_column(r), none, level_) <= 0) continue;
            if (board_.insert(r) || forced(r)) any = true;
            else ++failed;
            board_.forget();
        }
        return any;
    }
    bool forced(RequestId r) {
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c) {
            if (g_.box.high[c] < 1) continue;
            const std::size_t start = board_.mark();
            board_.move(r, c);
            for (int tries = 0; tries < 4; ++tries) {
                const auto rows = board_.over(c);
                if (rows.empty()) return true;
                if (board_.freed(rows[0], r)) continue;
                const std::int64_t victim = weakest(rows[0], c);
                if (victim == none) break;
                board_.move(static_cast<RequestId>(victim), none);
            }
            board_.back_to(start);
        }
        return false;
    }
    [[nodiscard]] std::int64_t weakest(std::uint32_t row, std::size_t against) const {
        std::int64_t out = none;
        for (const std::uint32_t c : board_.in_row(row)) {
            const RequestId u = f_.columns[c].index;
            if (f_.columns[c].kind != Column::Kind::choice || board_.now(u) != c || c == against || g_.box.low[c] > 0 || g_.box.must[u]) continue;
            if (better(static_cast<std::int64_t>(against), c, level_) <= 0) continue;
            if (out == none || better(board_.now(static_cast<RequestId>(out)), c) > 0 ||
                (better(board_.now(static_cast<RequestId>(out)), c) == 0 && worth(c) < worth(board_.now(static_cast<RequestId>(out))))) out = u;
        }
        return out;
    }

    // One in, one out: better at the first level that differs, dearer than what the prices allow last.
    bool swap() {
        std::vector<RequestId> in = waiting(), out;
        std::stable_sort(in.begin(), in.end(), [&](RequestId a, RequestId b) { return worth(best_column(a)) > worth(best_column(b)); });
        for (RequestId r = 0; r < f_.atomic.size(); ++r)
            if (f_.atomic[r] && board_.now(r) != none && g_.box.low[static_cast<std::size_t>(board_.now(r))] == 0 && !g_.box.must[r]) out.push_back(r);
        std::stable_sort(out.begin(), out.end(), [&](RequestId a, RequestId b) { return worth(board_.now(a)) < worth(board_.now(b)); });
        in.resize(std::min<std::size_t>(in.size(), 120));
        out.resize(std::min<std::size_t>(out.size(), 120));
        struct Pair {
            double worth;
            RequestId in, out;
        };
        std::vector<Pair> pairs;
        for (const RequestId v : in)
            for (const RequestId u : out)
                if (better(best_column(v), board_.now(u)) > 0) pairs.push_back({worth(best_column(v)) - worth(board_.now(u)), v, u});
        std::stable_sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.worth > b.worth; });
        bool any = false;
        int failed = 0;
        for (const Pair& p : pairs) {
            if (failed > 150) break;
            if (board_.served(p.in) || board_.now(p.out) == none) continue;
            const std::size_t start = board_.mark();
            board_.move(p.out, none);
            if (board_.insert(p.in)) any = true;
            else board_.back_to(start), ++failed;
            board_.forget();
        }
        return any;
    }

    const Goal& g_;
    const Form& f_;
    std::uint32_t level_;
    const Leaf& leaf_;
    Board board_;
};

}  // namespace

Solution exchanged(const Goal& goal, std::uint32_t level, const Leaf& leaf, const Solution& from) { return Exchange(goal, level, leaf, from).run(); }

Solution whole_part(const Goal& goal, const std::vector<double>& values) {
    const Form& form = goal.form;
    Board board(goal);
    for (RequestId r = 0; r < form.atomic.size(); ++r) {
        Solution own;
        bool served = form.atomic[r];
        Cents sum = 0;
        for (std::uint32_t c = form.first[r]; c < form.first[r + 1]; ++c) {
            const Column& column = form.columns[c];
            if (column.kind == Column::Kind::served) served = values[c] > 1 - 1e-6;
            if (column.kind == Column::Kind::choice && values[c] > 1 - 1e-6) own.push_back({r, column.second, goal.problem.requests[r].cost});
            if (column.kind == Column::Kind::amount && values[c] >= 1) own.push_back({r, column.second, static_cast<Cents>(std::floor(values[c] + 1e-4))});
        }
        for (const Payment& p : own) sum += p.cents;
        if (served && !own.empty() && sum >= goal.problem.requests[r].least && own.size() <= goal.problem.requests[r].most_lines)
            board.put_within(own);
    }
    return board.solution();
}

}  // namespace attiva::funding
