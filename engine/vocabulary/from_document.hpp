// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <vector>

#include "attiva/diagnostic.hpp"
#include "document/tree.hpp"
#include "vocabulary/vocabulary.hpp"

// catalog/vocabolario/*.yaml → Vocabulary.

namespace attiva::vocabulary {

/// Reads all files together, so that references may go forward. Reports every
/// error (V001…V020 and the value codes) and builds what it can.
Vocabulary from_documents(const std::vector<document::Node>& files, Diagnostics& diagnostics);

}  // namespace attiva::vocabulary
