// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/compare_test.cpp. The choice of what to try; the building: relaxed_building.cpp.

#include "pathway/relaxed.hpp"

#include <algorithm>
#include <tuple>

#include "pathway/relaxed_choosing.hpp"
#include "pathway/relaxed_rules.hpp"

namespace attiva::pathway {
namespace {

constexpr std::uint64_t work_of_cuts = 2'000;
constexpr std::int64_t unknown_work = std::int64_t{1} << 50;

}  // namespace

Relaxed::Choosing::Choosing(const Relaxed& of) : of_(of), is_start_(of.node_of_.size()), days_(of.node_of_.size()) {
    for (const ActivityId a : of.used_) {
        is_start_[*of.starts_[a] / 2] = 1;
        days_[*of.starts_[a] / 2] = of.problem_.activities[a].days;
    }
}

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

// Knuth's way (1977): the cheapest first; a node takes as much as the first of its arguments, so
// many as it needs.
void Relaxed::Choosing::weigh(const Learner& all) {
    const std::size_t size = of_.node_of_.size();
    if (asked_by_.empty()) {
        asked_by_.resize(size);
        for (std::uint32_t n = 0; n < of_.nodes_.size(); ++n)
            for (const auto& a : of_.nodes_[n].arguments) asked_by_[a.var / 2].push_back(n);
    }
    work_.assign(size, unknown_work);
    std::vector<std::uint32_t> left;
    std::vector<std::int64_t> sum(of_.nodes_.size());
    for (const Node& n : of_.nodes_) left.push_back(n.need);
    std::vector<std::pair<std::int64_t, Var>> heap;
    const auto put = [&](std::int64_t work, Var x) {
        if (all.least(x) >= of_.never_) return;
        heap.emplace_back(-work - days_[x / 2], x);
        std::push_heap(heap.begin(), heap.end());
    };
    for (Var x = 0; x < 2 * size; x += 2)
        if (of_.node_of_[x / 2] < 0) put(0, x);
    while (!heap.empty()) {
        std::pop_heap(heap.begin(), heap.end());
        const auto [work, x] = heap.back();
        heap.pop_back();
        if (work_[x / 2] != unknown_work) continue;
        work_[x / 2] = -work;
        for (const std::uint32_t n : asked_by_[x / 2]) {
            if (left[n] == 0) continue;
            sum[n] -= work;
            if (--left[n] == 0) put(sum[n], of_.nodes_[n].var);
        }
    }
}

// Which of the arguments that can be in time.
std::optional<Learner::Bound> Relaxed::Choosing::argument(const Learner& all, const Node& n, int by) const {
    std::optional<Learner::Bound> out;
    std::tuple<int, std::int64_t, int> best{};
    for (const auto& a : n.arguments) {
        if (all.least(a.var) + a.more > by || all.most(a.var) + a.more <= by) continue;
        const bool before = all.most(a.var) < of_.never_ || (follow_ && a.var / 2 < last_.size() && last_[a.var / 2] <= by - a.more);
        const bool free = all.least(a.var) == 0 && of_.node_of_[a.var / 2] < 0 && !is_start_[a.var / 2];  // is paid for
        const int day = all.least(a.var) + a.more;
        const std::tuple<int, std::int64_t, int> rank{free ? -1 : before ? 0 : 1, day + work_[a.var / 2], day};
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
    choosing_->weigh(learner_);
    if (key == Key::end && !landmarks(Key::end, std::min(most, problem_.horizon))) return Learner::Answer::no;
    if (key == Key::steps) landmarks(Key::steps, learner_.most(keys_[static_cast<std::size_t>(Key::end)]));
    return told(learner_.solve(*choosing_, {Learner::at_most(keys_[static_cast<std::size_t>(key)], most)}, work));
}

// What every plan that ends by then must start, by cuts; false: there is none.
bool Relaxed::landmarks(Key key, Day last) {
    const auto none = [&](Key k) { return learner_.most(keys_[static_cast<std::size_t>(k)]) == 0; };
    const Relaxation::Asked asked{none(Key::discouraged), none(Key::skipped), none(Key::undecided)};
    if (!relaxation_.earliest({root_, 0, true}, asked, last)) return false;
    std::vector<int> weights;
    for (const Activity& a : problem_.activities) weights.push_back(key == Key::end ? a.days : 1);
    relaxation_.least(weights, last);
    learner_.worked(work_of_cuts * relaxation_.parts().size());
    std::vector<Landmark> out;
    for (const Relaxation::Part& p : relaxation_.parts()) {
        Landmark l{{}, p.weight, p.head, p.tail};
        for (const ActivityId a : p.members)
            if (task_of_[a] >= 0) l.tasks.push_back(static_cast<std::uint32_t>(task_of_[a]));
        out.push_back(std::move(l));
    }
    if (key == Key::end) places_->landmarks(std::move(out), last);
    else steps_->landmarks(std::move(out), last);
    return true;
}

Learner::Answer Relaxed::look(std::uint64_t work) {
    choosing_->weigh(learner_);
    return told(learner_.solve(*choosing_, {}, work));
}

void Relaxed::settle_least(Key key, int least) {
    if (!learner_.settle(Learner::at_least(keys_[static_cast<std::size_t>(key)], least))) possible_ = false;
}

void Relaxed::settle_most(Key key, int most) {
    if (!learner_.settle(Learner::at_most(keys_[static_cast<std::size_t>(key)], most))) possible_ = false;
}

}  // namespace attiva::pathway
