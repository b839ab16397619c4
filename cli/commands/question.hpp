// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "commands.hpp"

// How the options put a question. Tested by tests/cases/buoni/valuta/ and
// tests/cases/cattivi/comando/.

namespace attiva::cli {

/// The question a command line asks, whatever the verb: its options, and the instrument.
Question question_of(const Request& request, Date day);
/// The same, on the day it says, or today. Nothing, after saying so, where the options do
/// not go together.
std::optional<Question> question_of(const Request& request);

/// The catalogue that the options name, or the one shipped.
Catalogue open_catalogue(const Run& run);

}  // namespace attiva::cli
