// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "path_families.hpp"

#include <algorithm>
#include <random>

#include "families.hpp"

using namespace attiva::pathway;

namespace attiva::bench {
namespace {

class Making {
public:
    explicit Making(std::uint64_t seed) : random_(seed) {
        p.conditions.resize(2);
        p.conditions[never].kind = Condition::Kind::no;
        p.horizon = 1095;
    }
    Problem p;

    int below(int n) { return static_cast<int>(random_() % static_cast<std::uint64_t>(n)); }
    bool chance(int percent) { return below(100) < percent; }
    ConditionId add(Condition c) {
        p.conditions.push_back(std::move(c));
        return static_cast<ConditionId>(p.conditions.size() - 1);
    }
    ConditionId done(ActivityId a, Day days = 0) {
        Condition c;
        c.kind = Condition::Kind::done;
        c.activity = a;
        c.days = days;
        return add(c);
    }
    ConditionId at_least(std::size_t count, std::vector<ConditionId> arguments) {
        if (arguments.size() == 1) return arguments[0];
        Condition c;
        c.kind = Condition::Kind::at_least;
        c.count = static_cast<std::uint32_t>(count);
        c.arguments = std::move(arguments);
        return add(c);
    }
    ConditionId in(FactId f, Values v) {
        Condition c;
        c.kind = Condition::Kind::fact;
        c.fact = f;
        c.values = v;
        return add(c);
    }
    FactId fact(std::uint32_t count, Values now) {
        p.facts.push_back({"", count, now});
        return static_cast<FactId>(p.facts.size() - 1);
    }
    ActivityId activity() {
        Activity a;
        a.days = 10 + below(80);
        a.hours = 4 * (1 + below(5));
        p.activities.push_back(a);
        return static_cast<ActivityId>(p.activities.size() - 1);
    }
    // Some of what real instruments have: windows, waits, better after, discouraged, not known.
    void details(FactId level, FactId open) {
        const auto n = static_cast<int>(p.activities.size());
        for (ActivityId id = 0; id < p.activities.size(); ++id) {
            Activity& a = p.activities[id];
            if (chance(10))
                for (Day from = below(90); from < p.horizon; from += 180) a.windows.push_back({from, from + 60});
            if (chance(10)) a.better_after.push_back({static_cast<ActivityId>(below(n))});
            if (chance(5)) a.discouraged = in(level, 1);
            if (chance(10)) a.effects.push_back({Effect::Kind::shifts, level, 0, 1, always});
            if (chance(10)) {
                const ConditionId known = in(open, 2);
                a.entry = a.entry == always ? known : at_least(2, {a.entry, known});
            }
        }
    }

private:
    std::mt19937_64 random_;
};

// Layer on layer: most need one of the layer before, or one of three; some two, or two of three.
void layers(Making& m, std::size_t n) {
    const std::size_t many = n <= 30 ? 5 : 6;
    const int wide = static_cast<int>(n / many);
    for (std::size_t k = 0; k < many; ++k) {
        for (int w = 0; w < wide; ++w) {
            const ActivityId a = m.activity();
            if (k == 0) continue;
            const int die = m.below(100);
            const int kind = die < 50 ? 0 : die < 60 ? 1 : die < 90 ? 2 : 3;
            std::vector<ConditionId> before;
            for (int x = kind == 0 ? 1 : kind == 1 ? 2 : 3; x > 0; --x)
                before.push_back(m.done(static_cast<ActivityId>(static_cast<int>(k - 1) * wide + m.below(wide)),
                                        m.chance(15) ? 30 : 0));
            const std::size_t count = kind == 1 || kind == 3 ? 2 : 1;
            m.p.activities[a].entry = m.at_least(count, before);
        }
    }
    const auto last = static_cast<ActivityId>(m.p.activities.size() - 1);
    m.p.goal = m.at_least(2, {m.done(last), m.done(last - 1)});
}

Problem layered(std::size_t n, std::uint64_t seed, std::optional<Day>&) {
    Making m(seed);
    layers(m, n);
    const FactId level = m.fact(5, 1), open = m.fact(2, 3);
    m.details(level, open);
    return m.p;
}

Problem incompatible(std::size_t n, std::uint64_t seed, std::optional<Day>&) {
    Making m(seed);
    m.p.together = 3;
    layers(m, n);
    const FactId level = m.fact(5, 1), open = m.fact(2, 3);
    m.details(level, open);
    const auto all = static_cast<ActivityId>(m.p.activities.size());
    for (ActivityId a = 0; a < all; ++a)
        for (int k = 0; k < 12; ++k) {
            const auto b = static_cast<ActivityId>(m.below(static_cast<int>(all)));
            if (a != b) m.p.apart.emplace_back(a, b);
        }
    return m.p;
}

// Two chains of stages, each of which any of several activities reaches.
Problem chains(std::size_t n, std::uint64_t seed, std::optional<Day>&) {
    Making m(seed);
    const FactId open = m.fact(2, 3);
    const std::uint32_t stages = 6;
    std::vector<ConditionId> ends;
    for (int chain = 0; chain < 2; ++chain) {
        const FactId stage = m.fact(stages, 1);
        for (std::size_t k = 0; k < n / 2; ++k) {
            const std::uint32_t to = 1 + static_cast<std::uint32_t>(k) % (stages - 1);
            const ActivityId a = m.activity();
            const Values from = (Values{1} << stages) - (Values{1} << (to - 1));
            m.p.activities[a].entry = m.in(stage, from);
            m.p.activities[a].effects.push_back({Effect::Kind::becomes, stage, Values{1} << to, 0, always});
        }
        ends.push_back(m.in(stage, Values{1} << (stages - 1)));
    }
    const FactId level = m.fact(5, 1);
    m.details(level, open);
    m.p.goal = m.at_least(2, ends);
    return m.p;
}

// Two lanes without a gap, end by end, in a crowd of longer ways.
Problem packed(std::size_t n, std::uint64_t seed, std::optional<Day>& best) {
    Making m(seed);
    const int steps = n <= 30 ? 4 : 6;
    const Day length = 60 * steps;
    std::vector<ConditionId> ends;
    for (int lane = 0; lane < 2; ++lane) {
        Day left = length;
        for (int k = 0; k < steps; ++k) {
            const ActivityId a = m.activity();
            m.p.activities[a].hours = 10;
            m.p.activities[a].days = k + 1 == steps ? left : 40 + m.below(20);
            left -= m.p.activities[a].days;
            if (k > 0) m.p.activities[a].entry = m.done(a - 1);
        }
        ends.push_back(m.done(static_cast<ActivityId>(m.p.activities.size() - 1)));
    }
    std::vector<ConditionId> others{m.at_least(2, ends)};
    while (m.p.activities.size() < n) {  // ends a longer way
        const ActivityId a = m.activity();
        m.p.activities[a].days = length + 1 + m.below(100);
        if (m.chance(50)) m.p.activities[a].entry = m.done(static_cast<ActivityId>(m.below(static_cast<int>(a))));
        if (m.chance(30)) others.push_back(m.done(a));
    }
    m.p.goal = m.at_least(1, others);
    best = length;
    return m.p;
}

// The families of tests/pathway: years, effects that undo others', a witness or a known best.
template <FamilyKind kind>
Problem of_tests(std::size_t n, std::uint64_t seed, std::optional<Day>& best) {
    pathway::Family f = family(kind, static_cast<std::uint32_t>(n), seed);
    if (f.optimum) best = f.optimum->end;
    return std::move(f.problem);
}
constexpr auto of_layers = of_tests<FamilyKind::layered>;
constexpr auto of_chains = of_tests<FamilyKind::chains>;
constexpr auto of_dense = of_tests<FamilyKind::dense>;
constexpr auto of_known = of_tests<FamilyKind::known>;

}  // namespace

std::vector<Family> path_families() {
    return {{"layered", layered},         {"chains", chains},         {"incompatible", incompatible}, {"packed", packed},
            {"layered, 5 y", of_layers},  {"chains, 5 y", of_chains}, {"dense, 5 y", of_dense},       {"known, 5 y", of_known}};
}

}  // namespace attiva::bench
