// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/root.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace attiva::funding {
namespace {

constexpr std::size_t small = 1500;     // columns solved at once
constexpr std::size_t sample = 600;     // persons
constexpr std::size_t first_free = 800;
constexpr std::size_t most_freed = 3000;
constexpr int rounds = 40;

class Sifting {
public:
    explicit Sifting(const Goal& goal) : g_(goal), f_(goal.form) {
        always_.assign(f_.of_person.size(), false);
        for (std::size_t p = 0; p < always_.size(); ++p) {
            for (const RequestId r : f_.of_person[p]) always_[p] = always_[p] || !f_.atomic[r];
        }
        shared_persons();
        use_.assign(f_.rows.size(), 0);
    }

    Root run(std::int64_t reached) {
        Root out;
        out.prices = sampled();
        if (better(out.prices, reached)) return finished(std::move(out));
        const Prices felt = felt_out(out.prices);
        if (better(felt, reached)) return finished(std::move(out));
        out.prices = felt;
        scope_ = everybody(f_);
        scope_.soft = true;
        choose(out.prices, out.margins);
        std::vector<std::uint32_t> order(scope_.free.size());
        std::iota(order.begin(), order.end(), 0U);
        const std::size_t count = std::min(order.size(), first_free);
        std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count == order.size() ? 0 : count), order.end(),
                         [&](auto a, auto b) { return std::tie(out.margins[a], a) < std::tie(out.margins[b], b); });
        scope_.free = always_;
        for (std::size_t i = 0; i < count; ++i) scope_.free[order[i]] = true;
        for (int round = 0; round < rounds; ++round) {
            Relaxation relaxation(g_, scope_);
            if (relaxation.solve() != Linear::Status::optimal) break;
            out.prices = relaxation.prices();
            complete(out.prices);
            if (better(out.prices, reached)) break;
            const std::size_t freed = free_those(out.prices);
            if (freed == 0) {
                out.solved = relaxation.broken() < 1e-7;
                for (std::size_t c = 0; c < f_.columns.size(); ++c) out.values.push_back(relaxation.value(c));
                break;
            }
        }
        return finished(std::move(out));
    }

    // Keeps the prices if they bound closer than any before; whether they leave nothing to find.
    bool better(const Prices& prices, std::int64_t reached) {
        const auto bound = Leaf(f_, g_.values, prices, g_.objective).bound(g_.box);
        if (bound && *bound < bound_) bound_ = *bound, best_ = prices;
        return bound && *bound <= reached;
    }
    Root finished(Root out) {
        if (bound_ < INT64_MAX) out.prices = std::move(best_);
        margins(out.prices, out.margins);
        return out;
    }

    void margins(const Prices& prices, std::vector<double>& out) {
        const Leaf leaf(f_, g_.values, prices, g_.objective);
        out.assign(f_.of_person.size(), 0);
        for (std::size_t p = 0; p < out.size(); ++p) {
            if (always_[p]) continue;
            double least = 1e300;
            for (const RequestId r : f_.of_person[p]) least = std::min(least, first_two(leaf, r).second);
            out[p] = least / static_cast<double>(prices.denominator);
        }
    }

