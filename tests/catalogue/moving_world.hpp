// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <random>
#include <set>

#include "catalogue/territory.hpp"
#include "language/typed.hpp"

// Six comuni of two zones that begin, end and change zone on random days of about
// sixty, and six scopes over them: what tests of the days of places are made of.

namespace moving {

inline constexpr attiva::Date first_day{18'260};  ///< the days just before 2020-01-01
inline constexpr int days = 140;                  ///< nothing changes after these

struct World {
    attiva::catalogue::Territory territory;
    attiva::language::Rulebook rules;  ///< scopes: zone a, zone b, c0, c1 and c2, provincia LU, the region
};
inline constexpr attiva::language::ScopeId scopes = 6;

World world(std::mt19937& random);

/// Day by day, without the tables of the territory by scope.
std::set<attiva::catalogue::ComuneId> there(const World& w, attiva::language::ScopeId scope, attiva::Date d);

/// Rounds of a test, or as many as ATTIVA_STRATI says.
int rounds(int otherwise);

}  // namespace moving
