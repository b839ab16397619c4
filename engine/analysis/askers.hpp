// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "language/typed.hpp"

// Who looks at whom: instruments whose clauses ask, directly or not, who is
// `ammissibile a` others. Tested by tests/cases/cattivi/analisi/.

namespace attiva::analysis {

class Askers {
public:
    /// Keeps a reference.
    explicit Askers(const language::Rulebook& book);

    /// Itself, and those its clauses ask about.
    std::set<language::InstrumentId> of(language::InstrumentId root);

private:
    const std::set<language::InstrumentId>& directly(language::InstrumentId i);

    const language::Rulebook& book_;
    std::map<language::InstrumentId, std::set<language::InstrumentId>> known_;
    /// By the name of an instrument: the `se` of those who say to be incompatible with it.
    std::map<std::string, std::vector<language::NodeId>> said_of_;
};

}  // namespace attiva::analysis
