// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/diagnostic.hpp"
#include "text/source.hpp"

// The JSON of diagnostics; that of answers and cases is declared in the
// contract (attiva/catalogue.hpp).

namespace attiva::exporting {

/// Schema "attiva/diagnostici/1" (docs/json.md).
std::string diagnostics_to_json(const Diagnostics& diagnostics, const text::Sources& sources);

}  // namespace attiva::exporting
