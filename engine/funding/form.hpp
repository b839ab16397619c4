// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <span>

#include "funding/outcome.hpp"

// The linear form of outcome.hpp as columns and rows of whole numbers, and the exact value of a
// leaf. Made of a canonical problem, but right for any. Tested by tests/funding/proof_test.cpp.

namespace attiva::funding {

__extension__ typedef __int128 Wide;

struct Entry {
    std::uint32_t row = 0;
    std::int64_t value = 0;
};

/// A variable of a divisible request or shared by requests; or a choice of an atomic request.
struct Column {
    enum class Kind : std::uint8_t { choice, served, pays, amount, place, whole };
    Kind kind = Kind::choice;
    std::uint32_t index = 0;    ///< as in Variable
    std::uint32_t second = 0;
    std::uint32_t option = 0;   ///< of choice, pays, amount: index among the request's options
    std::int64_t upper = 1;
};

struct Form {
    std::vector<Column> columns;
    std::vector<std::size_t> starts;  ///< of each column's entries; one more at the end
    std::vector<Entry> entries;
    std::vector<Row> rows;            ///< all but those of levels
    std::vector<std::int64_t> numbers;
    std::vector<bool> atomic;                  ///< by request
    std::vector<std::uint32_t> first;          ///< of each request: its first column; one more at the end
    std::uint32_t shared = 0;                  ///< columns from here on belong to no request
    std::vector<std::vector<RequestId>> of_person;
    std::vector<std::vector<std::int64_t>> levels;  ///< by level, by column
    std::vector<std::int64_t> grains;               ///< of levels

    [[nodiscard]] std::span<const Entry> of(std::size_t column) const {
        return {entries.data() + starts[column], entries.data() + starts[column + 1]};
    }
};
/// `every`: all columns and rows that outcome.hpp names; else without those that bind nothing.
Form form_of(const Problem& problem, bool every = false);

/// What variables are narrowed to.
struct Box {
    std::vector<std::int64_t> low, high;  ///< by column
    std::vector<bool> must;               ///< by atomic request: nothing is no choice
};
Box box_of(const Problem& problem, const Form& form);

/// The weights of a leaf, dense.
struct Prices {
    std::vector<std::int64_t> rows;    ///< by row of the form
    std::vector<std::int64_t> levels;  ///< by level before the objective
    std::int64_t denominator = 1;
};

/// The same form, its ceilings rounded down to what whole numbers within the box can add up to:
/// right within the box only, and no part of a proof that is kept.
Form rounded_within(const Form& form, const Box& box);

/// What is proved: a sum of columns (a level or any other), no more than …
struct Objective {
    const std::vector<std::int64_t>* coefficients = nullptr;  ///< none: vain
    std::int64_t grain = 1;
};

class Leaf {
public:
    /// values: of the levels before, as many as the prices know.
    Leaf(const Form& form, const std::vector<std::int64_t>& values, const Prices& prices, const Objective& objective);

    /// Numerator of the bound within a box; none: nothing is in it.
    [[nodiscard]] std::optional<Wide> numerator(const Box& box) const;
    [[nodiscard]] std::int64_t rounded(Wide numerator) const;
    [[nodiscard]] std::optional<std::int64_t> bound(const Box& box) const;
    /// Of one request alone: what it adds to the numerator.
    [[nodiscard]] std::optional<Wide> part(const Box& box, RequestId request) const;
    /// The same if it is served, or is not.
    [[nodiscard]] std::optional<Wide> part(const Box& box, RequestId request, bool served) const;
    [[nodiscard]] Wide rest(std::size_t column) const { return rest_[column]; }

private:
    [[nodiscard]] std::optional<Wide> columns(const Box& box, std::size_t from, std::size_t to) const;

    const Form& form_;
    std::int64_t denominator_, grain_;
    Wide constant_ = 0;
    std::vector<Wide> rest_;
};

/// A leaf of a kept proof. `problem`: the one the form was made of.
Node leaf_node(const Form& form, const Prices& prices, bool vain);
/// One side of a split: a variable ≤ at, or (above) ≥ at + 1.
void narrow(const Problem& problem, const Form& form, const Variable& on, std::int64_t at, bool above, Box& box);

}  // namespace attiva::funding
