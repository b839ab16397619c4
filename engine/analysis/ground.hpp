// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <utility>

#include "catalogue/territory.hpp"
#include "language/typed.hpp"

// Which comuni a scope is made of, as the days go: comuni merge and change zone.
// Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

class Ground {
public:
    /// Keeps references.
    Ground(const language::Rulebook& book, const catalogue::Territory& territory)
        : book_(book), territory_(territory), days_(territory.turning()) {}

    const std::set<catalogue::ComuneId>& comuni(language::ScopeId scope, Date day);
    /// The days on which they become others.
    const std::set<Date>& turning(language::ScopeId scope);

private:
    const language::Rulebook& book_;
    const catalogue::Territory& territory_;
    std::set<Date> days_;
    std::map<std::pair<language::ScopeId, Date>, std::set<catalogue::ComuneId>> comuni_;
    std::map<language::ScopeId, std::set<Date>> turning_;
};

}  // namespace attiva::analysis
