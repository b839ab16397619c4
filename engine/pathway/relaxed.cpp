// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/compare_test.cpp. The choice of what to try; the building: relaxed_building.cpp.

#include "pathway/relaxed.hpp"

#include <algorithm>

#include "pathway/relaxed_choosing.hpp"

namespace attiva::pathway {

Relaxed::~Relaxed() = default;

// Backwards from the goal: what is wanted by a day and not yet sure to be in time needs one
// more of its arguments, the soonest first, or the one of the last plan found. Then the days,
// the soonest first; then the end and the counts as they are.
std::optional<Learner::Bound> Relaxed::Choosing::choose(const Learner& all) {
    if (const auto wanted = support(all)) return wanted;
    if (const auto day = start(all)) return day;
    for (const Key key : {Key::end, Key::discouraged, Key::skipped, Key::steps, Key::undecided}) {
        const Var k = of_.keys_[static_cast<std::size_t>(key)];
        if (all.least(k) < all.most(k)) return Learner::at_most(k, all.least(k));
    }
    return std::nullopt;
}

std::optional<Learner::Bound> Relaxed::Choosing::support(const Learner& all) {
    ++turn_;
    seen_.resize(of_.nodes_.size());
    left_.clear();
    const auto visit = [&](Var x) {
        const std::int32_t n = of_.node_of_[x / 2];
        if (n < 0 || seen_[static_cast<std::size_t>(n)] == turn_) return;
        seen_[static_cast<std::size_t>(n)] = turn_;
        left_.push_back(static_cast<std::uint32_t>(n));
    };
    visit(of_.keys_[static_cast<std::size_t>(Key::end)]);
    for (const ActivityId a : of_.used_)
        if (all.most(*of_.starts_[a]) < of_.never_) visit(*of_.starts_[a]);
    std::optional<Learner::Bound> best;
    double most = -1;
    for (std::size_t at = 0; at < left_.size(); ++at) {
        const Node& n = of_.nodes_[left_[at]];
        const int by = all.most(n.var);
        std::uint32_t in_time = 0;
        for (const auto& a : n.arguments)
            if (all.most(a.var) + a.more <= by) {
                ++in_time;
                visit(a.var);
            }
        if (in_time >= n.need) continue;
        const auto next = argument(all, n, by);
        if (!next) continue;
        const double activity = all.activity(next->var);
        if (best && activity <= most) continue;
        best = next;
        most = activity;
    }
    return best;
}

// Which of the arguments that can be in time.
std::optional<Learner::Bound> Relaxed::Choosing::argument(const Learner& all, const Node& n, int by) const {
    std::optional<Learner::Bound> out;
    std::pair<int, int> best{};
    for (const auto& a : n.arguments) {
        if (all.least(a.var) + a.more > by || all.most(a.var) + a.more <= by) continue;
        const bool before = all.most(a.var) < of_.never_ || (follow_ && a.var / 2 < last_.size() && last_[a.var / 2] <= by - a.more);
        const bool free = all.least(a.var) == 0 && of_.node_of_[a.var / 2] < 0 && !is_start_[a.var / 2];  // is paid for
        const std::pair<int, int> rank{free ? (last_.empty() ? -1 : 2) : before ? 0 : 1, all.least(a.var) + a.more};
        if (out && best <= rank) continue;
        best = rank;
        out = Learner::at_most(a.var, by - a.more);
    }
    return out;
}

// From which day a node holds by the arguments that are to be in time, however soon others could.
int Relaxed::Choosing::holds_from(const Learner& all, Var x) {
    const std::int32_t n = of_.node_of_[x / 2];
    if (n < 0) return all.least(x);
    const auto at = static_cast<std::size_t>(n);
    if (seen_[at] == turn_) return from_[at];
    seen_[at] = turn_;
    from_[at] = all.least(x);
    const Node& node = of_.nodes_[at];
    const int by = all.most(x);
    std::vector<int> days;
    for (const auto& a : node.arguments)
        if (all.most(a.var) + a.more <= by) days.push_back(holds_from(all, a.var) + a.more);
    if (days.size() >= node.need) {
        const auto kth = days.begin() + static_cast<std::ptrdiff_t>(node.need) - 1;
        std::nth_element(days.begin(), kth, days.end());
        from_[at] = std::max(from_[at], *kth);
    }
    return from_[at];
}

std::optional<Learner::Bound> Relaxed::Choosing::start(const Learner& all) {
    ++turn_;
    from_.resize(of_.nodes_.size());
    std::optional<Var> best;
    std::pair<double, std::pair<int, int>> least{};
    int day = 0;
    const bool by_activity = all.restarts() % 2 == 1;
    for (const ActivityId a : of_.used_) {
        const Var x = *of_.starts_[a];
        if (all.most(x) >= of_.never_ || all.least(x) == all.most(x)) continue;
        const int from = by_activity ? all.least(x) : std::min(holds_from(all, x), all.most(x));
        const std::pair<double, std::pair<int, int>> rank{by_activity ? -all.activity(x) : 0, {from, all.most(x)}};
        if (best && least <= rank) continue;
        best = x;
        least = rank;
        day = from;
    }
    if (!best) return std::nullopt;
    return all.least(*best) < day ? Learner::at_least(*best, day) : Learner::at_most(*best, day);
}

void Relaxed::Choosing::remember(const Learner& all) {
    last_.clear();
    for (Var x = 0; x < 2 * of_.node_of_.size(); x += 2) last_.push_back(all.most(x));
}

Learner::Answer Relaxed::told(Learner::Answer answer) {
    if (answer != Learner::Answer::yes) return answer;
    found_.steps.clear();
    for (const ActivityId a : used_)
        if (learner_.most(*starts_[a]) < never_) found_.steps.push_back({a, learner_.most(*starts_[a])});
    std::sort(found_.steps.begin(), found_.steps.end(), [](const Step& a, const Step& b) {
        return a.start != b.start ? a.start < b.start : a.activity < b.activity;
    });
    const auto key = [&](Key k) { return learner_.most(keys_[static_cast<std::size_t>(k)]); };
    found_.cost = {key(Key::discouraged), key(Key::skipped), key(Key::end), key(Key::steps), key(Key::undecided)};
    choosing_->remember(learner_);
    learner_.release();
    return answer;
}

// A plan that pays for less is mostly quite another.
Learner::Answer Relaxed::look(Key key, int most, std::uint64_t work) {
    choosing_->follow(key != Key::discouraged && key != Key::skipped);
    return told(learner_.solve(*choosing_, {Learner::at_most(keys_[static_cast<std::size_t>(key)], most)}, work));
}

Learner::Answer Relaxed::look(std::uint64_t work) { return told(learner_.solve(*choosing_, {}, work)); }

void Relaxed::settle_least(Key key, int least) {
    if (!learner_.settle(Learner::at_least(keys_[static_cast<std::size_t>(key)], least))) possible_ = false;
}

void Relaxed::settle_most(Key key, int most) {
    if (!learner_.settle(Learner::at_most(keys_[static_cast<std::size_t>(key)], most))) possible_ = false;
}

}  // namespace attiva::pathway
