// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/lessen.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>
#include <vector>

#include "pathway/conditions.hpp"
#include "pathway/prune.hpp"

namespace attiva::pathway {
namespace {

class Uses {
public:
    explicit Uses(const Problem& p) : p_(p), seen_(p.conditions.size(), {false, false}), asked_running_(p.activities.size(), false), writers_(p.facts.size()), wanted_(p.facts.size()) {
        for (ActivityId a = 0; a < p.activities.size(); ++a) {
            const Activity& activity = p.activities[a];
            want(activity.entry, true);
            want(activity.stay, true);
            want(activity.discouraged, false);
            for (const Effect& e : activity.effects) {
                want(e.when, true);
                want(e.when, false);
                if (writers_[e.fact].empty() || writers_[e.fact].back() != a) writers_[e.fact].push_back(a);
            }
        }
        want(p.goal, true);
    }

    /// How often it can be of use, beside what was before day 0; nothing where that is not known.
    [[nodiscard]] std::optional<int> most(ActivityId a) const {
        if (asked_running_[a]) return std::nullopt;
        int out = 1;
        for (const Effect& e : p_.activities[a].effects) {
            if (!helps(e)) continue;
            if (writers_[e.fact].size() > 1) return std::nullopt;
            const auto& all = p_.activities[a].effects;
            if (std::count_if(all.begin(), all.end(), [&](const Effect& other) { return other.fact == e.fact; }) > 1) return std::nullopt;
            const auto turns = static_cast<int>(std::count_if(p_.changes.begin(), p_.changes.end(), [&](const Change& c) { return c.fact == e.fact; }));
            if (e.kind == Effect::Kind::becomes && (e.when != always || turns > 0)) return std::nullopt;
            // Each time a step, until the last value; again after every change. One that waits for
            // its condition may have been of no use before.
            if (e.kind == Effect::Kind::shifts && e.when != always) return std::nullopt;
            if (e.kind == Effect::Kind::shifts) out = std::max(out, static_cast<int>(p_.facts[e.fact].count - 1) * (turns + 1));
        }
        return out;
    }

private:
    // Can it bring the fact among values that are wanted?
    [[nodiscard]] bool helps(const Effect& e) const {
        const int last = static_cast<int>(p_.facts[e.fact].count) - 1;
        return std::any_of(wanted_[e.fact].begin(), wanted_[e.fact].end(), [&](Values wanted) {
            if (e.kind == Effect::Kind::becomes) return (e.values & wanted) != 0;
            for (int v = 0; v <= last; ++v)
                if ((wanted >> v & 1U) == 0 && (wanted >> std::clamp(v + e.by, 0, last) & 1U) != 0) return true;
            return false;
        });
    }

    void want(ConditionId id, bool wanted) {
        std::vector<std::pair<ConditionId, bool>> open{{id, wanted}};
        while (!open.empty()) {
            const auto [c, is] = open.back();
            open.pop_back();
            if (seen_[c][is ? 1 : 0]) continue;
            seen_[c][is ? 1 : 0] = true;
            const Condition& of = p_.conditions[c];
            if (of.kind == Condition::Kind::running && is) asked_running_[of.activity] = true;
            if (of.kind == Condition::Kind::fact) wanted_[of.fact].push_back(is ? of.values : ~of.values);
            for (const ConditionId arg : of.arguments) open.emplace_back(arg, of.kind == Condition::Kind::negation ? !is : is);
        }
    }

    const Problem& p_;
    std::vector<std::array<bool, 2>> seen_;
    std::vector<bool> asked_running_;
    std::vector<std::vector<ActivityId>> writers_;
    std::vector<std::vector<Values>> wanted_;  ///< by fact: the values some condition wants it to have
};

std::vector<Values> reachable(const Problem& p) {
    std::vector<Values> out;
    std::vector<std::array<std::int64_t, 2>> steps(p.facts.size(), {0, 0});  // down and up, at most
    for (const Fact& f : p.facts) out.push_back(f.now);
    for (const Change& c : p.changes) out[c.fact] |= c.values;
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        const auto before = std::count_if(p.past.begin(), p.past.end(), [&](const Past& past) { return past.activity == a; });
        for (const Effect& e : p.activities[a].effects) {
            if (e.kind == Effect::Kind::becomes) out[e.fact] |= e.values;
            else steps[e.fact][e.by > 0 ? 1 : 0] += std::abs(e.by) * (p.activities[a].most_times + before);
        }
    }
    for (FactId f = 0; f < out.size(); ++f) {
        const std::int64_t last = p.facts[f].count - 1;
        Values moved = out[f];
        for (std::int64_t v = 0; v <= last; ++v)
            if ((out[f] >> v & 1U) != 0)
                for (std::int64_t to = std::max<std::int64_t>(0, v - steps[f][0]); to <= std::min(last, v + steps[f][1]); ++to) moved |= Values{1} << to;
        out[f] = moved;
    }
    return out;
}

// Two that may not start beside one another are never on the same day: said once of both.
void part(Problem& p, Conditions& made) {
    std::vector<std::vector<ActivityId>> barred(p.activities.size());
    std::vector<std::vector<ActivityId>> gone(p.activities.size());
    for (ActivityId a = 0; a < p.activities.size(); ++a) barred[a] = made.not_running(p.activities[a].entry);
    for (ActivityId a = 0; a < p.activities.size(); ++a)
        for (const ActivityId b : barred[a])
            if (a != b && std::find(barred[b].begin(), barred[b].end(), a) != barred[b].end()) gone[a].push_back(b);
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        if (gone[a].empty()) continue;
        p.activities[a].entry = made.without(p.activities[a].entry, gone[a]);
        std::sort(gone[a].begin(), gone[a].end());
        gone[a].erase(std::unique(gone[a].begin(), gone[a].end()), gone[a].end());
        for (const ActivityId b : gone[a])
            if (a < b) p.apart.emplace_back(a, b);
    }
}

void needless_times(Problem& p) {
    const Uses uses(p);
    for (ActivityId a = 0; a < p.activities.size(); ++a) {
        const auto before = static_cast<int>(std::count_if(p.past.begin(), p.past.end(), [&](const Past& past) { return past.activity == a; }));
        if (const auto most = uses.most(a)) p.activities[a].most_times = std::min(p.activities[a].most_times, before + *most);
    }
}

}  // namespace

void lessen(Problem& p, const std::vector<bool>& never_known) {
    Conditions made(p);
    for (Activity& a : p.activities) a.discouraged = made.surely(a.discouraged, true, never_known);
    part(p, made);
    needless_times(p);
    const std::vector<Values> values = reachable(p);
    for (Activity& a : p.activities) {
        for (ConditionId* c : {&a.entry, &a.stay, &a.discouraged}) *c = made.within(*c, values);
        for (Effect& e : a.effects) e.when = made.within(e.when, values);
    }
    p.goal = made.within(p.goal, values);
}

void lessen(Compiled& c) {
    std::vector<bool> never_known;
    for (const FactMeaning& f : c.facts) never_known.push_back(f.kind == FactMeaning::Kind::open);
    lessen(c.problem, never_known);
    prune(c);
}

}  // namespace attiva::pathway
