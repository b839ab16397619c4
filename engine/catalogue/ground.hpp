// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <utility>

#include "catalogue/periods.hpp"
#include "catalogue/territory.hpp"
#include "language/typed.hpp"

// Which comuni a scope is made of, as the days go: comuni merge and change zone. The
// one place where what is written for some places and days meets what is written for
// others. Tested by tests/catalogue/ground_test.cpp and tests/cases/cattivi/strati/.

namespace attiva::catalogue {

class Ground {
public:
    /// Keeps references.
    Ground(const language::Rulebook& book, const Territory& territory)
        : book_(book), territory_(territory), days_(territory.turning()) {}

    const std::set<ComuneId>& comuni(language::ScopeId scope, Date day);
    /// The days on which they become others.
    const std::set<Date>& turning(language::ScopeId scope);
    /// On some day of the period, some comune is in both. `none` is everywhere.
    bool meet(language::ScopeId a, language::ScopeId b, const Period& period);
    /// On some day of the period both layers speak, in some comune of both.
    bool meet(const language::Provenance& a, const language::Provenance& b, const Period& period = {});
    /// Does what is written so hold for who lives there, on the day?
    bool speaks(const language::Provenance& where, ComuneId comune, Date day);
    /// The first day of each stretch of the period, in order: between one and the next
    /// no comune changes place, nor is it a day of `turning`. Never empty unless the
    /// period is.
    [[nodiscard]] std::vector<Date> stretches(const Period& period, const std::set<Date>& turning = {}) const;


private:
    const language::Rulebook& book_;
    const Territory& territory_;
    std::set<Date> days_;
    std::map<std::pair<language::ScopeId, Date>, std::set<ComuneId>> comuni_;
    std::map<language::ScopeId, std::set<Date>> turning_;
};

}  // namespace attiva::catalogue
