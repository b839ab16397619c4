// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <vector>

#include "attiva/value.hpp"
#include "pathway/problem.hpp"

// Conditions of a problem, judged on a state by recursion: nothing but the tables of Kleene.

namespace attiva::pathway::judges {

/// A day, what each fact may be on it, the steps made so far.
struct Situation {
    Day day = 0;
    std::vector<Values> facts;
    std::map<ActivityId, std::vector<Day>> ends;    ///< ended on the day or before
    std::map<ActivityId, bool> running;
};

/// The facts as only time has changed them by a day.
inline std::vector<Values> facts_on(const Problem& p, Day day) {
    std::vector<Values> out;
    for (const Fact& f : p.facts) out.push_back(f.now);
    for (const Change& c : p.changes)
        if (c.day <= day) out[c.fact] = c.values;
    return out;
}

inline Truth truth(const Problem& p, const Situation& s, ConditionId id) {
    const Condition& c = p.conditions[id];
    switch (c.kind) {
        case Condition::Kind::yes: return Truth::yes;
        case Condition::Kind::no: return Truth::no;
        case Condition::Kind::fact: {
            const Values may = s.facts[c.fact];
            return (may & ~c.values) == 0 ? Truth::yes : (may & c.values) == 0 ? Truth::no : Truth::unknown;
        }
        case Condition::Kind::done: {
            const auto ends = s.ends.find(c.activity);
            if (ends == s.ends.end()) return Truth::no;
            for (const Day end : ends->second)
                if (s.day - end >= c.days) return Truth::yes;
            return Truth::no;
        }
        case Condition::Kind::running: return truth_of(s.running.count(c.activity) != 0 && s.running.at(c.activity));
        case Condition::Kind::negation: return negate(truth(p, s, c.arguments[0]));
        case Condition::Kind::at_least: break;
    }
    std::int64_t yes = 0;
    std::int64_t unknown = 0;
    for (const ConditionId a : c.arguments) {
        const Truth t = truth(p, s, a);
        yes += t == Truth::yes ? 1 : 0;
        unknown += t == Truth::unknown ? 1 : 0;
    }
    return at_least(c.count, yes, unknown);
}

}  // namespace attiva::pathway::judges
