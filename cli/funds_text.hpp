// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>

#include "attiva/funds.hpp"
#include "output.hpp"

// The proposal about funds for people and, one fact a line, for screen readers and scripts.
// Names of cases come from files, and may be of files: every text is made visible.
// Tested by tests/told/.

namespace attiva::cli {

/// `whole`: also each request that is paid or tied, the parts of the lines, their months.
std::string funds_text(const FundsAnswer& answer, const std::optional<FundsDifference>& scenario, const Style& style, bool whole);
std::string funds_plain(const FundsAnswer& answer, const std::optional<FundsDifference>& scenario);

/// The table of the lines; where it is wider than a line of text, one line of the budgets
/// below the other.
std::string funds_table(const FundsAnswer& answer, const Style& style);

}  // namespace attiva::cli
