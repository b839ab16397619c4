// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <string>

#include "attiva/pathway.hpp"
#include "output.hpp"

// A path for people and, one fact a line, for screen readers and scripts.
// Tested by tests/cases/buoni/percorso/ and tests/told/path_text_test.cpp.

namespace attiva::cli {

/// `whole`: also who is at the table and why, papers, what moves if a step takes longer.
std::string path_text(const PathAnswer& answer, const Style& style, bool whole);
std::string path_plain(const PathAnswer& answer);
/// "il migliore", "il migliore trovato: …"
std::string proof_words(const Path& path, PathKey first);

}  // namespace attiva::cli
