// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/exchange.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attiva::funding {
namespace {

constexpr std::int64_t none = -1;
constexpr std::size_t looked_at = 500;  // columns of a row, for one move; the next ones for the next

// Where every atomic request stands, and what each row has in it; divisible ones do not move.
class Board {
public:
    explicit Board(const Goal& goal) : g_(goal), f_(goal.form), now_(goal.form.atomic.size(), none), used_(goal.form.rows.size(), 0), persons_(goal.form.columns.size(), 0) {
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

    void put(const Payment& p) {
        pay(p, 1);
        if (f_.atomic[p.request]) return;
        divided_.push_back(p);
        divided_now_[p.request] = true;
    }
    /// The same, of one request, if there is room for it.
    bool put_within(const Solution& own) {
        for (const Payment& p : own) put(p);
        const bool fits = std::all_of(own.begin(), own.end(), [&](const Payment& p) { return over_payment(p).empty(); });
        if (!fits) take(own);
        return fits;
    }
    [[nodiscard]] Solution solution() const {
        Solution out = divided_;
        for (RequestId r = 0; r < now_.size(); ++r)
            if (now_[r] != none) out.push_back({r, f_.columns[static_cast<std::size_t>(now_[r])].second, g_.problem.requests[r].cost});
        std::sort(out.begin(), out.end(), [](const Payment& a, const Payment& b) { return std::tie(a.request, a.line) < std::tie(b.request, b.line); });
        return out;
    }
    [[nodiscard]] std::int64_t now(RequestId r) const { return now_[r]; }
    [[nodiscard]] bool served(RequestId r) const { return now_[r] != none || divided_now_[r]; }
    [[nodiscard]] std::size_t mark() const { return moves_.size(); }
    void back_to(std::size_t mark) {
        while (moves_.size() > mark) {
            const auto [r, before] = moves_.back();
            moves_.pop_back();
            place(r, before);
        }
    }
    void forget() { moves_.clear(); }
    void move(RequestId r, std::int64_t to) {
        moves_.emplace_back(r, now_[r]);
        place(r, to);
    }

    /// Serves a request, others changing line to make room; false: nothing changed.
    bool insert(RequestId r) {
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

    /// The rows of a column that have too much in them; and the columns of a row.
    [[nodiscard]] std::vector<std::uint32_t> over(std::size_t c) const {
        std::vector<std::uint32_t> out;
        for (const Entry& e : f_.of(c))
            if (const std::uint32_t row = bound_row(e.row); limited(row) && used_[row] > f_.numbers[row]) out.push_back(row);
        return out;
    }
    [[nodiscard]] const std::vector<std::uint32_t>& in_row(std::uint32_t row) const { return in_row_[row]; }
    /// Makes room in a row, if it is a ceiling, by letting others than `keep` change line.
    bool freed(std::uint32_t row, RequestId keep) {
        if (f_.rows[row].kind != Row::Kind::ceiling) return false;
        for (int step = 0; step < 24; ++step) {
            const std::int64_t missing = used_[row] - f_.numbers[row];
            if (missing <= 0) return true;
            if (!one_step(row, keep, missing)) return false;
        }
        return used_[row] <= f_.numbers[row];
    }

private:
    // Of the row that ties a payment to a person's place: that of all the places.
    [[nodiscard]] std::uint32_t bound_row(std::uint32_t row) const { return f_.rows[row].kind == Row::Kind::place ? total_.at(shared_of_[row]) : row; }
    [[nodiscard]] bool limited(std::uint32_t row) const {
        const Row::Kind k = f_.rows[row].kind;
        return k == Row::Kind::ceiling || k == Row::Kind::places || k == Row::Kind::exclusion;
    }
    // What a divisible request needs at least, by one line alone.
    bool insert_least(RequestId r) {
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
    void pay(const Payment& p, int sign) {
        for (std::uint32_t c = f_.first[p.request]; c < f_.first[p.request + 1]; ++c) {
            const Column& column = f_.columns[c];
            if (column.kind == Column::Kind::served || column.second != p.line) continue;
            if (column.kind == Column::Kind::choice) now_[p.request] = sign > 0 ? static_cast<std::int64_t>(c) : none;
            add(c, column.kind == Column::Kind::amount ? sign * p.cents : sign);
        }
    }
    void take(const Solution& own) {
        for (const Payment& p : own) {
            pay(p, -1);
            if (f_.atomic[p.request]) continue;
            divided_.erase(std::remove(divided_.begin(), divided_.end(), p), divided_.end());
            divided_now_[p.request] = false;
        }
    }
    [[nodiscard]] std::vector<std::uint32_t> over_payment(const Payment& p) const {
        for (std::uint32_t c = f_.first[p.request]; c < f_.first[p.request + 1]; ++c)
            if (f_.columns[c].kind != Column::Kind::served && f_.columns[c].second == p.line)
                if (auto rows = over(c); !rows.empty()) return rows;
        return {};
    }
    void add(std::size_t c, std::int64_t times) {
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
    void place(RequestId r, std::int64_t to) {
        if (now_[r] != none) add(static_cast<std::size_t>(now_[r]), -1);
        now_[r] = to;
        if (to != none) add(static_cast<std::size_t>(to), 1);
    }
    [[nodiscard]] std::int64_t weight(std::size_t c, std::uint32_t row) const {
        for (const Entry& e : f_.of(c))
            if (e.row == row) return e.value;
        return 0;
    }
    // The least room left in a ceiling of a column.
    [[nodiscard]] std::int64_t room(std::size_t c) const {
        std::int64_t out = INT64_MAX;
        for (const Entry& e : f_.of(c))
            if (f_.rows[e.row].kind == Row::Kind::ceiling) out = std::min(out, f_.numbers[e.row] - used_[e.row]);
        return out;
    }

    bool settled(std::size_t c, RequestId r) {
        for (int tries = 0; tries < 3; ++tries) {
            const auto rows = over(c);
            if (rows.empty()) return true;
            if (!freed(rows[0], r)) return false;
        }
        return over(c).empty();
    }

    struct Swap {
        std::int64_t gain = 0;
        RequestId out = 0, in = 0;
        std::uint32_t to = 0, into = 0;  // columns
        bool two = false;
    };
    struct Side {
        std::int64_t weight;
        RequestId r;
        std::uint32_t column;
    };

    // Of all single moves and exchanges between this row and one other line: the least that frees
    // enough; else what frees most.
    bool one_step(std::uint32_t row, RequestId keep, std::int64_t missing) {
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
    static void offer(std::vector<Side>& outs, std::vector<Side>& ins, std::int64_t room, std::int64_t missing, std::vector<Swap>& offers) {
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

    const Goal& g_;
    const Form& f_;
    std::vector<std::int64_t> now_;
    std::vector<std::int64_t> used_, persons_;
    std::vector<std::uint32_t> shared_of_;
    struct Totals {
        std::vector<std::pair<std::uint32_t, std::uint32_t>> of;
        std::uint32_t& operator[](std::uint32_t c) {
            of.emplace_back(c, 0);
            return of.back().second;
        }
        [[nodiscard]] std::uint32_t at(std::uint32_t c) const {
            return std::lower_bound(of.begin(), of.end(), std::pair(c, 0U))->second;
        }
    } total_;
    std::vector<std::vector<std::uint32_t>> in_row_;
    std::vector<std::uint32_t> from_;  // of each row: which of its columns is looked at next
    std::vector<std::pair<RequestId, std::int64_t>> moves_;
    Solution divided_;
    std::vector<bool> divided_now_;
};

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
