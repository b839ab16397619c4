// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string_view>

#include "caseload/caseload.hpp"

// What budgets and cases are both written with. Private to this room.

namespace attiva::caseload {

inline constexpr Cents most_of_a_line = 100'000'000'000;  ///< a thousand million euro

/// "1.200,50 euro", "1.200,50", "€ 1.200"; in JSON also the number 1200.5. F005 if it is no
/// amount of euro, F006 outside the limits.
std::optional<Cents> read_amount(const document::Node& node, std::string_view key, bool json, Cents least, Cents most, Diagnostics& diagnostics);

/// Is there a fund of that id? F004 if not.
bool known_line(const std::string& id, Span where, const catalogue::Catalogue& catalogue, Diagnostics& diagnostics, const char* code = "F004");

/// The key that `regola` calls so.
std::optional<RuleKey> rule_key(std::string_view word);

}  // namespace attiva::caseload
