// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "attiva/population.hpp"

namespace attiva::session {

/// Hides what would tell of few persons (population/disclosure.hpp). Of a comparison the counts by
/// zone and age are left out: beside the passages they would tell too much.
void hide_few(PopulationAnswer& answer);

}  // namespace attiva::session
