// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <stdexcept>
#include <tuple>

#include "funding/outcome.hpp"

// The linear form of outcome.hpp written a second time, variable by variable as it reads, and
// the arithmetic of proofs upon it. It shares no code with the engine.

namespace attiva::funding::judge {

struct NoProof : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What one level of the rule counts.
struct Counted {
    Key key;
    std::int64_t value = 0;  ///< of served_by_class, least_scarce
};
std::vector<Counted> counted_by(const Problem& problem);

/// A side of a split: the variable is at least, or at most, so much.
struct Narrowed {
    Variable on;
    std::int64_t number = 0;
    bool at_least = true;
};

class Linear {
public:
    explicit Linear(const Problem& problem) : p_(problem), levels_(counted_by(problem)) {}

    /// What the proof bounds the level by, those before at these values, with what is narrowed
    /// beyond the decisions; none: nothing is in any leaf. Throws NoProof.
    std::optional<std::int64_t> bound(const std::vector<std::int64_t>& values, std::uint32_t level, const Proof& proof, const std::vector<Narrowed>& more = {}) const;

    [[nodiscard]] bool atomic(RequestId r) const { return p_.requests[r].least == p_.requests[r].cost && p_.requests[r].most_lines == 1; }
    /// Of an atomic request: the options it may choose.
    [[nodiscard]] std::vector<const Option*> choices(RequestId r) const;
    [[nodiscard]] Cents usable(RequestId r, const Option& option) const;
    [[nodiscard]] const std::vector<Counted>& levels() const { return levels_; }
    [[nodiscard]] bool counts(std::size_t level, RequestId r) const;  ///< a level that counts requests, and this one
    [[nodiscard]] bool within(GroupId group, RequestId r) const;

private:
    __extension__ typedef __int128 Whole;
    using Name = std::tuple<Variable::Kind, std::uint32_t, std::uint32_t>;
    using Sum = std::map<Name, Whole>;
    struct Limits {
        std::map<Name, std::int64_t> low, high;  // where narrowed
    };

    static Name name(Variable::Kind kind, std::uint32_t index, std::uint32_t second = 0) { return {kind, index, second}; }
    [[nodiscard]] bool exists(const Name& variable) const;
    [[nodiscard]] std::pair<Sum, Whole> row(const Row& row, const std::vector<std::int64_t>& values) const;
    [[nodiscard]] std::pair<Sum, Whole> request_row(const Row& row) const;
    [[nodiscard]] std::pair<Sum, Whole> ceiling_row(std::uint32_t index) const;
    [[nodiscard]] Sum level_sum(std::size_t level) const;
    [[nodiscard]] std::int64_t grain(std::size_t level) const;
    void narrow(const Narrowed& by, Limits& limits) const;
    std::optional<Whole> of_choices(RequestId r, const Sum& rest, const Limits& limits) const;
    std::optional<Whole> most(const Sum& rest, const Limits& limits) const;
    std::optional<std::int64_t> leaf(const Node& node, const Limits& limits, const std::vector<std::int64_t>& values, std::uint32_t level) const;

    const Problem& p_;
    std::vector<Counted> levels_;
};

}  // namespace attiva::funding::judge
