// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "catalogue/model.hpp"
#include "program/program.hpp"

// What in the rules can change because time passes, whoever the person is: conditions
// that compare with the day, values with days of their own, places, the history. Made
// once per program. Tested by tests/inquiry/calendar_test.cpp.

namespace attiva::inquiry {

using language::InstrumentId;
using program::Id;

/// A condition that the passing of time alone can turn.
struct Hand {
    Id id = program::no_id;
    std::vector<Id> terms;  ///< below it, those whose value moves with the day, in order
    /// Nothing says how it moves between one day and another (an age times an age): it
    /// is looked at every day.
    bool restless = false;
};

/// All the conditions that read a date which some hand reads. Where the date is known in
/// part, whoever the person may be is told apart at days that move (the hands) and at
/// days that do not (the others); when one passes the other, «comunque» may turn.
struct DateUse {
    std::vector<std::uint32_t> hands;  ///< by index
    std::vector<Id> others;   ///< the other conditions …
    std::vector<Id> beside;   ///< … and what they compare the date with
    bool bounded = false;     ///< it is never later than the day: some age is computed from it
    std::vector<Id> counts;  ///< what the hands count from the date, where it is no constant
    /// Some condition reads it through a sum, or months and days are counted from it that
    /// pass one another: nothing short of every day tells.
    bool tangled = false;
};

/// A hand that reads more than one date and the day: with any of it open it is looked at
/// every day.
struct Mixed {
    std::uint32_t hand = 0;  ///< by index
    std::vector<vocabulary::AttributeId> facts;
    bool reading = false;    ///< an interpretation left open
    bool history = false;
    bool lists = false;      ///< of members or relatives
};

class Clock {
public:
    /// Keeps references to both.
    Clock(const catalogue::Catalogue& catalogue, const program::Program& program);

    const catalogue::Catalogue& catalogue;
    const program::Program& program;

    [[nodiscard]] const std::vector<Hand>& hands() const { return hands_; }
    /// By node: the hands (by index) that read it, to be looked at again when it turns.
    [[nodiscard]] const std::vector<std::vector<std::uint32_t>>& fed() const { return fed_; }
    /// The days on which a period or a row of a parameter begins, or is just over.
    [[nodiscard]] const std::vector<std::pair<Date, Id>>& dated() const { return dated_; }
    /// What depends on where the person lives, and so on the territory of the day.
    [[nodiscard]] const std::vector<Id>& placed() const { return placed_; }
    /// What asks about past and running measures.
    [[nodiscard]] const std::vector<Id>& past() const { return past_; }
    /// What ranges over members or relatives.
    [[nodiscard]] const std::vector<Id>& groups() const { return groups_; }
    /// All that the answer about an instrument reads: what decides, and what tells why.
    [[nodiscard]] const std::vector<Id>& nodes(InstrumentId instrument) const { return nodes_[instrument]; }
    /// The hand of a node, by index; none if it is not one.
    [[nodiscard]] std::uint32_t hand_of(Id id) const { return hand_of_[id]; }
    /// By the date itself, not by the ages and times computed from it.
    [[nodiscard]] const std::map<vocabulary::AttributeId, DateUse>& dates() const { return dates_; }
    [[nodiscard]] const std::vector<Mixed>& mixed() const { return mixed_; }
    /// Does the value of a term move with the day, whatever else stays?
    [[nodiscard]] bool moves(Id id) const { return moves_[id]; }

private:
    void find_nodes();
    void find_hands();
    void find_days();
    void feed();
    void find_dates();  // clock_dates.cpp

    std::vector<Hand> hands_;
    std::vector<std::uint32_t> hand_of_;
    std::vector<bool> moves_;
    std::map<vocabulary::AttributeId, DateUse> dates_;
    std::vector<Mixed> mixed_;
    std::vector<std::vector<std::uint32_t>> fed_;
    std::vector<std::pair<Date, Id>> dated_;
    std::vector<Id> placed_;
    std::vector<Id> past_;
    std::vector<Id> groups_;
    std::vector<std::vector<Id>> nodes_;
};

/// Every node of the program below those of a condition or term as it is written, itself
/// among them, smallest first: through definitions, results, values of parameters.
std::vector<Id> nodes_below(const catalogue::Catalogue& catalogue, const program::Program& program,
                            const std::vector<language::NodeId>& written, const std::vector<Id>& also);

}  // namespace attiva::inquiry
