// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "attiva/population.hpp"
#include "output.hpp"

// Counts of a population for people and, one fact a line, for screen readers and scripts.
// Tested by tests/cases/buoni/popolazione/.

namespace attiva::cli {

/// `supposed`: what was changed, in words. `whole`: also by zone and by age.
std::string population_text(const PopulationAnswer& answer, const std::vector<std::string>& supposed, const Style& style, bool whole);
std::string population_plain(const PopulationAnswer& answer, const std::vector<std::string>& supposed);

}  // namespace attiva::cli
