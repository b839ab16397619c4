// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/learner_test.cpp.

#include "pathway/relaxed_rules.hpp"

#include <algorithm>

namespace attiva::pathway {
namespace {

using Bound = Learner::Bound;

std::vector<std::int32_t> numbered(const std::vector<Task>& tasks) {
    std::vector<std::int32_t> out;
    for (std::size_t k = 0; k < tasks.size(); ++k) {
        const std::size_t at = tasks[k].start / 2;
        if (at >= out.size()) out.resize(at + 1, -1);
        out[at] = static_cast<std::int32_t>(k);
    }
    return out;
}

}  // namespace

std::vector<std::vector<std::uint32_t>> by_task(const std::vector<Landmark>& all, std::size_t tasks) {
    std::vector<std::vector<std::uint32_t>> out(tasks);
    for (std::uint32_t k = 0; k < all.size(); ++k)
        for (const std::uint32_t t : all[k].tasks) out[t].push_back(k);
    return out;
}

Ends::Ends(std::vector<Task> tasks, Learner::Var end, int beyond)
    : tasks_(std::move(tasks)), end_(end), never_(beyond), task_of_(numbered(tasks_)) {}

void Ends::note(Learner::Var changed) {
    if (changed == (end_ ^ 1)) end_dirty_ = true;
    else if (changed / 2 < task_of_.size() && task_of_[changed / 2] >= 0) dirty_.push_back(static_cast<std::uint32_t>(task_of_[changed / 2]));
}

bool Ends::wake(Learner& all) {
    all.worked(end_dirty_ ? tasks_.size() / 4 : dirty_.size());
    if (end_dirty_) {
        end_dirty_ = false;
        dirty_.clear();
        for (const Task& t : tasks_)
            if (!task(all, t)) {
                end_dirty_ = true;
                return false;
            }
        return true;
    }
    while (!dirty_.empty()) {
        const std::uint32_t k = dirty_.back();
        dirty_.pop_back();
        if (!task(all, tasks_[k])) return false;
    }
    return true;
}

bool Ends::task(Learner& all, const Task& t) const {
    const int end = all.most(end_), least = all.least(t.start);
    if (least >= never_) return true;
    const Bound by = Learner::at_most(end_, end);
    if (all.most(t.start) < never_) {
        const Bound meant = Learner::at_most(t.start, never_ - 1);
        return all.raise({end_, least + t.days}, {meant, {t.start, least}}) && all.raise(Learner::at_most(t.start, end - t.days), {meant, by});
    }
    if (least + t.days <= end) return true;
    return all.raise({t.start, never_}, {{t.start, end - t.days + 1}, by});
}

void Counts::landmarks(std::vector<Landmark> all, Day last) {
    landmarks_ = std::move(all);
    last_ = last;
    of_task_ = by_task(landmarks_, counted_.size());
}

// Those that hold, and one for each landmark none of them is of.
bool Counts::wake(Learner& all) {
    const bool bound = !landmarks_.empty() && all.most(end_) <= last_;
    std::vector<Bound> because;
    met_.assign(landmarks_.size(), 0);
    std::size_t left = bound ? landmarks_.size() : 0;
    for (std::uint32_t k = 0; k < counted_.size(); ++k) {
        if (!all.holds(counted_[k])) continue;
        because.push_back(counted_[k]);
        if (!bound) continue;
        for (const std::uint32_t l : of_task_[k]) {
            left -= met_[l] == 0 ? 1 : 0;
            met_[l] = 1;
        }
    }
    all.worked(counted_.size() / 4);
    const int now = static_cast<int>(because.size() + left);
    if (bound) because.push_back(Learner::at_most(end_, last_));
    if (!all.raise({sum_, now}, because)) return false;
    if (now < all.most(sum_)) return true;
    because.push_back(Learner::at_most(sum_, now));
    for (std::uint32_t k = 0; k < counted_.size(); ++k) {
        if (all.holds(counted_[k])) continue;
        const bool one_more = !bound || std::all_of(of_task_[k].begin(), of_task_[k].end(), [&](std::uint32_t l) { return met_[l] != 0; });
        if (one_more && !all.raise(Learner::no(counted_[k]), because)) return false;
    }
    return true;
}

Apart::Apart(std::vector<Task> tasks, std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs, int beyond)
    : tasks_(std::move(tasks)), with_(tasks_.size()), never_(beyond), task_of_(numbered(tasks_)) {
    for (const auto& [a, b] : pairs) {
        with_[a].push_back(b);
        with_[b].push_back(a);
    }
}

void Apart::note(Learner::Var changed) {
    if (changed / 2 < task_of_.size() && task_of_[changed / 2] >= 0) dirty_.push_back(static_cast<std::uint32_t>(task_of_[changed / 2]));
}

bool Apart::wake(Learner& all) {
    while (!dirty_.empty()) {
        const std::uint32_t k = dirty_.back();
        dirty_.pop_back();
        if (all.most(tasks_[k].start) >= never_) continue;
        all.worked(with_[k].size() / 2);
        for (const std::uint32_t other : with_[k]) {
            if (all.most(tasks_[other].start) >= never_) continue;
            if (!pair(all, tasks_[k], tasks_[other]) || !pair(all, tasks_[other], tasks_[k])) return false;
        }
    }
    return true;
}

// Where a cannot be over before b starts, b is over before it.
bool Apart::pair(Learner& all, const Task& a, const Task& b) const {
    const int first = all.least(a.start) + a.days;
    if (first <= all.most(b.start)) return true;
    const int b_least = all.least(b.start), a_most = all.most(a.start);
    // a.start ≥ x and b.start < x + a.days
    const Bound late{a.start, first - a.days};
    const Bound soon = Learner::at_most(b.start, first - 1);
    return all.raise({a.start, b_least + b.days}, {late, soon, {b.start, b_least}}) &&
           all.raise(Learner::at_most(b.start, a_most - b.days), {late, soon, Learner::at_most(a.start, a_most)});
}

}  // namespace attiva::pathway
