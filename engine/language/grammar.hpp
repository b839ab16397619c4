// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "language/reading.hpp"

// The wall around the grammar: nothing of Spirit is seen beyond it.

namespace attiva::language {

/// Reads a whole chunk as a declaration (for a block: its header only). On
/// success its node is the reader's only one.
bool read_declaration(Reader& reader);
/// Reads a whole chunk as a clause of an instrument or a fund.
bool read_clause(Reader& reader);

}  // namespace attiva::language
