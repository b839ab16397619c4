// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "catalogue/ground.hpp"
#include "language/typed.hpp"

// Windows of several voices, all of which must be open together.
// Tested by tests/cases/cattivi/strati/C115*.caso.

namespace attiva::catalogue {

/// If on no day of `mine`, in none of its comuni, every voice above that has windows
/// for everybody has one open: the last of a voice that has none. Nothing when there
/// is such a day. Windows with a `se` bind only whom they are for: unless it is that
/// of `mine`, they may only open.
const language::Clause* shut(const language::Rulebook& rules, Ground& ground, const language::Subject& subject,
                             const language::Clause& mine);

}  // namespace attiva::catalogue
