// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attiva::pathway {
namespace {

enum class Truth : std::uint8_t { no, unknown, yes };

// From `start` to `end`, the first day it does not run. Of the past: started on day -1.
struct Run {
    ActivityId activity = 0;
    Day start = -1, end = 0;
    bool step = false;
};

class Walk {
public:
    Walk(const Problem& p, const Plan& plan) : p_(p), plan_(plan) {}

    Checked checked() {
        if (!possible()) return std::move(out_);
        for (const Fact& f : p_.facts) facts_.push_back(f.now);
        stamps_.assign(p_.conditions.size(), 0);
        truths_.assign(p_.conditions.size(), Truth::no);
        Day last = plan_.end;
        for (const Run& r : runs_)
            if (r.step) last = std::max(last, r.end);
        for (Day d = 0; d <= last; ++d) day(d);
        if (first_yes_ != plan_.end)
            say(first_yes_ < 0 ? std::string("the goal is never yes") : fmt::format("the goal is yes on day {}, not first on {}", first_yes_, plan_.end));
        if (plan_.end > p_.horizon) say(fmt::format("the end {} is after the horizon", plan_.end));
        out_.cost.end = first_yes_ < 0 ? plan_.end : first_yes_;
        out_.cost.steps = static_cast<int>(plan_.steps.size());
        out_.cost.undecided = static_cast<int>(undecided_.size());
        return std::move(out_);
    }

private:
    void say(std::string what) { out_.violations.push_back(std::move(what)); }
    const std::string& name(ActivityId a) const { return p_.activities[a].name; }

    // Lays the runs out: false if there is nothing to walk.
    bool possible() {
        for (const Past& past : p_.past) runs_.push_back({past.activity, -1, past.end, false});
        for (const Step& s : plan_.steps) {
            if (s.activity >= p_.activities.size()) return say(fmt::format("no activity {}", s.activity)), false;
            if (s.start < 0) return say(fmt::format("{} starts before day 0", name(s.activity))), false;
            runs_.push_back({s.activity, s.start, s.start + p_.activities[s.activity].days, true});
        }
        for (std::size_t k = 1; k < plan_.steps.size(); ++k) {
            const Step &a = plan_.steps[k - 1], &b = plan_.steps[k];
            if (b.start < a.start || (b.start == a.start && b.activity < a.activity)) say(fmt::format("steps {} and {} out of order", k - 1, k));
        }
        std::stable_sort(runs_.begin(), runs_.end(), [](const Run& a, const Run& b) { return a.start != b.start ? a.start < b.start : a.activity < b.activity; });
        return true;
    }

    void day(Day d) {
        today_ = d;
        for (const Change& c : p_.changes)
            if (c.day == d) facts_[c.fact] = c.values;
        before_starts_ = true;
        for (const Run& r : runs_)
            if (r.end == d && (r.step || d > 0)) ends(r);
        before_starts_ = false;
        ++stamp_;
        bool any = false;
        for (const Run& r : runs_) {
            if (!r.step || d < r.start || d >= r.end) continue;
            any = true;
            if (d == r.start) starts(r);
            judge(p_.activities[r.activity].stay, [&] { return fmt::format("{} on day {}: stay no", name(r.activity), d); });
        }
        if (any) limits();
        if (first_yes_ < 0 && truth(p_.goal) == Truth::yes) {
            first_yes_ = d;
            for (const Run& r : runs_)
                if (r.step && r.end > d) say(fmt::format("{} ends on day {}, after the goal", name(r.activity), r.end));
        }
    }

    void ends(const Run& r) {
        for (const Effect& e : p_.activities[r.activity].effects) {
            ++stamp_;
            const Truth when = truth(e.when);
            if (when == Truth::no) continue;
            if (when == Truth::unknown && r.step) unknown_facts(e.when);
            const Values old = facts_[e.fact];
            Values after = e.values;
            if (e.kind == Effect::Kind::shifts) {
                after = 0;
                const std::int64_t top = p_.facts[e.fact].count - 1;
                for (std::int64_t k = 0; k <= top; ++k)
                    if ((old >> k & 1) != 0) after |= Values{1} << std::clamp<std::int64_t>(k + e.by, 0, top);
            }
            facts_[e.fact] = when == Truth::yes ? after : after | old;
        }
    }

