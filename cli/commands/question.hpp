// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>

#include "commands.hpp"

// How the options put a question. Tested by tests/cases/buoni/valuta/ and
// tests/cases/cattivi/comando/.

namespace attiva::cli {

/// The day, the place, the view and the presumptions that the options ask about. Nothing,
/// after saying so, where they do not go together.
std::optional<Question> question_of(const Request& request);

/// The catalogue that the options name, or the one shipped.
Catalogue open_catalogue(const Run& run);

}  // namespace attiva::cli
