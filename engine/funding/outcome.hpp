// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/problem.hpp"

// What is answered, and what proves it. Every proof here is checked with whole numbers alone
// and from problem.hpp alone: nothing rests on how it was found.
//
// THE LINEAR FORM, that proofs speak of. A request is *atomic* where least = cost and most_lines
// = 1. Its *choices* are: nothing; or one option with most ≥ cost, 10000 × cost ≤ (10000 − others)
// × (elsewhere + cost), and cost + premium ≤ cents of each ceiling of its line whose group has the
// request: that option then pays the whole cost. The others are *divisible*; an option's usable is
// the least of most, cost and, for each ceiling of its line whose group has the request, cents −
// premium; not below 0. Variables, all between 0 and the number said:
//   served(r) 1 · pays(r, line) 1 · amount(r, line) usable    of each request, of each option
//   place(k, person) 1        for each Places k and person with a request of its group that has
//                             an option of its line
//   whole(person) 1           for each person
// For an atomic request the three kinds are fixed by its choice: served = the pays of the option
// chosen = 1, its amount = cost, all others 0. For a divisible one they are bound by rows 1–6.
// Every allowed solution gives values that satisfy all rows (place and whole: 1 where it can be).
// Rows, each «sum ≤ number»; i, and second, are how a Weight names them:
//   cost       i = r             Σ amount − cost × served ≤ 0
//   least      i = r             least × served − Σ amount ≤ 0
//   most       i = r, line       amount − usable × pays ≤ 0
//   pays       i = r, line       pays − served ≤ 0
//   lines      i = r             Σ pays − most_lines × served ≤ 0
//   share      i = r, line       10000 × amount − (10000 − others) × (Σ amount + elsewhere × served) ≤ 0
//   ceiling    i = its index     Σ (amount + premium × pays), of its line and group ≤ cents
//   place      i = index, r      pays(r, its line) − place(index, person of r) ≤ 0   r of its group
//   places     i = index         Σ place(index, ·) ≤ count
//   exclusion  i = index, r, s   pays(r, one) + pays(s, other) ≤ 1     r, s of one expense (person), of its group
//   whole      i = r             whole(person of r) − served(r) ≤ 0
//   level      i = its index     − the level ≤ − its value             of levels before the one proved
// Levels are sums of variables: served_by_class, sum_of, served of served(r); persons of
// whole(person); money and least_scarce of amount. Decisions narrow the variables: yes → served ≥
// 1, or pays ≥ 1 and amount ≥ 1; no → served ≤ 0, or pays ≤ 0 and amount ≤ 0.
// The *grain* of a level is the greatest number that divides it for every choice of every atomic
// request (what the choice adds to it: 1, the attribute, ± the cost, or 0); it is 1 where a
// variable of a divisible request, or a whole(person), has a coefficient in it other than 0, and
// where nothing adds to it. The grain of a ceiling is the same of cost + premium of the choices
// within it; 1 where an option of a divisible request is. In the row of a ceiling its cents count
// rounded down to a multiple of its grain: no sum of choices lies between.
//
// A LEAF gives weights, whole numbers ≥ 0, over `denominator` (> 0). For each variable let rest =
// denominator × its coefficient in the objective − Σ weight × its coefficient in the row. The
// leaf's bound is (Σ weight × number of the row + for each variable not of an atomic
// request the greatest of rest × value within its limits + for each atomic request the greatest,
// over the choices its limits allow, of the sum of rest × value) ÷ denominator, then rounded down
// (towards −∞) to a multiple of the level's grain. Where a variable has no value, or an atomic
// request no choice left, nothing is in the leaf, whatever its weights.
// `vain`: the objective is 0 instead; the bound, before division, is < 0: nothing is in the leaf.
// A PROOF is a tree of nodes: a node splits on a variable, `below` where it is ≤ at, `above`
// where it is ≥ at + 1; limits hold for all under it. Node 0 is the root; children come later.
// It bounds the level by the greatest of its leaves' bounds.

