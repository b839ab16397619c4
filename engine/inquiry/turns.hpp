// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <tuple>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "inquiry/clock.hpp"

// The days on which something may turn for one person: found where each condition that
// looks at the day changes, not by trying every day. Too many are harmless, too few
// would be a fault. Tested by tests/inquiry/calendar_test.cpp, against every day.

namespace attiva::inquiry {

/// Something that may be otherwise from a day on.
struct Turn {
    Id node = program::no_id;              ///< a condition or a parameter …
    InstrumentId own = language::none;     ///< … or an instrument, by its own past periods
    evaluation::Subject subject;           ///< about whom
    friend bool operator<(const Turn& a, const Turn& b) {
        return std::tuple(a.node, a.own, a.subject.kind, a.subject.index) < std::tuple(b.node, b.own, b.subject.kind, b.subject.index);
    }
};

class Turns {
public:
    /// Of these nodes only, up to a day. `exact`: also where deciding on all that she may
    /// be may turn. Keeps references to the first two.
    Turns(const Clock& clock, const std::vector<bool>& wanted, Date last, bool exact);

    /// Notes the days after `day` on which something turns for a person: as she is
    /// known, and as presumed, one call each. The evaluation has run those nodes on the day.
    void look(evaluation::Evaluation& e, Date day);
    /// After the turns of a day, and a run of what they touch: what reads what has
    /// turned is looked at again.
    void look_again(evaluation::Evaluation& e, Date day, const std::set<Turn>& turned);

    [[nodiscard]] bool empty() const { return days_.empty(); }
    [[nodiscard]] Date next() const { return days_.begin()->first; }
    /// Takes the turns of the next day.
    std::set<Turn> take();

private:
    void note(Date day, const Turn& turn) {
        if (from_ < day && day <= last_) days_[day].insert(turn);
    }
    void hand(evaluation::Evaluation& e, const Hand& hand, const std::vector<Id>& body, evaluation::Subject subject);
    void members(evaluation::Evaluation& e, const std::vector<bool>* only);
    // of dates known in part (open_dates.cpp)
    void open_dates(evaluation::Evaluation& e);
    void somewhere(evaluation::Evaluation& e, const Hand& hand);
    [[nodiscard]] bool stays(Id id) const;
    [[nodiscard]] std::vector<Id> all_wanted() const;
    void supposing(evaluation::Evaluation& e, vocabulary::AttributeId date, const DateUse& use, const std::set<Date>& edges);
    void of_age(const evaluation::Evaluation& e, Id group, evaluation::Subject subject);
    void past(const evaluation::Evaluation& e);
    void waits(const evaluation::Evaluation& e, InstrumentId instrument);

    const Clock& clock_;
    const std::vector<bool>& wanted_;
    Date last_;
    bool exact_;
    std::set<Id> daily_;  ///< hands to look at every day
    Date from_;  ///< the day looked from
    std::map<Date, std::set<Turn>> days_;
};

/// Adds the days after the first, up to `last`, on which something turns in who is
/// eligible for what, or in what comes only after it, for this person.
void turning_days(const Clock& clock, const evaluation::DayTables& first, const person::Profile& person, Date last,
                  std::set<Date>& days);

}  // namespace attiva::inquiry
