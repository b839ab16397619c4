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
double Relaxation::level_part(std::size_t level, const Scope& scope) const {
    if (scope.part >= 1) return 1;
    double all = 0, here = 0;
    for (std::size_t p = 0; p < form_.of_person.size(); ++p)
        for (const RequestId r : form_.of_person[p])
            for (std::uint32_t c = form_.first[r]; c < form_.first[r + 1]; ++c) {
                const auto v = static_cast<double>(std::max<std::int64_t>(form_.levels[level][c], 0));
                all += v;
                here += scope.in[p] ? v : 0;
            }
    return all > 0 ? here / all : scope.part;
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
    for (std::uint32_t i = 0; i < largest.size(); ++i) {
        // A row whose price is kept within limits has one, even where nobody free is in it.
        if (largest[i] == 0 && !scope.dearest.empty() && scope.dearest[i] < unlimited) largest[i] = std::max(1.0, static_cast<double>(std::abs(form_.numbers[i])) / 1000);
        if (largest[i] > 0) {
            at[i] = static_cast<std::uint32_t>(rows_.size());
            rows_.push_back(i);
            row(static_cast<double>(form_.numbers[i]) * scope.part - static_cast<double>(used_[i]), largest[i]);
        }
    }
    for (std::size_t k = 0; k < levels_; ++k)
        row(static_cast<double>(used_level_[k]) - static_cast<double>(goal.values[k]) * level_part(k, scope), std::max(level_largest[k], 1.0));
    columns(goal, at, largest);
    slacks(scope);
    p.starts.push_back(p.terms.size());
    linear_ = std::make_unique<Linear>(p);
}

void Relaxation::columns(const Goal& goal, const std::vector<std::uint32_t>& at, const std::vector<double>& largest) {
    Program& p = program_;
    const std::size_t level_row = rows_.size();
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
}

// What may be broken, at which price; and, where prices are kept within limits, what is left over
// sold back at the cheapest.
void Relaxation::slacks(const Scope& scope) {
    slack_from_ = columns_.size();
    if (!scope.soft && !scope.elastic) return;
    for (std::uint32_t i = 0; i < row_unit_.size(); ++i) {
        const bool level = i >= rows_.size();
        const bool limit = level || form_.rows[rows_[i]].kind == Row::Kind::ceiling || form_.rows[rows_[i]].kind == Row::Kind::places;
        if (!limit && !scope.elastic) continue;
        const std::size_t at = level ? form_.rows.size() + i - rows_.size() : rows_[i];
        const bool kept = !scope.dearest.empty() && scope.dearest[at] < unlimited;
        const double to_gain = row_unit_[i] / gain_unit_;
        slack(i, scope.elastic ? -1 : kept ? -scope.dearest[at] * to_gain : -penalty, unlimited, false);
        if (kept && scope.cheapest[at] > 0) slack(i, scope.cheapest[at] * to_gain, std::abs(program_.row_high[i]) + static_cast<double>(columns_.size()), true);
    }
}
void Relaxation::slack(std::uint32_t row, double gain, double high, bool sold) {
    Program& p = program_;
    p.gain.push_back(gain);
    p.low.push_back(0);
    p.high.push_back(high);
    p.starts.push_back(p.terms.size());
    p.terms.push_back({row, sold ? 1.0 : -1.0});
    slacks_.push_back({row, sold});
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

// Of each row of the form, then of each level, its row in the program, or -1.
std::vector<std::int32_t> Relaxation::rows_of_form() const {
    std::vector<std::int32_t> out(form_.rows.size() + levels_, -1);
    for (std::size_t i = 0; i < rows_.size(); ++i) out[rows_[i]] = static_cast<std::int32_t>(i);
    for (std::size_t k = 0; k < levels_; ++k) out[form_.rows.size() + k] = static_cast<std::int32_t>(rows_.size() + k);
    return out;
}

// Whoever is new stands as it stood while it was fixed, and its rows say nothing: nothing else moves.
void Relaxation::begin_from(const Relaxation& before) {
    using At = Linear::At;
    for (std::uint32_t i = 0; i < columns_.size(); ++i) {
        const std::uint32_t c = columns_[i];
        linear_->column_at(i, before.place_[c] >= 0 ? before.linear_->column_at(static_cast<std::uint32_t>(before.place_[c])) : before.still_[c] > 0 ? At::high : At::low);
    }
    const std::vector<std::int32_t> here = rows_of_form(), there = before.rows_of_form();
    const auto row_at = [&](std::int32_t row) { return row < 0 ? At::basic : before.linear_->row_at(static_cast<std::uint32_t>(row)); };
    for (std::size_t i = 0; i < here.size(); ++i)
        if (here[i] >= 0) linear_->row_at(static_cast<std::uint32_t>(here[i]), row_at(i < there.size() ? there[i] : -1));
    for (std::size_t r = 0; r < gate_.size(); ++r)
        if (gate_[r] >= 0) linear_->row_at(static_cast<std::uint32_t>(gate_[r]), row_at(before.gate_[r]));
    std::vector<At> slack(2 * row_unit_.size(), At::low);
    std::vector<std::int32_t> now(before.row_unit_.size(), -1);
    for (std::size_t i = 0; i < here.size() && i < there.size(); ++i)
        if (there[i] >= 0) now[static_cast<std::size_t>(there[i])] = here[i];
    for (std::size_t i = 0; i < before.slacks_.size(); ++i)
        if (const std::int32_t row = now[before.slacks_[i].row]; row >= 0)
            slack[2 * static_cast<std::size_t>(row) + (before.slacks_[i].sold ? 1 : 0)] = before.linear_->column_at(static_cast<std::uint32_t>(before.slack_from_ + i));
    for (std::size_t i = 0; i < slacks_.size(); ++i)
        linear_->column_at(static_cast<std::uint32_t>(slack_from_ + i), slack[2 * slacks_[i].row + (slacks_[i].sold ? 1 : 0)]);
}

Linear::Status Relaxation::solve_from(const Relaxation& before) {
    begin_from(before);
    return linear_->improve(2'000'000);
}

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
    for (std::size_t i = 0; i < slacks_.size(); ++i) out = std::max(out, linear_->values()[slack_from_ + i]);
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
