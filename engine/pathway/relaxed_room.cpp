// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/learner_test.cpp. Room for what runs at once: by the days on which a
// task runs whenever it starts, and by work, where what must be done between two days is more
// than they have room for.

#include <algorithm>

#include "pathway/relaxed_rules.hpp"

namespace attiva::pathway {
namespace {

using Bound = Learner::Bound;

}  // namespace

Room::Room(std::vector<Task> tasks, std::vector<std::pair<Day, int>> taken, int room, Learner::Var end, int beyond)
    : tasks_(std::move(tasks)), taken_(std::move(taken)), room_(room), end_(end), never_(beyond) {
    std::sort(taken_.begin(), taken_.end());
}

int Room::free(Day day) const {
    int out = room_;
    for (const auto& [until, uses] : taken_)
        if (day < until) out -= uses;
    return std::max(out, 0);
}

std::int64_t Room::free(Day from, Day to) const {
    std::int64_t out = 0;
    for (Day at = from; at < to;) {
        Day until = to;
        for (const auto& [end, uses] : taken_)
            if (end > at) until = std::min(until, end);
        out += std::int64_t{free(at)} * (until - at);
        at = until;
    }
    return out;
}

void Room::meant(const Learner& all) {
    meant_.clear();
    parts_.clear();
    for (std::uint32_t k = 0; k < tasks_.size(); ++k) {
        const Task& t = tasks_[k];
        const int most = all.most(t.start);
        if (most >= never_) continue;
        meant_.push_back(k);
        const Day to = all.least(t.start) + t.days;
        if (most < to) parts_.push_back({most, to, k});
    }
}

bool Room::wake(Learner& all) {
    meant(all);
    all.worked(tasks_.size() / 16 + meant_.size());
    return parts(all) && energy(all);
}

// At the start of each part more may run than before it.
bool Room::parts(Learner& all) {
    all.worked(parts_.size() * parts_.size() / 8);
    for (const Part& p : parts_) {
        int uses = 0;
        const int room = free(p.from);
        for (const Part& q : parts_)
            if (q.from <= p.from && p.from < q.to) uses += tasks_[q.task].uses;
        if (uses > room && !part(all, p.from, static_cast<std::uint32_t>(tasks_.size()))) return false;
        for (const std::uint32_t k : meant_)
            if (uses + tasks_[k].uses > room && !part(all, p.from, k)) return false;
    }
    return true;
}

// Too little is left on the day beside what runs on it for sure: the task is before or after.
bool Room::part(Learner& all, Day day, std::uint32_t task) {
    const bool any = task < tasks_.size();
    if (any) {
        const Task& t = tasks_[task];
        const int least = all.least(t.start), most = all.most(t.start);
        if (most < least + t.days && most <= day && day < least + t.days) return true;  // one of them
        if (least > day || most <= day - t.days) return true;
        if (least <= day - t.days && most > day) return true;
    }
    because_.clear();
    int uses = any ? tasks_[task].uses : 0;
    for (const Part& q : parts_) {
        if (q.from > day || q.to <= day || q.task == task || uses > free(day)) continue;
        uses += tasks_[q.task].uses;
        because_.push_back(Learner::at_most(tasks_[q.task].start, day));
        because_.push_back({tasks_[q.task].start, day - tasks_[q.task].days + 1});
    }
    if (!any) return all.fail(because_);
    const Task& t = tasks_[task];
    if (all.least(t.start) > day - t.days) {
        because_.push_back({t.start, day - t.days + 1});
        return all.raise({t.start, day + 1}, because_);
    }
    because_.push_back(Learner::at_most(t.start, day));
    return all.raise(Learner::at_most(t.start, day - t.days), because_);
}

bool Room::energy(Learner& all) {
    all.worked(meant_.size() * meant_.size() / 8);
    std::vector<Day> from;
    for (const std::uint32_t k : meant_) from.push_back(all.least(tasks_[k].start));
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    std::sort(meant_.begin(), meant_.end(), [&](std::uint32_t a, std::uint32_t b) {
        const int x = all.most(tasks_[a].start) + tasks_[a].days, y = all.most(tasks_[b].start) + tasks_[b].days;
        return x != y ? x < y : a < b;
    });
    for (const Day d : from)
        if (!crowded(all, d)) return false;
    return true;
}

// What cannot start before the day, by the last day each must be over; then by the end of all.
bool Room::crowded(Learner& all, Day from) {
    std::int64_t work = 0;
    std::size_t over = 0, upto = 0;
    for (const std::uint32_t k : meant_) {
        const Task& t = tasks_[k];
        ++upto;
        if (all.least(t.start) < from) continue;
        work += std::int64_t{t.uses} * t.days;
        if (work > free(from, all.most(t.start) + t.days)) {
            over = upto;
            break;
        }
    }
    if (over == 0) {
        Day end = all.least(end_);
        if (work <= free(from, end)) return true;
        while (work > free(from, end) && end < never_) end += std::max<Day>(1, static_cast<Day>((work - free(from, end)) / std::max(1, room_)));
        because_.clear();
        for (const std::uint32_t k : meant_) {
            if (all.least(tasks_[k].start) < from) continue;
            because_.push_back({tasks_[k].start, from});
            because_.push_back(Learner::at_most(tasks_[k].start, never_ - 1));
        }
        return all.raise({end_, end}, because_);
    }
    because_.clear();
    const Day to = all.most(tasks_[meant_[over - 1]].start) + tasks_[meant_[over - 1]].days;
    for (std::size_t n = 0; n < over; ++n) {
        const Task& t = tasks_[meant_[n]];
        if (all.least(t.start) < from) continue;
        because_.push_back({t.start, from});
        because_.push_back(Learner::at_most(t.start, to - t.days));
    }
    return all.fail(because_);
}

}  // namespace attiva::pathway