private:
    // The best choice (a column or -1), and by how much it is better than the second.
    std::pair<std::int64_t, double> first_two(const Leaf& leaf, RequestId r) const {
        std::int64_t best = -1;
        std::optional<Wide> first, second;
        const auto offer = [&](std::int64_t c, Wide v) {
            if (!first || v > *first) second = first, first = v, best = c;
            else if (!second || v > *second) second = v;
        };
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
            if (g_.box.low[c] > 0) return {c, 1e300};
        if (!g_.box.must[r]) offer(-1, 0);
        for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
            if (g_.box.high[c] > 0) offer(c, leaf.rest(c));
        return {best, second ? static_cast<double>(*first - *second) : 1e300};
    }

    // Persons who hold several requests together in one shared column are always free.
    void shared_persons() {
        std::vector<std::uint32_t> person(f_.atomic.size(), 0);
        for (std::uint32_t p = 0; p < f_.of_person.size(); ++p)
            for (const RequestId r : f_.of_person[p]) person[r] = p;
        for (std::size_t c = f_.shared; c < f_.columns.size(); ++c) {
            std::size_t ties = 0;
            RequestId r = 0;
            for (const Entry& e : f_.of(c)) {
                const Row& row = f_.rows[e.row];
                if (row.kind == Row::Kind::places) continue;
                r = row.kind == Row::Kind::place ? row.second : row.index;
                ++ties;
            }
            if (ties > 1) always_[person[r]] = true;
        }
        row_person_.assign(f_.rows.size(), -1);  // -2: of several
        for (std::uint32_t p = 0; p < f_.of_person.size(); ++p)
            for (const RequestId r : f_.of_person[p])
                for (std::uint32_t c = f_.first[r]; c < f_.first[r + 1]; ++c)
                    for (const Entry& e : f_.of(c)) {
                        std::int64_t& who = row_person_[e.row];
                        who = who == -1 || who == static_cast<std::int64_t>(p) ? static_cast<std::int64_t>(p) : -2;
                    }
    }

    // A row that ties one request to a shared column, of whom is not in the program: its price
    // follows from that column's.
    void complete(Prices& prices) const {
        for (std::size_t c = f_.shared; c < f_.columns.size(); ++c) {
            std::optional<std::uint32_t> tie;
            std::size_t ties = 0;
            for (const Entry& e : f_.of(c))
                if (f_.rows[e.row].kind != Row::Kind::places) tie = e.row, ++ties;
            if (ties != 1 || prices.rows[*tie] != 0) continue;
            Wide rest = g_.objective.coefficients == nullptr ? 0 : static_cast<Wide>(prices.denominator) * (*g_.objective.coefficients)[c];
            for (std::size_t k = 0; k < prices.levels.size(); ++k) rest += static_cast<Wide>(prices.levels[k]) * f_.levels[k][c];
            for (const Entry& e : f_.of(c)) rest -= static_cast<Wide>(prices.rows[e.row]) * e.value;
            const bool place = f_.columns[c].kind == Column::Kind::place;
            const Wide price = place ? -rest : rest;
            prices.rows[*tie] = static_cast<std::int64_t>(std::clamp<Wide>(price, 0, INT64_MAX / 4));
        }
    }

    [[nodiscard]] Prices sampled() const {
        Scope s = everybody(f_);
        const std::size_t persons = f_.of_person.size(), each = std::max<std::size_t>(1, persons / sample);
        std::size_t in = 0;
        for (std::size_t p = 0; p < persons; ++p) {
            s.free[p] = p % each == 0;
            in += s.free[p] ? 1 : 0;
        }
        s.part = static_cast<double>(in) / static_cast<double>(persons);
        s.soft = true;
        Relaxation relaxation(g_, s);
        relaxation.solve();
        Prices out = relaxation.prices();
        // What binds persons one by one says nothing of the others.
        for (std::size_t i = 0; i < out.rows.size(); ++i)
            if (row_person_[i] >= 0) out.rows[i] = 0;
        complete(out);
        return out;
    }

    // Prices felt out as a market does: dearer where more is asked than there is, cheaper where
    // less, by smaller and smaller steps. Only rows of several persons.
    [[nodiscard]] Prices felt_out(const Prices& from) const {
        const double unit = static_cast<double>(from.denominator);
        std::vector<double> price(f_.rows.size() + from.levels.size(), 0), used(price.size());
        double usual = 0;
        for (std::size_t i = 0; i < from.rows.size(); ++i) {
            price[i] = static_cast<double>(from.rows[i]) / unit;
            if (f_.rows[i].kind == Row::Kind::ceiling) usual = std::max(usual, price[i]);
        }
        for (std::size_t k = 0; k < from.levels.size(); ++k) price[f_.rows.size() + k] = static_cast<double>(from.levels[k]) / unit;
        for (int step = 0; step < 80; ++step) {
            demand(price, used);
            const double pace = 0.6 / (1 + step * 0.25);
            for (std::size_t i = 0; i < price.size(); ++i) {
                const bool level = i >= f_.rows.size();
                if (!level && (row_person_[i] != -2 || f_.rows[i].kind != Row::Kind::ceiling)) continue;
                const double number = level ? static_cast<double>(g_.values[i - f_.rows.size()]) : static_cast<double>(f_.numbers[i]);
                const double over = (level ? number - used[i] : used[i] - number) / std::max(1.0, std::abs(number));
                if (!level && price[i] == 0 && over > 0) price[i] = usual * 0.02;
                price[i] *= std::exp(pace * std::clamp(over * 4, -0.7, 0.7));
            }
        }
        return whole(price, from.levels.size());
    }
    void demand(const std::vector<double>& price, std::vector<double>& used) const {
        std::fill(used.begin(), used.end(), 0.0);
        const std::size_t rows = f_.rows.size(), levels = price.size() - rows;
        for (RequestId r = 0; r < f_.atomic.size(); ++r) {
            std::int64_t best = -1;
            double most = g_.box.must[r] ? -1e300 : 0;
            for (std::uint32_t c = f_.first[r]; f_.atomic[r] && c < f_.first[r + 1]; ++c) {
                if (g_.box.high[c] < 1) continue;
                double rest = g_.objective.coefficients == nullptr ? 0 : static_cast<double>((*g_.objective.coefficients)[c]);
                for (const Entry& e : f_.of(c)) rest -= price[e.row] * static_cast<double>(e.value);
                for (std::size_t k = 0; k < levels; ++k) rest += price[rows + k] * static_cast<double>(f_.levels[k][c]);
                if (rest > most) most = rest, best = c;
            }
            if (best < 0) continue;
            for (const Entry& e : f_.of(static_cast<std::size_t>(best))) used[e.row] += static_cast<double>(e.value);
            for (std::size_t k = 0; k < levels; ++k) used[rows + k] += static_cast<double>(f_.levels[k][static_cast<std::size_t>(best)]);
        }
    }
    [[nodiscard]] Prices whole(const std::vector<double>& price, std::size_t levels) const {
        Prices out;
        double most = 1e-30;
        for (const double v : price) most = std::max(most, v);
        out.denominator = std::int64_t{1} << std::clamp(static_cast<int>(58 - std::ceil(std::log2(most))), 0, 50);
        for (std::size_t i = 0; i < price.size(); ++i)
            (i < price.size() - levels ? out.rows : out.levels).push_back(static_cast<std::int64_t>(std::min(4e18, price[i] * static_cast<double>(out.denominator))));
        complete(out);
        return out;
    }

    // Fixes each request to its best choice; whose choices break what binds them alone has margin 0.
    void choose(const Prices& prices, std::vector<double>& margins_out) {
        const Leaf leaf(f_, g_.values, prices, g_.objective);
        margins_out.assign(f_.of_person.size(), 0);
        for (std::size_t p = 0; p < f_.of_person.size(); ++p) {
            if (always_[p]) continue;
            double least = 1e300;
            for (const RequestId r : f_.of_person[p]) {
                const auto [best, margin] = first_two(leaf, r);
                scope_.fixed[r] = best;
                least = std::min(least, margin);
            }
            margins_out[p] = breaks(p) ? -1 : least / static_cast<double>(prices.denominator);
        }
    }
    bool breaks(std::size_t p) {
        bool out = false;
        const auto each = [&](int sign) {
            for (const RequestId r : f_.of_person[p])
                if (scope_.fixed[r] >= 0)
                    for (const Entry& e : f_.of(static_cast<std::size_t>(scope_.fixed[r])))
                        if (row_person_[e.row] == static_cast<std::int64_t>(p)) {
                            const Row::Kind kind = f_.rows[e.row].kind;
                            use_[e.row] += sign * e.value;
                            out = out || ((kind == Row::Kind::ceiling || kind == Row::Kind::exclusion) && use_[e.row] > f_.numbers[e.row]);
                        }
        };
        each(1);
        const bool found = out;
        each(-1);
        return found;
    }

    // Frees those who would rather choose otherwise, the worst first.
    std::size_t free_those(const Prices& prices) {
        const Leaf leaf(f_, g_.values, prices, g_.objective);
        const double unit = static_cast<double>(prices.denominator);
        std::vector<std::pair<double, std::uint32_t>> worst;
        double most = 1;
        for (std::uint32_t p = 0; p < f_.of_person.size(); ++p) {
            if (scope_.free[p]) continue;
            double loss = 0;
            for (const RequestId r : f_.of_person[p]) {
                const auto [best, margin] = first_two(leaf, r);
                if (best == scope_.fixed[r]) continue;
                const Wide now = scope_.fixed[r] >= 0 ? leaf.rest(static_cast<std::size_t>(scope_.fixed[r])) : 0;
                const Wide better = best >= 0 ? leaf.rest(static_cast<std::size_t>(best)) : 0;
                loss = std::max(loss, static_cast<double>(better - now) / unit);
            }
            if (loss > 0) worst.emplace_back(loss, p);
            most = std::max(most, loss);
        }
        std::sort(worst.begin(), worst.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
        std::size_t freed = 0;
        double left = 0;
        for (const auto& w : worst) left += w.first;
        // What all of them together could gain is less than anything that counts.
        if (left < 1e-3) return 0;
        for (const auto& [loss, p] : worst) {
            if (freed >= most_freed) break;
            scope_.free[p] = true;
            ++freed;
        }
        return freed;
    }

    const Goal& g_;
    const Form& f_;
    std::vector<bool> always_;
    std::vector<std::int64_t> row_person_;
    std::vector<std::int64_t> use_;
    Scope scope_;
    std::int64_t bound_ = INT64_MAX;
    Prices best_;
};

}  // namespace

