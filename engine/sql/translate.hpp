// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "sql/expression.hpp"
#include "sql/schema.hpp"
#include "sql/term.hpp"

// The program of a day as expressions of SQL. What is counted over several rows becomes
// a column of a view that counts it, person by person. Tested by tests/sql/.

namespace attiva::sql {

using program::Id;

/// A column of the view that counts over the rows of a table, for each person.
struct Aggregate {
    std::string name;
    bool sum = true;  ///< else the greatest
    Expr value = 0;
    int step = 1;     ///< 2: it reads what one of step 1 counts, …
};

class Translator {
public:
    /// `day` and all it refers to must outlive it. Where `places` are given, the persons
    /// are known to live in one of those comuni.
    Translator(const evaluation::DayTables& day, std::vector<std::uint16_t> places)
        : day_(day), program_(day.program), places_(std::move(places)), schema_(day.vocabulary, day.book), fixed_(day_.alike()) {}

    /// Throws Refused.
    Pair truth(Id id);

    [[nodiscard]] Expressions& expressions() { return e_; }
    [[nodiscard]] const Schema& schema() const { return schema_; }
    [[nodiscard]] const std::vector<Aggregate>& aggregates(Frame frame) const { return aggregates_[static_cast<std::size_t>(frame)]; }

private:
    using Node = program::Node;

    const Term& of(Id id, Frame frame);
    Term make(const Node& n, Frame frame);
    Term condition(const Node& n, Frame frame);
    std::vector<Term> arguments(const Node& n, Frame frame);
    Term truth_term(Pair p) const;
    static Pair pair_of(const Term& t, const Expressions& e) { return {item(t.may, 1, e), item(t.may, 0, e)}; }
    Pair argument_truth(const Node& n, std::uint32_t i, Frame frame) { return pair_of(of(program_.argument(n, i), frame), e_); }
    Pair count_conditions(const Node& n, Frame frame);

    // facts.cpp
    Term attribute(vocabulary::AttributeId id, Frame frame);
    Term fact(vocabulary::AttributeId id, Frame frame);
    Term items_fact(vocabulary::AttributeId id, Frame frame);
    Pair in_place(std::uint32_t attribute, language::ScopeId scope, Frame frame);
    Term parameter(const Node& n, Frame frame);
    Term cases(const Node& n, Frame frame);

    // terms of numbers and days (days.cpp)
    Term arithmetic(const Node& n, Frame frame);
    Term shifted_date(const Node& n, const Term& a, const Term& by);
    Term months_between(const Term& a, const Term& b);

    // over rows (counting.cpp)
    Expr aggregate(Frame frame, bool sum, Expr value);
    Pair of_age(language::Who who, Frame frame);
    struct Count { Expr sure, possible, open; };  ///< numbers, and a condition
    Count count(const Node& n);
    Pair counts(const Node& n, Frame frame);
    Pair quantified(const Node& n);
    Pair every(const Node& n);
    Term counted(const Node& n);
    Term summed(const Node& n);
    Term number_between(Expr least, Expr most, std::int64_t from, std::int64_t to, std::int64_t den, vocabulary::Base base) const;
    Expr listed(Frame frame);
    Expr past_open(const Node& n);
    Expr is_of(const Node& n);
    Term past_day(const char* least, const char* most, vocabulary::Base base);
    Pair done(const Node& n);
    Pair running(const Node& n);
    Term times(const Node& n);

    const evaluation::DayTables& day_;
    const program::Program& program_;
    std::vector<std::uint16_t> places_;
    Expressions e_;
    Schema schema_;
    std::vector<bool> fixed_;
    std::map<std::pair<Id, Frame>, Term> known_;
    std::array<std::vector<Aggregate>, frames> aggregates_;
    std::size_t counted_ = 0;
};

}  // namespace attiva::sql
