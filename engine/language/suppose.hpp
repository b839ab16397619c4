// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/diagnostic.hpp"
#include "language/check.hpp"
#include "text/source.hpp"

// «What if this figure were another»: the trees of a rulebook with one value of a
// parameter written in place of all the others, before they are checked — so that a
// supposed value is read, and refused, like a written one.
// Tested by tests/language/.

namespace attiva::language {

/// `text`: "adi_isee_max=12.000 euro". The value is that of every day and place, local ones
/// too. U110 where it is no such text, or the parameter is none, or has fasce; of the
/// value, what the parser says. `sources` keeps the text.
void suppose(std::vector<RuleFile>& files, const std::string& text, text::Sources& sources, Diagnostics& diagnostics);

}  // namespace attiva::language
