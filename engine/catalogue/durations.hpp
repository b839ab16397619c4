// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "catalogue/ground.hpp"
#include "language/typed.hpp"

// How long two clauses `durata` can be, where and when both speak.
// Tested by tests/cases/cattivi/strati/C114*.caso.

namespace attiva::catalogue {

/// The clause of a voice above than which `mine` is longer for somebody, in some
/// comune, on some day; nothing if there is none, or if how long they are hangs on
/// facts that do not say it. A duration that varies with the person is compared with
/// the most that the one above allows, one that does not with the least. `mine` may
/// be anything where its parameter has no value: that is longer than any limit.
const language::Clause* exceeded(const language::Rulebook& rules, Ground& ground, const language::Subject& subject,
                                 const language::Clause& mine);

}  // namespace attiva::catalogue
