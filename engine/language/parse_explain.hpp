// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/diagnostic.hpp"
#include "language/reading.hpp"
#include "text/source.hpp"

// What is wrong with a chunk, in words. Internal to parse.

namespace attiva::language {

/// Why a chunk could not be read: one error, at the farthest place reached.
void explain_failure(const Reader& reader, Diagnostics& diagnostics);

/// What is wrong in nodes [first, end of the arena) of a chunk that could be
/// read: numbers, limits, `e` with `o`, commas without a blank. True when
/// nothing is.
bool sound(const Tree& tree, TreeId first, const Reader& reader, const text::Sources& sources,
           Diagnostics& diagnostics);

}  // namespace attiva::language
