// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/random_problem.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::pathway::judges {
namespace {

class Making {
public:
    Making(std::mt19937_64& r, std::size_t activities) : r_(r), many_(activities) {}

    Problem make() {
        static constexpr Day horizons[9] = {0, 24, 20, 16, 13, 11, 9, 8, 7};
        p_.horizon = horizons[many_];
        p_.hours = 10 * (1 + below(4));
        p_.together = 1 + below(3);
        facts();
        p_.conditions.resize(2);
        p_.conditions[never].kind = Condition::Kind::no;
        for (std::size_t i = 0; i < 2 * many_ + 6; ++i) condition();
        for (ActivityId id = 0; id < many_; ++id) p_.activities.push_back(activity(id));
        for (int n = below(3); n > 0; --n) p_.changes.push_back({below(p_.horizon + 1), fact(), 0});
        std::sort(p_.changes.begin(), p_.changes.end(), [](const Change& a, const Change& b) { return a.day < b.day; });
        for (Change& c : p_.changes) c.values = values(c.fact);
        past();
        if (many_ > 1)
            for (int n = below(3); n > 0; --n) {
                const auto a = some_activity();
                const auto b = some_activity();
                if (a != b) p_.apart.emplace_back(a, b);
            }
        p_.goal = chance(50) ? done(static_cast<ActivityId>(many_ - 1)) : any_condition();
        return p_;
    }

private:
    int below(int n) { return n <= 0 ? 0 : static_cast<int>(r_() % static_cast<std::uint64_t>(n)); }
    bool chance(int percent) { return below(100) < percent; }
    FactId fact() { return static_cast<FactId>(below(static_cast<int>(p_.facts.size()))); }
    ActivityId some_activity() { return static_cast<ActivityId>(below(static_cast<int>(many_))); }
    ConditionId any_condition() { return static_cast<ConditionId>(2 + below(static_cast<int>(p_.conditions.size()) - 2)); }
    ConditionId maybe(int percent, ConditionId otherwise) { return chance(percent) ? any_condition() : otherwise; }

    void facts() {
        for (int n = 1 + below(3); n > 0; --n) {
            Fact f;
            f.name = fmt::format("f{}", p_.facts.size());
            f.count = static_cast<std::uint32_t>(2 + below(3));
            p_.facts.push_back(f);
            p_.facts.back().now = values(static_cast<FactId>(p_.facts.size() - 1));
        }
    }

    // Mostly one, sometimes more.
    Values values(FactId f) {
        const int n = static_cast<int>(p_.facts[f].count);
        Values out = Values{1} << below(n);
        if (chance(25)) out |= Values{1} << below(n);
        if (chance(10)) out |= Values{1} << below(n);
        return out;
    }

    ConditionId done(ActivityId a) {
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = a;
        p_.conditions.push_back(c);
        return static_cast<ConditionId>(p_.conditions.size() - 1);
    }

    void condition() {
        Condition c;
        const int kind = below(100);
        if (kind < 45 || p_.conditions.size() < 4) {
            c.kind = Condition::Kind::fact;
            c.fact = fact();
            c.values = values(c.fact) | (Values{1} << below(static_cast<int>(p_.facts[c.fact].count)));
        } else if (kind < 60) {
            c.kind = Condition::Kind::done;
            c.activity = some_activity();
            c.days = chance(40) ? below(4) : 0;
        } else if (kind < 67) {
            c.kind = Condition::Kind::running;
            c.activity = some_activity();
        } else if (kind < 77) {
            c.kind = Condition::Kind::negation;
            c.arguments = {any_condition()};
        } else {
            c.kind = Condition::Kind::at_least;
            for (int n = 2 + below(2); n > 0; --n) c.arguments.push_back(any_condition());
            c.count = static_cast<std::uint32_t>(1 + below(static_cast<int>(c.arguments.size())));
        }
        p_.conditions.push_back(c);
    }

