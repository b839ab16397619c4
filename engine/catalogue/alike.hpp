// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/typed.hpp"

// Conditions and values compared by the writing alone: neither a person nor a day is
// asked. Tested by tests/catalogue/voices_test.cpp.

namespace attiva::catalogue {

/// Written alike, wherever it is written.
bool alike(const language::Rulebook& rules, language::NodeId a, language::NodeId b);
/// Two conditions that, as far as the writing shows, never hold together.
bool opposite(const language::Rulebook& rules, language::NodeId a, language::NodeId b);

}  // namespace attiva::catalogue
