// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "random_problem.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace attiva::pathway {

std::size_t Dice::weighted(const std::vector<int>& weights) {
    int total = 0;
    for (const int w : weights) total += w;
    int at = between(0, total - 1);
    std::size_t k = 0;
    while (at >= weights[k]) at -= weights[k++];
    return k;
}

namespace {

class Maker {
public:
    Maker(std::uint64_t seed, Size size) : dice_(seed * 2 + (size == Size::wide ? 1 : 0)), wide_(size == Size::wide) {}

    Problem make() {
        sizes();
        p_.conditions.resize(2);
        p_.conditions[1].kind = Condition::Kind::no;
        for (FactId f = 0; f < facts_; ++f) fact(f);
        p_.activities.resize(activities_);
        for (ActivityId a = 0; a < activities_; ++a) activity(a);
        for (int k = dice_.between(0, wide_ ? 8 : 3); k > 0; --k) {
            const FactId f = dice_.below(facts_);
            p_.changes.push_back({dice_.between(0, p_.horizon), f, some(f, 70)});
        }
        std::stable_sort(p_.changes.begin(), p_.changes.end(), [](const Change& a, const Change& b) { return a.day < b.day; });
        past();
        for (ActivityId a = 0; a < activities_; ++a)
            for (ActivityId b = a + 1; b < activities_; ++b)
                if (dice_.percent(8)) dice_.percent(50) ? p_.apart.emplace_back(a, b) : p_.apart.emplace_back(b, a);
        p_.goal = goal();
        quiet();
        return std::move(p_);
    }

private:
    void sizes() {
        static const std::vector<int> counts{0, 0, 18, 24, 24, 18, 7, 4, 5};
        activities_ = wide_ ? static_cast<std::uint32_t>(dice_.between(9, 40)) : static_cast<std::uint32_t>(dice_.weighted(counts));
        const bool many = activities_ > 5;
        p_.horizon = wide_ ? dice_.between(20, 200) : many ? dice_.between(4, 8) : dice_.between(4, 14);
        p_.together = 1 + static_cast<int>(many && !wide_ ? dice_.weighted({50, 42, 6, 2}) : dice_.weighted({27, 45, 18, 10}));
        p_.hours = dice_.between(2, 8) * 10;
        facts_ = static_cast<std::uint32_t>(wide_ ? dice_.between(4, 16) : dice_.between(2, 5));
        longest_ = wide_ ? 30 : 4;
        linked_ = dice_.percent(75);
        if (linked_ && !wide_) p_.horizon = many ? dice_.between(7, 10) : dice_.between(9, 14), longest_ = 3;
        if (linked_) p_.hours += 20;
    }

    void fact(FactId f) {
        Fact out;
        out.name = fmt::format("f{}", f);
        out.count = static_cast<std::uint32_t>(1 + dice_.weighted({2, 50, 28, 20}));
        p_.facts.push_back(out);
        p_.facts[f].now = some(f, 72);
    }

    Values one(FactId f) { return Values{1} << dice_.below(p_.facts[f].count); }

    // One value with this chance, else one or more.
    Values some(FactId f, int single) {
        Values v = one(f);
        if (!dice_.percent(single))
            for (int k = dice_.between(1, 2); k > 0; --k) v |= one(f);
        return v;
    }

    ConditionId add(Condition c) {
        p_.conditions.push_back(std::move(c));
        return static_cast<ConditionId>(p_.conditions.size() - 1);
    }

    ConditionId fact_atom(FactId f, Values v) {
        Condition c;
        c.kind = Condition::Kind::fact;
        c.fact = f;
        c.values = v;
        return add(std::move(c));
    }

    ConditionId atom() {
        const std::size_t kind = dice_.weighted({52, 30, 12, 3, 3});
        if (kind >= 3) return kind == 3 ? always : never;
        if (kind == 0) {
            const FactId f = dice_.below(facts_);
            return fact_atom(f, some(f, 50));
        }
        Condition c;
        c.kind = kind == 1 ? Condition::Kind::done : Condition::Kind::running;
        c.activity = dice_.below(activities_);
        if (kind == 1 && dice_.percent(30)) c.days = dice_.between(1, longest_);
        return add(std::move(c));
    }

    ConditionId condition(int depth) {
        if (p_.conditions.size() > 2 && dice_.percent(8)) return 2 + dice_.below(p_.conditions.size() - 2);
        const std::size_t kind = depth == 0 ? 0 : dice_.weighted({55, 10, 35});
        if (kind == 0) return atom();
        Condition c;
        c.kind = kind == 1 ? Condition::Kind::negation : Condition::Kind::at_least;
        const int parts = kind == 1 ? 1 : dice_.between(2, 4);
        for (int k = 0; k < parts; ++k) c.arguments.push_back(condition(depth - 1));
        if (kind == 2) c.count = static_cast<std::uint32_t>(dice_.percent(60) ? 1 : dice_.between(1, parts));
        return add(std::move(c));
    }

    void activity(ActivityId id) {
        Activity a;
        a.name = fmt::format("a{}", id);
        a.days = dice_.between(1, longest_);
        a.hours = dice_.between(0, 4) * 10;
        if (linked_) {
            if (id > 0 && dice_.percent(80)) a.entry = needs(id);
            if (dice_.percent(12)) a.stay = condition(1);
        } else {
            if (dice_.percent(55)) a.entry = condition(2);
            if (dice_.percent(30)) a.stay = condition(1);
        }
        if (dice_.percent(25)) a.discouraged = condition(1);
        for (int k = static_cast<int>(dice_.weighted({72, 20, 8})); k > 0; --k) {
            auto& group = a.better_after.emplace_back();
            for (int g = dice_.between(1, 2); g > 0; --g) group.push_back(dice_.below(activities_));
        }
        if (dice_.percent(linked_ ? 10 : 18))
            for (int k = dice_.between(1, 3); k > 0; --k) {
                const Day from = dice_.between(0, p_.horizon);
                a.windows.push_back({from, from + dice_.between(0, longest_)});
            }
        for (int k = static_cast<int>(dice_.weighted({12, 48, 28, 12})); k > 0; --k) a.effects.push_back(effect());
        a.most_times = static_cast<int>(dice_.weighted({4, 70, 20, 6}));
        if (dice_.percent(25)) a.wait = dice_.between(1, longest_);
        p_.activities[id] = std::move(a);
    }

