// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "attiva/pathway.hpp"
#include "catalogue/model.hpp"
#include "export/path_read.hpp"
#include "person/profile.hpp"

// An earlier path against the one of now. Tested by tests/session/path_test.cpp.

namespace attiva::session {

using exporting::EarlierPath;

/// From the JSON of `percorso` (attiva/percorso/1); nothing (U103) where it is not.
std::optional<EarlierPath> read_earlier(const std::string& json, Diagnostics& diagnostics);

/// May it stand beside the path of now? Only if it was told to the same eyes (U104), of the
/// same person as far as the labels say (U105): else it would tell what the view hides.
bool comparable(const EarlierPath& earlier, const std::string& view, const std::string& subject, Diagnostics& diagnostics);

/// Of the earlier path only ids and days are told; names are those of the catalogue.
PathDifference difference(const catalogue::Catalogue& catalogue, const EarlierPath& earlier, const PathAnswer& now, const person::Profile& person);

}  // namespace attiva::session
