// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "pathway/relaxed.hpp"

namespace attiva::pathway {

/// What the relaxed plan tries next.
class Relaxed::Choosing : public Learner::Chooser {
public:
    explicit Choosing(const Relaxed& of) : of_(of), is_start_(of.node_of_.size()) {
        for (const ActivityId a : of.used_) is_start_[*of.starts_[a] / 2] = 1;
    }
    std::optional<Learner::Bound> choose(const Learner& all) override;
    /// The plan found: its ways are tried first from here on.
    void remember(const Learner& all);

private:
    std::optional<Learner::Bound> support(const Learner& all);
    std::optional<Learner::Bound> argument(const Learner& all, const Node& n, int by) const;
    std::optional<Learner::Bound> start(const Learner& all) const;

    const Relaxed& of_;
    std::vector<char> is_start_;  // by variable / 2
    std::vector<int> last_;       // by variable / 2: its most in the last plan found
    std::vector<std::uint32_t> seen_, left_;
    std::uint32_t turn_ = 0;
};

}  // namespace attiva::pathway
