// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>

#include "analysis/cone.hpp"

// Two conditions of two catalogues that are written alike, names for names.
// Tested by tests/analysis/difference_test.cpp.

namespace attiva::analysis {

/// Equal numbers: the same operations on facts, choices, instruments and places
/// of the same names, parameters with the same rows. Different ones may still
/// mean the same.
std::uint64_t fingerprint(const DayTables& day, Id node);

}  // namespace attiva::analysis
