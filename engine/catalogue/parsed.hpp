// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "catalogue/folders.hpp"
#include "document/tree.hpp"
#include "language/tree.hpp"
#include "text/source.hpp"

// The trees of the files of a catalogue: each is read apart from all others, so
// they are read side by side. Tested by tests/catalogue/order_test.cpp and by every
// test that opens a catalogue.

namespace attiva::catalogue {

/// What a file became. `said`: what its text, then its form, gave reason to say.
struct Parsed {
    FileId id = no_file;
    bool usable = false;                     ///< its text may be read on
    std::optional<document::Node> document;  ///< YAML without errors of form
    language::Tree tree;                     ///< rules
    Diagnostics of_text, of_form;
};

/// Fills document, tree and of_form of the usable ones among `files`, one for each
/// of `parsed`, by as many threads as the machine has, at most eight. What comes out
/// does not depend on their number.
void parse_all(const std::vector<CatalogueFile>& files, const text::Sources& sources, std::vector<Parsed>& parsed);

}  // namespace attiva::catalogue
