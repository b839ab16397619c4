// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/planner_test.cpp.

#include "pathway/planner.hpp"

#include <algorithm>
#include <queue>

#include "pathway/bounds.hpp"
#include "pathway/seen.hpp"

namespace attiva::pathway {
namespace {

struct Node {
    State state;
    std::size_t cursor = 0;  // in the order of the moves: what is before it starts another day
    bool happens = true;
    Keys bound{};
    Keys least{};  // the bound of this state alone, not of those it comes from
    std::vector<ActivityId> first;  // what starts on the day on the quickest way, if nothing is ever lost
    std::optional<std::vector<ActivityId>> due;  // any other start is a step more than the bound says
    std::vector<std::size_t> rest;  // in the order of the moves: the starts not tried yet, the next one last
    bool opened = false;            // they are known
};

constexpr std::size_t no_start = static_cast<std::size_t>(-1);

// Where to look on: the least bound first, then what is nearest to an end, then the latest seen.
struct Open {
    Keys bound;
    int steps;
    Day day;
    std::uint32_t node;
    friend bool operator<(const Open& a, const Open& b) {  // for a heap: b before a
        if (a.bound != b.bound) return b.bound < a.bound;
        if (a.day != b.day) return a.day < b.day;
        if (a.steps != b.steps) return a.steps < b.steps;
        return a.node < b.node;
    }
};

class Planner {
public:
    Planner(const Problem& problem, Key first, const Limits& limits, bool any)
        : problem_(problem), limits_(limits), any_(any), moves_(problem), bounds_(problem, moves_, first), seen_(problem, moves_) {
        if (limits_.expansions == 0)
            limits_.expansions = std::clamp<std::uint64_t>(600'000 / (problem.activities.size() + 1), 50, 20'000);
    }

    Search run() {
        Search out;
        Node root;
        root.state = first_state(problem_);
        const auto bound = bounds_.of({root.state, 0, true}, best_);
        if (bound) {
            root.bound = *bound;
            keep(std::move(root));
        }
        while (!open_.empty() && within()) {
            const Open next = open_.top();
            open_.pop();
            dive(next);
        }
        while (!open_.empty() && best_ && !(open_.top().bound < *best_)) open_.pop();
        out.expansions = expansions_;
        out.plan = plan_;
        const bool all = open_.empty();
        if (best_) out.cost = bounds_.cost(*best_);
        out.bound = all ? out.cost : bounds_.cost(open_.top().bound);
        if (plan_) out.outcome = all ? Outcome::proved : Outcome::best_found;
        else out.outcome = all ? Outcome::none : Outcome::unknown;
        return out;
    }

private:
    [[nodiscard]] bool within() const {
        return expansions_ < limits_.expansions && bytes_ + seen_.bytes() < limits_.memory && !(any_ && best_);
    }
    std::uint32_t keep(Node&& n) {
        bytes_ += size(n);
        std::uint32_t at = static_cast<std::uint32_t>(nodes_.size());
        if (spare_.empty()) {
            nodes_.push_back(std::move(n));
        } else {
            at = spare_.back();
            spare_.pop_back();
            nodes_[at] = std::move(n);
        }
        const Node& kept = nodes_[at];
        open_.push({kept.bound, kept.state.steps, kept.state.day, at});
        return at;
    }
    static std::size_t size(const Node& n) {
        return sizeof(Node) + 32 + n.state.facts.size() * sizeof(Values) + n.state.runs.size() * sizeof(Run) +
               n.state.undecided.size() * sizeof(FactId) + n.first.size() * sizeof(ActivityId) +
               n.rest.size() * sizeof(std::size_t);
    }
    Node take(std::uint32_t at) {
        bytes_ -= size(nodes_[at]);
        spare_.push_back(at);
        return std::move(nodes_[at]);
    }

    // From the state down to its best child, and on, until there is none; the others are kept.
    // A child that costs no more than its parent is the best there is: the rest can wait.
    void dive(const Open& from) {
        std::optional<Node> node = take(from.node);
        while (node && within()) {
            if (best_ && !(node->bound < *best_)) return;
            ++expansions_;
            node = best_child(std::move(*node));
        }
        if (node) keep(std::move(*node));
    }

    std::optional<Node> best_child(Node&& node) {
        if (!node.opened) open(node);
        std::optional<Node> best;
        while (!node.rest.empty()) {
            const std::size_t k = node.rest.back();
            node.rest.pop_back();
            std::optional<Node> child = k == no_start ? closed(node) : started(node, k);
            if (!child) continue;
            if (best && !(child->bound < best->bound)) {
                keep(std::move(*child));
                continue;
            }
            if (best) keep(std::move(*best));
            best = std::move(child);
            if (best->bound == node.bound && !node.rest.empty()) {
                keep(std::move(node));
                break;
            }
        }
        return best;
    }

