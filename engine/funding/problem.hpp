// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Which line pays which request, across a caseload: plain data, that knows nothing of rules.
// Money is in whole cents, ≥ 0. A request is one cost of one person in one period; what was
// committed before is not here: whoever makes the problem has taken it from costs, ceilings,
// places and options.
//
// A solution gives each option of each request an amount, ≥ 0. A line *pays* a request where
// the amount is > 0. A request is *served* where its amounts add up to `least` or more; where
// it is not served, all its amounts are 0. It is allowed where, for every request served,
//   1. the amounts add up to no more than `cost`;
//   2. each amount is no more than the option's `most`;
//   3. 10000 × amount ≤ (10000 − option.others) × (elsewhere + the sum of its amounts): the
//      part somebody else must put in is in fact put in;
//   4. no more than `most_lines` lines pay it;
// and, over all requests,
//   5. for each Ceiling: the amounts of its line on the requests of its group, and the premium
//      of each option of the line that pays one of them, add up to no more than `cents`;
//   6. for each Places: its line pays requests of its group of no more than `count` persons;
//   7. for each Exclusion: its two lines never both pay requests of one expense (same_expense)
//      or of one person (same_person), of its group if it has one; one request paid by both counts;
//   8. each Decision is kept.
// Without decisions, paying nobody is allowed. A premium is money due if the outcome comes: it
// is held on the line and covers no cost.
//
// Well formed: ids exist (persons and expenses are any numbers); groups and the options of a
// request name nothing twice; 1 ≤ least ≤ cost; 0 ≤ others ≤ 10000; requests of one expense are
// of one person; the two lines of an Exclusion differ; a Decision on a line names one of its
// options; names are not empty and distinct among requests and among lines; `attributes` are as
// many as Problem::attributes, each ≥ 0 where a key sums it and with at most most_classes
// different values where a key classes by it; scarcities have at most most_classes different
// values; every total (costs, options, premiums, ceilings, an attribute summed) stays below
// most_cents. `fault` (solve.hpp) says the first thing that is not so.
//
// The order in which requests, lines, options, groups, limits and decisions are given, and which
// numbers persons, expenses and groups have, decides nothing: the solver puts requests and lines
// in the order of their names. That order may choose which of several tied solutions is the
// *example*; it never says that one of them is better.
//
// Three instances on paper (tests/funding/paper_test.cpp holds them to it); every request all or
// nothing, payable by every line, by one.
//   A. Line L 1,000; a, b, c of 400. Rule: served. Two: 3 × 400 > 1,000 is a cut. Which two is not
//      said: all three are tied, 2 of these 3.
//   B. Lines L 500 and M 500; a of 400, b and c of 300. Rule: served, money. No two fit one line:
//      two are served, though in fractions all three would be (1,000 of 1,000): an integer gap, no
//      cut. Money 700: a is served in every best solution, of b and c one (which line: either).
//   C. Line L 1,000; a of 700 in class 1, b and c of 400 in class 0. Rule: served_by_class. Levels
//      1, 0: two of class 0 could be paid instead of a, but class 1 comes first. a must be served
//      and 700 + 400 > 1,000: a cut of b and c, with a must of the level before. No tie.

