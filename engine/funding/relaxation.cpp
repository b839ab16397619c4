// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "funding/relaxation.hpp"

#include <algorithm>
#include <cmath>

namespace attiva::funding {
namespace {

constexpr double penalty = 4096;

double column_unit(const Column& c) { return c.kind == Column::Kind::amount ? static_cast<double>(std::max<std::int64_t>(c.upper, 1)) : 1; }

}  // namespace

Scope everybody(const Form& form) {
    Scope out;
    out.free.assign(form.of_person.size(), true);
    out.fixed.assign(form.atomic.size(), -1);
    return out;
}

// What the fixed use of every row and level; and which columns are free.
void Relaxation::fix(const Goal& goal, const Scope& scope) {
    const auto still = [&](std::size_t c) {
        still_[c] = 1;
        for (const Entry& e : form_.of(c)) used_[e.row] += e.value;
        for (std::size_t k = 0; k < levels_; ++k) used_level_[k] += form_.levels[k][c];
        if (goal.objective.coefficients != nullptr) fixed_gain_ += static_cast<double>((*goal.objective.coefficients)[c]);
    };
    std::vector<bool> free_request(form_.atomic.size(), false);
    for (std::size_t p = 0; p < form_.of_person.size(); ++p)
        for (const RequestId r : form_.of_person[p]) {
            free_request[r] = scope.free[p];
            if (scope.free[p])
                for (std::uint32_t c = form_.first[r]; c < form_.first[r + 1]; ++c) place_[c] = 0;
            else if (scope.fixed[r] >= 0) still(static_cast<std::size_t>(scope.fixed[r]));
        }
    // A shared column is free where a request of its person is; else it stands as the
    // fixed requests need it (place) or allow it (whole).
    for (std::size_t c = form_.shared; c < form_.columns.size(); ++c) {
        bool free = false, needed = false, allowed = true;
        for (const Entry& e : form_.of(c)) {
            const Row& row = form_.rows[e.row];
            const Row::Kind kind = row.kind;
            if (kind == Row::Kind::places) continue;
            free = free || free_request[kind == Row::Kind::place ? row.second : row.index];
            needed = needed || (kind == Row::Kind::place && used_[e.row] > 0);
            allowed = allowed && (kind != Row::Kind::whole || used_[e.row] < 0);
        }
        if (free) place_[c] = 0;
        else if (form_.columns[c].kind == Column::Kind::place ? needed : allowed) still(c);
    }
    for (std::uint32_t c = 0; c < place_.size(); ++c)
        if (place_[c] == 0) {
            place_[c] = static_cast<std::int32_t>(columns_.size());
            columns_.push_back(c);
            unit_.push_back(column_unit(form_.columns[c]));
        }
}

// The part of a level that is a sample's: of what the level could count at most.
double Relaxation::level_part(std::size_t level, double part) const {
    if (part >= 1) return 1;
    double all = 0, here = 0;
    for (std::size_t c = 0; c < place_.size(); ++c) {
        const auto v = static_cast<double>(std::max<std::int64_t>(form_.levels[level][c], 0));
        all += v;
        here += place_[c] >= 0 ? v : 0;
    }
    return all > 0 ? here / all : part;
}

void Relaxation::rows(const Goal& goal, const Scope& scope) {
    std::vector<double> largest(form_.rows.size(), 0), level_largest(levels_, 0);
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        for (const Entry& e : form_.of(columns_[i]))
            largest[e.row] = std::max(largest[e.row], unit_[i] * static_cast<double>(std::abs(e.value)));
        for (std::size_t k = 0; k < levels_; ++k)
            level_largest[k] = std::max(level_largest[k], unit_[i] * static_cast<double>(std::abs(form_.levels[k][columns_[i]])));
    }
    Program& p = program_;
    std::vector<std::uint32_t> at(form_.rows.size(), 0);
    const auto row = [&](double number, double unit) {
        p.row_low.push_back(-unlimited);
        p.row_high.push_back(number / unit);
        row_unit_.push_back(unit);
    };
    for (std::uint32_t i = 0; i < largest.size(); ++i)
        if (largest[i] > 0) {
            at[i] = static_cast<std::uint32_t>(rows_.size());
            rows_.push_back(i);
            row(static_cast<double>(form_.numbers[i]) * scope.part - static_cast<double>(used_[i]), largest[i]);
        }
    const std::size_t level_row = rows_.size();
    for (std::size_t k = 0; k < levels_; ++k)
        row(static_cast<double>(used_level_[k]) - static_cast<double>(goal.values[k]) * level_part(k, scope.part), std::max(level_largest[k], 1.0));
    double most = 0;
    if (goal.objective.coefficients != nullptr)
        for (std::size_t i = 0; i < columns_.size(); ++i)
            most = std::max(most, unit_[i] * static_cast<double>(std::abs((*goal.objective.coefficients)[columns_[i]])));
    gain_unit_ = most > 0 ? most : 1;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const std::uint32_t c = columns_[i];
        const Column& column = form_.columns[c];
        p.gain.push_back(goal.objective.coefficients == nullptr ? 0 : unit_[i] * static_cast<double>((*goal.objective.coefficients)[c]) / gain_unit_);
        p.low.push_back(static_cast<double>(goal.box.low[c]) / unit_[i]);
        p.high.push_back(static_cast<double>(goal.box.high[c]) / unit_[i]);
        p.starts.push_back(p.terms.size());
        for (const Entry& e : form_.of(c)) p.terms.push_back({at[e.row], static_cast<double>(e.value) * unit_[i] / largest[e.row]});
        for (std::size_t k = 0; k < levels_; ++k)
            if (form_.levels[k][c] != 0)
                p.terms.push_back({static_cast<std::uint32_t>(level_row + k), -static_cast<double>(form_.levels[k][c]) * unit_[i] / row_unit_[level_row + k]});
        if (column.kind != Column::Kind::choice) continue;
        std::int32_t& gate = gate_[column.index];
        if (gate < 0) {
            gate = static_cast<std::int32_t>(p.row_high.size());
            p.row_low.push_back(goal.box.must[column.index] ? 1 : -unlimited);
            p.row_high.push_back(1);
        }
        p.terms.push_back({static_cast<std::uint32_t>(gate), 1});
    }
    slack_from_ = columns_.size();
    if (scope.soft || scope.elastic)
        for (std::uint32_t i = 0; i < row_unit_.size(); ++i) {
            const bool limit = i >= rows_.size() || form_.rows[rows_[i]].kind == Row::Kind::ceiling || form_.rows[rows_[i]].kind == Row::Kind::places;
            if (!limit && !scope.elastic) continue;
            p.gain.push_back(scope.elastic ? -1 : -penalty);
            p.low.push_back(0);
            p.high.push_back(unlimited);
            p.starts.push_back(p.terms.size());
            p.terms.push_back({i, -1});
            ++slacks_;
        }
    p.starts.push_back(p.terms.size());
    linear_ = std::make_unique<Linear>(p);
}