    // What can start, the most promising last: what the quickest way starts and what is due,
    // the longest lead first; then nothing more on the day; then the rest.
    void open(Node& node) {
        node.opened = true;
        moves_.startable(node.state, node.happens, node.cursor, node.rest);
        const auto lead = [&](std::size_t k) { return bounds_.relaxation().lead(moves_.order()[k]); };
        const auto quick = [&](std::size_t k) {
            return std::find(node.first.begin(), node.first.end(), moves_.order()[k]) != node.first.end();
        };
        const auto due = [&](std::size_t k) {
            return node.due && std::binary_search(node.due->begin(), node.due->end(), moves_.order()[k]);
        };
        std::stable_sort(node.rest.begin(), node.rest.end(), [&](std::size_t x, std::size_t y) { return lead(x) < lead(y); });
        const auto some = std::stable_partition(node.rest.begin(), node.rest.end(), [&](std::size_t k) { return !quick(k) && !due(k); });
        std::stable_partition(some, node.rest.end(), [&](std::size_t k) { return !quick(k); });
        node.rest.insert(some, no_start);
        node.first.clear();
        if (node.due) put_off(node);
    }

    // Starts by which nothing of what is to be done gets done wait until a step more is due. The
    // bound of the node was found where its keys are what they are at least: of the plans from
    // here, those with such a start cost a step more, or more in a key before that.
    void put_off(Node& node) {
        const auto extra = std::stable_partition(node.rest.begin(), node.rest.end(), [&](std::size_t k) {
            return k == no_start || std::binary_search(node.due->begin(), node.due->end(), moves_.order()[k]);
        });
        Node later;
        later.rest.assign(extra, node.rest.end());
        node.rest.erase(extra, node.rest.end());
        node.due.reset();
        if (later.rest.empty()) return;
        later.bound = std::max(node.bound, bounds_.one_more(node.least));
        if (best_ && !(later.bound < *best_)) return;
        later.state = node.state;
        later.happens = node.happens;
        later.opened = true;
        keep(std::move(later));
    }

    // One more start on the same day.
    std::optional<Node> started(const Node& node, std::size_t k) {
        Node child;
        child.state = node.state;
        child.cursor = k + 1;
        child.happens = node.happens;
        moves_.start(child.state, moves_.order()[k]);
        return judged(std::move(child), node.bound);
    }
    // The day as it is.
    std::optional<Node> closed(const Node& node) {
        Node child;
        child.state = node.state;
        switch (moves_.close(child.state)) {
            case Moves::Closing::dead: return std::nullopt;
            case Moves::Closing::goal: found(child.state); return std::nullopt;
            case Moves::Closing::open: break;
        }
        if (seen_.before(child.state)) return std::nullopt;
        child.happens = moves_.happens(child.state);
        return judged(std::move(child), node.bound);
    }
    std::optional<Node> judged(Node&& child, const Keys& parent) {
        const auto bound = bounds_.of({child.state, child.cursor, child.happens}, best_);
        if (!bound) return std::nullopt;
        child.bound = std::max(*bound, parent);
        child.least = *bound;
        child.due = bounds_.due();
        bounds_.relaxation().first_starts(child.first);
        return std::move(child);
    }

    void found(const State& s) {
        const Keys cost = bounds_.keys(
            {s.discouraged, s.skipped, s.day, s.steps, static_cast<int>(s.undecided.size())});
        if (best_ && !(cost < *best_)) return;
        best_ = cost;
        plan_ = Plan{{}, s.day};
        for (const Run& r : s.runs)
            if (r.start >= 0) plan_->steps.push_back({r.activity, r.start});
    }

    const Problem& problem_;
    Limits limits_;
    bool any_;  // the first plan will do
    Moves moves_;
    Bounds bounds_;
    Seen seen_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> spare_;
    std::priority_queue<Open> open_;
    std::optional<Keys> best_;
    std::optional<Plan> plan_;
    std::uint64_t expansions_ = 0;
    std::size_t bytes_ = 0;
};

}  // namespace

namespace {

Search look(const Problem& problem, Key first, const Limits& limits, bool any) {
    const Reduced reduced = reduce(problem);
    Search out = Planner(reduced.problem, first, limits, any).run();
    if (out.plan)
        for (Step& s : out.plan->steps) s.activity = reduced.activities[s.activity];
    return out;
}

}  // namespace

Search plan(const Problem& problem, Key first, const Limits& limits) { return look(problem, first, limits, false); }

Search any_plan(const Problem& problem, const Limits& limits) { return look(problem, Key::end, limits, true); }

}  // namespace attiva::pathway
