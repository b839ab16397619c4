// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include "funding/form.hpp"

namespace attiva::funding {

/// Cuts of a level that counts requests (of others: none), of the limits that have a price there;
/// those that say something. values: of the levels before.
std::vector<Cut> cuts_of(const Problem& problem, const Form& form, const std::vector<std::int64_t>& values, std::uint32_t level, const Prices& prices);

/// What those a must names take of the money at least: so many of them, the smallest.
Cents taken_by(const Problem& problem, const Cut::Must& must);

/// What cuts that share no request bound the level by: at_most of each, and whatever is in none.
std::int64_t bound_of_cuts(const Problem& problem, std::uint32_t level, const std::vector<Cut>& cuts);

}  // namespace attiva::funding
