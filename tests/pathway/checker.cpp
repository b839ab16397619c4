// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/checker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

namespace attiva::pathway::judges {
namespace {

enum class T { no, unknown, yes };

// A step, or what ran before day 0.
struct Run {
    ActivityId activity;
    Day start, end;
    bool judged;  ///< its stay condition binds
};

class Walk {
public:
    Walk(const Problem& p, const Plan& plan) : p_(p), plan_(plan) {
        for (const Fact& f : p.facts) facts_.push_back(f.now);
        for (const Past& past : p.past) runs_.push_back({past.activity, -1, past.end, false});
        for (const Step& s : plan.steps) runs_.push_back({s.activity, s.start, s.start + p.activities[s.activity].days, true});
    }

    Judgement judge() {
        shape();
        bool reached = false;
        for (day_ = 0; day_ <= plan_.end && day_ <= p_.horizon; ++day_) {
            passing_ = true;
            pass();
            passing_ = false;
            for (const Run& r : runs_)
                if (r.judged && r.start <= day_ && day_ < r.end) running(r);
            together();
            const bool goal = truth(p_.goal) == T::yes;
            if (goal && day_ < plan_.end) say("la meta è già raggiunta");
            reached = goal;
        }
        day_ = plan_.end;
        if (plan_.end > p_.horizon) say("oltre l'orizzonte");
        else if (!reached) say("la meta non è raggiunta");
        out_.cost.end = plan_.end;
        out_.cost.steps = static_cast<int>(plan_.steps.size());
        out_.cost.undecided = static_cast<int>(undecided_.size());
        return out_;
    }

private:
    void say(const std::string& what) { out_.violations.push_back(fmt::format("giorno {}: {}", day_, what)); }

    // What needs no day to be seen.
    void shape() {
        for (std::size_t i = 0; i < plan_.steps.size(); ++i) {
            const Step& s = plan_.steps[i];
            const Activity& a = p_.activities[s.activity];
            day_ = s.start;
            if (s.start < 0) say(a.name + " comincia prima del giorno 0");
            if (s.start + a.days > plan_.end) say(a.name + " finisce dopo la meta");
            if (i > 0) {
                const Step& before = plan_.steps[i - 1];
                if (s.start < before.start || (s.start == before.start && s.activity <= before.activity)) say("passi non in ordine");
            }
            const bool open = a.windows.empty() || std::any_of(a.windows.begin(), a.windows.end(), [&](Window w) { return w.from <= s.start && s.start <= w.to; });
            if (!open) say(a.name + " fuori finestra");
        }
        for (ActivityId id = 0; id < p_.activities.size(); ++id) times(id);
    }

    void times(ActivityId id) {
        const Activity& a = p_.activities[id];
        std::vector<Run> own;
        for (const Run& r : runs_)
            if (r.activity == id) own.push_back(r);
        const bool stepped = std::any_of(own.begin(), own.end(), [](const Run& r) { return r.judged; });
        if (stepped && static_cast<int>(own.size()) > a.most_times) say(a.name + " troppe volte");
        for (const Run& r : own)
            for (const Run& before : own) {
                if (!r.judged || &r == &before || before.start > r.start || (before.start == r.start && &before > &r)) continue;
                day_ = r.start;
                if (before.end > r.start) say(a.name + " si accavalla");
                else if (before.end + a.wait > r.start) say(a.name + " troppo presto");
            }
    }

    // 1 and 2 of the day.
    void pass() {
        for (const Change& c : p_.changes)
            if (c.day == day_) facts_[c.fact] = c.values;
        std::vector<Run> ended;
        for (const Run& r : runs_)
            if (r.end == day_ && r.end > 0) ended.push_back(r);
        std::sort(ended.begin(), ended.end(), [](const Run& a, const Run& b) { return std::pair(a.start, a.activity) < std::pair(b.start, b.activity); });
        for (const Run& r : ended)
            for (const Effect& e : p_.activities[r.activity].effects) apply(e, r.judged);
    }

