// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "attiva/value.hpp"
#include "options.hpp"

// The day a command is about. Tested by tests/cases/cattivi/comando/.

namespace attiva::cli {

/// `--data`: a day as 2026-11-23; nothing written = today in Europe/Rome. Nothing,
/// after saying so, when it is not a day.
std::optional<Date> day_of(const Request& request);
/// The same for an option that is written.
std::optional<Date> day_of(const Request& request, const std::string& option);

}  // namespace attiva::cli
