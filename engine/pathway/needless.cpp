// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "pathway/needless.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

namespace attiva::pathway {
namespace {

class Uses {
public:
    explicit Uses(const Problem& p) : p_(p), seen_(p.conditions.size(), {false, false}), asked_running_(p.activities.size(), false), writers_(p.facts.size()) {
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

    /// How often it can be of use; nothing where that is not known.
    [[nodiscard]] std::optional<int> most(ActivityId a) const {
        if (asked_running_[a]) return std::nullopt;
        int out = 1;
        for (const Effect& e : p_.activities[a].effects) {
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
    void want(ConditionId id, bool wanted) {
        std::vector<std::pair<ConditionId, bool>> open{{id, wanted}};
        while (!open.empty()) {
            const auto [c, is] = open.back();
            open.pop_back();
            if (seen_[c][is ? 1 : 0]) continue;
            seen_[c][is ? 1 : 0] = true;
            const Condition& of = p_.conditions[c];
            if (of.kind == Condition::Kind::running && is) asked_running_[of.activity] = true;
            for (const ConditionId arg : of.arguments) open.emplace_back(arg, of.kind == Condition::Kind::negation ? !is : is);
        }
    }

    const Problem& p_;
    std::vector<std::array<bool, 2>> seen_;
    std::vector<bool> asked_running_;
    std::vector<std::vector<ActivityId>> writers_;
};

}  // namespace

void needless_times(Problem& p) {
    const Uses uses(p);
    for (ActivityId a = 0; a < p.activities.size(); ++a)
        if (const auto most = uses.most(a)) p.activities[a].most_times = std::min(p.activities[a].most_times, *most);
}

}  // namespace attiva::pathway