Root root_of(const Goal& goal, std::int64_t reached) {
    Sifting sifting(goal);
    if (goal.form.columns.size() > small) return sifting.run(reached);
    Root out;
    Relaxation whole(goal, everybody(goal.form));
    out.solved = whole.solve() == Linear::Status::optimal;
    out.prices = whole.prices();
    for (std::size_t c = 0; c < goal.form.columns.size(); ++c) out.values.push_back(whole.value(c));
    sifting.margins(out.prices, out.margins);
    return out;
}

Scope core_of(const Goal& goal, const Root& root, std::size_t persons) {
    const Form& form = goal.form;
    Scope out = everybody(form);
    std::vector<double> order_by = root.margins;
    for (std::uint32_t p = 0; p < form.of_person.size(); ++p)
        for (const RequestId r : form.of_person[p])
            for (std::uint32_t c = form.first[r]; c < form.first[r + 1]; ++c) {
                const double v = root.values[c];
                if (form.columns[c].kind != Column::Kind::choice) order_by[p] = std::min(order_by[p], 0.0);
                else if (std::abs(v - std::round(v)) > 1e-7) order_by[p] = -1;
                else if (v > 0.5) out.fixed[r] = c;
            }
    std::vector<std::uint32_t> order(order_by.size());
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](auto a, auto b) { return std::tie(order_by[a], a) < std::tie(order_by[b], b); });
    for (std::size_t i = 0; i < order.size(); ++i)
        out.free[order[i]] = i < persons || order_by[order[i]] < 0;
    for (std::size_t p = 0; p < order.size(); ++p)
        for (const RequestId r : form.of_person[p])
            if (!form.atomic[r]) out.free[p] = true;
    return out;
}

}  // namespace attiva::funding
