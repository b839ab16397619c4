// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <vector>

#include "inquiry/calendar.hpp"
#include "pathway/problem.hpp"

// What the conditions of the rules are from day to day, for a person of whom nothing
// changes but with time: asked of the evaluator on each day on which something may turn.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

using program::Id;

/// Which of the profiles.
enum class Side : std::uint8_t {
    presumed,
    bare,        ///< with nothing presumed
    remembered,  ///< as presumed on day 0, whatever expires later: an assessment that is no longer
                 ///< valid makes nothing more suitable
};

struct Moment {
    Day day = 0;
    Truth truth = Truth::unknown;
    friend auto operator<=>(const Moment&, const Moment&) = default;
};
/// From day 0 on; then each day on which it is another.
using Strip = std::vector<Moment>;

/// Adds what it is from a day on; days come in order.
void extend(Strip& strip, Day day, Truth truth);
Truth at(const Strip& strip, Day day);
/// The truth it has on every day; nothing if there are several.
std::optional<Truth> constant(const Strip& strip);

class Timeline {
public:
    /// Told after the nodes of some groups (by index) have been evaluated on a day.
    using Seen = std::function<void(Day, const std::vector<std::uint32_t>&, const evaluation::Evaluation& presumed)>;

    /// `groups`: nodes with all they read, smallest first; `owners`: the instruments whose
    /// own past the groups look at too (none: as many as there are groups). `first`: of day 0.
    Timeline(const inquiry::Clock& clock, const evaluation::DayTables& first, const std::vector<inquiry::Stretch>& stretches,
             const std::vector<std::vector<Id>>& groups, const std::vector<language::InstrumentId>& owners, const Seen& seen = {});

    [[nodiscard]] const Strip& truth(Id node, Side side) const {
        if (side == Side::remembered && remembered_) return remembered_->truth(node, Side::presumed);
        return side == Side::bare && apart_ ? bare_[node] : presumed_[node];
    }

private:
    class Walk;
    bool apart_ = false;  ///< the two profiles are not the same one
    std::vector<Strip> presumed_;
    std::vector<Strip> bare_;
    std::unique_ptr<const Timeline> remembered_;  ///< where something expires
};

/// The same of one condition alone, for one profile after another.
class NodeClock {
public:
    NodeClock(const inquiry::Clock& clock, const evaluation::DayTables& first, Id node);

    /// One profile for each stretch; of those only the days count.
    Strip of(const std::vector<inquiry::Stretch>& stretches, const std::vector<person::Profile>& profiles);
    /// The evaluation, run for that profile on that day.
    const evaluation::Evaluation& on(Date day, const person::Profile& profile);

private:
    void stretch(const inquiry::Stretch& s, const person::Profile& profile, Strip& out);
    const evaluation::DayTables& tables(Date day);

    const inquiry::Clock& clock_;
    const evaluation::DayTables& first_;
    Id node_;
    std::vector<Id> nodes_;
    std::vector<bool> wanted_;
    bool moves_ = false;  ///< time may turn it
    std::map<Date, std::unique_ptr<const evaluation::DayTables>> tables_;
    evaluation::Evaluation evaluation_;
};

}  // namespace attiva::pathway
