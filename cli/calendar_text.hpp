// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/answer.hpp"
#include "output.hpp"

// The calendar for people and, one fact a line, for screen readers and scripts.
// Tested by tests/cases/buoni/quando/.

namespace attiva::cli {

std::string calendar_text(const Calendar& calendar, const Style& style);
std::string calendar_plain(const Calendar& calendar);

}  // namespace attiva::cli
