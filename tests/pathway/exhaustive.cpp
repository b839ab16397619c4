// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/exhaustive.hpp"

#include <algorithm>

namespace attiva::pathway::judges {
namespace {

// Bit 0: it may be no; bit 1: it may be yes.
using Three = unsigned;
constexpr Three no = 1, yes = 2, unknown = 3;

struct Going {
    ActivityId activity;
    Day start, end;
    bool mine;
};

// How things stand on a day.
struct Moment {
    std::vector<Values> facts;
    std::vector<Going> going;
    std::vector<std::pair<ActivityId, Day>> ended;
    std::vector<int> times;
    Values undecided = 0;  // facts
    Cost cost;
    std::vector<Step> steps;
};

class Every {
public:
    explicit Every(const Problem& p) : p_(p) {}

    std::array<std::optional<Best>, 5> all() {
        Moment m;
        for (const Fact& f : p_.facts) m.facts.push_back(f.now);
        m.times.assign(p_.activities.size(), 0);
        for (const Past& past : p_.past) {
            ++m.times[past.activity];
            if (past.end <= 0) m.ended.emplace_back(past.activity, past.end);
            else m.going.push_back({past.activity, -1, past.end, false});
        }
        from(std::move(m), 0);
        return best_;
    }

private:
    void from(Moment m, Day d) {
        if (d > p_.horizon || worse(m, d)) return;
        begin_day(m, d);
        std::vector<ActivityId> may;
        for (ActivityId a = 0; a < p_.activities.size(); ++a)
            if (can_start(m, a, d)) may.push_back(a);
        const std::uint32_t sets = 1U << may.size();
        for (std::uint32_t set = 0; set < sets; ++set) {
            Moment next = m;
            for (std::size_t i = 0; i < may.size(); ++i)
                if ((set >> i & 1U) != 0) start(next, may[i], d);
            if (!stands(next, d)) continue;
            if (look(next, p_.goal, d) != yes) {
                from(std::move(next), d + 1);
                continue;
            }
            const bool over = std::none_of(next.going.begin(), next.going.end(), [](const Going& g) { return g.mine; });
            if (over) keep(next, d);
        }
    }

    // No key can come out better: what a plan has cost it never gets back.
    bool worse(const Moment& m, Day d) const {
        Cost least = m.cost;
        least.end = d;
        least.undecided = count(m.undecided);
        for (std::size_t k = 0; k < best_.size(); ++k)
            if (!best_[k] || less(least, best_[k]->cost, static_cast<Key>(k))) return false;
        return true;
    }

    static int count(Values v) {
        int n = 0;
        for (; v != 0; v &= v - 1) ++n;
        return n;
    }

    void begin_day(Moment& m, Day d) const {
        for (const Change& c : p_.changes)
            if (c.day == d) m.facts[c.fact] = c.values;
        std::vector<Going> over;
        for (const Going& g : m.going)
            if (g.end == d) over.push_back(g);
        m.going.erase(std::remove_if(m.going.begin(), m.going.end(), [&](const Going& g) { return g.end == d; }), m.going.end());
        for (const Going& g : over) m.ended.emplace_back(g.activity, d);
        std::stable_sort(over.begin(), over.end(), [](const Going& a, const Going& b) { return a.start != b.start ? a.start < b.start : a.activity < b.activity; });
        for (const Going& g : over)
            for (const Effect& e : p_.activities[g.activity].effects) {
                const Three when = look(m, e.when, d);
                if (when == unknown && g.mine) note(m, e.when, d);
                Values& f = m.facts[e.fact];
                const Values then = e.kind == Effect::Kind::becomes ? e.values : shifted(f, e.by, p_.facts[e.fact].count);
                if (when == yes) f = then;
                else if (when == unknown) f |= then;
            }
    }

    static Values shifted(Values v, int by, std::uint32_t values) {
        Values out = 0;
        for (std::uint32_t k = 0; k < values; ++k) {
            if ((v & (Values{1} << k)) == 0) continue;
            long long to = static_cast<long long>(k) + by;
            if (to < 0) to = 0;
            if (to >= static_cast<long long>(values)) to = static_cast<long long>(values) - 1;
            out |= Values{1} << to;
        }
        return out;
    }

