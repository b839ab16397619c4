// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <set>
#include <vector>

#include "pathway/conditions.hpp"
#include "pathway/scope.hpp"

// A condition of the rules as one of the problem: connective by connective, down to what
// only time changes, to single facts, to what was done or runs; what is left is asked of
// the engine for every combination (tables.cpp). Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

/// Evaluations of the person as she is, on the days asked for.
class Looks {
public:
    explicit Looks(const PathAsked& asked) : asked_(asked) {}
    const evaluation::Evaluation& on(Day day, Side side);
    [[nodiscard]] const person::Profile& profile(Day day, Side side) const;
    /// Of a stretch of days.
    [[nodiscard]] const person::Profile& profile(const inquiry::Stretch& stretch, Side side) const;

private:
    struct Look {
        std::unique_ptr<const evaluation::DayTables> tables;  ///< none on day 0
        std::unique_ptr<evaluation::Evaluation> evaluation;
    };
    const PathAsked& asked_;
    std::map<std::pair<Day, Side>, Look> looks_;
};

class Projection {
public:
    /// `times`: by instrument, how often a step of it may be made. Keeps references.
    Projection(const Scope& scope, Looks& looks, Compiled& out, const std::vector<std::int64_t>& times, Day horizon);

    /// `wanted` off: the condition is asked the other way round, so that what cannot be
    /// said exactly errs on the side of a no of the whole.
    ConditionId condition(Id node, Side side, bool wanted = true);
    /// The same without presumptions where those alone say no.
    ConditionId with_bare(Id node) { return merged({condition(node, Side::presumed), condition(node, Side::bare)}, false); }
    /// Is there somebody she may be, as presumed, who is eligible? Never unknown.
    ConditionId anybody(InstrumentId i);
    /// All of these, or any: those that are unknown whatever happens as one.
    ConditionId merged(std::vector<ConditionId> arguments, bool all);
    /// What only time changes; `node`: where it is from, or what is unknown of it.
    ConditionId of_time(const Strip& strip, Id node, const std::vector<evaluation::OpenFact>& unknown, Side side = Side::presumed);
    FactId fact(AttributeId attribute, Side side);
    /// Of what is known but for a presumption nobody counts that it is not.
    ConditionId open(const std::vector<evaluation::OpenFact>& facts, Side side = Side::presumed);
    /// The most (or fewest) days that so many months or days are, from within the horizon.
    Day days(Number amount, bool in_days, bool most);
    void note(PathNote::Kind kind);

    Conditions& conditions() { return made_; }
    [[nodiscard]] ActivityId activity(InstrumentId i) const { return activities_.at(i); }

    InstrumentId about = 0;  ///< notes are of this one
    /// From here on conditions are asked on the day a step of this one starts: the step
    /// itself does not run for them, as it does not for the engine (none: asked on any day), and
    /// what it goes beside (`mentre`) runs still where nobody says how long that takes.
    void start(std::optional<InstrumentId> instrument);

private:
    friend class Table;
    ConditionId make(Id node, Side side, bool wanted);
    ConditionId connected(const program::Node& n, Side side, bool wanted);
    bool settled(const program::Node& n, Side side) const;
    ConditionId still(Id node, Side side);
    ConditionId done(Id node, Side side, bool wanted);
    ConditionId planned_done(const language::Gate& gate, InstrumentId i, bool wanted);
    std::optional<ConditionId> single(const program::Node& n, Side side);
    ConditionId table(Id node, Side side, bool wanted);
    [[nodiscard]] std::string name(const evaluation::OpenFact& fact) const;
    FactId new_fact(Fact fact, FactMeaning meaning);
    FactId stretches(const std::vector<Day>& days, Id node);

    /// What a node came to, and what could not be said of it exactly: noted of whoever asks it.
    struct Known {
        ConditionId condition = always;
        std::set<PathNote::Kind> notes;
    };

    const Scope& scope_;
    Looks& looks_;
    Compiled& out_;
    Conditions made_;
    const std::vector<std::int64_t>& times_;
    Day horizon_;
    std::map<InstrumentId, ActivityId> activities_;
    std::map<std::tuple<Id, Side, bool>, Known> known_;
    std::optional<InstrumentId> starting_;
    std::set<InstrumentId> beside_;  ///< of the one that starts: what it goes beside, of unknown length
    std::vector<bool> reads_start_;  ///< by node: whether it, or one of those, runs, or how often it was had
    std::map<std::tuple<Id, Side, bool>, Known> known_at_start_;
    std::vector<Known*> making_;  ///< the nodes being made, each inside the one before
    std::map<std::pair<AttributeId, Side>, FactId> facts_;
    std::map<Strip, FactId> strips_;
    std::map<std::vector<Day>, FactId> stretches_;
    std::vector<std::pair<evaluation::OpenFact, FactId>> open_;
    std::set<ConditionId> always_open_;  ///< unknown whatever happens
    std::set<PathNote> notes_;
};

}  // namespace attiva::pathway
