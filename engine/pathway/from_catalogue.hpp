// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "evaluation/trace.hpp"
#include "inquiry/calendar.hpp"
#include "pathway/problem.hpp"

// A catalogue and a person → the problem the planner looks in, and what it takes to tell
// each step afterwards.
//
// What changes is: the facts some instrument leaves at its end (`al termine`), yes or no or
// one of a list; what was done and what runs; time. Every condition is the one the rules
// were compiled to, connective by connective, so that on whatever is known it comes to what
// the engine would say of the person so changed. What reads none of the above is asked of
// the engine on every day on which it can turn (inquiry/turns) and becomes a fact that time
// alone changes; what reads it inside a term (a table of cases, a count) is asked for every
// combination (boxes.hpp). Where something is unknown it hangs on one fact for each thing
// nobody has said, and none of those ever changes.
//
// Instruments are in if the goal needs them, or what it needs does: where a step asks
// something, to be not a no is enough, so what would only turn an ignoto into a yes is left out
// unless doubts are counted first (PathAsked::doubts); of the `meglio dopo`, those that count for
// her (docs/lingua.md §5). What makes a step sconsigliato is asked of what was last assessed: that
// an assessment expires makes nothing more suitable. What makes no difference is then left out
// (lessen.hpp).
//
// `mentre` and all that T asks is asked on the day a step starts, and no more after it. How
// long a step takes and how many hours a week: durations.hpp.
//
// Limits, each in `notes` where it is met: a term over more than most_cells combinations is
// left open; one that looks at how long ago or how many times errs, of what a path has done, on
// the side of a no of the whole; months are counted as days,
// the most they can be where that asks more (`da almeno 3 mesi`: 92 days); «comunque» is
// looked for inside a term only, over what changes: what the term comes to whatever those facts
// are is known, as for the ordinary question, where one pass of the evaluator leaves it unknown;
// other facts that settle one another stay unknown. Where it is not known whether a fact makes
// sense (`ha senso se`), what reads it inside a term is unknown.
//
// Tested by tests/pathway/from_catalogue_test.cpp and from_person_test.cpp by hand, against the
// engine by projection_test.cpp (each condition) and forward_test.cpp (whole plans).

