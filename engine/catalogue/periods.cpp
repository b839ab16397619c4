// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2

// Tested by tests/catalogue/periods_test.cpp.

#include "catalogue/periods.hpp"

#include <algorithm>

namespace attiva::catalogue {

using language::ClauseKind;

Period common(const Period& a, const Period& b, bool& empty) {
    Period out = a;
    if (b.from && (!out.from || *out.from < *b.from)) out.from = b.from;
    if (b.to && (!out.to || *b.to < *out.to)) out.to = b.to;
    empty = out.from && out.to && *out.to < *out.from;
    return out;
}

bool meets(const Period& a, const Period& b) {
    bool empty = false;
    common(a, b, empty);
    return !empty;
}

Date nearest(const Period& period, Date day) {
    if (period.from && day < *period.from) return *period.from;
    if (period.to && *period.to < day) return *period.to;
    return day;
}

std::vector<Date> days_between(const Period& period, const std::set<Date>& turning, Date day) {
    const Date first = nearest(period, day);
    std::vector<Date> out{first};
    std::optional<Date> from;
    const auto stretch = [&](std::optional<Date> to) {
        bool empty = false;
        const Period p = common({from, to, {}}, period, empty);
        if (!empty && !p.holds(first)) out.push_back(nearest(p, day));
        if (to) from = *to + 1;
    };
    for (const Date d : turning)
        if (first_supported_day < d) stretch(d + -1);
    stretch(std::nullopt);
    return out;
}

void turn(std::set<Date>& days, const std::optional<Date>& from, const std::optional<Date>& to) {
    if (from) days.insert(*from);
    if (to) days.insert(*to + 1);
}

Period in_force(const language::ParameterValue& value) {
    bool empty = false;
    return common({value.from, value.to, value.where.span}, {value.where.from, value.where.to, {}}, empty);
}

std::vector<Period> validity(const language::Rulebook& book, const language::Subject& subject) {
    std::vector<Period> out;
    for (const auto id : subject.clauses) {
        const auto& c = book.clauses[id];
        if (c.kind == ClauseKind::valid) out.push_back({c.from, c.to, c.where.span});
    }
    std::sort(out.begin(), out.end(), [](const Period& a, const Period& b) {
        return a.to.value_or(last_supported_day) < b.to.value_or(last_supported_day);
    });
    return out;
}

std::vector<Period> in_force(const language::Rulebook& book, const language::Clause& clause,
                             const language::Subject& subject) {
    std::vector<Period> valid = validity(book, subject);
    if (valid.empty()) valid.emplace_back();
    std::vector<Period> out;
    for (const Period& v : valid) {
        bool none = false;
        bool never = false;
        const Period own = common(v, {clause.from, clause.to, {}}, none);
        const Period placed = common(own, {clause.where.from, clause.where.to, {}}, never);
        if (!none && !never) out.push_back(placed);
    }
    return out;
}

}  // namespace attiva::catalogue