    Activity activity(ActivityId id) {
        Activity a;
        a.name = fmt::format("a{}", id);
        a.days = 1 + below(3);
        a.hours = 5 * below(6);
        a.entry = maybe(55, always);
        a.stay = maybe(25, always);
        a.discouraged = maybe(20, never);
        for (int n = chance(30) ? 1 + below(2) : 0; n > 0; --n) {
            std::vector<ActivityId> group{some_activity()};
            if (chance(40)) group.push_back(some_activity());
            a.better_after.push_back(group);
        }
        for (int n = chance(25) ? 1 + below(2) : 0; n > 0; --n) {
            const Day from = below(p_.horizon);
            a.windows.push_back({from, from + below(4)});
        }
        for (int n = below(3); n > 0; --n) {
            Effect e;
            e.fact = fact();
            if (chance(70)) e.values = values(e.fact);
            else {
                e.kind = Effect::Kind::shifts;
                e.by = chance(50) ? 1 : -1 - below(2);
            }
            e.when = maybe(25, always);
            a.effects.push_back(e);
        }
        a.most_times = chance(80) ? 1 : below(3);
        a.wait = chance(30) ? below(4) : 0;
        return a;
    }

    void past() {
        for (int n = chance(30) ? 1 + below(2) : 0; n > 0; --n) {
            Past past;
            past.activity = some_activity();
            const bool there = std::any_of(p_.past.begin(), p_.past.end(), [&](const Past& q) { return q.activity == past.activity && q.end > 0; });
            const int kind = below(3);
            past.end = kind == 0 || there ? -below(5) : kind == 1 ? 1 + below(5) : never_ends;
            p_.past.push_back(past);
        }
    }

    std::mt19937_64& r_;
    std::size_t many_;
    Problem p_;
};

std::string show(const Condition& c) {
    using Kind = Condition::Kind;
    switch (c.kind) {
        case Kind::yes: return "sempre";
        case Kind::no: return "mai";
        case Kind::fact: return fmt::format("f{} in {:b}", c.fact, c.values);
        case Kind::done: return fmt::format("fatto a{} da {}", c.activity, c.days);
        case Kind::running: return fmt::format("in corso a{}", c.activity);
        case Kind::negation: return fmt::format("non c{}", c.arguments[0]);
        case Kind::at_least: break;
    }
    return fmt::format("almeno {} di c{}", c.count, fmt::join(c.arguments, " c"));
}

}  // namespace

Problem random_problem(std::mt19937_64& random, std::size_t activities) { return Making(random, activities).make(); }

std::string show(const Problem& p) {
    std::string out = fmt::format("orizzonte {} ore {} insieme {} meta c{}\n", p.horizon, p.hours, p.together, p.goal);
    for (std::size_t i = 0; i < p.facts.size(); ++i) out += fmt::format("f{}: {} valori, ora {:b}\n", i, p.facts[i].count, p.facts[i].now);
    for (std::size_t i = 2; i < p.conditions.size(); ++i) out += fmt::format("c{}: {}\n", i, show(p.conditions[i]));
    for (const Change& c : p.changes) out += fmt::format("giorno {}: f{} = {:b}\n", c.day, c.fact, c.values);
    for (const Activity& a : p.activities) {
        out += fmt::format("{}: giorni {} ore {} entra c{} resta c{} sconsigliata c{} volte {} attesa {}", a.name, a.days, a.hours, a.entry, a.stay, a.discouraged, a.most_times, a.wait);
        for (const auto& g : a.better_after) out += fmt::format(" meglio dopo a{}", fmt::join(g, "|a"));
        for (const Window& w : a.windows) out += fmt::format(" finestra {}-{}", w.from, w.to);
        for (const Effect& e : a.effects)
            out += e.kind == Effect::Kind::becomes ? fmt::format(" [f{} = {:b} se c{}]", e.fact, e.values, e.when) : fmt::format(" [f{} {:+} se c{}]", e.fact, e.by, e.when);
        out += "\n";
    }
    for (const Past& x : p.past) out += fmt::format("passato: a{} fino a {}\n", x.activity, x.end);
    for (const auto& [a, b] : p.apart) out += fmt::format("mai insieme: a{} a{}\n", a, b);
    return out;
}

std::string show(const Plan& plan) {
    std::string out;
    for (const Step& s : plan.steps) out += fmt::format("a{}@{} ", s.activity, s.start);
    return out + fmt::format("fine {}", plan.end);
}

std::string show(const Cost& c) { return fmt::format("({} {} {} {} {})", c.discouraged, c.skipped, c.end, c.steps, c.undecided); }

}  // namespace attiva::pathway::judges
