// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/root.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "funding/market.hpp"

namespace attiva::funding {
namespace {

constexpr std::size_t small = 1500;     // columns solved at once
constexpr std::size_t sample = 600;     // persons
constexpr std::size_t in_doubt = 500;   // persons to begin with
constexpr std::size_t most_freed = 400;
constexpr int rounds = 80;
constexpr std::size_t step = 8;         // persons, from one scale to the next

// The relaxation of a few persons, the others fixed as prices have them choose; whoever would
// rather choose otherwise at the prices that come out is freed, until nobody would. Prices of a
// few go astray: they are kept in a box around the best known, and the box is moved when nobody
// in it would choose otherwise.
class Sifting {
public:
    explicit Sifting(const Goal& goal) : g_(goal), f_(goal.form), crowd_(goal) {}

    Root run(std::int64_t reached) {
        Root out;
        Prices at = sampled(g_, crowd_, sample);
        if (better(at, reached)) return finished(std::move(out));
        if (better(felt_out(g_, crowd_, at), reached)) return finished(std::move(out));
        if (bound_ < INT64_MAX) at = best_;
        measure();
        // Prices that a part of the persons agree on are near those of all: the more, the nearer.
        const std::size_t persons = f_.of_person.size();
        std::size_t each = 1;
        while (persons / (each * step) >= 5 * sample) each *= step;
        for (; each >= 1; each /= step) {
            const double scale = std::sqrt(static_cast<double>(each) / static_cast<double>(persons));
            if (converged(at, each, std::clamp(8 * scale, 0.02, 0.15), reached, out)) break;
        }
        return finished(std::move(out));
    }

private:
    // One person in `each`, with as much less of everything. True: there is nothing more to find.
    bool converged(Prices& at, std::size_t each, double width, std::int64_t reached, Root& out) {
        begin(at, each, width);
        std::shared_ptr<Relaxation> before;
        for (int round = 0; round < rounds; ++round) {
            auto relaxation = std::make_shared<Relaxation>(g_, scope_);
            if ((before ? relaxation->solve_from(*before) : relaxation->solve()) != Linear::Status::optimal) return false;
            at = relaxation->prices();
            crowd_.complete(at);
            if (better(at, reached)) return true;
            const std::size_t freed = free_those(at);
            const bool held = relaxation->broken() > 1e-7;
            if ((freed == 0 && !held) || round + 1 == rounds) {
                if (each > 1) return false;
                out.solved = true;
                for (std::size_t c = 0; c < f_.columns.size(); ++c) out.values.push_back(relaxation->value(c));
                out.last = std::move(relaxation);
                return true;
            }
            if (freed == 0) box(at, width *= 2);
            before = std::move(relaxation);
        }
        return false;
    }
    // Keeps the prices if they bound closer than any before; whether they leave nothing to find.
    bool better(const Prices& prices, std::int64_t reached) {
        const auto bound = Leaf(f_, g_.values, prices, g_.objective).bound(g_.box);
        if (bound && *bound < bound_) bound_ = *bound, best_ = prices;
        return bound && *bound <= reached;
    }
    Root finished(Root out) {
        if (bound_ < INT64_MAX) out.prices = std::move(best_);
        out.margins = crowd_.margins(out.prices);
        return out;
    }

