// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <algorithm>
#include <map>

#include "pathway/relaxed.hpp"
#include "pathway/relaxed_rules.hpp"

namespace attiva::pathway {

/// From the graph of relaxation.hpp to numbers that must agree: what is true at once is left
/// out, a node of one argument is that argument, and what moves values up or down is counted.
class Relaxed::Building {
public:
    Building(Relaxed& out, Relaxation& from) : out_(out), p_(out.problem_), r_(from) {}
    bool build();

private:
    /// The number of a node: another's, so much more.
    struct Ref {
        Var var = 0;
        int more = 0;
    };
    static constexpr NodeId none = 0xffffffff;
    static constexpr Var no_var = 0xffffffff;

    void reach(const State& root);
    void moving();
    void at_once();
    void cone();
    [[nodiscard]] bool is_free(NodeId n) const { return n == r_.discouraged_free_ || n == r_.skipped_free_ || n == r_.unknown_free_; }
    [[nodiscard]] bool hopeless(NodeId n) const { return r_.day_[n] == never_ends && !is_free(n) && counted_[n] == 0; }
    [[nodiscard]] std::vector<NodeId> arguments(NodeId n) const;
    [[nodiscard]] bool is_alias(NodeId n) const;
    Ref ref(NodeId n);
    Var number(int least) { return out_.learner_.add(std::min(least, out_.never_), out_.never_); }
    Var constant(Day day) { return out_.learner_.add(day, day); }
    Var choice();
    void variables(const State& root);
    void start(ActivityId id, const State& root);
    [[nodiscard]] Day beside_the_past(ActivityId id, const State& root) const;
    void supports();
    void support(NodeId n);
    void end();
    void node(Var x, std::uint32_t need, const std::vector<Learner::Argument>& all);
    Ref paid(NodeId free, NodeId of);
    void costs();
    void count(Key key, const std::vector<Learner::Bound>& counted);
    void count(Key key, const std::vector<Learner::Bound>& counted, Var sum);
    void limits(const State& root);
    void watched(std::unique_ptr<Learner::Rule> rule, const std::vector<Task>& tasks);

    // relaxed_shifts.cpp
    struct Moved {  // so far up, or down, once the effect has been
        Learner::Argument when;
        int by;
    };
    struct Base {  // from then on the fact may have these values
        std::optional<Learner::Argument> when;  // none: from the first day
        Values values;
    };
    void shifts();
    void shifts(FactId f);
    std::optional<Learner::Argument> happens(ActivityId a, const Effect& e, Day later);
    void moves(ActivityId a, const Effect& e, std::vector<Moved>& out);
    void leaf(const Relaxation::Leaf& l, FactId f, const std::vector<Base>& bases, const std::vector<Moved>& moves);
    std::optional<Learner::Argument> far(const Base& base, int need, int way, const std::vector<Moved>& moves);

    Relaxed& out_;
    const Problem& p_;
    Relaxation& r_;
    std::vector<Day> given_;
    std::vector<ActivityId> runs_of_;
    std::vector<char> counted_, once_, in_cone_;
    std::vector<FactId> counts_;                    // by node: of which fact that moves it is a leaf
    std::vector<std::vector<NodeId>> changed_by_;   // by fact that moves
    std::vector<NodeId> cone_;
    std::vector<std::vector<NodeId>> arguments_;
    std::vector<std::uint32_t> needs_;
    std::vector<Var> of_node_;
    std::array<std::map<std::vector<NodeId>, Var>, 5> shared_;  // by key, then by what would spare it
};

}  // namespace attiva::pathway
