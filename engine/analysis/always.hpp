// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <array>
#include <map>
#include <utility>
#include <vector>

#include "analysis/cone.hpp"

// What follows from the writing on every day at once: a condition of one program
// that never holds without one of another. It looks only at how conditions are
// put together out of those written alike; what hangs on the values of a day is
// left to Implied. A local layer that only adds conditions is proved by this
// alone, however many days its clauses name.
// Tested by tests/analysis/always_test.cpp.

namespace attiva::analysis {

class Always {
public:
    /// Keeps references; of the tables, only what is the same on any day counts.
    Always(const DayTables& first, const DayTables& second);

    /// Proved: for the same person, whatever the day, `mine` of this side is never
    /// truer than `theirs` of the other.
    bool below(std::size_t side, Id mine, Id theirs);

private:
    bool decide(std::size_t side, Id mine, Id theirs);

    std::array<const DayTables*, 2> days_;
    std::array<std::vector<std::uint64_t>, 2> prints_;
    std::array<std::map<std::pair<Id, Id>, bool>, 2> known_;
};

}  // namespace attiva::analysis
