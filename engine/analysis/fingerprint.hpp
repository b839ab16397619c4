// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "analysis/cone.hpp"

// Two conditions of two catalogues that are written alike, names for names.
// Tested by tests/analysis/difference_test.cpp.

namespace attiva::analysis {

/// Equal numbers: the same operations on facts, choices, instruments and places
/// of the same names, parameters with the same rows. Different ones may still
/// mean the same.
std::uint64_t fingerprint(const DayTables& day, Id node);

/// Of every node, by its id.
std::vector<std::uint64_t> fingerprints(const DayTables& day);

/// The same for every node of a cone, for one day alone: what is the same for all
/// on the day counts by its value, a parameter by the rows in force, a scope by its
/// comuni; the order of what may be written in any order does not count. Equal
/// numbers on one day: the same value for the same person, whoever it is.
void fingerprints_of_day(const DayTables& day, const Cone& cone, std::unordered_map<Id, std::uint64_t>& out);

/// Of the comuni in a scope on the day.
std::uint64_t fingerprint_of_scope(const DayTables& day, language::ScopeId scope);

}  // namespace attiva::analysis
