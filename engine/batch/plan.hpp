// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "batch/block.hpp"
#include "evaluation/evaluator.hpp"

// What to do, in order, to have some nodes of a program for a whole block of persons
// on one day. It differs from the program in that what is the same for everybody is a
// constant already, what a quantifier reads is there once for the person and once for
// each frame it ranges over, names of columns are places, and each step has the one
// way of doing it that its operands allow.
//
//   const Plan plan(day, {roots…});      // once a day
//   Filler(plan.layout(), …).fill(block, people);
//   Run run(plan); run(block); run.truth(root);
//
// Tested by tests/batch/.

namespace attiva::batch {

using program::Id;

/// Where an operand is; absent: there is none.
struct Source {
    enum class Kind : std::uint8_t { absent, constant, fact, made, lent } kind = Kind::absent;
    Frame frame = Frame::people;
    std::uint32_t index = 0;  ///< into constants(), the layout's facts of the frame, what steps make, or lent()
};

enum class Does : std::uint8_t {
    all_of, any_of, negation,
    count,        ///< at_least, at_most
    one_of, contains_all, contains_any,
    same,         ///< compare, of choices and truths
    compare,      ///< of numbers, days and events, exact columns; a constant on the right if there is one
    narrow,       ///< the same of a narrow column and a constant that is one value
    in_place,
    parted,       ///< cases of a base kept in bits: a truth, choice or set
    cases,        ///< of whole numbers
    elapsed,      ///< of a date, the time from it to the day, or from the day to it
    is_never,     ///< of an event
    since,        ///< of a day or an event and a duration that is the same for all
    sum,          ///< add, subtract, minus, minimum, maximum of whole numbers
    product,      ///< of two whole numbers
    quotient,     ///< a whole number by a positive one: a fraction
    fractions,    ///< add, subtract, minus, where one is a fraction
    compare_fractions,  ///< compare, where one is a fraction
    spread,       ///< of the persons, put beside those of another frame
    of_age,
    quantified, every, counted, summed,
    done, running, times,
    each,         ///< row by row, as the evaluator does it
    each_case,    ///< cases row by row
};

struct Step {
    Does does = Does::each;
    Id node = program::no_id;  ///< no_id: of_age
    Frame frame = Frame::people;
    Shape shape;               ///< of what it makes
    std::uint32_t makes = 0;
    std::vector<Source> in;    ///< cases: condition, value, …[, else]. Of those over members: what is asked,
                               ///< the filter and whether of age, of the person, then of the others; absent
                               ///< where nothing is asked
    std::vector<std::int64_t> scale;  ///< of numbers: by operand, its unit in units of what it makes; empty: row by row
    std::uint32_t fact = 0;    ///< elapsed: the attribute
    language::Compare compare = language::Compare::equal;  ///< compare, narrow, compare_fractions
    language::ScopeId scope = language::none;  ///< in_place
    /// since: from the first day on it is recent, up to the last it no longer is.
    std::int64_t recent_from = 0, past_to = 0;
};

class Plan {
public:
    /// `day` and all it refers to must outlive the plan.
    Plan(const evaluation::DayTables& day, const std::vector<Id>& wanted);
    /// A plan for the same persons told otherwise: what `lender` makes of facts that are the same
    /// both ways (`alike`, by AttributeId) is read from its run, not made again. Households are the
    /// same both ways; relatives elsewhere and what was had are not, and nothing of them is lent.
    /// `lender` must outlive it, and has none itself.
    Plan(const evaluation::DayTables& day, const std::vector<Id>& wanted, const Plan& lender, const std::vector<bool>& alike);

    [[nodiscard]] const evaluation::DayTables& day() const { return day_; }
    [[nodiscard]] const Layout& layout() const { return layout_; }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }
    [[nodiscard]] const std::vector<Possible>& constants() const { return constants_; }
    /// What is read from the run of another plan: its sources there.
    [[nodiscard]] const std::vector<Source>& lent() const { return lent_; }
    /// Where the value of a node for the persons is; nothing if it was not wanted.
    [[nodiscard]] std::optional<Source> find(Id id) const { return of_node_[id].kind == Source::Kind::absent ? std::nullopt : std::optional(of_node_[id]); }
    [[nodiscard]] const Shape& shape(Source source) const;
    /// Whole months from a supported day to the day asked about, or from this to that.
    [[nodiscard]] std::int32_t months(Date day, bool back) const { return months_[back ? 1 : 0][static_cast<std::size_t>(day - first_supported_day)]; }

private:
    friend class Planner;
    const evaluation::DayTables& day_;
    Layout layout_;
    std::vector<Step> steps_;
    std::vector<Possible> constants_;
    std::vector<Shape> constant_shapes_;
    std::vector<Source> of_node_;   ///< for the persons; absent where not wanted
    std::vector<Source> planned_;   ///< the same, wanted or not
    const Plan* lender_ = nullptr;
    std::vector<Source> lent_;
    std::vector<std::int32_t> months_[2];  ///< by day, from the first supported; made where some step asks
};

}  // namespace attiva::batch
