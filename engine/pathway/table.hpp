// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

#include "inquiry/atlas.hpp"
#include "pathway/boxes.hpp"
#include "pathway/missing.hpp"
#include "pathway/projection.hpp"

// A condition that reads what changes inside a term: a table of cases, a count of members,
// two facts compared. The engine is asked of every combination, each from day to day.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Table {
public:
    /// Keeps references. `wanted`: what cannot be told apart is the least it may be (off: the most).
    Table(Projection& projection, Id node, Side side, bool wanted);

    ConditionId make();
    /// Of an instrument's eligibility: where it is open, is there somebody she may be who has it?
    ConditionId anybody(InstrumentId i);

private:
    /// A fact, with its values; or whether an instrument was done, or runs.
    struct Variable {
        enum class Kind : std::uint8_t { fact, done, running } kind = Kind::fact;
        AttributeId attribute = vocabulary::no_attribute;
        InstrumentId instrument = 0;
        std::uint32_t size = 2;
        friend bool operator==(const Variable&, const Variable&) = default;
    };
    using Times = std::map<InstrumentId, std::int64_t>;  ///< once, where it does not say
    void collect();
    void history(const program::Node& n);
    void add(Variable v);
    void add(AttributeId a);
    [[nodiscard]] std::size_t cells() const;
    void fill(std::size_t cell);
    /// The days on which some cell turns, after all have been filled; nothing if they are too many.
    std::optional<std::vector<Day>> filled();
    [[nodiscard]] std::vector<std::vector<Truth>> rows(const std::vector<Day>& days) const;
    Strip exactly(const std::vector<person::Profile>& people, const Strip& strip);
    bool nobody(const person::Profile& who, Day day);
    [[nodiscard]] std::set<Day> turns_below() const;
    [[nodiscard]] std::vector<person::Profile> people(const std::vector<std::uint32_t>& values, const Times& times) const;
    [[nodiscard]] Strip worst(const Strip& once, const std::vector<std::uint32_t>& values, const std::vector<InstrumentId>& counted);
    void periods(std::vector<person::Period>& out, InstrumentId i, std::int64_t done, bool running) const;
    void gather(const std::vector<person::Profile>& people, const Strip& strip);
    ConditionId boxed(const std::vector<std::vector<Truth>>& rows, const std::vector<Day>& days, Truth least);
    ConditionId of_box(const Box& box, const std::vector<Day>& days);
    ConditionId left_open(PathNote::Kind why);

    Projection& p_;
    Id node_;
    Side side_;
    bool wanted_;
    NodeClock clock_;
    std::vector<Variable> variables_;
    std::set<InstrumentId> counted_;    ///< how many times these were had is asked, and they may be had more than once
    std::set<InstrumentId> aged_;       ///< some gate looks at how long ago these ended
    std::set<PathNote::Kind> met_;      ///< what some cell could not be told apart by
    std::optional<InstrumentId> exact_;  ///< whose eligibility is decided of all she may be
    std::set<Day> looked_;               ///< the days it is decided on
    struct Completed {
        std::unique_ptr<const evaluation::DayTables> tables;
        std::unique_ptr<inquiry::Atlas> atlas;
    };
    std::map<Day, Completed> completed_;
    std::vector<Strip> strips_;  ///< by cell, the last variable running fastest
    std::vector<evaluation::OpenFact> unknown_;
};

}  // namespace attiva::pathway
