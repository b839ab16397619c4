// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <memory>
#include <optional>
#include <vector>

#include "pathway/bounds.hpp"
#include "pathway/learner.hpp"
#include "pathway/relaxation.hpp"

// The best plan as if nothing were ever lost, but with room, hours and what must be apart: the
// graph of relaxation.hpp, in which each activity has a day on which it starts (or never does)
// and each node one from which it holds. Every plan is such a plan, for no less: leave out the
// second runs of an activity, and what reaches the goal in the graph still does. So no plan
// costs less than the best of these; and where it is a plan as it stands, it is the best one.

namespace attiva::pathway {

class Room;
class Counts;

class Relaxed {
public:
    Relaxed(const Problem& problem, Relaxation& relaxation);
    Relaxed(const Relaxed&) = delete;
    Relaxed& operator=(const Relaxed&) = delete;
    ~Relaxed();

    /// False: there is no plan at all.
    [[nodiscard]] bool possible() const { return possible_; }

    struct Found {
        std::vector<Step> steps;  ///< in the order of a Plan
        Cost cost;                ///< as if nothing were ever lost
    };
    /// One whose key costs no more than that, if there is one; unsaid: not with so much work.
    Learner::Answer look(Key key, int most, std::uint64_t work);
    /// Any at all.
    Learner::Answer look(std::uint64_t work);
    [[nodiscard]] const Found& found() const { return found_; }
    /// No plan has less.
    [[nodiscard]] int least(Key key) const { return learner_.least(keys_[static_cast<std::size_t>(key)]); }
    /// From here on only those are meant.
    void settle_least(Key key, int least);
    void settle_most(Key key, int most);
    [[nodiscard]] std::uint64_t work() const { return learner_.work(); }
    [[nodiscard]] std::size_t bytes() const { return learner_.bytes(); }

private:
    using Var = Learner::Var;
    using NodeId = std::uint32_t;
    class Building;
    class Choosing;
    friend class Building;
    friend class Choosing;

    Learner::Answer told(Learner::Answer answer);
    bool landmarks(Key key, Day last);

    const Problem& problem_;
    Relaxation& relaxation_;
    State root_;
    Learner learner_;
    int never_ = 0;                                 // a day after the last
    std::vector<std::optional<Var>> starts_;        // by activity; none: it does not matter
    std::vector<ActivityId> used_;                  // those that have one
    std::vector<std::int32_t> task_of_;             // by activity: where it is in used_, -1: nowhere
    struct Node {
        Var var;
        std::uint32_t need;
        std::vector<Learner::Argument> arguments;
    };
    std::vector<Node> nodes_;
    std::vector<std::int32_t> node_of_;             // by variable / 2: -1: none
    std::array<Var, 5> keys_{};
    std::array<std::vector<Var>, 5> paid_;          // by key: 0 where it is paid for, else never
    std::vector<std::unique_ptr<Learner::Rule>> rules_;
    Room* places_ = nullptr;    // of rules_
    Counts* steps_ = nullptr;   // of rules_
    std::unique_ptr<Choosing> choosing_;
    Found found_;
    bool possible_ = true;
};

}  // namespace attiva::pathway
