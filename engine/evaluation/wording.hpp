// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "catalogue/model.hpp"
#include "evaluation/evaluator.hpp"
#include "language/typed.hpp"

// Conditions and terms in Italian words, for the reasons of an answer. The only
// place where the engine makes sentences out of rules.
// Tested by tests/evaluation/.

namespace attiva::evaluation {

/// One node in words: "ISEE ordinario ≤ soglia ISEE", "età da 18 anni in su".
/// Long conditions are cut at a few levels with "…".
std::string words(const catalogue::Catalogue& catalogue, language::NodeId node);

/// What stands above the parts of a connective when they are listed: "almeno una di
/// queste"; empty for what is no list.
std::string list_heading(const language::TypedNode& node);

/// The places of a scope: "comune di Pietrasanta", "zona Versilia".
std::string scope_words(const catalogue::Catalogue& catalogue, language::ScopeId scope, Date day);

/// Whose: "la persona", "figlio 1", "componente 2".
std::string subject_words(const person::Profile& profile, Subject subject);

/// The name of an instrument or fund, from its sheet; its id if it has none.
std::string subject_name(const catalogue::Catalogue& catalogue, const std::string& id);
/// Of every instrument, by InstrumentId.
std::vector<std::string> instrument_names(const catalogue::Catalogue& catalogue);

/// What a `dopo` asks of how it ended: "con esito positivo, da almeno 3 mesi"; empty where nothing.
std::string gate_words(const language::Rulebook& rules, const language::Clause& clause);

}  // namespace attiva::evaluation
