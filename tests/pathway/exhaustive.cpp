// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Depth first by day: on each, every subset of the activities starts. What is cut off, and why
// nothing is lost by it:
//   - a subset with an activity that runs, waits, has no window, was done as often as it may be
//     or would end after the horizon; or beyond hours, together, apart, which are only worse
//     with more activities: such a plan is not allowed;
//   - a day on which the entry or the stay of one is no: the plan is not allowed;
//   - a day on which the goal is yes: the plan ends there, or, if a step runs, is not allowed;
//   - a start of a plan whose cost so far is, for every first key, not less than one found: the
//     cost so far is no more than the whole, key by key, for steps, discouraged steps, skipped
//     groups and undecided facts only add up, and the end is today or after, or when the last
//     step that runs ends;
//   - plans of 0, 1, 2 … steps are looked for in turn, so that the short ones cut the long off.

#include "exhaustive.hpp"

#include <algorithm>
#include <stdexcept>
#include <vector>

namespace attiva::pathway {
namespace {

constexpr std::size_t room = 16;
constexpr int no = -1, unknown = 0, yes = 1;

// What is known of one activity on a day.
struct Course {
    Day first_end = never_ends, last_end = -never_ends;  ///< of those that are over
    Day until = 0, since = 0;                            ///< it runs until then, if `runs`
    int times = 0;
    bool runs = false, step = false;
};

struct State {
    Day day = 0;
    std::array<Values, room> facts{};
    std::array<Course, room> courses{};
    std::uint32_t undecided = 0;  ///< a bit a fact
    Cost cost;
};

class Search {
public:
    Search(const Problem& p, std::uint64_t most) : p_(p), most_(most) {
        if (p.facts.size() > room || p.activities.size() > room) throw std::length_error("too big for the exhaustive search");
    }

    Exhausted run() {
        State s;
        for (std::size_t f = 0; f < p_.facts.size(); ++f) s.facts[f] = p_.facts[f].now;
        for (const Past& past : p_.past) {
            Course& c = s.courses[past.activity];
            ++c.times;
            if (past.end > 0) c.runs = true, c.until = past.end, c.since = -1;
            else over(c, past.end);
        }
        for (most_steps_ = 0, longer_ = true; longer_ && out_.whole; ++most_steps_) {
            longer_ = false;
            morning(s);
        }
        return std::move(out_);
    }

private:
    static void over(Course& c, Day end) {
        c.first_end = std::min(c.first_end, end);
        c.last_end = std::max(c.last_end, end);
    }

    // Changes and ends; then every subset that may start. `s` is the evening before.
    void morning(State s) {
        if (++out_.days > most_) out_.whole = false;
        if (!out_.whole) return;
        for (const Change& c : p_.changes)
            if (c.day == s.day) s.facts[c.fact] = c.values;
        std::vector<ActivityId> ended;
        for (ActivityId a = 0; a < p_.activities.size(); ++a)
            if (s.courses[a].runs && s.courses[a].until == s.day) {
                over(s.courses[a], s.day);
                s.courses[a].runs = false;
                ended.push_back(a);
            }
        std::stable_sort(ended.begin(), ended.end(), [&](ActivityId a, ActivityId b) { return s.courses[a].since < s.courses[b].since; });
        for (const ActivityId a : ended)
            for (const Effect& e : p_.activities[a].effects) apply(s, e, s.courses[a].step);
        choose(s, 0);
    }

    void apply(State& s, const Effect& e, bool step) {
        const int when = truth(s, e.when);
        if (when == no) return;
        if (when == unknown && step) s.undecided |= unknowns(s, e.when);
        Values& v = s.facts[e.fact];
        Values then = when == unknown ? v : 0;
        if (e.kind == Effect::Kind::becomes) then |= e.values;
        for (int k = 0, n = static_cast<int>(p_.facts[e.fact].count); e.kind == Effect::Kind::shifts && k < n; ++k)
            if ((v & (Values{1} << k)) != 0) {
                const int to = e.by >= n ? n - 1 : e.by <= -n ? 0 : std::max(0, std::min(n - 1, k + e.by));
                then |= Values{1} << to;
            }
        v = then;
    }

    // `next` and those after it start today or not.
    void choose(State& s, ActivityId next) {
        if (next == p_.activities.size()) return evening(s);
        if (may_start(s, next)) {
            if (static_cast<int>(steps_.size()) < most_steps_) {
                const Course before = s.courses[next];
                Course& c = s.courses[next];
                c.runs = c.step = true;
                c.since = s.day;
                c.until = s.day + p_.activities[next].days;
                ++c.times;
                if (fits(s)) {
                    steps_.push_back({next, s.day});
                    choose(s, next + 1);
                    steps_.pop_back();
                }
                s.courses[next] = before;
            } else {
                longer_ = true;
            }
        }
        choose(s, next + 1);
    }