Relaxation::Relaxation(const Goal& goal, const Scope& scope) : form_(goal.form), levels_(goal.values.size()) {
    place_.assign(form_.columns.size(), -1);
    still_.assign(form_.columns.size(), 0);
    gate_.assign(form_.atomic.size(), -1);
    used_.assign(form_.rows.size(), 0);
    used_level_.assign(levels_, 0);
    fix(goal, scope);
    rows(goal, scope);
}

Linear::Status Relaxation::solve() { return linear_->solve(2'000'000); }

double Relaxation::value(std::size_t column) const {
    if (place_[column] < 0) return still_[column];
    const auto i = static_cast<std::size_t>(place_[column]);
    return linear_->values()[i] * unit_[i];
}

Prices Relaxation::rounded(const std::vector<double>& prices, double unit, double sign) const {
    Prices out;
    out.rows.assign(form_.rows.size(), 0);
    out.levels.assign(levels_, 0);
    if (prices.size() < row_unit_.size()) return out;
    double most = 1e-30;
    const auto real = [&](std::size_t i) { return std::max(0.0, sign * prices[i] * unit / row_unit_[i]); };
    for (std::size_t i = 0; i < row_unit_.size(); ++i) most = std::max(most, real(i));
    const int shift = std::clamp(static_cast<int>(58 - std::ceil(std::log2(most))), 0, 50);
    out.denominator = std::int64_t{1} << shift;
    for (std::size_t i = 0; i < row_unit_.size(); ++i) {
        const double scaled = std::min(real(i) * static_cast<double>(out.denominator), 4e18);
        const auto whole = static_cast<std::int64_t>(std::llround(scaled));
        (i < rows_.size() ? out.rows[rows_[i]] : out.levels[i - rows_.size()]) = whole;
    }
    return out;
}

Prices Relaxation::prices() const { return rounded(linear_->prices(), gain_unit_, 1); }

std::vector<Prices> Relaxation::contradictions() const {
    const std::vector<double> ray = linear_->contradiction();
    if (ray.empty()) return {};
    double most = 1e-30;
    for (const double v : ray) most = std::max(most, std::abs(v));
    return {rounded(ray, 1 / most, 1), rounded(ray, 1 / most, -1)};
}

double Relaxation::best() const { return fixed_gain_ + linear_->best() * gain_unit_; }

double Relaxation::broken() const {
    double out = 0;
    for (std::size_t i = 0; i < slacks_; ++i) out = std::max(out, linear_->values()[slack_from_ + i]);
    return out;
}

void Relaxation::narrow(const Box& box, RequestId r) {
    for (std::uint32_t c = form_.first[r]; c < form_.first[r + 1]; ++c)
        if (place_[c] >= 0) {
            const auto i = static_cast<std::uint32_t>(place_[c]);
            // What can hold nothing is told apart before: here limits never cross.
            linear_->limits(i, static_cast<double>(box.low[c]) / unit_[i], static_cast<double>(std::max(box.low[c], box.high[c])) / unit_[i]);
        }
    if (gate_[r] >= 0) linear_->row_limits(static_cast<std::uint32_t>(gate_[r]), box.must[r] ? 1 : -unlimited, 1);
}

}  // namespace attiva::funding
