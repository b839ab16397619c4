// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "language/tree.hpp"
#include "language/typed.hpp"
#include "vocabulary/vocabulary.hpp"

// Names and types resolved: the trees of all files of a catalogue become one
// Rulebook. Files come base layer first (nazionale, toscana, zone, comuni), so
// an overlay may only add to or fill what is above it.

namespace attiva::language {

/// One parsed file and where it stands in the layers.
struct RuleFile {
    Tree tree;
    FileId file = no_file;
    Provenance::Layer layer = Provenance::Layer::national;
    bool broken = false;  ///< some of it could not be read, and was said
};

/// What the checker may ask of the rest of the catalogue (the language room
/// knows no YAML and no territory). What is left empty is not checked.
struct Surroundings {
    /// Is this act registered in fonti.yaml?
    std::function<bool(const std::string& act)> act_exists;
    std::function<std::vector<std::string>()> acts;  ///< for "forse intendevi"
    /// Does this place exist, on any day? (kind, id)
    std::function<bool(Scope::Kind, const std::string& id)> place_exists;
    std::function<std::vector<std::string>(Scope::Kind)> places;
    /// Ids of all YAML sheets, of instruments and of funds. An instrument or fund
    /// with rules and no sheet is an error, one with a sheet and no rules too.
    std::function<std::vector<std::string>()> sheets;
    /// Where a sheet is, for the latter error; may be empty.
    std::function<Span(const std::string& sheet)> sheet_place;
    /// False: some rule file is broken, and what seems missing may be there.
    bool all_rules_read = true;
};

/// Resolves and checks everything. The vocabulary gains one choice list for each
/// interpretation (its readings). Reports all errors (R1xx names, R2xx types
/// and units, R3xx levels and guards, R4xx clauses, C1xx layers). The result is
/// usable only if `diagnostics.ok()`; after that no evaluation can fail on a
/// type and no arithmetic can overflow.
Rulebook check(const std::vector<RuleFile>& files, vocabulary::Vocabulary& vocabulary,
               const Surroundings& around, Diagnostics& diagnostics);

}  // namespace attiva::language
