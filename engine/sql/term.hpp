// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "attiva/value.hpp"
#include "language/typed.hpp"
#include "sql/expression.hpp"
#include "vocabulary/possible.hpp"

// What is possible of a value, as expressions: the same sets as vocabulary::Possible,
// person by person.
//
// A number or a day is never computed in SQL where it need not be. It is remembered as
// a function of one pair of columns (the ends of what a fact may be), and so an age
// against 18 years becomes a day of birth against a constant day; what may be one of
// several values keeps them all, each with when it may be; so does the lesser of two.
// Only what compares two columns does sums on them.
//
// Tested by tests/sql/laws_test.cpp.

namespace attiva::sql {

using vocabulary::Base;
using vocabulary::Possible;

/// What cannot be written exactly: why, in Italian, after «perché».
class Refused : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A truth: can it be yes, can it be no?
struct Pair {
    Expr yes;
    Expr no;
};

/// A number or a day known between two ends.
struct Leaf {
    using Ending = std::function<Number(std::int64_t)>;
    bool fixed = true;   ///< the same for everybody: lo, hi
    Number lo, hi;
    Expr least = 0, most = 0;     ///< else these columns, as they are kept
    bool day = false;             ///< kept as yyyymmdd; `from`, `to` and the functions speak of days
    std::int64_t from = 0, to = 0;  ///< no column is outside
    Ending lower, upper;          ///< the ends, of the columns: of `most` the lower one if `falling`
    bool falling = false;
    bool straight = false;        ///< lower(x) = scale·x + low_shift, upper(x) = scale·x + high_shift
    Number scale{1}, low_shift, high_shift;
};

struct Term {
    enum class Kind : std::uint8_t {
        leaf,
        items,   ///< truths (no, yes), choices, sets
        either,  ///< one of `parts`, each if it may be (`when`)
        lesser, greater,  ///< of all `parts`
        quotient,  ///< parts[0] + parts[1] / parts[2], three leaves, the last above zero
    };
    Kind kind = Kind::leaf;
    Base base = Base::number;
    Leaf leaf;
    Expr lapsed = 0;              ///< not applicable; 0 is FALSE
    std::optional<Expr> dated;    ///< of leaves: an event may have a day; absent: it has one
    std::optional<Expr> never;
    std::vector<Expr> may, must;  ///< of items
    std::vector<Expr> when;
    std::vector<Term> parts;
};

/// One value, the same for everybody.
inline bool fixed(const Term& t) { return t.kind == Term::Kind::leaf && t.leaf.fixed; }
/// How many different things it may be: leaves at the bottom of its parts.
std::size_t leaves(const Term& t);
/// No term may be more things; and no two compared make more pairs of them.
inline constexpr std::size_t most_parts = 512;
inline constexpr std::size_t most_pairs = 4'096;
/// Refuses what may be more than `most` different things.
void check_parts(std::size_t count, std::size_t most = most_parts);
/// Each part of `t` made one thing with the whole of `other` by `of`.
template <class Of>
Term each_part(const Term& t, const Term& other, Base base, Of of) {
    check_parts(leaves(t) * leaves(other));
    Term out = t;
    out.base = base;
    for (Term& p : out.parts) p = of(p);
    return out;
}
/// What is asked of it is asked of its parts.
inline bool in_parts(const Term& t) { return t.kind == Term::Kind::either || t.kind == Term::Kind::lesser || t.kind == Term::Kind::greater; }

Term exactly(const Possible& value, Base base, const Expressions& e);
/// Of a set of truths, choices or a set: those and no more, FALSE where there is none.
Expr item(const std::vector<Expr>& items, std::size_t i, const Expressions& e);

/// One value among some, each where its condition holds.
Term either(Expressions& e, Base base, const std::vector<Expr>& when, const std::vector<Term>& parts);
Expr lapsed(Expressions& e, const Term& t);

// --- atoms -----------------------------------------------------------------------
Pair compare(Expressions& e, language::Compare how, const Term& a, const Term& b);
Pair between(Expressions& e, const Term& x, const Term& least, const Term& most);
Pair one_of(Expressions& e, const Term& x, std::uint64_t mask);
Pair contains_all(Expressions& e, const Term& x, std::uint64_t mask);
Pair contains_any(Expressions& e, const Term& x, std::uint64_t mask);
Pair is_never(Expressions& e, const Term& x);
Pair happened(Expressions& e, const Term& x, Date day);
Pair since(Expressions& e, language::Compare how, const Term& x, const Term& duration, bool in_days, Date day);

// --- arithmetic ------------------------------------------------------------------
/// A function that never falls (or never rises) of each end.
Term mapped(Expressions& e, const Term& t, Base base, const std::function<Number(Number)>& lower,
            const std::function<Number(Number)>& upper, bool falling);
Term times(Expressions& e, const Term& t, Base base, Number factor);
Term add(Expressions& e, const Term& a, const Term& b, Base base);
Term multiply(Expressions& e, const Term& a, const Term& b, Base base);
Term divide(Expressions& e, const Term& a, const Term& b, Base base);
/// The lesser, or the greater, of some.
Term extreme(Expressions& e, bool greater, std::vector<Term> parts, Base base);
/// Both ends of a term that is one pair of columns, in units of 1/den; refuses any other.
struct Ends {
    Expr lo, hi;
    std::int64_t den;
    std::int64_t from, to;
};
Ends ends(Expressions& e, const Term& t);

/// yyyymmdd.
std::int64_t written(Date d);

}  // namespace attiva::sql
