// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/replay_test.cpp.

#include "pathway/replay.hpp"

#include <algorithm>

namespace attiva::pathway {

Replay::Replay(const Problem& problem, const std::vector<Step>& steps) : problem_(problem), judge_(problem) {
    runs_ = first_state(problem).runs;
    for (const Step& s : steps) runs_.push_back({s.activity, s.start, s.start + problem.activities[s.activity].days});
    for (const Run& r : runs_)
        for (const Day d : {r.start, r.end})
            if (0 < d && d <= problem.horizon) events_.push_back(d);
    for (const Change& c : problem.changes)
        if (0 < c.day && c.day <= problem.horizon) events_.push_back(c.day);
    std::sort(events_.begin(), events_.end());
    events_.erase(std::unique(events_.begin(), events_.end()), events_.end());
    on(0, false);
}

void Replay::end(Day day, const State& state) {
    for (const Change& c : problem_.changes)
        if (c.day == day) facts_[c.fact] = c.values;
    end_on(problem_, state, day, judge_, facts_, undecided_);
}

void Replay::on(Day day, bool begun) {
    if (facts_.empty() || day < day_) {
        facts_ = first_state(problem_).facts;
        undecided_.clear();
        day_ = -1;
    }
    const auto stand = [&](Day d, bool with) {
        state_.day = d;
        state_.runs.clear();
        for (const Run& r : runs_)
            if (r.start < d || (with && r.start == d)) state_.runs.push_back(r);
    };
    if (day_ < 0) {
        stand(0, false);
        end(0, state_);
        day_ = 0;
    }
    for (auto e = std::upper_bound(events_.begin(), events_.end(), day_); e != events_.end() && *e <= day; ++e) {
        stand(*e, false);
        end(*e, state_);
        day_ = *e;
    }
    stand(day, begun);
    judge_.at(state_, day, facts_);
    if (begun) judge_.begun(state_);
}

std::vector<Run> Replay::running() const {
    std::vector<Run> out;
    for (const Run& r : runs_)
        if (r.start <= state_.day && state_.day < r.end) out.push_back(r);
    return out;
}

namespace {

using Fault = Playing::Fault;

class Player {
public:
    Player(const Problem& problem, const std::vector<Step>& steps) : p_(problem), steps_(steps), replay_(problem, steps) {}

    Playing play() {
        std::vector<Day> days{0};
        days.insert(days.end(), replay_.events().begin(), replay_.events().end());
        // Between events only the age of what was done turns a condition.
        for (const Condition& c : p_.conditions)
            if (c.kind == Condition::Kind::done && c.days > 0) ages(c, days);
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        for (const Day day : days) {
            if (!judge(day)) return out_;
            if (replay_(p_.goal) != Judgement::yes) continue;
            for (std::size_t k = 0; k < steps_.size(); ++k)
                if (steps_[k].start + p_.activities[steps_[k].activity].days > day) return failed(Fault::goal, k, day);
            out_.cost.end = day;
            out_.cost.steps = static_cast<int>(steps_.size());
            out_.cost.undecided = static_cast<int>(replay_.undecided().size());
            return out_;
        }
        return failed(Fault::goal, steps_.size(), p_.horizon);
    }

private:
    void ages(const Condition& c, std::vector<Day>& days) const {
        const auto add = [&](Day end) {
            if (end + c.days > 0 && end + c.days <= p_.horizon) days.push_back(end + c.days);
        };
        for (const Past& x : p_.past)
            if (x.activity == c.activity && x.end < never_ends) add(x.end);
        for (const Step& s : steps_)
            if (s.activity == c.activity) add(s.start + p_.activities[s.activity].days);
    }

    Playing failed(Fault fault, std::size_t step, Day day, ActivityId other = 0) {
        out_.fault = fault;
        out_.step = step;
        out_.day = day;
        out_.other = other;
        return out_;
    }

    bool judge(Day day) {
        for (std::size_t k = 0; k < steps_.size(); ++k)
            if (steps_[k].start == day && !before_start(k, day)) return false;
        replay_.on(day, true);
        for (std::size_t k = 0; k < steps_.size(); ++k) {
            const Activity& a = p_.activities[steps_[k].activity];
            if (steps_[k].start > day || steps_[k].start + a.days <= day) continue;
            if (steps_[k].start == day && replay_(a.entry) == Judgement::no) return failed(Fault::entry, k, day), false;
            if (replay_(a.stay) == Judgement::no) return failed(Fault::stay, k, day), false;
            replay_.undecided_in(a.stay);
            if (steps_[k].start == day) starts(a);
        }
        return room(day);
    }

    void starts(const Activity& a) {
        replay_.undecided_in(a.entry);
        if (replay_(a.discouraged) == Judgement::yes) ++out_.cost.discouraged;
        for (const auto& group : a.better_after)
            if (std::none_of(group.begin(), group.end(), [&](ActivityId b) { return replay_.judge().done(b); })) ++out_.cost.skipped;
    }

    bool before_start(std::size_t k, Day day) {
        const ActivityId id = steps_[k].activity;
        const Activity& a = p_.activities[id];
        if (!in_window(a, day)) return failed(Fault::window, k, day), false;
        replay_.on(day, false);
        const bool twice = k > 0 && steps_[k - 1] == steps_[k];
        if (twice || replay_.judge().runs(id)) return failed(Fault::overlap, k, day), false;
        if (replay_.judge().last_end(id) + a.wait > day) return failed(Fault::wait, k, day), false;
        if (replay_.judge().times(id) >= a.most_times) return failed(Fault::times, k, day), false;
        return true;
    }

    // On the days on which a step runs.
    bool room(Day day) {
        const std::vector<Run> runs = replay_.running();
        const auto mine = std::find_if(steps_.begin(), steps_.end(), [&](const Step& s) { return s.start <= day && day < s.start + p_.activities[s.activity].days; });
        if (mine == steps_.end()) return true;
        for (std::size_t k = 0; k < steps_.size(); ++k) {
            if (steps_[k].start > day || steps_[k].start + p_.activities[steps_[k].activity].days <= day) continue;
            for (const Run& r : runs)
                if (are_apart(p_, steps_[k].activity, r.activity)) return failed(Fault::apart, k, day, r.activity), false;
        }
        std::int64_t hours = 0;
        int placed = 0;
        for (const Run& r : runs) {
            hours += p_.activities[r.activity].hours;
            placed += p_.activities[r.activity].beside ? 0 : 1;
        }
        const auto at = static_cast<std::size_t>(mine - steps_.begin());
        if (hours > p_.hours) return failed(Fault::hours, at, day), false;
        if (placed > p_.together) return failed(Fault::together, at, day), false;
        return true;
    }

    const Problem& p_;
    const std::vector<Step>& steps_;
    Replay replay_;
    Playing out_;
};

}  // namespace

Playing play(const Problem& problem, const std::vector<Step>& steps) { return Player(problem, steps).play(); }

}  // namespace attiva::pathway
