// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/catalogue.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"

// Three-valued condition coverage: how often each atom of the rules was seen
// sì, no and ignoto. Inside a quantifier an atom is seen once per member.

namespace attiva::session {

class Coverage {
public:
    explicit Coverage(const catalogue::Catalogue& catalogue);
    /// Counts every atom for an evaluation that has run.
    void see(evaluation::Evaluation& evaluation);
    [[nodiscard]] std::vector<AtomCoverage> atoms() const;

private:
    struct Atom {
        language::NodeId node;
        language::NodeId quantifier;  ///< none when it is about the person
        std::string instrument;
        std::uint32_t seen[3] = {0, 0, 0};  ///< by Truth
    };
    void walk(language::NodeId node, language::NodeId quantifier, const std::string& instrument, int depth);
    void clause(const language::Clause& c, const std::string& instrument);

    const catalogue::Catalogue& catalogue_;
    std::vector<Atom> atoms_;
    std::vector<bool> known_;
};

}  // namespace attiva::session
