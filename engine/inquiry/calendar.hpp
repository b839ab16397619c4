// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "inquiry/turns.hpp"
#include "matching/match.hpp"

// The verdicts of a person from a day to another: on each day the one the ordinary
// question of that day would get (docs/lingua.md §12 «Il calendario»). Only the days on
// which something turns are looked at, and on each only the instruments that read it.
// Tested by tests/inquiry/calendar_test.cpp, against every day one by one.

namespace attiva::inquiry {

/// A stretch of days on which the person is known in the same way: until a paper or an
/// assessment expires.
struct Stretch {
    Date from, to;                  ///< both included
    const person::Profile* bare = nullptr;
    const person::Profile* presumed = nullptr;
};

/// What a day changes for an instrument.
struct Changed {
    Date day;
    InstrumentId instrument = 0;
    matching::Decision before, after;  ///< verdicts of the question, `to_verify_hidden` told apart
};

/// Somebody who wants to say why. Called while the values of before are still there,
/// then with those of the day.
class Watcher {
public:
    virtual ~Watcher() = default;
    Watcher() = default;
    Watcher(const Watcher&) = delete;
    Watcher& operator=(const Watcher&) = delete;
    /// Before the nodes of these instruments are evaluated on a new day.
    virtual void about_to(const matching::Question& question, const std::vector<InstrumentId>& touched,
                          const std::set<Turn>& turned) = 0;
    /// After: `turned` is all that turned on the day.
    virtual void changed(const matching::Question& question, const Changed& change, const std::set<Turn>& turned) = 0;
};

/// What is asked.
struct DaysAsked {
    const Clock& clock;
    const evaluation::DayTables& first;  ///< the tables of the first day
    std::vector<Stretch> stretches;      ///< in order, without gaps; the first begins on that day
    std::vector<InstrumentId> instruments;
    bool exact = true;                   ///< «comunque», as in the ordinary question
};

/// What it took.
struct Effort {
    std::uint64_t days = 0;     ///< looked at
    std::uint64_t touched = 0;  ///< instruments evaluated, over all days
    std::uint64_t searched = 0; ///< decided on all that the person may be
};

/// The decisions of the first day, by InstrumentId (only those asked), and every change
/// after it, in order of day and then of catalogue.
struct Course {
    std::vector<matching::Decision> first;
    std::vector<Changed> changes;
    Effort effort;
};

Course course(const DaysAsked& span, Watcher* watcher = nullptr);

}  // namespace attiva::inquiry
