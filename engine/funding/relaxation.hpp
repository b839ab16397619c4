// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/coin.hpp"
#include "funding/form.hpp"

// The linear form without whole numbers, over some persons while the others stand fixed: what
// coin.hpp solves. Values and prices that come out are hints; prices are rounded to whole
// numbers, and only what Leaf makes of them counts.

namespace attiva::funding {

/// What is sought: the most of an objective, levels before at their values or better.
struct Goal {
    const Problem& problem;
    const Form& form;
    Box box;
    std::vector<std::int64_t> values;  ///< of the levels before
    Objective objective;
};

/// Which persons are free, and what the requests of the others do: a choice, or nothing (-1).
struct Scope {
    std::vector<bool> free;             ///< by person, as Form::of_person
    std::vector<std::int64_t> fixed;    ///< by request: a column, or -1
    double part = 1;                    ///< of a sample: the part of every limit that is its
    std::vector<bool> in;               ///< of a sample: by person, whether in it
    bool soft = false;                  ///< limits may be broken, at a high price
    bool elastic = false;               ///< every row may be broken, for 1: how far from allowed
    /// Prices are kept within these: by row of the form, then by level; `unlimited`: not.
    std::vector<double> cheapest, dearest;
};
/// Everybody is free.
Scope everybody(const Form& form);

class Relaxation {
public:
    Relaxation(const Goal& goal, const Scope& scope);

    Linear::Status solve();
    /// To be solved from where another with the same fixed choices, or nearly, was left.
    void begin_from(const Relaxation& before);
    /// The same, where that was allowed: only what is free now can be better.
    Linear::Status solve_from(const Relaxation& before);
    /// Of a column of the form; of fixed ones too.
    [[nodiscard]] double value(std::size_t column) const;
    /// The columns that are free, in order.
    [[nodiscard]] const std::vector<std::uint32_t>& columns() const { return columns_; }
    [[nodiscard]] Prices prices() const;
    /// Prices by which no value of the columns satisfies the rows (with both signs, as CLP may mean either).
    [[nodiscard]] std::vector<Prices> contradictions() const;
    [[nodiscard]] double best() const;   ///< in the objective's own unit, of free and fixed
    [[nodiscard]] double broken() const; ///< of soft ones: by how much, in the scaled rows; of prices held back too
    /// Takes the limits of a request's columns, and whether it must choose, from a box.
    void narrow(const Box& box, RequestId request);

private:
    void fix(const Goal& goal, const Scope& scope);
    void rows(const Goal& goal, const Scope& scope);
    void columns(const Goal& goal, const std::vector<std::uint32_t>& at, const std::vector<double>& largest);
    void slacks(const Scope& scope);
    void slack(std::uint32_t row, double gain, double high, bool sold);
    [[nodiscard]] std::vector<std::int32_t> rows_of_form() const;
    [[nodiscard]] double level_part(std::size_t level, const Scope& scope) const;
    [[nodiscard]] Prices rounded(const std::vector<double>& prices, double unit, double sign) const;

    const Form& form_;
    std::size_t levels_;
    std::vector<std::uint32_t> columns_;
    std::vector<std::int32_t> place_;        // of each column of the form among those of the program, or -1
    std::vector<std::int8_t> still_;         // of fixed columns: their value
    std::vector<double> unit_;               // of each program column
    std::vector<std::uint32_t> rows_;        // form rows in the program
    std::vector<double> row_unit_;           // of each program row: what it was divided by
    std::vector<std::int32_t> gate_;         // of each request: its program row «one choice at most», or -1
    double gain_unit_ = 1, fixed_gain_ = 0;
    std::size_t slack_from_ = 0;
    struct Slack {
        std::uint32_t row;  // of the program
        bool sold;
    };
    std::vector<Slack> slacks_;
    Program program_;
    std::unique_ptr<Linear> linear_;
    // While it is made.
    std::vector<Wide> used_, used_level_;
};

}  // namespace attiva::funding
