// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/value.hpp"

// Days along a line of pixels, and the marks on it: days, weeks, months or years, as many
// as there is room for. Tested by tests/export/timeline_test.cpp.

namespace attiva::exporting {

struct Axis {
    Date first, last;  ///< last: the day at the right end; after first
    int left = 0, right = 0;
    [[nodiscard]] int x(Date d) const;
};

struct Tick {
    Date day;
    std::string label;  ///< "15 set", "ott", "2027"
    std::string year;   ///< where it is another than that of the mark before
};

/// Marks no nearer than their labels are wide, at most one every 12 months.
std::vector<Tick> ticks(const Axis& axis, int size);

}  // namespace attiva::exporting
