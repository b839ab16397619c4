// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/relaxed.hpp"

namespace attiva::pathway {

/// What the relaxed plan tries next.
class Relaxed::Choosing : public Learner::Chooser {
public:
    explicit Choosing(const Relaxed& of);
    std::optional<Learner::Bound> choose(const Learner& all) override;
    /// The plan found: its ways are tried first from here on.
    void remember(const Learner& all);
    /// Or not.
    void follow(bool follow) { follow_ = follow; }
    /// How many days of work each node takes at least, if nothing it needs serves twice.
    void weigh(const Learner& all);

private:
    std::optional<Learner::Bound> support(const Learner& all);
    std::optional<Learner::Bound> argument(const Learner& all, const Node& n, int by) const;
    int holds_from(const Learner& all, Var x);
    std::optional<Learner::Bound> start(const Learner& all);

    const Relaxed& of_;
    std::vector<char> is_start_;  // by variable / 2
    std::vector<Day> days_;       // by variable / 2: of a start
    std::vector<int> last_;       // by variable / 2: its most in the last plan found
    std::vector<std::uint32_t> seen_, left_;
    std::vector<int> from_;  // by node
    std::vector<std::int64_t> work_;  // by variable / 2
    std::vector<std::vector<std::uint32_t>> asked_by_;  // by variable / 2: nodes
    std::uint32_t turn_ = 0;
    bool follow_ = true;
};

}  // namespace attiva::pathway