    bool may_start(const State& s, ActivityId id) const {
        const Activity& a = p_.activities[id];
        const Course& c = s.courses[id];
        if (c.runs || c.times >= a.most_times || s.day + a.days > p_.horizon || s.day < c.last_end + a.wait) return false;
        bool open = a.windows.empty();
        for (const Window& w : a.windows) open = open || (s.day >= w.from && s.day <= w.to);
        return open;
    }

    // Hours, together and apart, where a step runs.
    bool fits(const State& s) const {
        int hours = 0, count = 0;
        for (ActivityId a = 0; a < p_.activities.size(); ++a)
            if (s.courses[a].runs) count += p_.activities[a].beside ? 0 : 1, hours += p_.activities[a].hours;
        for (const auto& [a, b] : p_.apart) {
            const Course &x = s.courses[a], &y = s.courses[b];
            if (a != b && x.runs && y.runs && (x.since >= 0 || y.since >= 0)) return false;
        }
        return hours <= p_.hours && count <= p_.together;
    }

    // All that starts has started: conditions are judged.
    void evening(const State& morning_state) {
        State s = morning_state;
        Day last = s.day;
        for (ActivityId id = 0; id < p_.activities.size(); ++id) {
            const Course& c = s.courses[id];
            if (!c.runs || c.since < 0) continue;
            last = std::max(last, c.until);
            const Activity& a = p_.activities[id];
            if (!suffer(s, a.stay)) return;
            if (c.since != s.day) continue;
            if (!suffer(s, a.entry)) return;
            ++s.cost.steps;
            if (truth(s, a.discouraged) == yes) ++s.cost.discouraged;
            for (const auto& group : a.better_after) {
                bool one = false;
                for (const ActivityId g : group) one = one || s.courses[g].first_end <= s.day;
                if (!one) ++s.cost.skipped;
            }
        }
        s.cost.undecided = __builtin_popcount(s.undecided);
        s.cost.end = last;
        if (truth(s, p_.goal) == yes) {
            if (last == s.day) found(s);
            return;
        }
        if (last == s.day) ++s.cost.end;
        if (s.cost.end > p_.horizon || hopeless(s.cost)) return;
        ++s.day;
        morning(s);
    }

    bool suffer(State& s, ConditionId c) {
        const int t = truth(s, c);
        if (t == unknown) s.undecided |= unknowns(s, c);
        return t != no;
    }

    void found(const State& s) {
        for (std::size_t k = 0; k < out_.best.size(); ++k)
            if (!out_.best[k] || less(s.cost, out_.best[k]->cost, static_cast<Key>(k))) out_.best[k] = Best{s.cost, Plan{steps_, s.day}};
    }

    bool hopeless(const Cost& so_far) const {
        for (std::size_t k = 0; k < out_.best.size(); ++k)
            if (!out_.best[k] || less(so_far, out_.best[k]->cost, static_cast<Key>(k))) return false;
        return true;
    }

    int truth(const State& s, ConditionId id) const {
        const Condition& c = p_.conditions[id];
        switch (c.kind) {
            case Condition::Kind::yes: return yes;
            case Condition::Kind::no: return no;
            case Condition::Kind::fact: {
                const bool in = (s.facts[c.fact] & c.values) != 0, out = (s.facts[c.fact] & ~c.values) != 0;
                return in && out ? unknown : in ? yes : no;
            }
            case Condition::Kind::done: return s.courses[c.activity].first_end + c.days <= s.day ? yes : no;
            case Condition::Kind::running: return s.courses[c.activity].runs ? yes : no;
            case Condition::Kind::negation: return -truth(s, c.arguments[0]);
            case Condition::Kind::at_least: {
                // The count-th greatest of the arguments.
                int sure = static_cast<int>(c.count), hoped = sure;
                for (const ConditionId part : c.arguments) {
                    const int t = truth(s, part);
                    if (t == yes) --sure;
                    if (t != no) --hoped;
                }
                return sure <= 0 ? yes : hoped <= 0 ? unknown : no;
            }
        }
        return no;
    }

    std::uint32_t unknowns(const State& s, ConditionId id) const {
        const Condition& c = p_.conditions[id];
        if (c.kind == Condition::Kind::fact) return p_.facts[c.fact].counted && truth(s, id) == unknown ? 1U << c.fact : 0U;
        std::uint32_t out = 0;
        for (const ConditionId part : c.arguments) out |= unknowns(s, part);
        return out;
    }

    const Problem& p_;
    std::uint64_t most_;
    std::vector<Step> steps_;
    int most_steps_ = 0;
    bool longer_ = false;  ///< some plan has more than `most_steps_`
    Exhausted out_;
};

}  // namespace

Exhausted exhaust(const Problem& problem, std::uint64_t most) { return Search(problem, most).run(); }

}  // namespace attiva::pathway