namespace attiva::pathway {

using inquiry::InstrumentId;
using language::ClauseId;
using vocabulary::AttributeId;

inline constexpr std::size_t most_cells = 4096;

/// What is looked for.
struct Goal {
    enum class Kind : std::uint8_t {
        instrument,  ///< done
        fact,        ///< the person's attribute is one of these: yes or no, or of a list; never
                     ///< reached if it is of another type
        open,        ///< any of those worth aiming at
    };
    Kind kind = Kind::open;
    InstrumentId instrument = 0;
    AttributeId attribute = vocabulary::no_attribute;
    std::uint64_t values = 0;
};

/// All must outlive the call.
struct PathAsked {
    const inquiry::Clock& clock;
    const evaluation::DayTables& first;        ///< of day 0
    std::vector<inquiry::Stretch> stretches;   ///< from day 0 to the horizon, without gaps
    Goal goal;
    int hours = 40;                            ///< a week
    int together = 2;
    std::vector<InstrumentId> excluded;
    std::vector<InstrumentId> uncounted;       ///< running already, and not among those she has at once (an
                                               ///< allowance, a project that holds others) unless it takes hours
    bool doubts = false;                       ///< steps too that would only settle what is ignoto (Cost::undecided first)
    bool announced = false;                    ///< instruments too that only announce (`apre`) those the goal needs,
                                               ///< if for certain they could begin on day 0
    std::vector<InstrumentId> jointly = {};    ///< of these, what makes them `escluso salvo` all together and no
                                               ///< condition alone («comunque») is looked for too
};

/// How long an instrument takes, in days from day 0.
struct Duration {
    std::optional<Day> least, most;
    std::vector<Day> either;  ///< the different `most` there may be, by case, as far as they can be listed
    Day typical = 1;
    enum class From : std::uint8_t {
        exact,   ///< the rules say how long
        usual,   ///< they say how long it usually is
        most,    ///< they say the most it may be: that is counted
        least,   ///< they say the least it may be: that is counted
        nothing, ///< they do not say, or not for her: one day is counted
    } from = From::nothing;
    std::optional<ClauseId> clause;  ///< `durata`, where there is one; else the result counted
};

/// A clause, and the condition it comes to.
struct ClauseCondition {
    enum class Role : std::uint8_t {
        entry, stay, discouraged,
        presumed,  ///< of eligibility, barred by a presumption alone: `escluso salvo`
    } role = Role::entry;
    ClauseId clause = 0;
    ConditionId condition = always;
};

struct ActivityMeaning {
    InstrumentId instrument = 0;
    bool before = false;  ///< it runs since before day 0, and nothing else: it is not started again
    Duration duration;
    std::vector<ClauseCondition> clauses;
    std::vector<ClauseId> effects;        ///< one for each Activity::effects
    std::vector<ClauseId> better_after;   ///< one for each Activity::better_after
};

struct FactMeaning {
    enum class Kind : std::uint8_t {
        attribute,  ///< of the person, as presumed
        bare,       ///< the same where nothing is presumed
        remembered, ///< the same, whatever expires: what makes a step `sconsigliato` looks at it
        open,       ///< something nobody has said
        time,       ///< a condition that only time turns: no, (unknown,) yes; or stretches of days
    } kind = Kind::attribute;
    AttributeId attribute = vocabulary::no_attribute;
    evaluation::OpenFact open;
    std::vector<Date> turns;           ///< of time: the days on which it does
    program::Id node = program::no_id; ///< of time: a condition that turns so
};

/// What could not be said exactly, and of whom.
struct PathNote {
    enum class Kind : std::uint8_t {
        too_wide,     ///< a term hangs on too many things at once: left open
        long_ago,     ///< a term looks at how long ago something planned ended: a no of the whole once it has
        counted,      ///< a term looks at how many times something was had: the worst number is taken
        recent,       ///< `da meno di` of what may be had more than once: so the first time alone,
                      ///< not so before the first alone
        months,       ///< months counted in days
        repetition,   ///< how often it may be had changes with time or facts: the least is taken
        no_duration,  ///< the catalogue does not say how long it takes: one day
        no_hours,     ///< nor how many hours a week, of what is attended: none
        no_value,     ///< an effect that is not one value, or of a fact that is not yes or no or one of a list
        no_end,       ///< it runs, something would come after it, and nobody has written when it ends
        cannot_have,  ///< a `meglio dopo` none of whose instruments she can have, or that are all
                      ///< sconsigliati to her on day 0: not counted
    } kind = Kind::too_wide;
    InstrumentId instrument = 0;
    friend bool operator<(const PathNote& a, const PathNote& b) {
        return std::pair(a.kind, a.instrument) < std::pair(b.kind, b.instrument);
    }
};

struct Compiled {
    Problem problem;
    std::vector<ActivityMeaning> activities;  ///< by ActivityId
    std::vector<FactMeaning> facts;           ///< by FactId
    std::vector<PathNote> notes;              ///< sorted, none twice
    std::vector<InstrumentId> aims;           ///< of an open goal: what is worth aiming at
    std::vector<int> led_to;                  ///< of each of them: by so many instruments
    std::vector<std::pair<InstrumentId, InstrumentId>> announced;  ///< which announces which, if asked for
};

Compiled from_catalogue(const PathAsked& asked, Day horizon);
/// The same before what makes no difference is left out (lessen.hpp): every condition says of
/// any state what the engine would, not only of those a path can come to.
Compiled projected(const PathAsked& asked, Day horizon);

/// The problem in a few lines, for tests: facts, activities with their conditions, the goal.
std::string dump(const Compiled& compiled);
std::string dump(const Compiled& compiled, ConditionId condition);

}  // namespace attiva::pathway
