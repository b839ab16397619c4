// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "analysis/candidate.hpp"
#include "analysis/cone.hpp"

// A person for whom some conditions hold and others do not, or the proof that
// there is none.
//
//   Searcher search({&day});
//   const Finding f = search.find({{0, condition, Truth::yes}, {0, other, Truth::no}});
//
// The search gives facts a part of their values at a time and evaluates: a
// condition that is already otherwise closes the branch for every person that
// could follow; conditions that are all as wanted hold for every completion.
// What to ask next is found by walking from a condition that is still ignoto
// down to a fact it hangs on (as test-pattern generators do for circuits).
// Every fact has finitely many written values and every list a limit, so that
// the search ends; `found` is confirmed by an evaluation of a person of whom
// everything is known, `none` is said only when nothing was left out.
// Two catalogues are searched in lock-step: the same person on two sides,
// facts matched by name.
// Tested by tests/analysis/witness_test.cpp.

namespace attiva::analysis {

struct Goal {
    std::size_t side = 0;
    Id node = program::no_id;
    Truth wanted = Truth::yes;  ///< yes or no
};

enum class Outcome : std::uint8_t {
    found,
    none,       ///< no person at all
    undecided,  ///< «non deciso»: the budget ended, or it hangs on a value nobody gives
};

/// A fact that counts, of the person found.
struct Detail {
    std::size_t side = 0;
    FactAt at;
    AttributeId named = vocabulary::no_attribute;  ///< the attribute to tell (an age for its date)
};

struct Witness {
    std::vector<person::Profile> profiles;  ///< one a side; everything known
    std::vector<Detail> details;            ///< the facts the goals rest on; only if asked for
    bool members_count = false;             ///< how many members there are is among them
    /// Readings of open interpretations the goals hold under: side, interpretation, bit.
    std::vector<std::tuple<std::size_t, std::uint32_t, std::uint64_t>> readings;
};

struct Finding {
    Outcome outcome = Outcome::undecided;
    std::optional<Witness> witness;
    std::uint64_t runs = 0;  ///< evaluations it took
};

struct Side;

/// Where to look first: somebody found before, of whom only some facts may be
/// otherwise. Nobody there says nothing about the others.
struct Near {
    const Witness* who = nullptr;
    std::array<std::set<AttributeId>, 2> free;  ///< by side: facts left to look for
    bool household = false;  ///< the other members and relatives too
    bool past = false;       ///< past measures too
    std::uint64_t budget = 300;
};

/// Evaluations after which a search gives up.
inline constexpr std::uint64_t usual_budget = 3000;

class Searcher {
public:
    /// One side, or two. Keeps references.
    explicit Searcher(const std::vector<const DayTables*>& sides);
    ~Searcher();
    Searcher(Searcher&&) noexcept;

    /// All goals together. `explain`: also the few facts that count.
    Finding find(const std::vector<Goal>& goals, bool explain = false, std::uint64_t budget = usual_budget);
    /// The first found near one of these; `undecided` when there is none. `budget`: of all.
    Finding find_near(const std::vector<Goal>& goals, const std::vector<Near>& near, std::uint64_t budget, bool explain);
    [[nodiscard]] const DayTables& day(std::size_t side) const;

private:
    std::vector<std::unique_ptr<Side>> sides_;
};

}  // namespace attiva::analysis
