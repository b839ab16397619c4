// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/root.hpp"
#include "funding/search.hpp"
#include "funding/solve.hpp"

// What the stages of solving share: the best solution so far, and what each level left behind.

namespace attiva::funding {

/// The best allowed solution so far; nothing enters that `broken` has something to say of.
class Incumbent {
public:
    explicit Incumbent(const Problem& problem) : problem_(problem), served_(problem.requests.size(), false), unserved_(served_) {}

    /// Takes it if it is allowed and not worse; its levels, if it is allowed.
    std::optional<std::vector<std::int64_t>> offer(const Solution& solution);
    [[nodiscard]] bool any() const { return any_; }
    [[nodiscard]] const Solution& solution() const { return solution_; }
    [[nodiscard]] const std::vector<std::int64_t>& levels() const { return levels_; }
    /// Whether some of the best solutions met serves it, or does not.
    [[nodiscard]] bool seen(RequestId r, bool served) const { return served ? served_[r] : unserved_[r]; }

private:
    const Problem& problem_;
    bool any_ = false;
    Solution solution_;
    std::vector<std::int64_t> levels_;
    std::vector<bool> served_, unserved_;
};

/// Of a level, what its root left.
struct Trace {
    Prices prices;
};

/// The levels before the goal's, kept: by their traces, and by what each could count at most.
std::vector<Toll> tolls_of(const Goal& goal, const std::vector<Trace>& traces);

/// The standing of every request and the ties; `nodes` grows by what was visited.
void stand(const Problem& problem, const Form& form, const Limits& limits, const std::vector<Trace>& traces, Incumbent& best, Outcome& outcome);

}  // namespace attiva::funding
