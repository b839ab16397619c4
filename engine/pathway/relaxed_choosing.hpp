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
    /// Or not.
    void follow(bool follow) { follow_ = follow; }

private:
    std::optional<Learner::Bound> support(const Learner& all);
    std::optional<Learner::Bound> argument(const Learner& all, const Node& n, int by) const;
    int holds_from(const Learner& all, Var x);
    std::optional<Learner::Bound> start(const Learner& all);

    const Relaxed& of_;
    std::vector<char> is_start_;  // by variable / 2
    std::vector<int> last_;       // by variable / 2: its most in the last plan found
    std::vector<std::uint32_t> seen_, left_;
    std::vector<int> from_;  // by node
    std::uint32_t turn_ = 0;
    bool follow_ = true;
};

}  // namespace attiva::pathway
