// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "funding/problem.hpp"

// Caseloads that look like those of a zone or a region, from fixed seeds.

namespace attiva::bench {

enum class Funds : std::uint8_t {
    plain,   ///< all or nothing, one line each: budgets alone
    cents,   ///< the same, costs to the cent (hours really worked)
    mixed,   ///< reserves, zones, caps per person, places, cofinancing, premiums, exclusions; one in ten may be shared by two lines
};

/// At most five lines may pay a request; the money is for six in ten. Urgency (4 classes), days
/// waiting, money, least scarce.
funding::Problem caseload(Funds family, std::size_t requests, std::size_t lines, std::uint64_t seed);

}  // namespace attiva::bench
