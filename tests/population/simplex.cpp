// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "population/simplex.hpp"

#include <stdexcept>

namespace population_tests {

Simplex::Simplex(const Puzzle& puzzle) : puzzle_(puzzle), unknown_(puzzle.truth.size()) {
    for (std::size_t i = 0; i < puzzle.truth.size(); ++i)
        if (puzzle.hidden[i]) unknown_[i] = columns_++;
    for (const auto& equation : puzzle.equations) {
        std::vector<Whole> row(columns_ + 1, 0);
        bool open = false;
        for (const auto& [count, times] : equation) {
            if (puzzle.hidden[count]) row[unknown_[count]] += times;
            else row.back() -= times * puzzle.truth[count];
            open = open || puzzle.hidden[count];
        }
        if (!open) continue;
        if (row.back() < 0)
            for (Whole& n : row) n = -n;
        rows_.push_back(std::move(row));
    }
    // First phase: a slack in every row, then none of them.
    const std::size_t width = columns_ + rows_.size();
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const Whole right = rows_[r].back();
        rows_[r].back() = 0;
        rows_[r].resize(width + 1, 0);
        rows_[r][columns_ + r] = 1;
        rows_[r].back() = right;
        basis_.push_back(columns_ + r);
    }
    std::vector<Whole> gain(width, 0);
    for (std::size_t c = columns_; c < width; ++c) gain[c] = -1;
    climb(std::move(gain));
    for (std::size_t r = rows_.size(); r-- > 0;) {
        if (basis_[r] < columns_) continue;
        if (rows_[r].back() != 0) throw std::logic_error("a puzzle that nothing solves");
        std::size_t c = 0;
        while (c < columns_ && rows_[r][c] == 0) ++c;
        if (c < columns_) {
            if (rows_[r][c] < 0)
                for (Whole& n : rows_[r]) n = -n;
            pivot(r, c);
        } else {
            rows_.erase(rows_.begin() + static_cast<std::ptrdiff_t>(r));
            basis_.erase(basis_.begin() + static_cast<std::ptrdiff_t>(r));
        }
    }
    for (auto& row : rows_) {
        const Whole right = row.back();
        row.resize(columns_);
        row.push_back(right);
    }
}

void Simplex::pivot(std::size_t row, std::size_t column) {
    if (rows_[row][column] != 1) throw std::logic_error("no network");
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        const Whole times = rows_[r][column];
        if (r == row || times == 0) continue;
        for (std::size_t c = 0; c < rows_[r].size(); ++c) rows_[r][c] -= times * rows_[row][c];
    }
    basis_[row] = column;
}

// Bland's rule: the first column that gains, the first of the rows that bind.
void Simplex::climb(std::vector<Whole> gain) {
    gain.push_back(0);
    for (std::size_t r = 0; r < rows_.size(); ++r)
        if (const Whole times = gain[basis_[r]]; times != 0)
            for (std::size_t c = 0; c < gain.size(); ++c) gain[c] -= times * rows_[r][c];
    for (;;) {
        std::size_t column = 0;
        while (column + 1 < gain.size() && gain[column] <= 0) ++column;
        if (column + 1 == gain.size()) return;
        std::size_t row = rows_.size();
        for (std::size_t r = 0; r < rows_.size(); ++r) {
            if (rows_[r][column] <= 0) continue;
            if (row == rows_.size() || rows_[r].back() < rows_[row].back() ||
                (rows_[r].back() == rows_[row].back() && basis_[r] < basis_[row]))
                row = r;
        }
        if (row == rows_.size()) throw std::logic_error("a count without a limit");
        pivot(row, column);
        const Whole times = gain[column];
        for (std::size_t c = 0; c < gain.size(); ++c) gain[c] -= times * rows_[row][c];
    }
}

Whole Simplex::most(const std::vector<Whole>& gain) {
    climb(gain);
    Whole out = 0;
    for (std::size_t r = 0; r < rows_.size(); ++r) out += gain[basis_[r]] * rows_[r].back();
    return out;
}

Range Simplex::range(const std::vector<Puzzle::Term>& sum) {
    std::vector<Whole> up(columns_, 0);
    std::vector<Whole> down(columns_, 0);
    Whole known = 0;
    for (const auto& [count, times] : sum) {
        if (puzzle_.hidden[count]) {
            up[unknown_[count]] += times;
            down[unknown_[count]] -= times;
        } else {
            known += times * puzzle_.truth[count];
        }
    }
    return {known - most(down), known + most(up)};
}

std::vector<Range> Simplex::ranges() {
    std::vector<Range> out;
    for (std::size_t i = 0; i < puzzle_.truth.size(); ++i)
        out.push_back(puzzle_.hidden[i] ? range({{i, 1}}) : Range{puzzle_.truth[i], puzzle_.truth[i]});
    return out;
}

}  // namespace population_tests
