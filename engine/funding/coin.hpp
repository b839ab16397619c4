// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <memory>
#include <vector>

// The door to COIN-OR, the only one. It answers in floating point: what comes out is a hint,
// never a fact. Numbers that go in should be near 1 (whoever calls scales them).

namespace attiva::funding {

/// Whether this build has the library. If not, nothing below may be called.
bool coin_available();

struct Program {
    struct Term {
        std::uint32_t row = 0;
        double value = 0;
    };
    std::vector<double> gain;                ///< by column: to be made as great as can be
    std::vector<double> low, high;           ///< by column
    std::vector<std::size_t> starts;         ///< of each column's terms; one more at the end
    std::vector<Term> terms;
    std::vector<double> row_low, row_high;
};
inline constexpr double unlimited = 1e30;

/// A linear program that is solved again and again, its limits changed between.
class Linear {
public:
    enum class Status : std::uint8_t { optimal, infeasible, stopped };

    explicit Linear(const Program& program);
    ~Linear();
    Linear(const Linear&) = delete;
    Linear& operator=(const Linear&) = delete;

    void limits(std::uint32_t column, double low, double high);
    void row_limits(std::uint32_t row, double low, double high);
    /// From where it was left. iterations: no more than these.
    Status solve(int iterations);
    /// The same where it was left allowed, or nearly so.
    Status improve(int iterations);
    /// Where it was left, for another program that is nearly the same: by column, then row.
    enum class At : std::uint8_t { low, high, basic };
    [[nodiscard]] At column_at(std::uint32_t column) const;
    [[nodiscard]] At row_at(std::uint32_t row) const;
    void column_at(std::uint32_t column, At at);
    void row_at(std::uint32_t row, At at);
    [[nodiscard]] const double* values() const;
    /// By row, ≥ 0 where the row holds from above at the best, ≤ 0 from below.
    [[nodiscard]] std::vector<double> prices() const;
    /// Of an infeasible one: prices by which the rows contradict the limits of the columns.
    [[nodiscard]] std::vector<double> contradiction() const;
    [[nodiscard]] double best() const;

private:
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

}  // namespace attiva::funding
