// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// What the learner and its rules deduce, against every assignment there is: random tasks that
// start on a day or never, with nodes that support each other, room, pairs apart and counts.
// ATTIVA_PERCORSI sets how many.

#include "pathway/learner.hpp"

#include <fmt/format.h>
#include <catch2/catch.hpp>

#include <array>
#include <cstdlib>
#include <functional>
#include <numeric>
#include <optional>

#include "pathway/relaxed_rules.hpp"
#include "random_problem.hpp"

using namespace attiva::pathway;

namespace {

constexpr int never_starts = 7;  // days 0 … 6

// Task k starts on starts[k] or never; wanted: so many of these, each so long after its start, by the goal.
struct Small {
    std::vector<int> days, uses;
    std::vector<std::vector<std::pair<int, int>>> holes;
    struct Need {
        std::size_t of;  // a task, or as many as there are: the goal
        std::uint32_t count;
        std::vector<std::size_t> tasks;
    };
    std::vector<Need> needs;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> apart;
    std::vector<std::pair<Day, int>> taken;
    int room = 2;
};

Small random_small(Dice& dice) {
    Small out;
    const int tasks = dice.between(2, 4);
    for (int k = 0; k < tasks; ++k) {
        out.days.push_back(dice.between(1, 3));
        out.uses.push_back(dice.between(0, 2));
        out.holes.emplace_back();
        if (dice.percent(30)) {
            const int from = dice.between(0, 6);
            out.holes.back().emplace_back(from, std::min(6, from + dice.between(0, 2)));
        }
    }
    const auto size = static_cast<std::size_t>(tasks);
    for (std::size_t of = 1; of <= size; ++of) {
        if (of < size && dice.percent(30)) continue;
        Small::Need n{of, 1, {}};
        for (std::size_t k = 0; k < of; ++k)
            if (dice.percent(65)) n.tasks.push_back(k);
        if (n.tasks.empty()) n.tasks.push_back(of - 1);
        n.count = static_cast<std::uint32_t>(dice.between(1, static_cast<int>(n.tasks.size())));
        out.needs.push_back(n);
    }
    for (std::uint32_t a = 0; a < size; ++a)
        for (std::uint32_t b = a + 1; b < size; ++b)
            if (dice.percent(20)) out.apart.emplace_back(a, b);
    if (dice.percent(30)) out.taken.emplace_back(dice.between(1, 4), 1);
    out.room = dice.between(1, 3);
    return out;
}

// The day from which it has what it needs, as the tasks start.
int from_day(const Small& s, std::size_t of, const std::vector<int>& starts) {
    int out = 0;
    for (const auto& n : s.needs) {
        if (n.of != of) continue;
        std::vector<int> ends;
        for (const std::size_t k : n.tasks) ends.push_back(starts[k] >= never_starts ? never_starts : starts[k] + s.days[k]);
        std::nth_element(ends.begin(), ends.begin() + n.count - 1, ends.end());
        out = std::max(out, ends[n.count - 1]);
    }
    return out;
}

bool allowed(const Small& s, const std::vector<int>& starts) {
    for (std::size_t k = 0; k < starts.size(); ++k) {
        if (starts[k] >= never_starts) continue;
        for (const auto& [from, to] : s.holes[k])
            if (starts[k] >= from && starts[k] <= to) return false;
        if (starts[k] + s.days[k] > never_starts - 1 || starts[k] < from_day(s, k, starts)) return false;
    }
    for (int d = 0; d < never_starts; ++d) {
        int uses = 0, room = s.room;
        bool any = false;
        for (const auto& [until, by] : s.taken)
            if (d < until) room -= by;
        const auto runs = [&](std::size_t k) { return starts[k] < never_starts && starts[k] <= d && d < starts[k] + s.days[k]; };
        for (std::size_t k = 0; k < starts.size(); ++k)
            if (runs(k)) uses += s.uses[k], any = any || s.uses[k] > 0;
        if (any && uses > std::max(room, 0)) return false;
        for (const auto& [a, b] : s.apart)
            if (runs(a) && runs(b)) return false;
    }
    return from_day(s, starts.size(), starts) < never_starts;
}

struct Least {
    std::optional<int> end, steps;
};

Least by_all(const Small& s) {
    Least out;
    std::vector<int> starts(s.days.size(), 0);
    const std::function<void(std::size_t)> each = [&](std::size_t k) {
        if (k < starts.size()) {
            for (starts[k] = 0; starts[k] <= never_starts; ++starts[k]) each(k + 1);
            return;
        }
        if (!allowed(s, starts)) return;
        int end = from_day(s, starts.size(), starts), steps = 0;
        for (std::size_t t = 0; t < starts.size(); ++t)
            if (starts[t] < never_starts) ++steps, end = std::max(end, starts[t] + s.days[t]);
        out.end = std::min(out.end.value_or(end), end);
        out.steps = std::min(out.steps.value_or(steps), steps);
    };
    each(0);
    return out;
}

// The first that is not settled, on its last day or its first.
class Plain : public Learner::Chooser {
public:
    Plain(std::vector<Learner::Var> of, bool late) : of_(std::move(of)), late_(late) {}
    std::optional<Learner::Bound> choose(const Learner& all) override {
        for (const Learner::Var x : of_)
            if (all.least(x) < all.most(x)) return late_ ? Learner::at_least(x, all.most(x)) : Learner::at_most(x, all.least(x));
        return std::nullopt;
    }

private:
    std::vector<Learner::Var> of_;
    bool late_;
};

class Asked {
public:
    explicit Asked(const Small& s) {
        for (std::size_t k = 0; k < s.days.size(); ++k) {
            const Learner::Var x = all_.add(0, never_starts);
            for (const auto& [from, to] : s.holes[k]) all_.hole(x, from, to);
            all_.hole(x, never_starts - s.days[k], never_starts - 1);
            tasks_.push_back({x, s.days[k], 1});
        }
        const Learner::Var goal = all_.add(0, never_starts);
        end_ = all_.add(0, never_starts);
        steps_ = all_.add(0, static_cast<int>(tasks_.size()));
        for (const auto& n : s.needs) {
            std::vector<Learner::Argument> arguments;
            for (const std::size_t k : n.tasks) arguments.push_back({tasks_[k].start, s.days[k]});
            all_.support(n.of < tasks_.size() ? tasks_[n.of].start : goal, n.count, arguments);
        }
        all_.support(end_, 1, {{goal, 0}});
        all_.settle(Learner::at_most(end_, never_starts - 1));
        rules(s);
        for (const Task& t : tasks_) order_.push_back(t.start);
        for (const Learner::Var x : {goal, end_, steps_}) order_.push_back(x);
    }

