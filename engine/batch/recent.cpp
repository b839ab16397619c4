// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

#include "batch/recent.hpp"

#include "evaluation/atoms.hpp"

namespace attiva::batch {

std::int64_t first_recent(const evaluation::DayTables& day, program::Id since, Number length) {
    evaluation::Evaluation one(day);
    const bool recent_is_yes = day.program.nodes[since].cmp == language::Compare::less;
    const auto recent = [&](std::int64_t on) {
        const auto& told = one.value_of(since, {vocabulary::exactly(Date{static_cast<std::int32_t>(on)}), vocabulary::exactly(length)});
        return (evaluation::truth_of_mask(told.may) == Truth::yes) == recent_is_yes;
    };
    std::int64_t low = first_supported_day.days;
    std::int64_t high = std::int64_t{day.day.days} + 1;
    while (low < high) {
        const std::int64_t middle = low + (high - low) / 2;
        if (recent(middle)) high = middle;
        else low = middle + 1;
    }
    return low;
}

}  // namespace attiva::batch
