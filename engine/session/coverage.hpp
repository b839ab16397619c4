// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/catalogue.hpp"
#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"

// Three-valued condition coverage: how often each atom of the rules was seen
// sì, no and ignoto. Inside a quantifier an atom is seen once per member. What only
// a local clause says is seen only where that clause may speak: those who live
// elsewhere, or ask on other days, never read it.

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
        bool everywhere = false;                           ///< some base clause asks it
        std::vector<const language::Provenance*> speakers;  ///< else the local clauses that do
        std::uint32_t seen[3] = {0, 0, 0};  ///< by Truth
    };
    void walk(language::NodeId node, language::NodeId quantifier, const std::string& instrument, int depth);
    void clause(const language::Clause& c, const std::string& instrument);
    void asked(language::NodeId node, language::NodeId quantifier, const std::string& instrument);
    static bool concerns(const Atom& atom, const evaluation::Evaluation& evaluation);

    const catalogue::Catalogue& catalogue_;
    std::vector<Atom> atoms_;
    static constexpr std::size_t nowhere = static_cast<std::size_t>(-1);
    std::vector<std::size_t> place_;                   ///< by node: its atom, or nowhere
    std::vector<language::ClauseId> walked_;           ///< by node: the last clause that came by
    const language::Clause* current_ = nullptr;        ///< being walked
    language::ClauseId turn_ = 0;
};

}  // namespace attiva::session