namespace attiva::funding {

struct Variable {
    enum class Kind : std::uint8_t { served, pays, amount, place, whole };
    Kind kind = Kind::served;
    std::uint32_t index = 0;   ///< request; of place: index in Problem::places; of whole: the person
    std::uint32_t second = 0;  ///< of pays, amount: the line; of place: the person
    friend bool operator==(const Variable&, const Variable&) = default;
};

struct Row {
    enum class Kind : std::uint8_t { cost, least, most, pays, lines, share, ceiling, place, places, exclusion, whole, level };
    Kind kind = Kind::cost;
    std::uint32_t index = 0;
    std::uint32_t second = 0;
    std::uint32_t third = 0;
    friend bool operator==(const Row&, const Row&) = default;
};

struct Weight {
    Row row;
    std::int64_t weight = 0;  ///< ≥ 0
    friend bool operator==(const Weight&, const Weight&) = default;
};

struct Node {
    bool leaf = true;
    Variable on;              ///< of what splits
    std::int64_t at = 0;
    std::uint32_t below = 0, above = 0;
    bool vain = false;        ///< of leaves
    std::int64_t denominator = 1;
    std::vector<Weight> weights;
};

using Proof = std::vector<Node>;

/// Why no allowed solution with the levels before at their values serves more than `at_most` of
/// `requests` (all different): what can be read aloud («questi 12, con questi 3 fondi»). Either
/// of money: for each option of each request named here (in `requests` or `musts`) its amount
/// and premium are within a ceiling of `ceilings` whose line it is and whose group has the
/// request, or else min(most, cost) is counted; X = what is counted + the cents of the ceilings;
/// the at_most + 1 smallest `least` of `requests`, and for each must its `number` smallest, add up
/// to more than X. Or of places (`places` not empty, no musts): each option of each request is of
/// the line and group of one of them; the persons of `requests` that have most of them, as many as
/// the places, have at_most between them. Requests that no line may pay at all count in both as any other.
struct Cut {
    /// At least so many of these are served, because a level before says so: it counts them
    /// (served_by_class, served), and its value − the others it counts = number. Those of two
    /// musts, and of a must and `requests`, are different.
    struct Must {
        std::uint32_t level = 0;
        std::vector<RequestId> requests;
        std::uint32_t number = 0;
    };
    std::vector<RequestId> requests;
    std::vector<std::uint32_t> ceilings;  ///< by index, all different
    std::vector<std::uint32_t> places;    ///< by index, all different
    std::vector<Must> musts;
    std::uint32_t at_most = 0;
};

/// What is known of one level, all those before it fixed at their values.
struct Level {
    enum class Why : std::uint8_t {
        all,          ///< the bound is what the level would be if every request alone had its best
        cut,          ///< `cuts` give the bound: no two share a request, at_most and what is in no cut add up to it
        amounts,      ///< the proof is a single leaf: the bound is that of amounts and choices in any fraction
        integer_gap,  ///< a tree of choices was needed, fractions may reach more; no cut is claimed
    };
    std::int64_t value = 0;
    std::int64_t bound = 0;  ///< no allowed solution with the levels before at their values has more; = value: optimal
    Why why = Why::amounts;
    std::vector<Cut> cuts;   ///< of levels that count requests
    Proof proof;             ///< always there
    std::int64_t checked = 0;  ///< what `proof` bounds it by: = bound, unless the tree was too long to be kept (Limits::kept)
};

/// What all the best solutions say of a request.
struct Standing {
    enum class Verdict : std::uint8_t {
        served,    ///< all serve it
        unserved,  ///< none does
        tied,      ///< some do, some do not: the team decides
        open,      ///< not decided within the limits
    };
    enum class Why : std::uint8_t {
        none,     ///< of tied and open
        alone,    ///< it could not be served if it were the only one asking; or a decision says so
        level,    ///< otherwise, the levels before `level` at their values, that level is ≤ at_most < its value
        search,   ///< otherwise no solution reaches all the levels: found by search, no short proof
    };
    Verdict verdict = Verdict::open;
    Why why = Why::none;
    std::uint32_t level = 0;
    std::int64_t at_most = 0;
    /// Of Why::level: the proof, all in one leaf: with served(r) narrowed to the other value it
    /// gives at_most (a vain one: no solution, at_most is value − 1). Empty: the leaf of
    /// Level::proof does, where that is a single one.
    Proof proof;
};

/// «3 posti per questi 5: decide l'équipe». Tied requests that no served_by_class of the rule
/// tells apart are one tie. Over all best solutions of them are served from `fewest` to `most`.
struct Tie {
    std::vector<RequestId> requests;
    std::uint32_t fewest = 0, most = 0;
    bool exact = true;  ///< both are reached by best solutions; else they only bound
};

struct Outcome {
    bool allowed = true;  ///< false: no solution keeps the decisions (`refusal`), or none was found within the limits (empty refusal)
    Proof refusal;        ///< leaves all empty or vain
    std::vector<Level> levels;       ///< of measures(problem), in order; after one with a gap, what follows is relative to it
    std::vector<Standing> standing;  ///< of every request. Where a level has a gap none is tied, and what is said is by levels up to it
    std::vector<Tie> ties;           ///< by first request; none where a level has a gap
    Solution example;                ///< one that has these values; ties in it are not decisions
    std::uint64_t nodes = 0;         ///< visited: limits are in nodes, so that no machine changes the answer
};

/// What would serve one request more, the example unchanged: the payments and by how much each
/// ceiling and Places must grow for it to be allowed. The cheapest found for one request: none
/// that pays it by one line costs less; by more lines it is an offer, not a minimum.
struct Relief {
    struct More {
        bool places = false;      ///< of a Places (persons), else of a Ceiling (cents)
        std::uint32_t index = 0;
        std::int64_t by = 0;      ///< > 0
    };
    RequestId request = 0;
    std::vector<Payment> payments;
    std::vector<More> more;  ///< empty: nothing need grow (the rule prefers another, or ties)
    Cents cents = 0;         ///< sum of the cents in `more`
};

}  // namespace attiva::funding
