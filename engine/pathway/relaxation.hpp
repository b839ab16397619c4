// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <optional>

#include "pathway/moves.hpp"

// What no plan from a state can do better than. As if nothing were ever lost: a fact keeps
// what it was, room and hours are without end. Over conditions, each with four questions
// (may it be yes, is it yes, may it be no, is it no), activities and the sets of values of
// facts, a graph whose nodes are true when `need` of their arguments are. Every plan makes
// its goal true in it, no day sooner than the earliest one computed here.

namespace attiva::pathway {

class Relaxation {
public:
    Relaxation(const Problem& problem, const Moves& moves);

    /// What is also asked of each start.
    struct Asked {
        bool not_discouraged = false;
        bool none_skipped = false;
        bool nothing_unknown = false;  ///< save the facts that are counted already
    };
    struct From {
        const State& state;
        std::size_t cursor = 0;  ///< those before it in the order start another day
        bool happens = true;     ///< else only those that can do harm start today
    };
    /// Earliest end of a plan, if there is one before `last`.
    std::optional<Day> earliest(const From& from, Asked asked, Day last);
    /// So much of the weights of what is to be started falls to steps that start on `head` or
    /// later and end at least `tail` days before the end of the plan.
    struct Part {
        int weight;
        Day head, tail;
        std::vector<ActivityId> members;  ///< of these one at least
    };
    /// After earliest(): no plan that ends by `last` has less of them: the sum of `weights`, by
    /// activity, over its steps still to start. By landmark cuts (Helmert, Domshlak 2009).
    std::int64_t least(const std::vector<int>& weights, Day last);
    /// Of which the last least() was made up.
    [[nodiscard]] const std::vector<Part>& parts() const { return parts_; }
    /// Of which activities one of the last least() can be, sorted: a start of any other is one more.
    [[nodiscard]] const std::vector<ActivityId>& members() const { return members_; }
    /// After earliest(): no more than what least() could be; at once.
    [[nodiscard]] std::int64_t all(const std::vector<int>& weights) const;
    /// After earliest(): the activities that start on the day of the state on a way to the goal
    /// on which everything is reached as soon as it can be.
    void first_starts(std::vector<ActivityId>& out);
    /// How long before the goal it starts at least, where it helps.
    [[nodiscard]] Day lead(ActivityId a) const { return help_[starts_[a]]; }
    /// After earliest(): whether it may start at all.
    [[nodiscard]] bool reached(ActivityId a) const;

private:
    friend class Relaxed;  // looks for days in the same graph
    using NodeId = std::uint32_t;
    static constexpr NodeId none = 0xffffffff;
    enum class Ask : std::uint8_t { may, yes, may_not, no, sure, sure_not };
    struct Node {
        std::uint32_t need = 1;
        Day delay = 0;
        ActivityId starts = none;
    };
    struct Timed {
        Day day;
        NodeId node;
        friend bool operator>(const Timed& a, const Timed& b) {
            return a.day != b.day ? a.day > b.day : a.node > b.node;
        }
    };

    // Building.
    NodeId add(std::uint32_t need, Day delay = 0);
    void arc(NodeId from, NodeId to) { arcs_.emplace_back(from, to); }
    NodeId label(ConditionId c, Ask ask);
    NodeId make(const Condition& c, ConditionId id, Ask ask);
    NodeId leaf(const Condition& c, ConditionId id, Ask ask);
    NodeId unless(NodeId label, NodeId free);
    void activity(ActivityId a);
    void effects();
    void effect(ActivityId a, const Effect& e);
    NodeId set(FactId f, Values v);
    void close_sets();
    void freeze();
    void tails();
    void backwards(std::vector<Day>& tail, bool running);
    void unknowns();

    // Running.
    void begin(const From& from, Asked asked);
    void starts_from(const From& from);
    void state(const State& s);
    void fact(FactId f, Values v, Day day);
    void source(NodeId n, Day day);
    void reach(NodeId n, Day day);
    [[nodiscard]] Day opening(ActivityId a, Day day) const;
    void relax(Day last, bool all = false);  // all: what comes too late to help too
    [[nodiscard]] Day helps_after(const Run& r, Day day) const;

    // Cuts.
    std::int64_t cost_to_goal();
    void goal_zone();
    int cut();

    struct Leaf {
        NodeId node;
        Ask ask;
        Values values;
    };
    struct Set {
        FactId fact;
        Values values;
        NodeId node;
    };
    const Problem& problem_;
    const Moves& moves_;
    std::vector<Node> nodes_;
    std::vector<std::pair<NodeId, NodeId>> arcs_;
    std::vector<std::uint32_t> out_at_, in_at_;
    std::vector<NodeId> out_, in_;
    std::vector<std::array<NodeId, 6>> labels_;
    std::vector<std::vector<Leaf>> leaves_;      // by fact
    std::vector<std::vector<Set>> sets_;         // by fact: only of those that shift
    std::vector<char> shifts_;                   // by fact
    std::vector<NodeId> starts_, ends_;          // by activity
    struct Gate {
        NodeId node;
        ActivityId activity;
        Day days;
    };
    std::vector<Gate> gates_, gates_not_, runs_;
    std::vector<NodeId> runs_not_, ready_starts_;
    std::vector<int> rest_times_, times_;        // by activity: starts left
    std::vector<Day> rest_from_, first_end_, past_first_;
    std::vector<char> open_;                     // by condition: it may be unknown
    std::vector<std::size_t> rank_;              // by activity, in the order of the moves
    NodeId always_ = none, discouraged_free_ = none, skipped_free_ = none, unknown_free_ = none, goal_ = none;
    std::vector<NodeId> counted_;                // by fact: already counted as unknown

    std::vector<std::uint32_t> left_, needs_;
    std::vector<Day> day_, earliest_;
    std::vector<NodeId> ready_, sources_;
    std::vector<Timed> heap_;
    Day today_ = 0, horizon_ = 0;

    struct Valued {
        std::int64_t value;
        NodeId node;
        std::uint32_t trigger;
        friend bool operator>(const Valued& a, const Valued& b) {
            return a.value != b.value ? a.value > b.value : a.node > b.node;
        }
    };
    std::vector<Valued> costly_, free_;
    std::vector<int> cost_;
    std::vector<std::int64_t> value_;
    std::vector<std::uint32_t> settled_, trigger_;  // in which turn; in which turn of an argument
    std::vector<char> zone_, seen_, given_;
    std::vector<NodeId> stack_, cut_;
    std::vector<std::pair<NodeId, NodeId>> running_;  // how what runs helps, and is helped
    std::vector<Day> tail_, help_;                    // from a node to the goal, at least
    std::vector<char> usable_;
    std::vector<Part> parts_;
    std::vector<ActivityId> members_;
};

}  // namespace attiva::pathway
