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

void Room::landmarks(std::vector<Landmark> all, Day last) {
    landmarks_ = std::move(all);
    last_ = last;
    of_task_ = by_task(landmarks_, tasks_.size());
}

// The tasks that are meant, and the landmarks none of them is of; by the day they must be over.
void Room::items(const Learner& all) {
    const auto none = static_cast<std::uint32_t>(tasks_.size());
    const int end = all.most(end_);
    items_.clear();
    met_.assign(landmarks_.size(), end <= last_ ? 0 : 1);
    for (const std::uint32_t k : meant_) {
        const Task& t = tasks_[k];
        items_.push_back({all.least(t.start), all.most(t.start) + t.days, std::int64_t{t.uses} * t.days, k});
        if (of_task_.empty()) continue;
        for (const std::uint32_t l : of_task_[k]) met_[l] = 1;
    }
    for (std::size_t l = 0; l < landmarks_.size(); ++l)
        if (met_[l] == 0) items_.push_back({landmarks_[l].head, end - landmarks_[l].tail, landmarks_[l].weight, none});
    std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.to != b.to ? a.to < b.to : a.task < b.task; });
}

bool Room::energy(Learner& all) {
    items(all);
    all.worked(items_.size() * items_.size() / 8);
    std::vector<Day> from;
    for (const Item& i : items_) from.push_back(i.from);
    std::sort(from.begin(), from.end());
    from.erase(std::unique(from.begin(), from.end()), from.end());
    return std::all_of(from.begin(), from.end(), [&](Day d) { return crowded(all, d); });
}

// Why the first of the items must be done between the days; to: never, if by the end.
void Room::because(const Learner& all, Day from, Day to, std::size_t items) {
    because_.clear();
    bool landmark = false;
    for (std::size_t n = 0; n < items; ++n) {
        const Item& i = items_[n];
        if (i.from < from) continue;
        landmark = landmark || i.task == tasks_.size();
        if (i.task == tasks_.size()) continue;
        const Task& t = tasks_[i.task];
        because_.push_back({t.start, from});
        because_.push_back(Learner::at_most(t.start, std::min(never_ - 1, to - t.days)));
    }
    if (landmark) because_.push_back(Learner::at_most(end_, to < never_ ? all.most(end_) : last_));
}

// What cannot start before the day, by the last day each must be over; then by the end of all.
bool Room::crowded(Learner& all, Day from) {
    std::int64_t work = 0;
    for (std::size_t n = 0; n < items_.size(); ++n) {
        if (items_[n].from < from) continue;
        work += items_[n].work;
        if (work <= free(from, items_[n].to)) continue;
        because(all, from, items_[n].to, n + 1);
        return all.fail(because_);
    }
    Day end = all.least(end_);
    if (work <= free(from, end)) return true;
    while (work > free(from, end) && end < never_) end += std::max<Day>(1, static_cast<Day>((work - free(from, end)) / std::max(1, room_)));
    because(all, from, 2 * never_, items_.size());
    return all.raise({end_, end}, because_);
}

}  // namespace attiva::pathway
