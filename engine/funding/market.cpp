// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/market.hpp"

#include <algorithm>
#include <cmath>

namespace attiva::funding {
namespace {

constexpr int steps = 80;

// What everybody uses of every row and level, each choosing the best for itself.
void demand(const Goal& g, const std::vector<double>& price, std::vector<double>& used) {
    const Form& form = g.form;
    std::fill(used.begin(), used.end(), 0.0);
    const std::size_t rows = form.rows.size(), levels = price.size() - rows;
    for (RequestId r = 0; r < form.atomic.size(); ++r) {
        std::int64_t best = -1;
        double most = g.box.must[r] ? -1e300 : 0;
        for (std::uint32_t c = form.first[r]; form.atomic[r] && c < form.first[r + 1]; ++c) {
            if (g.box.high[c] < 1) continue;
            double rest = g.objective.coefficients == nullptr ? 0 : static_cast<double>((*g.objective.coefficients)[c]);
            for (const Entry& e : form.of(c)) rest -= price[e.row] * static_cast<double>(e.value);
            for (std::size_t k = 0; k < levels; ++k) rest += price[rows + k] * static_cast<double>(form.levels[k][c]);
            if (rest > most) most = rest, best = c;
        }
        if (best < 0) continue;
        for (const Entry& e : form.of(static_cast<std::size_t>(best))) used[e.row] += static_cast<double>(e.value);
        for (std::size_t k = 0; k < levels; ++k) used[rows + k] += static_cast<double>(form.levels[k][static_cast<std::size_t>(best)]);
    }
}

}  // namespace

Prices sampled(const Goal& goal, const Crowd& crowd, std::size_t sample) {
    Scope s = everybody(goal.form);
    const std::size_t persons = goal.form.of_person.size(), each = std::max<std::size_t>(1, persons / sample);
    std::size_t in = 0;
    for (std::size_t p = 0; p < persons; ++p) {
        s.free[p] = p % each == 0;
        in += s.free[p] ? 1 : 0;
    }
    s.in = s.free;
    s.part = static_cast<double>(in) / static_cast<double>(persons);
    s.soft = true;
    Relaxation relaxation(goal, s);
    relaxation.solve();
    Prices out = relaxation.prices();
    // What binds persons one by one says nothing of the others.
    for (std::uint32_t i = 0; i < out.rows.size(); ++i)
        if (crowd.own(i)) out.rows[i] = 0;
    crowd.complete(out);
    return out;
}

Prices felt_out(const Goal& goal, const Crowd& crowd, const Prices& from) {
    const Form& form = goal.form;
    std::vector<double> price = real(from), used(price.size());
    const std::size_t rows = form.rows.size();
    double usual = 0;
    for (std::size_t i = 0; i < rows; ++i)
        if (form.rows[i].kind == Row::Kind::ceiling) usual = std::max(usual, price[i]);
    for (int step = 0; step < steps; ++step) {
        demand(goal, price, used);
        const double pace = 0.6 / (1 + step * 0.25);
        for (std::uint32_t i = 0; i < price.size(); ++i) {
            const bool level = i >= rows;
            if (!level && (!crowd.shared(i) || form.rows[i].kind != Row::Kind::ceiling)) continue;
            const double number = level ? static_cast<double>(goal.values[i - rows]) : static_cast<double>(form.numbers[i]);
            const double over = (level ? number - used[i] : used[i] - number) / std::max(1.0, std::abs(number));
            if (!level && price[i] == 0 && over > 0) price[i] = usual * 0.02;
            price[i] *= std::exp(pace * std::clamp(over * 4, -0.7, 0.7));
        }
    }
    return whole(goal, crowd, price);
}

Prices whole(const Goal& goal, const Crowd& crowd, const std::vector<double>& price) {
    Prices out;
    double most = 1e-30;
    for (const double v : price) most = std::max(most, v);
    out.denominator = std::int64_t{1} << std::clamp(static_cast<int>(58 - std::ceil(std::log2(most))), 0, 50);
    for (std::size_t i = 0; i < price.size(); ++i)
        (i < goal.form.rows.size() ? out.rows : out.levels).push_back(static_cast<std::int64_t>(std::min(4e18, price[i] * static_cast<double>(out.denominator))));
    crowd.complete(out);
    return out;
}

std::vector<double> real(const Prices& prices) {
    const double unit = static_cast<double>(prices.denominator);
    std::vector<double> out;
    for (const std::int64_t w : prices.rows) out.push_back(static_cast<double>(w) / unit);
    for (const std::int64_t w : prices.levels) out.push_back(static_cast<double>(w) / unit);
    return out;
}

}  // namespace attiva::funding