    void measure() {
        largest_.assign(f_.rows.size() + g_.values.size(), 0);
        const auto most = [](double& into, std::int64_t v) { into = std::max(into, static_cast<double>(std::abs(v))); };
        for (std::size_t c = 0; c < f_.columns.size(); ++c) {
            for (const Entry& e : f_.of(c)) most(largest_[e.row], e.value * (f_.columns[c].kind == Column::Kind::amount ? f_.columns[c].upper : 1));
            for (std::size_t k = 0; k < g_.values.size(); ++k) most(largest_[f_.rows.size() + k], f_.levels[k][c]);
            if (g_.objective.coefficients != nullptr) most(gain_, (*g_.objective.coefficients)[c]);
        }
    }
    // Those who would choose otherwise first, were prices to move, are free.
    void begin(const Prices& prices, std::size_t each, double width) {
        scope_ = everybody(f_);
        scope_.soft = true;
        const std::vector<double> price = real(prices);
        std::vector<double> moves = price;
        for (std::uint32_t i = 0; i < f_.rows.size(); ++i)
            if (!crowd_.shared(i)) moves[i] = 0;
        const std::vector<double> steady = crowd_.steadiness(prices, moves, scope_.fixed);
        std::vector<std::uint32_t> order;
        scope_.in.assign(steady.size(), false);
        scope_.free = scope_.in;
        for (std::uint32_t p = 0; p < steady.size(); ++p) {
            scope_.in[p] = p % each == 0;
            if (scope_.in[p]) order.push_back(p), scope_.free[p] = crowd_.always()[p];
            else for (const RequestId r : f_.of_person[p]) scope_.fixed[r] = -1;
        }
        scope_.part = static_cast<double>(order.size()) / static_cast<double>(steady.size());
        const std::size_t count = std::min(order.size(), in_doubt);
        std::nth_element(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count == order.size() ? 0 : count), order.end(),
                         [&](auto a, auto b) { return std::tie(steady[a], a) < std::tie(steady[b], b); });
        for (std::size_t i = 0; i < count; ++i) scope_.free[order[i]] = true;
        box(prices, width);
    }
    // As wide as prices are dear, and no less than a part of what the largest user of a row could
    // pay at all.
    void box(const Prices& prices, double width) {
        const std::vector<double> price = real(prices);
        scope_.cheapest.assign(price.size(), -unlimited);
        scope_.dearest.assign(price.size(), unlimited);
        for (std::uint32_t i = 0; i < price.size(); ++i) {
            if ((i < f_.rows.size() && !crowd_.shared(i)) || largest_[i] <= 0) continue;
            const double by = width * std::max(price[i], 0.2 * gain_ / largest_[i]);
            scope_.cheapest[i] = price[i] - by;
            scope_.dearest[i] = price[i] + by;
        }
    }
    // Frees those who would rather choose otherwise, the worst first.
    std::size_t free_those(const Prices& prices) {
        const Leaf leaf(f_, g_.values, prices, g_.objective);
        const double unit = static_cast<double>(prices.denominator);
        std::vector<std::pair<double, std::uint32_t>> worst;
        double left = 0;
        for (std::uint32_t p = 0; p < f_.of_person.size(); ++p) {
            if (scope_.free[p] || !scope_.in[p]) continue;
            double loss = 0;
            for (const RequestId r : f_.of_person[p]) {
                const std::int64_t best = crowd_.first_two(leaf, r).first;
                if (best == scope_.fixed[r]) continue;
                const Wide now = scope_.fixed[r] >= 0 ? leaf.rest(static_cast<std::size_t>(scope_.fixed[r])) : 0;
                const Wide better = best >= 0 ? leaf.rest(static_cast<std::size_t>(best)) : 0;
                loss = std::max(loss, static_cast<double>(better - now) / unit);
            }
            if (loss > 0) worst.emplace_back(-loss, p);
            left += loss;
        }
        // What all of them together could gain is less than anything that counts.
        if (left < 1e-3) return 0;
        std::sort(worst.begin(), worst.end());
        if (worst.size() > most_freed) worst.resize(most_freed);
        for (const auto& [loss, p] : worst) scope_.free[p] = true;
        return worst.size();
    }

    const Goal& g_;
    const Form& f_;
    Crowd crowd_;
    Scope scope_;
    std::vector<double> largest_;  // by row, then level: the most a column has in it
    double gain_ = 0;
    std::int64_t bound_ = INT64_MAX;
    Prices best_;
};

}  // namespace

Root root_of(const Goal& goal, std::int64_t reached) {
    if (goal.form.columns.size() > small) return Sifting(goal).run(reached);
    Root out;
    const auto whole = std::make_shared<Relaxation>(goal, everybody(goal.form));
    out.solved = whole->solve() == Linear::Status::optimal;
    out.prices = whole->prices();
    for (std::size_t c = 0; c < goal.form.columns.size(); ++c) out.values.push_back(whole->value(c));
    if (out.solved) out.last = whole;
    out.margins = Crowd(goal).margins(out.prices);
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
