// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <utility>
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
//      or of one person (same_person).
// Paying nobody is always allowed. A premium is money due if the outcome comes: it is held on
// the line and covers no cost.
//
// Well formed: ids exist; groups and the options of a request name nothing twice; 1 ≤ least ≤
// cost; others ≤ 10000; requests of one expense are of one person; the two lines of an
// Exclusion differ; names are distinct among requests and among lines; every total of money
// stays below most_cents. The order of requests, lines, options and limits decides nothing.

namespace attiva::funding {

using Cents = std::int64_t;
using LineId = std::uint32_t;
using RequestId = std::uint32_t;
using PersonId = std::uint32_t;
using ExpenseId = std::uint32_t;
using GroupId = std::uint32_t;
/// 10 thousand million euro: sums of products with 10000 stay within 64 bits.
inline constexpr Cents most_cents = 1'000'000'000'000;

/// A line that may pay a request: it is not listed where it may not.
struct Option {
    LineId line = 0;
    Cents most = 0;       ///< cap of the line on this cost, already in cents
    int others = 0;       ///< hundredths of a percent that must come from others (cofinanzia)
    Cents premium = 0;    ///< held on the line as well, if it pays
};

struct Request {
    std::string name;
    PersonId person = 0;
    ExpenseId expense = 0;    ///< requests with the same one are the same cost (not to be paid twice)
    Cents cost = 1;           ///< still to be paid
    Cents least = 1;          ///< below it nothing is paid; = cost: all or nothing
    Cents elsewhere = 0;      ///< put in by others already: counts for 3, not for cost or least
    std::uint32_t most_lines = 1;  ///< lines that may share it; 1: no cumulation; 0: nobody pays it
    std::vector<Option> options;
    std::vector<std::int64_t> attributes;  ///< as many as Problem::attributes
};

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
    Kind kind = Kind::total;    ///< for who reads the answer: it changes nothing
    LineId line = 0;
    GroupId group = 0;
    Cents cents = 0;            ///< what is left of it
};

struct Places {
    LineId line = 0;
    GroupId group = 0;
    std::uint32_t count = 0;    ///< persons; one paid twice takes one place
};

struct Exclusion {
    enum class Scope : std::uint8_t { same_expense, same_person };
    Scope scope = Scope::same_expense;
    LineId one = 0, other = 0;
};

/// A key of the equity rule gives a solution some numbers, its levels; each is better if greater.
struct Key {
    enum class Kind : std::uint8_t {
        served_by_class,  ///< for each value of `attribute`, from the greatest: how many served requests have it
        sum_of,           ///< the sum of `attribute` over the served requests
        served,           ///< how many requests are served
        persons,          ///< how many persons have all their requests served
        money,            ///< the cents paid, premiums apart
        least_scarce,     ///< for each scarcity, from the greatest: minus the cents paid by the lines that have it
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
    /// In the order the team declared. Of two allowed solutions the better is the one whose
    /// levels, all those of the first key, then of the second …, are greater at the first that
    /// differs. Solutions with equal levels are tied: nothing else prefers one of them.
    std::vector<Key> rule;
};

struct Payment {
    RequestId request = 0;
    LineId line = 0;
    Cents cents = 0;  ///< > 0
    friend bool operator==(const Payment& a, const Payment& b) {
        return a.request == b.request && a.line == b.line && a.cents == b.cents;
    }
};

/// By request, then line; one payment for each pair.
using Solution = std::vector<Payment>;

/// Why no solution serves more than `at_most` requests of `requests` (all different). For each
/// option of each of them: its amount and its premium are within a ceiling of `ceilings` whose
/// line it is and whose group has the request, or else its `most` is counted. What is counted
/// and the cents of the ceilings add up to X, and the at_most + 1 smallest `least` of the
/// requests to more than X.
struct Cut {
    std::vector<RequestId> requests;
    std::vector<std::uint32_t> ceilings;  ///< indexes, all different
    std::uint32_t at_most = 0;
};

/// What is known of one level, all those before it fixed at their values.
struct Level {
    enum class Proof : std::uint8_t {
        cut,          ///< `cuts` bound it: the level counts requests, no two cuts share one, and the sum
                      ///< of at_most, with the requests counted that are in no cut, is `bound`
        integer_gap,  ///< the bound comes from a search over whole choices: no short proof is claimed
        relaxation,   ///< the bound is that of amounts and choices in any fraction
    };
    std::int64_t value = 0;
    std::int64_t bound = 0;  ///< no allowed solution equal before has more; = value: optimal
    Proof proof = Proof::relaxation;
    std::vector<Cut> cuts;
};

/// What all the best solutions say of a request.
enum class Standing : std::uint8_t {
    served,    ///< all serve it
    unserved,  ///< none does
    tied,      ///< some do, some do not: the team decides
    open,      ///< not decided within the limits
};

struct Outcome {
    std::vector<Level> levels;       ///< of every key, in order; after one with a gap, what follows is relative to it
    std::vector<Standing> standing;  ///< of every request; all open where a level has a gap
    Solution example;                ///< one that has these values; ties in it are not decisions
    std::uint64_t nodes = 0;         ///< visited: limits are in nodes, so that no machine changes the answer
};

}  // namespace attiva::funding
