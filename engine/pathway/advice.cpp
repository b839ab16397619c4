// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/pathway/advice_test.cpp.

#include "pathway/advice.hpp"

#include <algorithm>
#include <set>

#include "pathway/state.hpp"

namespace attiva::pathway {
namespace {

// Which conditions can be a sure yes, or a sure no, given all that may be left by steps that
// can surely start. Each only ever becomes possible: a fixed point.
class Sure {
public:
    explicit Sure(const Problem& p) : p_(p), states_(p.facts.size()), open_(p.activities.size(), false), done_(p.activities.size(), false) {
        for (std::size_t f = 0; f < p.facts.size(); ++f) states_[f].insert(p.facts[f].now);
        for (const Change& c : p.changes) states_[c.fact].insert(c.values);
        for (const Past& x : p.past) done_[x.activity] = true;
        while (grow()) {}
    }

    [[nodiscard]] const std::vector<bool>& open() const { return open_; }

private:
    bool grow() {
        yes_.assign(p_.conditions.size(), false);
        no_.assign(p_.conditions.size(), false);
        for (ConditionId id = 0; id < p_.conditions.size(); ++id) judge(id);
        bool grown = false;
        for (ActivityId a = 0; a < p_.activities.size(); ++a) {
            const Activity& x = p_.activities[a];
            if (open_[a] || x.most_times < 1 || !yes_[x.entry] || !yes_[x.stay]) continue;
            // Discouraged whatever happens: no advice.
            if (!no_[x.discouraged] && surely_yes(x.discouraged)) continue;
            grown = open_[a] = done_[a] = true;
        }
        for (ActivityId a = 0; a < p_.activities.size(); ++a)
            if (done_[a])
                for (const Effect& e : p_.activities[a].effects)
                    if (!no_[e.when] || yes_[e.when]) grown = leave(e) || grown;
        return grown;
    }

    bool leave(const Effect& e) {
        auto& all = states_[e.fact];
        const std::vector<Values> known(all.begin(), all.end());
        bool grown = false;
        for (const Values v : known) grown = all.insert(after(e, v, p_.facts[e.fact].count)).second || grown;
        return grown;
    }

    // Is it a yes on day 0, and can it never be otherwise?
    [[nodiscard]] bool surely_yes(ConditionId id) const { return yes_[id] && !no_[id] && !unknown(id); }

    [[nodiscard]] bool unknown(ConditionId id) const {
        const Condition& c = p_.conditions[id];
        if (c.kind == Condition::Kind::fact)
            return std::any_of(states_[c.fact].begin(), states_[c.fact].end(), [&](Values v) { return (v & c.values) != 0 && (v & ~c.values) != 0; });
        return std::any_of(c.arguments.begin(), c.arguments.end(), [&](ConditionId a) { return unknown(a); });
    }

    void judge(ConditionId id) {
        const Condition& c = p_.conditions[id];
        switch (c.kind) {
            case Condition::Kind::yes: yes_[id] = true; return;
            case Condition::Kind::no: no_[id] = true; return;
            case Condition::Kind::fact:
                for (const Values v : states_[c.fact]) {
                    if ((v & ~c.values) == 0) yes_[id] = true;
                    if ((v & c.values) == 0) no_[id] = true;
                }
                return;
            case Condition::Kind::done:
            case Condition::Kind::running:
                yes_[id] = done_[c.activity];
                no_[id] = true;
                return;
            case Condition::Kind::negation:
                yes_[id] = no_[c.arguments[0]];
                no_[id] = yes_[c.arguments[0]];
                return;
            case Condition::Kind::at_least: break;
        }
        std::uint32_t yes = 0;
        std::uint32_t no = 0;
        for (const ConditionId a : c.arguments) {
            yes += yes_[a] ? 1 : 0;
            no += no_[a] ? 1 : 0;
        }
        yes_[id] = yes >= c.count;
        no_[id] = no + c.count > c.arguments.size();
    }

    const Problem& p_;
    std::vector<std::set<Values>> states_;
    std::vector<bool> open_, done_, yes_, no_;
};

}  // namespace

std::vector<bool> surely_open(const Problem& problem) { return Sure(problem).open(); }

std::vector<Uncounted> leave_doubtful_advice(Compiled& c) {
    const std::vector<bool> open = surely_open(c.problem);
    std::vector<Uncounted> out;
    for (ActivityId a = 0; a < c.problem.activities.size(); ++a) {
        auto& groups = c.problem.activities[a].better_after;
        auto& clauses = c.activities[a].better_after;
        std::vector<std::vector<ActivityId>> kept;
        std::vector<ClauseId> of;
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (std::any_of(groups[g].begin(), groups[g].end(), [&](ActivityId x) { return open[x]; })) {
                kept.push_back(std::move(groups[g]));
                of.push_back(clauses[g]);
            } else {
                out.push_back({a, clauses[g], std::move(groups[g])});
            }
        }
        groups = std::move(kept);
        clauses = std::move(of);
    }
    return out;
}

std::optional<ConditionId> beginning(Compiled& c, InstrumentId instrument) {
    for (std::size_t a = 0; a < c.activities.size(); ++a) {
        if (c.activities[a].instrument != instrument || c.activities[a].before) continue;
        Activity begin = c.problem.activities[a];
        begin.days = 1;
        begin.effects.clear();
        begin.most_times = std::min(begin.most_times, 1);
        ActivityMeaning meaning = c.activities[a];
        meaning.effects.clear();
        Condition done;
        done.kind = Condition::Kind::done;
        done.activity = static_cast<ActivityId>(c.problem.activities.size());
        for (const auto& [x, y] : std::vector(c.problem.apart)) {
            if (x == a) c.problem.apart.emplace_back(done.activity, y);
            if (y == a) c.problem.apart.emplace_back(x, done.activity);
        }
        c.problem.activities.push_back(std::move(begin));
        c.activities.push_back(std::move(meaning));
        c.problem.conditions.push_back(done);
        return static_cast<ConditionId>(c.problem.conditions.size() - 1);
    }
    return std::nullopt;
}

}  // namespace attiva::pathway
