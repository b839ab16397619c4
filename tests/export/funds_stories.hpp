// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/funds.hpp"

// Answers about funds written by hand: a usual one, and those at the edges.

namespace stories {

struct FundsStory {
    std::string name;
    attiva::FundsAnswer answer;
};
/// "usuale": two lines, paid, tied and uncovered; "vuoto": nothing; "difficile": overdrawn, names
/// that are long, that command, that a spreadsheet would reckon; "grande": forty lines.
const std::vector<FundsStory>& funds();
const attiva::FundsAnswer& funds(const std::string& name);

}  // namespace stories
