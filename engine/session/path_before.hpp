// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attiva/pathway.hpp"
#include "export/path_read.hpp"
#include "person/profile.hpp"

// An earlier path against the one of now. Tested by tests/session/path_test.cpp.

namespace attiva::session {

using exporting::EarlierPath;

/// From the JSON of `percorso` (attiva/percorso/1); nothing (U103) where it is not.
std::optional<EarlierPath> read_earlier(const std::string& json, Diagnostics& diagnostics);

PathDifference difference(const EarlierPath& earlier, const PathAnswer& now, const person::Profile& person);

}  // namespace attiva::session
