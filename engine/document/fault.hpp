// SPDX-FileCopyrightText: 2026 attiva contributors
// SPDX-License-Identifier: EUPL-1.2
#pragma once

#include <cstddef>
#include <string_view>

#include "attiva/diagnostic.hpp"

// What a YAML library says is wrong, in the words of those who write our files.
// Tested by tests/document/yaml_test.cpp.

namespace attiva::document {

inline constexpr const char* alias_help =
    "scrivi il valore per esteso; se è un testo, mettilo tra virgolette";

/// Adds the diagnostic for the library's English `message` found at byte `at` (clipped
/// to the text): often the fault is a line earlier, and that line is pointed at.
void report_fault(std::string_view message, std::size_t at, std::string_view text, FileId file,
                  Diagnostics& diagnostics);

}  // namespace attiva::document