    // That this activity was done, or what it brings about.
    ConditionId after(ActivityId id) {
        const Activity& a = p_.activities[id];
        if (!a.effects.empty() && dice_.percent(65)) {
            const Effect& e = a.effects[dice_.below(a.effects.size())];
            const Values v = e.kind == Effect::Kind::becomes ? e.values : one(e.fact);
            if ((p_.facts[e.fact].now & ~v) != 0) return fact_atom(e.fact, v);
        }
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = id;
        if (dice_.percent(20)) c.days = dice_.between(1, longest_);
        return add(std::move(c));
    }

    // Of those made before `id`: one, or some of two or three, or that and more.
    ConditionId needs(ActivityId id) {
        const auto one_of_them = [&] { return after(dice_.percent(50) ? id - 1 : dice_.below(id)); };
        const std::size_t kind = dice_.weighted(id == activities_ ? std::vector<int>{15, 50, 25, 10} : std::vector<int>{60, 24, 8, 8});
        if (kind == 0) return one_of_them();
        Condition c;
        c.kind = Condition::Kind::at_least;
        const int parts = kind == 1 ? 2 : 3;
        for (int k = 0; k < parts; ++k) c.arguments.push_back(kind == 3 && k > 0 ? condition(1) : one_of_them());
        c.count = static_cast<std::uint32_t>(kind == 3 ? 2 : dice_.percent(65) ? parts : dice_.between(1, parts));
        return add(std::move(c));
    }

    Effect effect() {
        Effect e;
        e.fact = dice_.below(facts_);
        if (dice_.percent(65)) {
            e.values = some(e.fact, 85);
        } else {
            e.kind = Effect::Kind::shifts;
            static const std::vector<int> by{1, 1, 1, 2, -1, -1, -2, 9, -9, 0};
            e.by = by[dice_.below(by.size())];
        }
        if (dice_.percent(25)) e.when = condition(1);
        return e;
    }

    void past() {
        for (int k = static_cast<int>(dice_.weighted({60, 28, 12})); k > 0; --k) {
            const ActivityId a = dice_.below(activities_);
            const bool runs = std::any_of(p_.past.begin(), p_.past.end(), [&](const Past& q) { return q.activity == a && q.end > 0; });
            const std::size_t kind = runs ? 0 : dice_.weighted({55, 35, 10});
            p_.past.push_back({a, kind == 0 ? dice_.between(-2 * longest_, 0) : kind == 1 ? dice_.between(1, longest_ + 2) : never_ends});
        }
    }

    // What takes no place, and what costs nothing though nobody knows it.
    void quiet() {
        for (Fact& f : p_.facts) f.counted = !dice_.percent(25);
        for (const Past& x : p_.past) {
            if (x.end <= 0 || !dice_.percent(50)) continue;
            Activity& a = p_.activities[x.activity];
            a.beside = true;
            a.most_times = static_cast<int>(std::count_if(p_.past.begin(), p_.past.end(), [&](const Past& q) { return q.activity == x.activity; }));
        }
    }

    // What some effect brings about and is not so now, where there is such an effect in a few draws.
    ConditionId wanted() {
        for (int k = 0; k < 12; ++k) {
            const Activity& a = p_.activities[dice_.below(activities_)];
            if (a.effects.empty()) continue;
            const Effect& e = a.effects[dice_.below(a.effects.size())];
            const Values now = p_.facts[e.fact].now;
            const Values v = e.kind == Effect::Kind::becomes ? e.values : one(e.fact);
            if ((now & ~v) != 0) return fact_atom(e.fact, v);
        }
        return condition(1);
    }

    ConditionId goal() {
        if (linked_ && dice_.percent(95)) return needs(activities_);
        const std::size_t kind = dice_.weighted({30, 12, 30, 4, 12, 8, 4});
        if (kind == 0) return wanted();
        if (kind == 5) return condition(2);
        Condition c;
        if (kind == 1) {
            c.kind = Condition::Kind::done;
            c.activity = dice_.below(activities_);
            c.days = dice_.percent(25) ? dice_.between(1, longest_) : 0;
            return add(std::move(c));
        }
        c.kind = kind == 6 ? Condition::Kind::negation : Condition::Kind::at_least;
        const int parts = kind == 6 ? 1 : dice_.between(2, 3);
        for (int k = 0; k < parts; ++k) c.arguments.push_back(kind == 6 ? condition(1) : dice_.percent(70) ? wanted() : atom());
        c.count = static_cast<std::uint32_t>(kind == 2 ? parts : kind == 3 ? 1 : dice_.between(1, parts));
        return add(std::move(c));
    }

    Dice dice_;
    bool wide_, linked_ = false;  ///< linked: activities need earlier ones, and the goal the last
    Problem p_;
    std::uint32_t activities_ = 0, facts_ = 0;
    Day longest_ = 4;
};

}  // namespace

Problem random_problem(std::uint64_t seed, Size size) { return Maker(seed, size).make(); }

}  // namespace attiva::pathway
