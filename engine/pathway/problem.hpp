// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

// What a path is looked for in: instruments as activities that take time, what is known
// of the person as facts that time and activities change, and what must be true for each.
// Plain data, that knows nothing of rules: pathway/from_catalogue makes it of a person and
// a catalogue, the planner looks in it, and tests/pathway/ has a checker and an exhaustive
// search of its own, which read this page and no other.
//
// Time is in days from the first one (0); a day is a whole. An activity that starts on day
// s and takes n days runs on the days s … s+n-1 and ends on day s+n, the first it does not
// run. On each day, in this order:
//   1. facts change as time alone changes them (Change), in the order they are listed;
//   2. activities that end on the day are done, all of them; then their effects apply, in the
//      order of their starts (what ran before day 0 first), then of their ids, those of one
//      activity as listed, each judging its own condition on what the ones before it left;
//      nothing starts yet: `running` is what started before the day and has not ended;
//   3. conditions are judged, all on the same facts and with all that start on the day among
//      those that run: entry of those that start, stay of those that run (the ones that start
//      too), the goal.
//
// A fact is the set of the values it may have. A condition is therefore yes, no or unknown,
// by Kleene's tables. An activity may start, and run on, where its condition is not no; what
// it needs and nobody knows yet is counted (Cost::undecided). Every activity is assumed to
// end as hoped.
//
// Well formed: ids exist, every set of values is some of the values of its fact, groups of
// `better_after` are not empty, of one activity at most one Past runs, and no step can be made
// of one that runs beside the others (`beside`): the past has had all its times.

namespace attiva::pathway {

using Day = std::int32_t;
using FactId = std::uint32_t;
using ActivityId = std::uint32_t;
using ConditionId = std::uint32_t;
/// Bit k = the fact may have its k-th value. Never empty.
using Values = std::uint64_t;

inline constexpr Day never_ends = 1'000'000;
inline constexpr std::size_t most_values = 64;
/// The first two conditions of every problem.
inline constexpr ConditionId always = 0;
inline constexpr ConditionId never = 1;

/// What is asked. Conditions refer to earlier ones only.
struct Condition {
    enum class Kind : std::uint8_t {
        yes, no,   ///< whatever happens
        fact,      ///< the value of `fact` is among `values`: yes if all it may have are, no if none
        done,      ///< `activity` was done, and one of its ends is `days` ago or more; never unknown
        running,   ///< `activity` runs on the day, started on it (but see 2 above) or before; never unknown
        negation,  ///< of arguments[0]
        at_least,  ///< so many (`count`) of the arguments; all: count = their number; any: 1
    };
    Kind kind = Kind::yes;
    FactId fact = 0;
    Values values = 0;
    ActivityId activity = 0;
    Day days = 0;                        ///< ≥ 0
    std::uint32_t count = 0;
    std::vector<ConditionId> arguments;  ///< 1 … of negation, at_least
};

/// What an activity does to a fact when it ends.
struct Effect {
    enum class Kind : std::uint8_t {
        becomes,  ///< the values it may have are then `values`
        shifts,   ///< each value it may have moves by `by`, as far as the first or the last
    };
    Kind kind = Kind::becomes;
    FactId fact = 0;
    Values values = 0;
    int by = 0;
    ConditionId when = always;  ///< not applied where no; where unknown, it may have been: old and new values together
};

struct Fact {
    std::string name;
    std::uint32_t count = 2;  ///< of its values, 1 … most_values
    Values now = 1;           ///< on day 0, before its changes
    bool counted = true;      ///< in Cost::undecided, where it is unknown
};

/// From a day on the fact may have these values, whatever was known before: a birthday, an
/// assessment that expires.
struct Change {
    Day day = 0;  ///< ≥ 0
    FactId fact = 0;
    Values values = 0;
};

struct Window {
    Day from = 0, to = 0;  ///< both included
};

struct Activity {
    std::string name;
    Day days = 1;       ///< it takes, typically; ≥ 1
    int hours = 0;      ///< a week, ≥ 0
    ConditionId entry = always;        ///< on the day it starts
    ConditionId stay = always;         ///< on every day it runs
    ConditionId discouraged = never;   ///< on the day it starts: only a yes counts
    /// Each is a group: the activity is better started once one of the group was done.
    std::vector<std::vector<ActivityId>> better_after;
    std::vector<Window> windows;       ///< it starts in one of them; none: on any day
    std::vector<Effect> effects;
    int most_times = 1;                ///< in all, what was done or runs before day 0 included; ≥ 0
    Day wait = 0;                      ///< from its last end (of the past too) to its next start, ≥ 0
    bool beside = false;               ///< it takes none of the places (Problem::together)
};

/// Done, or started, before day 0.
struct Past {
    ActivityId activity = 0;
    Day end = 0;  ///< ≤ 0: done, and its effects are in the facts already; > 0: it runs until then; never_ends: it runs on
};

struct Problem {
    std::vector<Fact> facts;
    std::vector<Condition> conditions;
    std::vector<Change> changes;       ///< by day
    std::vector<Activity> activities;
    std::vector<Past> past;            ///< what runs is not judged again: its stay condition does not bind
    // What may run on a day, that of the past included. The past alone may be beyond it: these
    // three bind on the days on which a step runs, and two of the past are never too near.
    std::vector<std::pair<ActivityId, ActivityId>> apart;  ///< never on the same day
    int hours = 40;                    ///< a week, of all that run together
    int together = 2;                  ///< at most so many run on a day
    ConditionId goal = always;
    Day horizon = 0;                   ///< the goal is to be reached on this day or before; starts from day 0
};

struct Step {
    ActivityId activity = 0;
    Day start = 0;
    friend bool operator==(const Step& a, const Step& b) { return a.activity == b.activity && a.start == b.start; }
};

/// In the order of the starts, then of the ids. Two steps of one activity never overlap, nor
/// does a step and what runs of it from before day 0. `end`: the first day on which the goal is
/// yes, as judged in 3 (what starts on a day can make the goal no). Every step has ended on it.
struct Plan {
    std::vector<Step> steps;
    Day end = 0;
};

/// What a plan costs; less is better, from the first key on.
struct Cost {
    int discouraged = 0;  ///< steps whose `discouraged` is yes on their first day
    int skipped = 0;      ///< groups of `better_after` none of which was done when the step started
    Day end = 0;
    int steps = 0;
    int undecided = 0;    ///< different facts (Fact::counted) that are unknown in the entry (first day) or stay (any day) of a step, or in
                          ///< its effects' conditions when it ends, where that condition as a whole is unknown: the facts
                          ///< of all Kind::fact conditions in it that are themselves unknown, whether they matter there or not
    [[nodiscard]] bool operator==(const Cost&) const = default;
};

/// The keys, in the order of Cost.
enum class Key : std::uint8_t { discouraged, skipped, end, steps, undecided };
/// Is `a` less than `b`, with `first` moved before the others?
bool less(const Cost& a, const Cost& b, Key first);

}  // namespace attiva::pathway
