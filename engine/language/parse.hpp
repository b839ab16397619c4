// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "language/tree.hpp"
#include "text/source.hpp"

// The only door to the grammar, and the way back.

namespace attiva::language {

/// Reads one rule file. Reports every error (codes R0xx); clauses that could
/// not be read are left out of the tree, the rest is there. Never throws on
/// input; time is linear in the length of the text.
Tree parse(const text::Sources& sources, FileId file, Diagnostics& diagnostics);

/// Canonical text of a tree: what `attiva formatta` writes. Keeps every
/// comment, in order. parse(print(t)) equals t for every tree without errors.
std::string print(const Tree& tree);

}  // namespace attiva::language
