// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "everybody.hpp"

// Small catalogues in which much hangs on what is open: a few instruments, each with a
// few conditions over the same open facts, none of which is settled at the start.

namespace everybody {

/// The world with ten more booleans of the person, «q0» … «q9».
attiva::laws::World world_of_questions();

/// One to six instruments over these open facts. No clause but `richiede` and `esclude`.
attiva::language::Rulebook formulas(const attiva::laws::World& world, attiva::laws::Random& random, const std::vector<Open>& open);

}  // namespace everybody