namespace attiva::funding {

using Cents = std::int64_t;
using LineId = std::uint32_t;     ///< index in Problem::lines
using RequestId = std::uint32_t;  ///< index in Problem::requests
using GroupId = std::uint32_t;    ///< index in Problem::groups
using PersonId = std::uint32_t;
using ExpenseId = std::uint32_t;
/// 10 thousand million euro: sums of products with 10000 stay within 64 bits.
inline constexpr Cents most_cents = 1'000'000'000'000;
/// A rule of bands, not a list of thousands of levels.
inline constexpr std::size_t most_classes = 64;

/// A line that may pay a request: it is not listed where it may not.
struct Option {
    LineId line = 0;
    Cents most = 0;     ///< cap of the line on this cost, already in cents
    int others = 0;     ///< hundredths of a percent that must come from others (cofinanzia)
    Cents premium = 0;  ///< held on the line as well, if it pays
};

struct Request {
    std::string name;
    PersonId person = 0;
    ExpenseId expense = 0;  ///< requests with the same one are the same cost (not to be paid twice)
    Cents cost = 1;         ///< still to be paid
    Cents least = 1;        ///< below it nothing is paid; = cost: all or nothing
    Cents elsewhere = 0;    ///< put in by others already: counts for 3, not for cost or least
    std::uint32_t most_lines = 1;  ///< lines that may share it; 1: no cumulation; 0: nobody pays it
    std::vector<Option> options;
    std::vector<std::int64_t> attributes;
};

/// The one of that line; null if the line may not pay it.
const Option* option_of(const Request& request, LineId line);

struct Line {
    std::string name;
    std::int64_t scarcity = 0;  ///< as the team declares it; more is scarcer
};

/// Budgets and caps are all of one form. A budget of a year, a zone, a category: the group of
/// the requests that are of it. A reserve of R out of B: B for everybody, B − R for the group
/// of those it is not for. A cap per person, for one cost or for all: the group of that
/// person's requests (of that cost).
struct Ceiling {
    enum class Kind : std::uint8_t { total, year, zone, category, reserve, person };
    Kind kind = Kind::total;  ///< for who reads the answer: it changes nothing
    LineId line = 0;
    GroupId group = 0;
    Cents cents = 0;  ///< what is left of it
};

struct Places {
    LineId line = 0;
    GroupId group = 0;
    std::uint32_t count = 0;  ///< persons; one paid twice takes one place
};

struct Exclusion {
    enum class Scope : std::uint8_t { same_expense, same_person };
    Scope scope = Scope::same_expense;
    LineId one = 0, other = 0;
    std::optional<GroupId> group = std::nullopt;  ///< only payments of its requests count; none: of all
};

/// What people have decided, or ask about («e se pagasse questa?»).
struct Decision {
    RequestId request = 0;
    std::optional<LineId> line;  ///< of one of its options: pays it, or does not; none: served, or not
    bool yes = true;
};

/// A key of the equity rule gives a solution some numbers, its levels; each is better if greater.
struct Key {
    enum class Kind : std::uint8_t {
        served_by_class,  ///< for each value of `attribute` that a request has, from the greatest: how many served have it
        sum_of,           ///< the sum of `attribute` over the served requests
        served,           ///< how many requests are served
        persons,          ///< how many persons have all their requests served
        money,            ///< the cents paid, premiums apart
        least_scarce,     ///< for each scarcity that a line has, from the greatest: minus the cents paid by those lines, premiums apart
    };
    Kind kind = Kind::served;
    std::uint32_t attribute = 0;
};

struct Problem {
    std::vector<Line> lines;
    std::vector<Request> requests;
    std::vector<std::string> attributes;
    std::vector<std::vector<RequestId>> groups;
    std::vector<Ceiling> ceilings;
    std::vector<Places> places;
    std::vector<Exclusion> exclusions;
    std::vector<Decision> decisions;
    /// In the order the team declared. Of two allowed solutions the better is the one whose
    /// levels, all those of the first key, then of the second …, are greater at the first that
    /// differs. Solutions with equal levels are tied: nothing else prefers one of them.
    /// «Giorni di attesa» is a sum_of: within what was fixed before, the days of those served
    /// add up to as many as can be. That is not «the longest wait first, whatever it costs the
    /// others»: this is served_by_class, of bands of waiting (docs/decisioni/0018).
    std::vector<Key> rule;
};

struct Payment {
    RequestId request = 0;
    LineId line = 0;
    Cents cents = 0;  ///< > 0
    friend bool operator==(const Payment&, const Payment&) = default;
};

/// By request, then line; one payment for each pair.
using Solution = std::vector<Payment>;

/// What a level counts, in the order of the levels of the rule.
struct Measure {
    std::uint32_t key = 0;                ///< by index in Problem::rule
    std::optional<std::int64_t> value;    ///< of served_by_class and least_scarce: the class, the scarcity
};
std::vector<Measure> measures(const Problem& problem);

/// By request: is the exclusion about it?
std::vector<bool> about_of(const Problem& problem, const Exclusion& exclusion);

}  // namespace attiva::funding
