// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "analysis/review.hpp"
#include "analysis/witness.hpp"
#include "catalogue/ground.hpp"

// Where a catalogue is questioned on a day. Every person found is kept and shown
// every other condition: most questions are then answered by somebody already
// there, and only the rest is searched. Tested by tests/analysis/review_test.cpp.

namespace attiva::analysis {

class Desk {
public:
    Desk(const Reviewed& reviewed, Date day);

    /// Is there somebody for whom these hold together?
    Outcome ask(const std::vector<Goal>& goals);
    /// The same, with the facts that count.
    Finding explain(const std::vector<Goal>& goals) { return search_.find(goals, true); }
    [[nodiscard]] Cone cone(const std::vector<Id>& nodes) const { return cone_of(tables_, nodes); }
    /// What these nodes hang on: facts (by group of those tied by `implica` or a
    /// premise), past measures, how many the household are.
    [[nodiscard]] std::set<std::uint32_t> ties(Id node) const;

private:
    [[nodiscard]] bool seen(const std::vector<Goal>& goals) const;
    void keep(const person::Profile& profile);

    DayTables tables_;
    Searcher search_;
    std::size_t people_ = 0;
    /// By node, a bit a person: of 64 at a time, as they come.
    struct Crowd {
        std::vector<std::uint64_t> yes, no;
    };
    std::vector<Crowd> crowds_;
    std::vector<AttributeId> group_;
};

/// One desk a day, made when asked for.
class Desks {
public:
    explicit Desks(const Reviewed& reviewed)
        : reviewed_(reviewed), ground_(reviewed.catalogue.rules, reviewed.catalogue.territory) {}
    Desk& on(Date day);
    /// The days on which what these nodes say may begin to be otherwise. `near`: any day.
    std::set<Date> turning(Date near, const std::vector<Id>& nodes);

private:
    const Reviewed& reviewed_;
    catalogue::Ground ground_;
    std::map<Date, std::unique_ptr<Desk>> desks_;
};

}  // namespace attiva::analysis