    void starts(const Run& r) {
        const Activity& a = p_.activities[r.activity];
        judge(a.entry, [&] { return fmt::format("{} starts on day {}: entry no", a.name, r.start); });
        if (truth(a.discouraged) == Truth::yes) ++out_.cost.discouraged;
        for (const auto& group : a.better_after)
            if (std::none_of(group.begin(), group.end(), [&](ActivityId g) { return done(g, 0); })) ++out_.cost.skipped;
        if (!a.windows.empty() && std::none_of(a.windows.begin(), a.windows.end(), [&](const Window& w) { return w.from <= r.start && r.start <= w.to; }))
            say(fmt::format("{} starts on day {}: no window", a.name, r.start));
        int times = 0;
        for (const Run& other : runs_) {
            if (other.activity != r.activity) continue;
            ++times;  // of what started up to this one
            if (&other == &r) break;
            if (other.end > r.start) say(fmt::format("{} starts on day {}: it runs already", a.name, r.start));
            else if (r.start - other.end < a.wait) say(fmt::format("{} starts on day {}: it waits until {}", a.name, r.start, other.end + a.wait));
        }
        if (times > a.most_times) say(fmt::format("{} starts on day {}: time {} of {}", a.name, r.start, times, a.most_times));
    }

    void limits() {
        std::vector<const Run*> now;
        for (const Run& r : runs_)
            if (runs_on(r)) now.push_back(&r);
        int hours = 0;
        for (const Run* r : now) hours += p_.activities[r->activity].hours;
        if (hours > p_.hours) say(fmt::format("day {}: {} hours", today_, hours));
        const auto placed = std::count_if(now.begin(), now.end(), [&](const Run* r) { return !p_.activities[r->activity].beside; });
        if (placed > p_.together) say(fmt::format("day {}: {} together", today_, placed));
        if (now.size() < 2) return;
        for (const auto& [a, b] : p_.apart) {
            bool has_a = false, has_b = false, step = false;
            for (const Run* r : now) {
                has_a = has_a || r->activity == a;
                has_b = has_b || r->activity == b;
                step = step || (r->step && (r->activity == a || r->activity == b));
            }
            if (a != b && has_a && has_b && step) say(fmt::format("day {}: {} and {} not apart", today_, name(a), name(b)));
        }
    }

    template <class Words>
    void judge(ConditionId c, Words words) {
        const Truth t = truth(c);
        if (t == Truth::no) say(words());
        if (t == Truth::unknown) unknown_facts(c);
    }

    void unknown_facts(ConditionId c) {
        const Condition& k = p_.conditions[c];
        if (k.kind == Condition::Kind::fact && p_.facts[k.fact].counted && truth(c) == Truth::unknown) undecided_.insert(k.fact);
        for (const ConditionId part : k.arguments) unknown_facts(part);
    }

    bool runs_on(const Run& r) const { return (before_starts_ ? r.start < today_ : r.start <= today_) && r.end > today_; }
    bool done(ActivityId a, Day days) const {
        return std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) { return r.activity == a && r.end <= today_ && today_ - r.end >= days; });
    }

    Truth truth(ConditionId c) {
        if (stamps_[c] != stamp_) {
            truths_[c] = judged(p_.conditions[c]);
            stamps_[c] = stamp_;
        }
        return truths_[c];
    }

    Truth judged(const Condition& c) {
        const auto sure = [](bool yes) { return yes ? Truth::yes : Truth::no; };
        switch (c.kind) {
            case Condition::Kind::yes: return Truth::yes;
            case Condition::Kind::no: return Truth::no;
            case Condition::Kind::fact: return (facts_[c.fact] & ~c.values) == 0 ? Truth::yes : (facts_[c.fact] & c.values) == 0 ? Truth::no : Truth::unknown;
            case Condition::Kind::done: return sure(done(c.activity, c.days));
            case Condition::Kind::running: return sure(std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) { return r.activity == c.activity && runs_on(r); }));
            case Condition::Kind::negation: return static_cast<Truth>(2 - static_cast<int>(truth(c.arguments[0])));
            case Condition::Kind::at_least: break;
        }
        std::uint32_t yes = 0, maybe = 0;
        for (const ConditionId part : c.arguments) {
            const Truth t = truth(part);
            yes += t == Truth::yes ? 1 : 0;
            maybe += t == Truth::unknown ? 1 : 0;
        }
        return yes >= c.count ? Truth::yes : yes + maybe < c.count ? Truth::no : Truth::unknown;
    }

    const Problem& p_;
    const Plan& plan_;
    std::vector<Run> runs_;  ///< by start, then id
    std::vector<Values> facts_;
    std::vector<Truth> truths_;  ///< by condition, where its stamp is `stamp_`
    std::vector<std::uint64_t> stamps_;
    std::uint64_t stamp_ = 0;
    std::set<FactId> undecided_;
    Day today_ = 0, first_yes_ = -1;
    bool before_starts_ = false;
    Checked out_;
};

}  // namespace

Checked check(const Problem& problem, const Plan& plan) { return Walk(problem, plan).checked(); }

}  // namespace attiva::pathway
