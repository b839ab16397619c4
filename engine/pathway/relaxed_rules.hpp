// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "pathway/learner.hpp"
#include "pathway/problem.hpp"

// What steps take from each other, and what they cost: rules for the learner. A task is what
// starts on a day or never does; it is meant where it starts on some day at most.

namespace attiva::pathway {

struct Task {
    Learner::Var start;
    Day days;
    int uses;
};

/// One at least of the tasks is meant, from head on and over by so long (tail) before the end. Of
/// several with weights, no task's are more than what it uses.
struct Landmark {
    std::vector<std::uint32_t> tasks;
    int weight;
    Day head, tail;
};
/// By task, the landmarks (by index) it is of.
std::vector<std::vector<std::uint32_t>> by_task(const std::vector<Landmark>& all, std::size_t tasks);

/// The end is no sooner than that of each task that is meant.
class Ends : public Learner::Rule {
public:
    Ends(std::vector<Task> tasks, Learner::Var end, int beyond);
    void note(Learner::Var changed) override;
    bool wake(Learner& all) override;

private:
    bool task(Learner& all, const Task& t) const;
    std::vector<Task> tasks_;
    Learner::Var end_;
    int never_;
    std::vector<std::int32_t> task_of_;
    std::vector<std::uint32_t> dirty_;
    bool end_dirty_ = true;
};

/// The sum is no less than how many of the bounds hold.
class Counts : public Learner::Rule {
public:
    Counts(std::vector<Learner::Bound> counted, Learner::Var sum, Learner::Var end) : counted_(std::move(counted)), sum_(sum), end_(end) {}
    /// Of what ends by the day.
    void landmarks(std::vector<Landmark> all, Day last);
    /// What another rule says of the sum in fewer words is to be the reason.
    void put_off() { late_ = true; }
    bool late() const override { return late_; }
    void note(Learner::Var) override {}
    bool wake(Learner& all) override;

private:
    std::vector<Learner::Bound> counted_;
    Learner::Var sum_, end_;
    std::vector<Landmark> landmarks_;
    std::vector<std::vector<std::uint32_t>> of_task_;  // landmarks
    std::vector<char> met_;
    Day last_ = 0;
    bool late_ = false;
};

/// On no day do the tasks that run use more than there is.
class Room : public Learner::Rule {
public:
    /// `taken`: until that day so much is used already.
    Room(std::vector<Task> tasks, std::vector<std::pair<Day, int>> taken, int room, Learner::Var end, int beyond);
    void note(Learner::Var) override {}
    bool wake(Learner& all) override;
    /// Of what ends by the day, in days of work.
    void landmarks(std::vector<Landmark> all, Day last);

private:
    struct Part {  // on these days it runs, whenever it starts
        Day from, to;
        std::uint32_t task;
    };
    void meant(const Learner& all);
    bool parts(Learner& all);
    bool part(Learner& all, Day day, std::uint32_t task);
    bool energy(Learner& all);
    struct Item {  // work to be done between two days
        Day from, to;
        std::int64_t work;
        std::uint32_t task;  // or, of a landmark, as many as there are
    };
    void items(const Learner& all);
    bool crowded(Learner& all, Day from);
    void because(const Learner& all, Day from, Day to, std::size_t items);
    [[nodiscard]] int free(Day day) const;
    [[nodiscard]] std::int64_t free(Day from, Day to) const;

    std::vector<Task> tasks_;
    std::vector<std::pair<Day, int>> taken_;  // by day
    int room_;
    Learner::Var end_;
    int never_;
    std::vector<std::uint32_t> meant_;  // tasks
    std::vector<Part> parts_;
    std::vector<Item> items_;
    std::vector<Landmark> landmarks_;
    std::vector<std::vector<std::uint32_t>> of_task_;  // landmarks
    std::vector<char> met_;                            // by landmark: a task of it is meant
    Day last_ = 0;
    std::vector<Learner::Bound> because_;
};

/// Two of a pair do not run on the same day.
class Apart : public Learner::Rule {
public:
    Apart(std::vector<Task> tasks, std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs, int beyond);
    void note(Learner::Var changed) override;
    bool wake(Learner& all) override;

private:
    bool pair(Learner& all, const Task& a, const Task& b) const;
    std::vector<Task> tasks_;
    std::vector<std::vector<std::uint32_t>> with_;
    int never_;
    std::vector<std::int32_t> task_of_;
    std::vector<std::uint32_t> dirty_;
};

}  // namespace attiva::pathway