    std::optional<int> least(bool steps, bool late) {
        const Learner::Var key = steps ? steps_ : end_;
        Plain plain(order_, late);
        std::optional<int> out;
        while (true) {
            std::vector<Learner::Bound> given;
            if (out) given.push_back(Learner::at_most(key, *out - 1));
            if (all_.solve(plain, given, 10'000'000) != Learner::Answer::yes) return out;
            out = all_.most(key);
            all_.release();
            if (*out == 0) return out;
        }
    }

private:
    void rules(const Small& s) {
        std::vector<Learner::Bound> meant;
        std::vector<Task> using_some;
        for (std::size_t k = 0; k < tasks_.size(); ++k) {
            meant.push_back(Learner::at_most(tasks_[k].start, never_starts - 1));
            if (s.uses[k] > 0) using_some.push_back({tasks_[k].start, s.days[k], s.uses[k]});
        }
        kept_.push_back(std::make_unique<Ends>(tasks_, end_, never_starts));
        kept_.push_back(std::make_unique<Counts>(meant, steps_, end_));
        kept_.push_back(std::make_unique<Room>(using_some, s.taken, s.room, end_, never_starts));
        kept_.push_back(std::make_unique<Apart>(tasks_, s.apart, never_starts));
        for (const auto& rule : kept_)
            for (Learner::Var x = 0; x < all_.size(); ++x) all_.watch(x, *rule);
    }

    Learner all_;
    std::vector<Task> tasks_;
    Learner::Var end_ = 0, steps_ = 0;
    std::vector<Learner::Var> order_;
    std::vector<std::unique_ptr<Learner::Rule>> kept_;
};

std::string told(std::optional<int> v) { return v ? std::to_string(*v) : "none"; }

}  // namespace

TEST_CASE("what is learned is what every assignment says") {
    const char* said = std::getenv("ATTIVA_PERCORSI");
    const int all = said != nullptr ? std::atoi(said) : 1500;
    int feasible = 0;
    for (int n = 0; n < all; ++n) {
        Dice dice(static_cast<std::uint64_t>(n));
        const Small s = random_small(dice);
        const Least truth = by_all(s);
        feasible += truth.end ? 1 : 0;
        for (const bool late : {false, true}) {
            INFO("seed " << n << (late ? " late" : ""));
            CHECK(told(Asked(s).least(false, late)) == told(truth.end));
            CHECK(told(Asked(s).least(true, late)) == told(truth.steps));
        }
    }
    fmt::print("apprendere: {} casi, {} possibili\n", all, feasible);
    CHECK(feasible > all / 4);
    CHECK(feasible < all);
}

TEST_CASE("no more work than said") {
    Dice dice(3);
    Learner all;
    std::vector<Learner::Var> of;
    for (int k = 0; k < 8; ++k) of.push_back(all.add(0, 5));
    Plain plain(of, false);
    CHECK(all.solve(plain, {}, 2) == Learner::Answer::unsaid);
    CHECK(all.solve(plain, {}, 1'000) == Learner::Answer::yes);
    CHECK(all.most(of[7]) == 0);
    all.release();
    CHECK(all.most(of[7]) == 5);
    CHECK(all.solve(plain, {Learner::at_least(of[0], 6)}, 1'000) == Learner::Answer::no);
    CHECK(all.solve(plain, {Learner::at_least(of[0], 5)}, 1'000) == Learner::Answer::yes);
    CHECK_FALSE(all.settle(Learner::at_least(of[0], 6)));
    CHECK(all.solve(plain, {}, 1'000) == Learner::Answer::no);
}
