// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>
#include <vector>

#include "catalogue/model.hpp"
#include "document/tree.hpp"

// YAML → acts and sheets: what things are. Codes C201…C208.

namespace attiva::catalogue {

/// catalog/fonti.yaml
std::vector<LegalSource> acts_from_document(const document::Node& document, Diagnostics& diagnostics);

/// catalog/leps.yaml
std::vector<ServiceLevel> levels_from_document(const document::Node& document, Diagnostics& diagnostics);

/// One …/strumenti/<id>.yaml or …/fondi/<id>.yaml. `expected_id` is the file's
/// name. Nothing when it has no usable id.
std::optional<Sheet> sheet_from_document(const document::Node& document, const std::string& expected_id,
                                         bool fund, language::Provenance::Layer layer,
                                         Diagnostics& diagnostics);

}  // namespace attiva::catalogue
