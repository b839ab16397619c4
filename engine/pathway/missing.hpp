// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <set>
#include <vector>

#include "evaluation/evaluator.hpp"
#include "evaluation/trace.hpp"

// What an unknown condition of the program hangs on, as of the last run: the facts nobody
// has said, the lists that may be longer, what only the law could say.
// Tested by tests/pathway/from_catalogue_test.cpp.

namespace attiva::pathway {

class Missing {
public:
    /// The evaluation has run on all that the nodes asked about read.
    explicit Missing(const evaluation::Evaluation& evaluation) : e_(evaluation) {}

    /// Adds what a node hangs on; nothing of what is settled, nothing twice.
    void under(program::Id id, std::vector<evaluation::OpenFact>& out);
    /// Is what is open elsewhere (to a person of whom nothing is presumed) known here?
    [[nodiscard]] bool knows(const evaluation::OpenFact& open) const;

private:
    using Kind = evaluation::OpenFact::Kind;
    void add(const evaluation::OpenFact& fact, std::vector<evaluation::OpenFact>& out) const;
    void fact(std::uint32_t ref, evaluation::Subject subject, std::vector<evaluation::OpenFact>& out) const;
    void members(const program::Node& n, std::vector<evaluation::OpenFact>& out);
    void parameter(const program::Node& n, std::vector<evaluation::OpenFact>& out) const;
    void arguments(const program::Node& n, std::vector<evaluation::OpenFact>& out);
    [[nodiscard]] bool settled(program::Id id) const;

    const evaluation::Evaluation& e_;
    std::set<program::Id> seen_;
};

}  // namespace attiva::pathway