    // Of what does not hang on the other starts of the day.
    bool can_start(const Moment& m, ActivityId id, Day d) const {
        const Activity& a = p_.activities[id];
        if (m.times[id] >= a.most_times || d + a.days > p_.horizon) return false;
        for (const Going& g : m.going)
            if (g.activity == id) return false;
        for (const auto& [other, end] : m.ended)
            if (other == id && d < end + a.wait) return false;
        if (a.windows.empty()) return true;
        for (const Window& w : a.windows)
            if (w.from <= d && d <= w.to) return true;
        return false;
    }

    void start(Moment& m, ActivityId id, Day d) const {
        m.going.push_back({id, d, d + p_.activities[id].days, true});
        ++m.times[id];
        m.steps.push_back({id, d});
        ++m.cost.steps;
    }

    // Conditions and limits of the day; what it costs is added.
    bool stands(Moment& m, Day d) const {
        int hours = 0;
        bool mine = false;
        for (const Going& g : m.going) {
            hours += p_.activities[g.activity].hours;
            mine = mine || g.mine;
            for (const Going& h : m.going) {
                if (&g == &h || !g.mine) continue;
                for (const auto& [a, b] : p_.apart)
                    if ((a == g.activity && b == h.activity) || (b == g.activity && a == h.activity)) return false;
            }
        }
        if (mine && (hours > p_.hours || static_cast<int>(m.going.size()) > p_.together)) return false;
        for (const Going& g : m.going) {
            if (!g.mine) continue;
            const Activity& a = p_.activities[g.activity];
            if (!holds(m, a.stay, d)) return false;
            if (g.start != d) continue;
            if (!holds(m, a.entry, d)) return false;
            if (look(m, a.discouraged, d) == yes) ++m.cost.discouraged;
            for (const auto& group : a.better_after) {
                bool any = false;
                for (const ActivityId b : group)
                    for (const auto& [done, end] : m.ended) any = any || done == b;
                if (!any) ++m.cost.skipped;
            }
        }
        return true;
    }

    bool holds(Moment& m, ConditionId c, Day d) const {
        const Three t = look(m, c, d);
        if (t == unknown) note(m, c, d);
        return t != no;
    }

    void note(Moment& m, ConditionId id, Day d) const {
        const Condition& c = p_.conditions[id];
        if (c.kind == Condition::Kind::fact && look(m, id, d) == unknown) m.undecided |= Values{1} << c.fact;
        for (const ConditionId a : c.arguments) note(m, a, d);
    }

    Three look(const Moment& m, ConditionId id, Day d) const {
        const Condition& c = p_.conditions[id];
        switch (c.kind) {
            case Condition::Kind::yes: return yes;
            case Condition::Kind::no: return no;
            case Condition::Kind::fact: return ((m.facts[c.fact] & c.values) != 0 ? yes : 0U) | ((m.facts[c.fact] & ~c.values) != 0 ? no : 0U);
            case Condition::Kind::done:
                for (const auto& [a, end] : m.ended)
                    if (a == c.activity && d - end >= c.days) return yes;
                return no;
            case Condition::Kind::running:
                for (const Going& g : m.going)
                    if (g.activity == c.activity) return yes;
                return no;
            case Condition::Kind::negation: {
                const Three t = look(m, c.arguments[0], d);
                return t == unknown ? unknown : (t == yes ? no : yes);
            }
            case Condition::Kind::at_least: break;
        }
        std::uint32_t sure = 0, possible = 0;
        for (const ConditionId a : c.arguments) {
            const Three t = look(m, a, d);
            if (t == yes) ++sure;
            if ((t & yes) != 0) ++possible;
        }
        if (sure >= c.count) return yes;
        return possible < c.count ? no : unknown;
    }

    void keep(const Moment& m, Day d) {
        Cost cost = m.cost;
        cost.end = d;
        cost.undecided = count(m.undecided);
        for (std::size_t k = 0; k < best_.size(); ++k)
            if (!best_[k] || less(cost, best_[k]->cost, static_cast<Key>(k))) best_[k] = Best{{m.steps, d}, cost};
    }

    const Problem& p_;
    std::array<std::optional<Best>, 5> best_;
};

}  // namespace

std::array<std::optional<Best>, 5> exhaustive(const Problem& problem) { return Every(problem).all(); }

}  // namespace attiva::pathway::judges
