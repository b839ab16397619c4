// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "attiva/value.hpp"

// A set of days within the supported range, as disjoint intervals in order.
// Internal to the language room. Tested by tests/language/.

namespace attiva::language::checking {

class DaySet {
public:
    /// No day.
    DaySet() = default;
    static DaySet all();
    /// Both ends included; a missing end is that of the supported range.
    static DaySet from_to(std::optional<Date> from, std::optional<Date> to);

    [[nodiscard]] bool empty() const { return parts_.empty(); }
    /// The first interval. Requires !empty().
    [[nodiscard]] std::pair<Date, Date> first() const {
        return {parts_.front().first, parts_.front().last};
    }
    DaySet operator&(const DaySet& other) const;
    DaySet operator|(const DaySet& other) const;
    DaySet operator~() const;

private:
    struct Part {
        Date first;
        Date last;
    };
    std::vector<Part> parts_;
};

}  // namespace attiva::language::checking