    void apply(const Effect& e, bool counted) {
        const T when = truth(e.when);
        if (counted && when == T::unknown) open(e.when);
        if (when == T::no) return;
        Values now = 0;
        const Values old = facts_[e.fact];
        const int last = static_cast<int>(p_.facts[e.fact].count) - 1;
        if (e.kind == Effect::Kind::becomes) now = e.values;
        else
            for (int k = 0; k <= last; ++k)
                if ((old >> k & 1U) != 0) now |= Values{1} << std::clamp(k + e.by, 0, last);
        facts_[e.fact] = when == T::unknown ? (now | old) : now;
    }

    void running(const Run& r) {
        const Activity& a = p_.activities[r.activity];
        if (r.start == day_) {
            need(a, a.entry, "l'ingresso");
            if (truth(a.discouraged) == T::yes) ++out_.cost.discouraged;
            for (const auto& group : a.better_after)
                if (std::none_of(group.begin(), group.end(), [&](ActivityId b) { return done(b, 0); })) ++out_.cost.skipped;
        }
        need(a, a.stay, "la permanenza");
    }

    void need(const Activity& a, ConditionId c, const char* which) {
        const T t = truth(c);
        if (t == T::no) say(fmt::format("{}: {} è no", a.name, which));
        if (t == T::unknown) open(c);
    }

    void together() {
        int hours = 0, count = 0;
        bool starts = false;
        for (const Run& r : runs_) {
            if (!runs(r)) continue;
            ++count;
            hours += p_.activities[r.activity].hours;
            starts = starts || r.judged;
        }
        if (starts && count > p_.together) say("troppe insieme");
        if (starts && hours > p_.hours) say("troppe ore");
        for (const auto& [a, b] : p_.apart)
            if (runs_step(a, b) || (a != b && runs_step(b, a))) say("insieme ciò che non può");
    }

    [[nodiscard]] bool runs(const Run& r) const { return (passing_ ? r.start < day_ : r.start <= day_) && day_ < r.end; }
    // Of the pair the first is a step, so that what ran already is nobody's fault.
    [[nodiscard]] bool runs_step(ActivityId a, ActivityId b) const {
        for (const Run& x : runs_)
            for (const Run& y : runs_)
                if (&x != &y && x.judged && x.activity == a && y.activity == b && runs(x) && runs(y)) return true;
        return false;
    }
    [[nodiscard]] bool done(ActivityId id, Day ago) const {
        return std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) { return r.activity == id && r.end + ago <= day_; });
    }

    [[nodiscard]] T truth(ConditionId id) const {
        const Condition& c = p_.conditions[id];
        using Kind = Condition::Kind;
        switch (c.kind) {
            case Kind::yes: return T::yes;
            case Kind::no: return T::no;
            case Kind::fact: {
                const Values v = facts_[c.fact];
                if ((v & c.values) == v) return T::yes;
                return (v & c.values) == 0 ? T::no : T::unknown;
            }
            case Kind::done: return done(c.activity, c.days) ? T::yes : T::no;
            case Kind::running: return std::any_of(runs_.begin(), runs_.end(), [&](const Run& r) { return r.activity == c.activity && runs(r); }) ? T::yes : T::no;
            case Kind::negation: {
                const T t = truth(c.arguments[0]);
                return t == T::yes ? T::no : t == T::no ? T::yes : T::unknown;
            }
            case Kind::at_least: break;
        }
        std::uint32_t yes = 0, may = 0;
        for (const ConditionId a : c.arguments) {
            const T t = truth(a);
            yes += t == T::yes ? 1 : 0;
            may += t != T::no ? 1 : 0;
        }
        return yes >= c.count ? T::yes : may < c.count ? T::no : T::unknown;
    }

    // The facts unknown below a condition that is unknown as a whole.
    void open(ConditionId id) {
        const Condition& c = p_.conditions[id];
        if (c.kind == Condition::Kind::fact && truth(id) == T::unknown) undecided_.insert(c.fact);
        for (const ConditionId a : c.arguments) open(a);
    }

    const Problem& p_;
    const Plan& plan_;
    std::vector<Values> facts_;
    std::vector<Run> runs_;
    Day day_ = 0;
    bool passing_ = false;  ///< what starts on the day has not yet
    std::set<FactId> undecided_;
    Judgement out_;
};

}  // namespace

Judgement judge(const Problem& problem, const Plan& plan) { return Walk(problem, plan).judge(); }

}  // namespace attiva::pathway::judges
